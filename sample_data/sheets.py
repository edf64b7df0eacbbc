"""One quarter's workbook of the invented county, laid out as an office lays it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from sample_data.county import COUNTY, PARTS, Report

QUARTERS = ("一", "二", "三", "四")
FIRST_ROW = 4


@dataclass(frozen=True)
class Column:
    """One indicator of a sheet: its header, how many of its unit make one printed unit, and the columns under it."""

    indicator: str
    header: str
    target: bool = False
    running: bool = False
    per: float = 1
    number_format: str = "#,##0"

    @property
    def under(self) -> tuple[str, ...]:
        return (*(["年度目标"] if self.target else []), "本季完成", *(["累计完成"] if self.running else []))


RATE, TYPED_RATE, MONEY = "0.0%", "0.0", "#,##0.00"
SHEETS: dict[str, tuple[Column, ...]] = {
    "组织建设": (
        Column("new_unions", "新建工会数（家）", target=True),
        Column("grassroots_unions", "基层工会总数（家）"),
        Column("enterprises_covered", "工会覆盖企业数（家）"),
        Column("enterprises_eligible", "应建会企业数（家）"),
        Column("unionisation_rate", "建会率", target=True, number_format=RATE),
        Column("new_members", "新增会员数（人）", target=True),
        Column("members", "会员总数（人）"),
        Column("employees", "职工总数（人）"),
        Column("membership_rate", "职工入会率", target=True, number_format=RATE),
        Column("union_reelections", "工会换届数（家）", target=True),
    ),
    "权益维护": (
        Column("collective_contracts_due", "应签集体合同企业数（家）"),
        Column("collective_contracts_signed", "已签集体合同企业数（家）"),
        Column("collective_contract_rate", "集体合同签订率", target=True, number_format=RATE),
        Column("wage_agreements_due", "应签工资集体协商企业数（家）"),
        Column("wage_agreements_signed", "已签工资集体协商企业数（家）"),
        Column("wage_agreement_rate", "工资集体协商签订率", target=True, number_format=RATE),
        Column("labour_contract_rate", "劳动合同签订率（%）", target=True, per=0.01, number_format=TYPED_RATE),
        Column("womens_agreements", "女职工专项集体合同（家）", target=True),
        Column("disputes_accepted", "受理劳动争议案件（件）"),
        Column("disputes_settled", "劳动争议调处成功（件）"),
        Column("settlement_rate", "调处成功率", target=True, number_format=RATE),
        Column("dispute_amount", "涉案金额（万元）", per=10000, number_format=MONEY),
        Column("petition_visits", "信访接待（人次）"),
    ),
    "帮扶服务": (
        Column("workers_assisted", "帮扶困难职工（人）", target=True, running=True),
        Column("assistance_funds", "帮扶资金（万元）", target=True, running=True, per=10000, number_format=MONEY),
        Column("workers_visited", "慰问困难职工（人）", target=True, running=True),
        Column("condolence_funds", "慰问金额（万元）", target=True, running=True, per=10000, number_format=MONEY),
        Column("students_aided", "金秋助学受助人数（人）", target=True, running=True),
        Column("student_aid_funds", "助学资金（元）", target=True, running=True),
        Column("mutual_aid_insured", "医疗互助参保人数（人）", target=True),
    ),
    "宣传经费": (
        Column("safety_trainings", "安全培训演练（次）", target=True),
        Column("safety_accidents", "安全事故（起）", target=True),
        Column("training_sessions", "职工培训期数（期）", target=True),
        Column("workers_trained", "职工培训人次（人次）", target=True),
        Column("recreational_events", "文体活动次数（次）", target=True),
        Column("recreational_participants", "文体活动参加人数（人）"),
        Column("劳模工匠宣讲场次", "劳模工匠宣讲场次（场）", target=True),
        Column("workers_homes", "职工之家创建数（家）", target=True),
        Column("items_published", "信息录用篇数（篇）", target=True),
        Column("dues_collected", "工会经费收缴额（元）", target=True),
    ),
}
FOOT = {
    "组织建设": (
        "注：1.新建工会、新增会员、换届数为本季度发生数，其余为季末数。",
        "2.建会率＝工会覆盖企业数÷应建会企业数，入会率＝会员总数÷职工总数。",
    ),
    "权益维护": (
        "注：1.合同企业数为季末有效数，争议、信访为本季度发生数。",
        "2.劳动合同签订率由各乡镇（街道）自行计算，县级不汇总。",
    ),
    "帮扶服务": ("注：1.资金按实际发放数填报。", "2.医疗互助参保人数为季末在保人数。"),
    "宣传经费": ("注：1.安全事故年度目标为控制数，不得突破。", "2.工会经费按到账数填报。"),
}
Amounts = dict[str, dict[str, float]]
"""By township, then by indicator."""


def workbook(year: int, quarter: int, reports: list[Report], so_far: Amounts, notes: list[list[str]]) -> bytes:
    """The quarter's workbook. ``so_far`` are the amounts from the start of the year; ``notes`` the lines of 工作亮点."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    title = f"{COUNTY}{year}年第{QUARTERS[quarter - 1]}季度工会工作指标统计表"
    fixed = datetime(year, 1, 5)  # noqa: DTZ001 - no clock: the same bytes each time
    book.set_properties({"title": title, "author": f"{COUNTY}总工会", "created": fixed})
    for name, columns in SHEETS.items():
        _Sheet(book, name, columns, year, quarter).write(reports, so_far)
    _write_notes(book, notes)
    book.close()
    return buffer.getvalue()


