"""Random tall sheets with all that may stand between plain rows: totals, group rows, remarks, errors, gaps, odd numbers."""

from __future__ import annotations

import random
from collections.abc import Callable

from indicators.reading.grid import CellValue, Grid, Position, rectangle

_KINDS = ("村", "社区", "镇", "街道", "公司工会", "小学")
_INDICATORS = (
    ("新建工会数", "家"),
    ("会员总数", "人"),
    ("职工总数", "人"),
    ("帮扶资金", "万元"),
    ("劳动合同签订率", "%"),
    ("培训期数", ""),
    ("走访企业数", "家"),
)
_ODD: tuple[CellValue, ...] = ("—", "未报", "无", "约120", "12家", "1,234", "abc", True, 1e16, "(123)", "3.5万")


class TallBook:
    """One sheet, drawn by a seed: ``grid`` has rows of org units under a header, sometimes one row a quarter or indicator."""

    def __init__(self, seed: int, height: int = 260) -> None:
        self.chance = random.Random(seed)
        self.rows: list[list[CellValue]] = []
        self.percent: set[Position] = set()
        self.errors: dict[Position, str] = {}
        self.measures = self.chance.sample(_INDICATORS, self.chance.randint(2, 5))
        self.oddness = self.chance.choice((0.0, 0.0, 0.002, 0.02))
        self._top()
        body: Callable[[int], None] = self.chance.choice((self._wide, self._wide, self._by_quarter, self._long))
        body(height)

    def grid(self) -> Grid:
        return Grid(
            "2024年第二季度", rectangle(self.rows, keep=self.errors), percent=frozenset(self.percent), errors=self.errors
        )

    def _top(self) -> None:
        if self.chance.random() < 0.5:
            self.rows.append(["2024年第二季度工会工作情况统计表"])
        if self.chance.random() < 0.3:
            self.rows.append(["填报单位：青川县总工会", None, None, "单位：家、人、万元"])

    def _header(self, *first: str) -> None:
        units = self.chance.random() < 0.7
        names = [f"{name}（{unit}）" if units and unit else name for name, unit in self.measures]
        self.rows.append([*first, *names])

    def _name(self, number: int) -> str:
        if self.chance.random() < 0.02:
            return self.chance.choice(("青川县教育工会", "东部园区", "河口镇", "河口"))
        return f"第{number}{self.kind}" if self.chance.random() < 0.9 else f"城{number}{self.chance.choice(_KINDS)}"

    @property
    def kind(self) -> str:
        return _KINDS[len(self.measures) % 4]

    def _wide(self, height: int) -> None:
        serial = self.chance.random() < 0.3
        self._header(*(["序号"] if serial else []), "单位")
        whole = self.chance.choice(("", "", "first", "last"))
        if whole == "first":
            self._row([*([None] if serial else []), "合计"])
        for number in range(1, height):
            if self.chance.random() < 0.003:
                self.rows.append(self.chance.choice(([], ["东片"], ["备注：数据为初步统计。"])))
            self._row([*([number] if serial else []), self._name(number)])
        if whole == "last":
            self._row([*([None] if serial else []), "合计"])

    def _by_quarter(self, height: int) -> None:
        self._header("单位", "季度")
        sort_by_unit = self.chance.random() < 0.5
        pairs = [(n, q) for n in range(height // 4) for q in ("一", "二", "三", "四")]
        for number, quarter in pairs if sort_by_unit else sorted(pairs, key=lambda pair: "一二三四".index(pair[1])):
            self._row([f"第{number}{self.kind}", f"第{quarter}季度"])

    def _long(self, height: int) -> None:
        self.rows.append(["单位", "指标", "单位", "数值"])
        for number in range(height // len(self.measures)):
            for name, unit in self.measures:
                self._row([f"第{number}{self.kind}", name, unit], columns=1)

    def _row(self, labels: list[CellValue], columns: int | None = None) -> None:
        row = len(self.rows)
        values = [self._value(row, len(labels) + place) for place in range(columns or len(self.measures))]
        self.rows.append([*labels, *values])

    def _value(self, row: int, column: int) -> CellValue:
        dice = self.chance.random()
        if dice < self.oddness:
            if self.chance.random() < 0.3:
                self.errors[row, column] = "#REF!"
                return None
            return self.chance.choice(_ODD)
        if dice < self.oddness + 0.03:
            return None
        if dice < 0.3 and column == 2:
            self.percent.add((row, column))
        return self.chance.choice(
            (self.chance.randint(0, 500), round(self.chance.uniform(0, 90), 2), self.chance.randint(2015, 2025))
        )
