"""The supervision notice (督办单): one page to one org unit, what is missing and what the rest of the year must bring."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from indicators.model import TargetForm
from indicators.narrative.document import Document, Paragraph, Section, Table
from indicators.narrative.facts import places
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.small_base import is_of_few
from indicators.narrative.forms.frame import signed, union_of
from indicators.narrative.forms.supervised import units_supervised
from indicators.narrative.forms.tables import NOTHING, noted, printed
from indicators.narrative.phrasing.narrator import Narrator, sentences_of
from indicators.narrative.phrasing.text import Figure, Piece, Text, text_of
from indicators.narrative.sentences.against_target import against_target
from indicators.narrative.sentences.forecast import expected, out_of_reach
from indicators.narrative.sentences.judging import good, judged, lagging
from indicators.narrative.sentences.standing import amount, scope_clause
from indicators.narrative.sentences.unreported import asked_for

ITEMS = {"short": 5, "usual": 8, "full": 10}
"""How many indicators one page names; the furthest behind come first."""

TOLD = 2
"""So many items are told in a sentence each beside the table."""

ROOMY = 5
"""Up to so many items leave room for a sentence on the worst one."""

STARTED = 3
"""How many works that nobody has begun are named."""

DEADLINE = "____年__月__日"
"""Left for the office to fill in."""


def supervision(n: Narrator) -> Document:
    """Items, what is required, by when; a polite line where nothing is to be supervised; for the whole, who is."""
    title = f"{places.before_number(n.place)}{n.survey.period.name_zh()}目标任务督办{'清单' if n.is_whole else '单'}"
    known = judged(n.rows)
    if n.is_whole:
        return signed(n, n.county, title, *units_supervised(n))
    late = sorted(lagging(n, known), key=lambda row: is_of_few(n.survey, row))
    signer = n.county or n.place
    if not late:
        return signed(n, signer, title, _nothing(n, known))
    named = late[: ITEMS[n.length]]
    told = [_head(n, known, named), *_told(n, named), _demands(n, named), _reports(n), _deadline(n)]
    paragraphs = (n.paragraph(sentences) for sentences in told)
    addressed = Paragraph(f"{places.union_of(n.org_unit)}：")
    return signed(n, signer, title, [Section("", (addressed, *filter(None, paragraphs)))], (table_of_items(n, named),))


def _head(n: Narrator, known: Sequence[Row], named: Sequence[Row]) -> list[Text]:
    late = [row for row in known if not good(row)]
    said = n.say(
        "supervised",
        {"items": len(late), "judged": len(known), "rest": len(late) - len(named), "year_over": n.year_over},
        until=f"截至{n.survey.period.year}年{n.survey.period.end_month}月底",
        judged=n.evidence.count(known, "项", "有年度目标的指标数"),
        late=n.evidence.count(late, "项", "未达到要求的指标数"),
        named=n.evidence.count(named, "项", "列入督办的指标数"),
    )
    return [said + "。"]


def worst_items(n: Narrator, named: Sequence[Row]) -> tuple[list[Row], Row | None]:
    """What the page has room to tell beside its table, and of which item what is to be expected of the year.

    One or two items are told; of some more the one furthest behind, if it is alone there and nothing else is said.
    """
    lost = next(iter(out_of_reach(n, named)), None)
    if len(named) <= TOLD:
        return list(named), lost
    alone = round(named[0].lead or 0, 3) < round(named[1].lead or 0, 3)
    return [named[0]] if alone and len(named) <= ROOMY and not lost else [], lost


def _told(n: Narrator, named: Sequence[Row]) -> list[list[Text]]:
    """A paragraph an item; what is to be expected stands at the end of its item where the page would else be too short."""
    told, lost = worst_items(n, named)
    within = len(told) > 1
    items = [_item(n, row, lost=within and row is lost) for row in told]
    return items if within or not lost else [*items, [expected(n, lost, named=True) + "。"]]


def _item(n: Narrator, row: Row, *, lost: bool) -> list[Text]:
    """What was asked, what was done, how far that is from it; what each remaining quarter must bring, or that it will not."""
    done = text_of(scope_clause(n, row), amount(n, row))
    ahead = expected(n, row) if lost else still_to_do(n, row)
    return sentences_of([("", done), ("，", against_target(n, row)), ("；", ahead)])


def still_to_do(n: Narrator, row: Row) -> Text:
    """下半年还需完成11家，平均每季度不少于6家."""
    left = 4 - n.survey.period.end
    if not _goes_on(n, row):
        return Text()
    per_quarter = _per_quarter(n, row, left)
    numbers = {"left": left, "level": not row.subject.is_flow, "each": per_quarter.value}
    return n.say_of(row, "still_to_do", numbers, rest=places.rest_of_year(n.survey.period), per_quarter=per_quarter)


def _per_quarter(n: Narrator, row: Row, left: int) -> Figure:
    """Rounded up: whole things in whole numbers, money as it is."""
    share = ((row.target or 0) - (row.value or 0)) / left
    whole = row.subject.unit != "元" and float(row.target or 0).is_integer()
    formula = "（目标 − 完成）÷ 剩余季度数" + ("，有小数的进一" if whole else "")
    return n.evidence.derived([row], "gap", float(math.ceil(share - 1e-9)) if whole else share, formula)


def _demands(n: Narrator, named: Sequence[Row]) -> list[Text]:
    """What is to be done about all items, and what to be begun, by the names of the works."""
    untouched = [row.subject.work for row in named if row.value == 0 and row.subject.is_flow]
    works = list(dict.fromkeys(untouched))
    harms = [row.subject.noun for row in named if row.subject.form is TargetForm.CEILING]
    numbers = {"year_over": n.year_over, "left": 4 - n.survey.period.end, "harm": len(harms), "items": len(named)}
    asked = [n.say("demand_plan", numbers, harms="、".join(harms))]
    if works and not n.year_over:
        names = f"{'、'.join(works[:STARTED])}{'等' if len(works) > STARTED else ''}"
        asked.append(n.say("demand_start", {}, names=names))
    return [demand + "。" for demand in asked]


def _deadline(n: Narrator) -> list[Text]:
    union = union_of(n, n.county) if n.county not in ("", n.org_unit) else "上级工会"
    return [n.say("deadline", {}, date=DEADLINE, union=union) + "。"]


def _reports(n: Narrator) -> list[Text]:
    """What the org unit has not reported and is to send."""
    asked = asked_for(n, "report_due", date=DEADLINE)
    return [asked + "。"] if asked else []


def _nothing(n: Narrator, known: Sequence[Row]) -> list[Section]:
    count: Piece = n.evidence.count(known, "项", "有年度目标的指标数") if known else ""
    in_part = any(row.in_part for row in n.rows)
    numbers = {"judged": len(known), "reported": bool(n.rows), "year_over": n.year_over, "in_part": in_part}
    until = f"截至{n.survey.period.year}年{n.survey.period.end_month}月底"
    due = _reports(n)
    told = [] if due and not known else [n.say("not_supervised", numbers, until=until, judged=count) + "。"]
    paragraphs = (n.paragraph(sentences) for sentences in (told, due))
    return [Section("", (Paragraph(f"{places.union_of(n.org_unit)}："), *filter(None, paragraphs)))]


_HEADER = {
    "zh": ("督办事项", "年度目标", "完成", "尚差", "平均每季", "办结时限"),
    "en": ("Item", "Annual target", "Done", "Missing", "Each quarter", "Due by"),
}


_OVER = {"zh": "超出", "en": "over by "}
"""What stands before the difference to a ceiling, which is not missing but too much."""


def table_of_items(n: Narrator, rows: Sequence[Row]) -> Table:
    """Each item: what is asked, done and missing, what each remaining quarter must bring, the day it is to be done by."""
    language = n.evidence.language
    left = 4 - n.survey.period.end if n.survey.period.is_year_to_date else 0
    place = places.place_name(n.org_unit)
    table = Table(
        f"{place}督办事项表" if language == "zh" else f"Items, {place}",
        _HEADER[language],
        tuple(_cells(n, row, left) for row in rows),
        within=True,
    )
    table = noted(n, table, [(row[1], row[2], row[3].removeprefix(_OVER[language])) for row in table.rows])
    return table if left > 1 else replace(table, header=_without_each(table.header), rows=tuple(map(_without_each, table.rows)))


def _without_each(cells: tuple[str, ...]) -> tuple[str, ...]:
    return (*cells[:4], *cells[5:])


def _cells(n: Narrator, row: Row, left: int) -> tuple[str, ...]:
    language = n.evidence.language
    target, value = row.target or 0, row.value or 0
    amounts = (printed(n, row, "target"), printed(n, row, "value"))
    missing = n.evidence.words(row.indicator, "gap", abs(target - value))
    if row.subject.form is TargetForm.CEILING:
        missing = f"{_OVER[language]}{missing}"
    each = _per_quarter(n, row, left).words if left and _goes_on(n, row) else NOTHING
    return (row.subject.in_table(language), *amounts, missing, each, DEADLINE if language == "zh" else "")


def _goes_on(n: Narrator, row: Row) -> bool:
    """Whether what is missing can be done quarter by quarter: of an amount or a level, while the year to date is known."""
    known = row.target is not None and row.value is not None and n.survey.period.is_year_to_date
    return known and not row.subject.is_fraction and row.subject.form is not TargetForm.CEILING and n.survey.period.end < 4