class _Sheet:
    def __init__(self, book: Workbook, name: str, columns: tuple[Column, ...], year: int, quarter: int) -> None:
        self.name, self.columns, self.year, self.quarter = name, columns, year, quarter
        self.sheet: Worksheet = book.add_worksheet(name)
        self.format = _formats(book)
        self.first: dict[str, int] = {}
        at = 2
        for column in columns:
            self.first[column.indicator] = at
            at += len(column.under)
        self.width = at

    def write(self, reports: list[Report], so_far: Amounts) -> None:
        self._write_head()
        for place, report in enumerate(reports):
            self._write_report(FIRST_ROW + place, place + 1, report, so_far[report.township])
        self._write_total(FIRST_ROW + len(reports), reports, so_far)
        self._write_foot(FIRST_ROW + len(reports) + 1)
        self._set_up_page()

    def _write_head(self) -> None:
        last, sheet = self.width - 1, self.sheet
        title = f"{COUNTY}{self.year}年第{QUARTERS[self.quarter - 1]}季度工会{self.name}工作情况统计表"
        sheet.merge_range(0, 0, 0, last, title, self.format("title"))
        sheet.merge_range(1, 0, 1, last - 3, f"填报单位：{COUNTY}总工会", self.format("left"))
        year, month = (self.year, 3 * self.quarter + 1) if self.quarter < 4 else (self.year + 1, 1)
        sheet.merge_range(1, last - 2, 1, last, f"填报时间：{year}年{month}月5日", self.format("right"))
        for at, text in enumerate(("序号", "乡镇（街道）")):
            sheet.merge_range(2, at, 3, at, text, self.format("head"))
        for column in self.columns:
            first = self.first[column.indicator]
            if len(column.under) == 1:
                sheet.merge_range(2, first, 3, first, column.header, self.format("head"))
                continue
            sheet.merge_range(2, first, 2, first + len(column.under) - 1, column.header, self.format("head"))
            for at, under in enumerate(column.under):
                sheet.write_string(3, first + at, under, self.format("head"))

    def _write_report(self, row: int, number: int, report: Report, so_far: dict[str, float]) -> None:
        self.sheet.write_number(row, 0, number, self.format("cell"))
        self.sheet.write_string(row, 1, report.township, self.format("name"))
        for column in self.columns:
            cell, at = self.format("number", column.number_format), self.first[column.indicator]
            if column.target:
                self.sheet.write_number(row, at, _printed(report.targets[column.indicator], column), cell)
                at += 1
            if report.values is None:
                for place in range(at, self.first[column.indicator] + len(column.under)):
                    self.sheet.write_string(row, place, "未报", self.format("cell"))
                continue
            self._write_value(row, at, column, report.values[column.indicator], cell)
            if column.running:
                self.sheet.write_number(row, at + 1, _printed(so_far[column.indicator], column), cell)

    def _write_value(self, row: int, at: int, column: Column, value: float, cell: Format) -> None:
        if column.indicator not in PARTS:
            self.sheet.write_number(row, at, _printed(value, column), cell)
            return
        above, below = (xl_rowcol_to_cell(row, self.first[part]) for part in PARTS[column.indicator])
        self.sheet.write_formula(row, at, f"={above}/{below}", cell, value)

    def _write_total(self, row: int, reports: list[Report], so_far: Amounts) -> None:
        reported = [r.values for r in reports if r.values is not None]
        self.sheet.merge_range(row, 0, row, 1, "合计", self.format("total head"))
        for column in self.columns:
            name, at, cell = column.indicator, self.first[column.indicator], self.format("total", column.number_format)
            if column.number_format in (RATE, TYPED_RATE):
                self.sheet.write_number(row, at, _printed(reports[0].targets[name], column), cell)
                self._write_total_of_rate(row, at + 1, column, reported, cell)
                continue
            sums: list[float] = [sum(r.targets[name] for r in reports)] if column.target else []
            sums.append(sum(v[name] for v in reported))
            if column.running:
                sums.append(sum(so_far[r.township][name] for r in reports if r.values is not None))
            for place, total in enumerate(sums, start=at):
                top, bottom = xl_rowcol_to_cell(FIRST_ROW, place), xl_rowcol_to_cell(row - 1, place)
                self.sheet.write_formula(row, place, f"=SUM({top}:{bottom})", cell, _printed(total, column))

    def _write_total_of_rate(self, row: int, at: int, column: Column, reported: list[dict[str, float]], cell: Format) -> None:
        if column.indicator not in PARTS:
            self.sheet.write_string(row, at, "—", cell)
            return
        above, below = (sum(v[part] for v in reported) for part in PARTS[column.indicator])
        self._write_value(row, at, column, above / below, cell)

    def _write_foot(self, row: int) -> None:
        for at, line in enumerate(FOOT[self.name]):
            self.sheet.merge_range(row + at, 0, row + at, self.width - 1, line, self.format("left"))
        signatures = "单位负责人：沈立远　　　　　审核人：贺文秋　　　　　填表人：卢晓帆"
        self.sheet.merge_range(row + 3, 0, row + 3, self.width - 1, signatures, self.format("left"))

    def _set_up_page(self) -> None:
        sheet = self.sheet
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, 16)
        sheet.set_column(2, self.width - 1, 11)
        sheet.set_default_row(20)
        sheet.set_row(0, 34)
        sheet.set_row(2, 34)
        sheet.freeze_panes(FIRST_ROW, 2)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, 3)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer("&C第 &P 页，共 &N 页")


