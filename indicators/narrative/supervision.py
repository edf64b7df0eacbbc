"""The supervision notice (督办单): one page to one org unit, what is missing and what the rest of the year must bring."""

from __future__ import annotations

import math
from collections.abc import Sequence

from indicators import wording
from indicators.model import TargetForm
from indicators.narrative import places
from indicators.narrative.document import Document, Paragraph, Section, Table
from indicators.narrative.frame import numbered, signed
from indicators.narrative.judging import good, judged, lagging
from indicators.narrative.narrator import Narrator, sentences_of
from indicators.narrative.row import Row
from indicators.narrative.standing import against_target, amount, scope_clause
from indicators.narrative.supervised import units_supervised
from indicators.narrative.text import Figure, Piece, Text, text_of
from indicators.narrative.themes import leads

ITEMS = {"short": 5, "usual": 8, "full": 1000}
"""How many indicators one page names; the furthest behind come first."""

DEADLINE = "____年__月__日"
"""Left for the office to fill in."""


def supervision(n: Narrator) -> Document:
    """Items, what is required, by when; a polite line where nothing is to be supervised; for the whole, who is."""
    title = f"{places.place_name(n.place)}{n.survey.period.name_zh()}目标任务督办{'清单' if n.is_whole else '单'}"
    known = judged(n.rows)
    if n.is_whole:
        return signed(n, n.county, title, *units_supervised(n))
    late = lagging(n, known)
    signer = n.county or n.place
    if not late:
        return signed(n, signer, title, _nothing(n, known))
    named = late[: ITEMS[n.length]]
    bodies = [
        ("督办事项", leads(n, [(Text(row.subject.noun), _item(n, row)) for row in named])),
        ("办理要求", _demands(n, named)),
        ("办理时限", _deadlines(n)),
    ]
    return signed(n, signer, title, [_head(n, known, named), *numbered(bodies)], (_table(n, named),))


def _head(n: Narrator, known: Sequence[Row], named: Sequence[Row]) -> Section:
    late = [row for row in known if not good(n, row)]
    said = n.say(
        "supervised",
        {"items": len(late), "judged": len(known), "rest": len(late) - len(named), "year_over": n.year_over},
        until=f"截至{n.survey.period.year}年{n.survey.period.end_month}月底",
        judged=n.evidence.count(known, "项", "有年度目标的指标数"),
        late=n.evidence.count(late, "项", "未达到要求的指标数"),
        named=n.evidence.count(named, "项", "列入督办的指标数"),
    )
    paragraph = n.paragraph([said + "。"])
    return Section("", (Paragraph(f"{places.union_of(n.org_unit)}："), *([paragraph] if paragraph else [])))


def _item(n: Narrator, row: Row) -> list[Text]:
    """What was asked, what was done, how far that is from it, and what each remaining quarter must bring."""
    done = text_of(scope_clause(n, row), amount(n, row))
    return sentences_of([("", done), ("，", against_target(n, row)), ("；", still_to_do(n, row))])


def still_to_do(n: Narrator, row: Row) -> Text:
    """下半年还需完成11家，平均每季度不少于6家."""
    left = 4 - n.survey.period.end
    if row.target is None or row.value is None or not n.survey.period.is_year_to_date or row.subject.is_fraction:
        return Text()
    if row.subject.form is TargetForm.CEILING or not left:
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


def _demands(n: Narrator, named: Sequence[Row]) -> list[Paragraph]:
    untouched = [row.subject.noun for row in named if row.value == 0 and row.subject.is_flow]
    asked = [n.say("demand_cause"), n.say("demand_plan", {"year_over": n.year_over})]
    if untouched and not n.year_over:
        asked.insert(1, n.say("demand_start", {}, names="、".join(untouched)))
    return leads(n, [(None, [demand + "。"]) for demand in asked])


def _deadlines(n: Narrator) -> list[Paragraph]:
    union = places.union_of(n.county) if n.county not in ("", n.org_unit) else "上级工会"
    paragraph = n.paragraph([n.say("deadline", {}, date=DEADLINE, union=union) + "。"])
    return [paragraph] if paragraph else []


def _nothing(n: Narrator, known: Sequence[Row]) -> list[Section]:
    count: Piece = n.evidence.count(known, "项", "有年度目标的指标数") if known else ""
    numbers = {"judged": len(known), "reported": bool(n.rows), "year_over": n.year_over}
    until = f"截至{n.survey.period.year}年{n.survey.period.end_month}月底"
    paragraph = n.paragraph([n.say("not_supervised", numbers, until=until, judged=count) + "。"])
    return [Section("", (Paragraph(f"{places.union_of(n.org_unit)}："), *([paragraph] if paragraph else [])))]


def _table(n: Narrator, rows: Sequence[Row]) -> Table:
    header = ("督办事项", "年度目标", "完成", "尚差", "办结时限")
    return Table(
        f"{places.place_name(n.org_unit)}督办事项表",
        header,
        tuple(
            (
                row.subject.definition.name,
                wording.amount(row.target or 0, row.subject.unit),
                wording.amount(row.value or 0, row.subject.unit),
                n.evidence.words(row.indicator, "gap", abs((row.target or 0) - (row.value or 0))),
                DEADLINE,
            )
            for row in rows
        ),
    )
