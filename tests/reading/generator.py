"""Random workbooks as offices write them, each with what it must be read as.

A ``Book`` is drawn from a seed: a county with org units and indicators of odd names, a layout, wordings, units, and mess.
Its truth holds every value in the unit it is kept in. Nothing here knows how the reader works.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

import openpyxl

from indicators.reading.grid import CellValue, Grid, rectangle

COUNTIES = ("临溪县", "塔山县", "云和市", "江口区", "乌兰旗", "双河自治县", "市中区", "宁乡市", "景乡县")
TOWNSHIPS = (
    "塔尔气镇",
    "二道白河镇",
    "一棵树乡",
    "三岔口镇",
    "八里湾街道",
    "四季青街道",
    "十里店乡",
    "月亮湾乡",
    "五一街道",
    "九龙镇",
    "万年乡",
    "百官街道",
    "千阳镇",
    "河口镇",
    "河口乡",
    "城关镇",
    "新村乡",
    "前进街道",
    "合水镇",
    "总部园区",
    "高新区",
    "工业园",
    "县直机关",
    "国有林场",
    "沙家浜镇",
    "东风街道",
    "小计庄乡",
    "季家镇",
    "年丰乡",
    "率水镇",
    "数字产业园",
    "额尔古纳镇",
    "元宝街道",
    "人和镇",
    "家湾乡",
    "第一镇",
    "目标村乡",
    "完达山镇",
    "累河镇",
)
VILLAGES = (
    "王家村",
    "上湾社区",
    "三里桥村",
    "红星社区",
    "八一村",
    "半年河村",
    "季桥社区",
    "一道沟村",
    "和平里社区",
    "双百村",
    "十月社区",
    "总门村",
)
BODIES = (
    "恒远机械有限公司",
    "宏达纺织集团",
    "县教育局",
    "人民医院",
    "第一中学",
    "供电公司",
    "邮政分公司",
    "鑫源(云和)化工有限公司",
    "农商银行",
    "交通运输局",
    "三江水泥厂",
    "市政工程公司",
    "新华书店有限公司",
    "烟草专卖局",
    "中心小学",
    "卫生院",
    "融媒体中心",
    "供销社",
)
CITIES = ("北京", "天津", "石家庄", "乌鲁木齐", "大连", "海口", "三亚", "牡丹江", "吉林", "大理", "七台河", "十堰")


@dataclass(frozen=True)
class Measure:
    """An indicator as one office writes it: the id it must get, its header, the unit printed, how large its numbers are."""

    id: str
    header: str
    unit: str
    kind: str
    low: int = 0
    high: int = 90
    places: int = 0

    @property
    def factor(self) -> Decimal:
        return {"万元": Decimal(10000), "亿元": Decimal(100000000), "%": Decimal("0.01")}.get(self.unit, Decimal(1))

    @property
    def is_rate(self) -> bool:
        return self.kind == "rate"


KNOWN: dict[str, tuple[tuple[str, ...], tuple[str, ...], str, int]] = {
    "new_unions": (("新建工会数", "新建工会", "新组建工会数"), ("家", "个"), "flow", 30),
    "new_members": (("新增会员数", "新增会员", "新发展会员"), ("人", "名"), "flow", 600),
    "members": (("会员总数", "工会会员总数"), ("人",), "stock", 20000),
    "employees": (("职工总数", "职工人数"), ("人",), "stock", 30000),
    "grassroots_unions": (("基层工会总数", "基层工会组织数"), ("家", "个"), "stock", 200),
    "collective_contract_rate": (("集体合同签订率",), ("%",), "rate", 100),
    "wage_agreement_rate": (("工资集体协商签订率", "工资协商签订率"), ("%",), "rate", 100),
    "assistance_funds": (("帮扶资金", "帮扶资金总额"), ("元", "万元"), "flow", 90),
    "dues_collected": (("工会经费收缴额", "经费收缴额"), ("元", "万元"), "flow", 800),
    "disputes_accepted": (("劳动争议受理数", "受理劳动争议", "劳动争议受理件数"), ("件", "起"), "flow", 40),
    "disputes_settled": (("劳动争议调处成功数", "调处成功数"), ("件",), "flow", 30),
    "workers_assisted": (("困难职工帮扶人数", "帮扶困难职工"), ("人",), "flow", 90),
    "safety_accidents": (("安全事故起数", "安全事故"), ("起",), "flow", 4),
    "recreational_events": (("文体活动次数", "开展文体活动"), ("次", "场"), "flow", 20),
    "mutual_aid_insured": (("医疗互助参保人数",), ("人",), "stock", 4000),
}
OWN = (
    ("骑手暖心驿站走访次数", "次", "flow", 50),
    ("退役军人职工座谈会场次", "场", "flow", 9),
    ("5.1服务卡年度制卡数", "张", "flow", 900),
    ("安全条幅悬挂条数", "条", "flow", 80),
    ("龙舟赛参赛队数", "支", "flow", 12),
    ("货车司机法律咨询件数", "件", "flow", 40),
    ("职工夜校在册学员总数", "人", "stock", 900),
    ("微心愿认领率", "%", "rate", 100),
    ("季度之星评选人数", "名", "flow", 9),
    ("爱心托管班投入经费", "万元", "flow", 60),
    ("民主协商会议题采纳率", "%", "rate", 100),
    ("年货节销售额", "万元", "flow", 300),
    ("月嫂技能考证人数", "人", "flow", 60),
    ("达标班组总数", "个", "stock", 70),
    ("工匠带徒对数", "对", "flow", 15),
)
TARGET_WORDS = ("年度目标", "目标", "目标值", "年度目标任务", "年度任务", "任务数", "全年目标", "年度计划")
VALUE_WORDS = ("本季完成", "本季度完成", "完成数", "完成值", "本季完成数", "实际完成", "本季", "完成情况")
RUNNING_WORDS = ("累计", "累计完成", "累计完成数", "本年累计", "年内累计完成")
QUARTERS: tuple[Callable[[int], str], ...] = (
    lambda q: f"第{'一二三四'[q - 1]}季度",
    lambda q: f"{'一二三四'[q - 1]}季度",
    lambda q: f"{q}季度",
    lambda q: f"Q{q}",
    lambda q: f"{3 * q - 2}-{3 * q}月",
    lambda q: f"{3 * q - 2}—{3 * q}月",
)
GAPS = ("", "—", "/", "…", "未报", "无数据", "-", "——", "……", "\\", "暂无")
TOTAL_WORDS = ("合计", "合  计", "总计", "全县合计", "总 计", "全县", "合 计")
SECTIONS = ("组织建设", "权益维护", "困难帮扶", "其他工作", "一、组织建设")
NOTES = (
    "注：1.会员总数为期末数；2.签订率=已签数/应签数×100%。",
    "审核人：        填表人：        联系电话：",
    "单位负责人：            经办人：",
    "数据来源：各乡镇工会报送",
    "备注：本表一式两份，2024年起执行。",
    "说明：12家单位暂缓统计",
)


@dataclass
class Sheet:
    """A sheet under construction, cells from 0."""

    name: str
    cells: dict[tuple[int, int], CellValue] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    percent: set[tuple[int, int]] = field(default_factory=set)
    hidden: bool = False

    def put(self, row: int, column: int, value: CellValue) -> None:
        if value not in (None, ""):
            self.cells[row, column] = value

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self.merged.append((top, left, bottom, right))

    @property
    def height(self) -> int:
        return max((r for r, _ in self.cells), default=-1) + 1

    def moved(self, down: int, right: int) -> Sheet:
        """The same sheet with blank rows above and blank columns before it."""
        return Sheet(
            self.name,
            {(r + down, c + right): v for (r, c), v in self.cells.items()},
            [(t + down, left + right, b + down, r + right) for t, left, b, r in self.merged],
            {(r + down, c + right) for r, c in self.percent},
            self.hidden,
        )

    def with_blank_row(self, before: int) -> Sheet:
        """The same sheet with a blank row put in."""
        return Sheet(
            self.name,
            {(r + (r >= before), c): v for (r, c), v in self.cells.items()},
            [(t + (t >= before), left, b + (b >= before), r) for t, left, b, r in self.merged],
            {(r + (r >= before), c) for r, c in self.percent},
            self.hidden,
        )

    def grid(self) -> Grid:
        width = max((c for _, c in self.cells), default=-1) + 1
        values = [[self.cells.get((r, c)) for c in range(width)] for r in range(self.height)]
        return Grid(
            self.name, rectangle(values), percent=frozenset(self.percent), merged=tuple(self.merged), hidden=self.hidden
        )


When = tuple[int, int]
"""Year and quarter."""

Key = tuple[str, str, str]
"""Org unit, period code, indicator id."""


@dataclass
class Book:
    """A workbook, its file's name and its truth: the value and the year's target of each org unit, period and indicator."""

    seed: int
    layout: str
    name: str
    sheets: list[Sheet]
    truth: dict[Key, tuple[float, float | None]]

    def grids(self) -> list[Grid]:
        return [sheet.grid() for sheet in self.sheets]

    def xlsx(self) -> bytes:
        """The workbook as Excel would save it."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for sheet in self.sheets:
            page = book.create_sheet(sheet.name)
            page.sheet_state = "hidden" if sheet.hidden and sheet is not self.sheets[0] else "visible"
            for (r, c), value in sheet.cells.items():
                cell = page.cell(r + 1, c + 1, value)
                if (r, c) in sheet.percent:
                    cell.number_format = "0.0%"
            for top, left, bottom, right in sheet.merged:
                page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        data = io.BytesIO()
        book.save(data)
        return data.getvalue()


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
        self.spaced = self.random.random() < 0.2
        self.english = self.random.random() < 0.1
        self.with_targets = self.random.random() < 0.6
        self.with_roles = self.random.random() < 0.6
        self.rate_style = self.random.choice(["points", "points", "format", "text"])
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
        pool = self.random.choice([TOWNSHIPS, TOWNSHIPS, TOWNSHIPS, VILLAGES, BODIES, CITIES])
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
        options = [plain, f" {plain} ", wide, f"{number:,}", f"{plain}{measure.unit}", f"约{plain}"]
        return self.random.choice(options)

    def put_value(
        self, sheet: Sheet, row: int, column: int, unit: str, measure: Measure, when: tuple[int, int], book: Book
    ) -> None:
        """Write a value or a gap; what is written goes into the truth."""
        if self.chance(self.gappy):
            sheet.put(row, column, self.random.choice(GAPS))
            return
        number = self.numbers[unit, measure.id, *when]
        self.put_number(sheet, row, column, measure, number)
        self.expect(book, unit, measure, when)

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
