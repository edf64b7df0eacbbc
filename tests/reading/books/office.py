"""One office's way of reporting, drawn from a seed: who, what, when, the numbers, and its habits of writing them.

Nothing here knows how the reader works.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from random import Random

from tests.reading.books.book import Book, Sheet
from tests.reading.books.measures import KNOWN, OWN, Measure
from tests.reading.books.names import BODIES, CITIES, COUNTIES, PROVINCES, TOWNSHIPS, TRADES, VILLAGES, ZONES
from tests.reading.books.wording import GAPS, NOTES, QUARTERS, numeral


class Office:
    """One office's way of reporting: who, what, when, the numbers, and its habits of writing them."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.county = self.random.choice(COUNTIES)
        self.units = self._units()
        self.measures = self._measures()
        self.years = self.random.choice([(2024,), (2024,), (2023,), (2023, 2024)])
        self.quarters = [(y, q) for y in self.years for q in range(1, self.random.choice([1, 2, 4, 4]) + 1)]
        self.quarter_word = self.random.choice(QUARTERS)
        self.messy = self.random.choice([0.0, 0.0, 0.1, 0.3])
        self.gappy = self.random.choice([0.0, 0.05, 0.15])
        self.odd = self.random.choice([0.0, 0.0, 0.02])
        self.spaced = self.random.random() < 0.2
        self.english = self.random.random() < 0.1
        self.with_targets = self.random.random() < 0.6
        self.with_roles = self.random.random() < 0.6
        self.rate_style = self.random.choice(["points", "points", "format", "text"])
        self.numbers: dict[tuple[str, str, int, int], Decimal] = {}
        self.targets: dict[tuple[str, str, int], Decimal] = {}
        self.renew()

    def renew(self) -> None:
        """Draw the numbers of all org units anew, after units or measures have changed."""
        self.numbers = {(u, m.id, y, q): self._number(m) for u in self.units for m in self.measures for y, q in self.quarters}
        for m in self.measures:
            if m.kind == "stock":
                for u in self.units:
                    level = self.numbers[u, m.id, *self.quarters[0]]
                    for y, q in self.quarters:
                        level = self.numbers[u, m.id, y, q] = level + self.random.randint(0, 20)
        self.targets = {
            (u, m.id, y): self._number(m) * (1 if m.is_rate else 4)
            for u in self.units for m in self.measures for y in self.years
            if self.with_targets and m.kind != "stock"
        }  # fmt: skip

    def _units(self) -> list[str]:
        pool = self.random.choice([TOWNSHIPS, TOWNSHIPS, TOWNSHIPS, VILLAGES, BODIES, CITIES, PROVINCES, TRADES, ZONES])
        return self.random.sample(pool, self.random.randint(3, min(11, len(pool))))

    def _measures(self) -> list[Measure]:
        known = self.random.sample(sorted(KNOWN), self.random.randint(2, 8))
        own = self.random.sample(OWN, self.random.randint(0, 3))
        result = []
        for id_ in known:
            headers, units, kind, high = KNOWN[id_]
            unit = self.random.choice(units)
            places = 2 if unit in ("万元", "亿元") else 1 if unit == "%" else 0
            result.append(
                Measure(id_, self.random.choice(headers), unit, kind, high=high * (10000 if unit == "元" else 1), places=places)
            )
        for header, unit, kind, high in own:
            places = 2 if unit == "万元" else 1 if unit == "%" else 0
            result.append(Measure(header, header, unit, kind, high=high, places=places))
        self.random.shuffle(result)
        return result

    def _number(self, measure: Measure) -> Decimal:
        scale = 10**measure.places
        low = 40 * scale if measure.is_rate else 0
        return Decimal(self.random.randint(low, measure.high * scale)) / scale

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def header(self, measure: Measure, *, with_unit: bool = True) -> str:
        """The header of an indicator; the unit is left to a unit column where ``with_unit`` is false."""
        unit = measure.unit
        if not with_unit or (measure.is_rate and self.rate_style != "points"):
            return measure.header
        if unit not in ("万元", "亿元", "%") and self.chance(0.3) and measure.id in KNOWN and unit != "元":
            return measure.header
        if self.english and measure.id in KNOWN:
            return f"{measure.header}（{unit}）\nNumber of {measure.id.replace('_', ' ')}"
        style = self.random.choice(["（{}）", "({})", "\n（{}）", "（单位：{}）", "({})", "/{}" if unit != "%" else "({})"])
        return measure.header + style.format(unit)

    def unit_name(self, unit: str) -> str:
        """An org unit's name as typed this time."""
        if self.spaced and len(unit) <= 3:
            return "　".join(unit)
        return f" {unit} " if self.spaced else unit

    def put_number(self, sheet: Sheet, row: int, column: int, measure: Measure, number: Decimal, *, mess: bool = True) -> None:
        """Write a number the way this office writes numbers."""
        if measure.is_rate and self.rate_style == "format":
            sheet.put(row, column, float(number / 100))
            sheet.percent.add((row, column))
        elif measure.is_rate and self.rate_style == "text":
            sheet.put(row, column, f"{number}%")
        elif mess and self.chance(self.messy):
            sheet.put(row, column, self._as_text(measure, number))
        else:
            sheet.put(row, column, int(number) if number == int(number) else float(number))

    def _as_text(self, measure: Measure, number: Decimal) -> str:
        plain = f"{number}"
        wide = plain.translate({ord("0") + i: ord("０") + i for i in range(10)})
        options = [plain, f" {plain} ", wide, f"{number:,}", f"{plain}{measure.unit}", f"约{plain}", f"{plain}（预计）"]
        if measure.unit in ("家", "人", "个", "件", "次") and 0 < number < 100:
            options.append(f"{numeral(int(number))}{measure.unit}")
        return self.random.choice(options)

    def put_value(
        self, sheet: Sheet, row: int, column: int, unit: str, measure: Measure, when: tuple[int, int], book: Book
    ) -> None:
        """Write a value or a gap; what is written goes into the truth."""
        if self.chance(self.gappy):
            sheet.put(row, column, self.random.choice(GAPS))
            return
        if self.chance(self.odd):
            self._put_odd(sheet, row, column)
            return
        number = self.numbers[unit, measure.id, *when]
        if number == 0 and measure.kind == "flow" and measure.unit not in ("元", "万元") and self.chance(self.messy):
            sheet.put(row, column, "无")
        else:
            self.put_number(sheet, row, column, measure, number)
        self.expect(book, unit, measure, when)

    def _put_odd(self, sheet: Sheet, row: int, column: int) -> None:
        """Write what cannot be taken for a number: it must be told with its cell."""
        kind = self.random.choice(["text", "text", "error", "formula", "long", "date"])
        sheet.asked.add((row, column))
        if kind == "formula":
            sheet.unevaluated.add((row, column))
        odd = {
            "text": self.random.choice(["10-20", "6.3(6.1)", "3家45人", "见附件2", "1.2.3", "三四家", "九成"]),
            "error": self.random.choice(["#REF!", "#DIV/0!", "#VALUE!", "#NAME?"]),
            "formula": 0,
            "long": 1234567890123456,
            "date": datetime(2024, 6, 30),
        }
        sheet.put(row, column, odd[kind])

    def put_target(self, sheet: Sheet, row: int, column: int, unit: str, measure: Measure, year: int) -> None:
        if (unit, measure.id, year) in self.targets:
            self.put_number(sheet, row, column, measure, self.targets[unit, measure.id, year], mess=False)

    def expect(self, book: Book, unit: str, measure: Measure, when: tuple[int, int], *, with_target: bool = True) -> None:
        year, quarter = when
        number = float(self.numbers[unit, measure.id, year, quarter] * measure.factor)
        target = self.targets.get((unit, measure.id, year)) if with_target else None
        key = (unit, f"{year}Q{quarter}", measure.id)
        book.truth[key] = (number, None if target is None else float(target * measure.factor))

    def has_target(self, measure: Measure) -> bool:
        return self.with_targets and measure.kind != "stock"

    def title(self, year: int, quarter: int | None, *, whose: str = "", what: str = "") -> str:
        time = f"{year}年" + (f"第{'一二三四'[quarter - 1]}季度" if quarter else "")
        what = what or self.random.choice(
            [
                "工会工作指标完成情况统计表",
                "主要指标完成情况表",
                "工会工作目标任务完成情况统计表",
                "工会工作统计表",
                "工会重点工作进度表",
            ]
        )
        return f"{whose or self.county}{self.random.choice(['', '总工会']) if not whose else ''}{time}{what}"

    def head(self, sheet: Sheet, row: int, title: str, width: int) -> int:
        """Title and lines above a table; returns the row of its header."""
        sheet.put(row, 0, title)
        if self.chance(0.7):
            sheet.merge(row, 0, row, max(width - 1, 0))
        row += 1
        if self.chance(0.4):
            sheet.put(row, 0, f"填报单位：{self.county}总工会")
            sheet.put(row, max(width - 1, 1), "填报时间：2025年1月5日")
            row += 1
        return row + self.random.choice([0, 0, 1])

    def foot(self, sheet: Sheet) -> None:
        row = sheet.height + self.random.choice([0, 1])
        for note in self.random.sample(NOTES, self.random.randint(0, 2)):
            sheet.put(row, 0, note)
            row += 1