def _printed(value: float, column: Column) -> float:
    return value if column.per == 1 else round(value / column.per, 6)


def _formats(book: Workbook) -> Callable[..., Format]:
    made: dict[tuple[str, str], Format] = {}
    framed = {"border": 1, "align": "center", "valign": "vcenter", "font_name": "宋体", "font_size": 10}
    looks: dict[str, dict[str, object]] = {
        "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter", "font_name": "黑体"},
        "left": {"font_name": "宋体", "font_size": 10},
        "right": {"font_name": "宋体", "font_size": 10, "align": "right"},
        "head": {**framed, "bold": True, "text_wrap": True, "bg_color": "#E7EEF7"},
        "cell": framed,
        "name": {**framed, "align": "left"},
        "number": {**framed, "align": "right"},
        "total head": {**framed, "bold": True, "bg_color": "#F4F1E8"},
        "total": {**framed, "align": "right", "bold": True, "bg_color": "#F4F1E8"},
        "text": {**framed, "align": "left", "text_wrap": True},
    }

    def one(look: str, number_format: str = "General") -> Format:
        key = (look, number_format)
        if key not in made:
            made[key] = book.add_format({**looks[look], "num_format": number_format})
        return made[key]

    return one


def _write_notes(book: Workbook, notes: list[list[str]]) -> None:
    sheet, style = book.add_worksheet("工作亮点"), _formats(book)
    for row, line in enumerate([["乡镇（街道）", "板块", "内容"], *notes]):
        for at, text in enumerate(line):
            sheet.write_string(row, at, text, style("text" if row else "head"))
    sheet.set_column(0, 1, 18)
    sheet.set_column(2, 2, 90)
    sheet.freeze_panes(1, 0)
