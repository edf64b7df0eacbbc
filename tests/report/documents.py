"""Reports to write: a realistic half-year summary with claims, leads and tables."""

from __future__ import annotations

from indicators.model import CellRef
from indicators.narrative.document import Claim, Document, Paragraph, Section, Table

NAMES = {"new_unions": "新建工会数", "new_members": "新增会员数", "membership_rate": "职工入会率", "total": "临溪县"}
TOWNSHIPS = ("城东街道", "城西街道", "河口镇", "大桥镇", "金沙镇", "梅林镇", "松林镇", "龙岗乡", "清泉乡", "北山乡")


def cell(address: str, *, sheet: str = "2024年第二季度", file: str = "报表.xlsx") -> CellRef:
    return CellRef(file, sheet, address)


def claimed(text: str, *claims: tuple[str, str, str, float, str, str], lead: str = "") -> Paragraph:
    """A paragraph; each claim is its words in the text, indicator, measure, value, unit and formula."""
    made, position = [], 0
    for words, indicator, measure, value, unit, formula in claims:
        start = text.index(words, position)
        position = start + len(words)
        sources = (*(cell(f"C{row}") for row in range(5, 15)), cell("D15", sheet="2024年第一季度"))
        made.append(Claim(start, position, words, indicator, "total", "2024H1", measure, value, unit, formula, sources))
    return Paragraph(lead + text, tuple(_moved(claim, len(lead)) for claim in made), len(lead))


def _moved(claim: Claim, by: int) -> Claim:
    values = {name: getattr(claim, name) for name in Claim.__slots__}
    return Claim(**values | {"start": claim.start + by, "end": claim.end + by})


def half_year(*, repeat: int = 1) -> Document:
    """A county's half-year summary; ``repeat`` makes its second section longer."""
    opening = claimed(
        "今年以来，全县10个乡镇（街道）围绕年初确定的目标任务，扎实推进各项工作。现将有关情况总结如下。",
        ("10个", "new_unions", "count", 10, "个", "已报送单位数"),
    )
    unions = claimed(
        "上半年新建工会87家，完成年度任务165家的52.7%，超序时进度2.7个百分点；比上年同期减少10家，“小微企业”建会"
        "仍是重点——其中二季度新建50家，推进速度有所加快。",
        ("87家", "new_unions", "value", 87, "家", "37＋50"),
        ("165家", "new_unions", "target", 165, "家", "各单位年度目标之和"),
        ("52.7%", "new_unions", "completion", 87 / 165, "%", "87÷165"),
        ("2.7个百分点", "new_unions", "lead", 87 / 165 - 0.5, "%", "87÷165－2÷4"),
        ("10家", "new_unions", "change", -10, "家", "87－97"),
        ("50家", "new_unions", "value", 50, "家", "各单位之和"),
        lead="（一）组建工作快于序时，单位之间差距较大。",
    )
    members = claimed(
        "6月底会员总数54596人，职工入会率60.4%，比上年同期下降0.8个百分点。",
        ("54596人", "new_members", "value", 54596, "人", "各单位之和"),
        ("60.4%", "membership_rate", "value", 0.604, "%", "54596÷90416"),
        ("0.8个百分点", "membership_rate", "change", -0.008, "%", "54596÷90416－51020÷83333"),
        lead="（二）会员总量稳步增加，入会率有所回落。",
    )
    aid = claimed(
        "上半年发放帮扶资金99.03万元，比上年同期增加23.29万元，增长30.7%。",
        ("99.03万元", "assistance_funds", "value", 990300, "元", "各单位之和"),
        ("23.29万元", "assistance_funds", "change", 232900, "元", "990300－757400"),
        ("30.7%", "assistance_funds", "growth", 0.307, "%", "990300÷757400－1"),
    )
    steps = Paragraph("1. 紧盯建会任务，对进展缓慢的单位逐一督导。")
    return Document(
        "临溪县2024年上半年工会工作总结",
        (
            Section("", (opening,)),
            Section("一、工会组织建设", (unions, members)),
            Section("二、困难职工帮扶", (aid,) * repeat),
            Section("三、下一步打算", (steps,)),
        ),
        signature="临溪县总工会",
        date="2024年7月",
        tables=(progress_table(),),
    )


def progress_table(rows: int = 10) -> Table:
    header = ("单位", "新建工会数（家）", "年度目标（家）", "完成率", "序时进度", "进度状态")
    filled = tuple(
        (TOWNSHIPS[n % 10], str(9 + n), str(20 + n), f"{100 * (9 + n) / (20 + n):.1f}%", "50.0%", "达序时") for n in range(rows)
    )
    return Table("各单位新建工会完成情况", header, filled)


def wide_table(columns: int = 16) -> Table:
    return Table(
        "各单位指标", tuple(f"指标名称{n:02d}" for n in range(columns)), (tuple("12345.67" for _ in range(columns)),) * 30
    )
