"""Where one indicator of one org unit stands: how much, beside its target, last year and the quarters before."""

from __future__ import annotations

from itertools import pairwise

from indicators.model import Better, Kind
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.small_base import is_of_few
from indicators.narrative.phrasing.narrator import LONGEST, Narrator, sentences_of
from indicators.narrative.phrasing.text import Piece, Text, text_of
from indicators.narrative.rules import Numbers
from indicators.narrative.sentences.against_target import against_target, makes_up
from indicators.narrative.sentences.quarters import last_quarter, quarters_of
from indicators.narrative.sentences.rank import place
from indicators.periods import Period


def standing(n: Narrator, row: Row, *, scope: bool = True) -> list[Text]:
    """What, how much, against what: 上半年新建工会87家，完成年度任务165家的52.7%，…；比上年同期减少10家。

    ``scope`` says whether the span is named first.
    """
    if n.apart and row.subject.is_flow:
        alone = _apart(n.apart, n.apart.row(row.indicator))
        to_date = n.say_of(row, "to_date", span=n.scope_of(row)) if alone else text_of(n.scope_of(row), amount(n, row))
        return sentences_of([*alone, ("；", to_date), ("，", against_target(n, row)), ("，", place(n, row))])
    opening = scope_clause(n, row) if scope else ""
    target = against_target(n, row)
    last_year = on_last_year(n, row)
    if target and tells_last_year_first(row):
        target, last_year = last_year, target
    mark = "；" if target else "，"
    within = last_quarter(n, row, quarters_of(n, row)) if n.survey.period.is_quarter and row.subject.is_flow else Text()
    return sentences_of(
        [
            ("", text_of(opening, amount(n, row), _older(n, row))),
            ("，", target),
            ("，", place(n, row)),  # beside the share it is a place of
            (mark, last_year),
            ("，" if last_year else mark, within),
        ]
    )


def is_kept_but_worse(row: Row) -> bool:
    """Whether a harm stays below its ceiling and is more than a year before: then that is said first."""
    more = row.subject.definition.better is Better.LOWER and (row.change or 0) > 0
    return more and row.verdict == "reached" and not row.subject.is_fraction


def tells_last_year_first(row: Row) -> bool:
    """Whether last year comes before the target: of harm that grows, and where the figure is of more than are asked for it."""
    return is_kept_but_worse(row) or (row.compared is not None and row.alike is None)


def _apart(n: Narrator, row: Row) -> list[tuple[str, Piece]]:
    """A quarter by itself; what it is of the year's target is told of the year to date."""
    if row.value is None:
        return []
    said = amount(n, row, {**row.numbers, "target": None, "seasonal": False})
    before = last_quarter(n, row, quarters_of(n, row)) if n.survey.period.is_quarter else Text()
    return [("", text_of(n.scope, said)), ("，", on_last_year(n, row)), ("，", before)]


def scope_clause(n: Narrator, row: Row) -> str:
    """The span of a flow (上半年; 二季度 if that is all there is), the day of a level (截至6月底，)."""
    return n.scope_of(row) if row.subject.is_flow else f"截至{n.until_of(row)}，"


def _older(n: Narrator, row: Row) -> Text:
    """Whose level in a sum is of an earlier day than the sentence names."""
    lacking = n.survey.lacking(row.indicator) if n.is_whole and row.subject.definition.kind is Kind.STOCK else {}
    if not lacking:
        return Text()
    rows = [n.survey.row(row.indicator, unit) for unit in lacking]
    return n.say("older", {}, count=n.units(rows, "数据不全的单位数"))


def amount(n: Narrator, row: Row, numbers: Numbers | None = None) -> Text:
    words = row.subject.told
    return n.say_of(row, "amount", numbers, noun=words.noun, before=words.before, undone=words.undone)


def on_last_year(n: Narrator, row: Row, *, short: bool = False) -> Text:
    if row.alike is not None:
        said_once = n.length == "short" and bool(n.survey.missing or n.survey.gaps)  # the opening says how all are compared
        told_before = said_once or (row.compared is not None and row.compared.of == row.alike.of)
        who: Piece = "" if told_before else n.units(row.alike.of, "同口径的单位数")
        return n.say("alike", {"told": told_before}, who=who, said=n.say_of(row.alike, "last_year_short"))
    if row.value is None:
        return Text()
    if row.previous_year is None:
        return since_before(n, row)
    return n.say_of(row, "last_year_short" if short else "last_year")


def since_before(n: Narrator, row: Row) -> Text:
    """A level of which last year is not known, beside the year's beginning, or else the quarter before."""
    quarters = quarters_of(n, row) if row.subject.definition.kind is Kind.STOCK and row.target is None else ()
    if len(quarters) < 2:
        return Text()
    *earlier, last = quarters
    at_new_year = [quarter for quarter in earlier if quarter.period == Period(last.period.year - 1, 4, 4)]
    before = (at_new_year or earlier)[-1]
    numbers = {"change": last.value - before.value, "new_year": bool(at_new_year)}
    quarter = before.period.name_en() if n.evidence.language == "en" else before.period.name_zh(with_year=False)
    return n.say("since_before", numbers, quarter=quarter, difference=n.evidence.quarter_change(row, last, before))


def ratio_with_parts(n: Narrator, row: Row, *, parts: bool = True) -> list[Text]:
    """A ratio with what it is made of, its change, and the cause the parts themselves show.

    ``parts`` is false where the parts have been told, with their growth, in the sentences before.
    """
    definition = row.subject.definition
    top, bottom = (n.row(part or "") for part in (definition.numerator, definition.denominator))
    said = amount(n, row)
    if parts and makes_up(row, top, bottom):
        said = text_of(said, "（", _part(n, bottom), "）")
    few = is_of_few(n.survey, row)  # one case more or less would make it another
    clauses = [said, against_target(n, row), place(n, row), Text() if few else on_last_year(n, row)]
    cause = _cause(n, row, top, bottom, "主要由于") if parts and not few else Text()
    if cause and sum(len(clause) + 1 for clause in (*clauses, cause)) > LONGEST:
        alone = _cause(n, row, top, bottom, "这主要是由于")
        return sentences_of([("，", clause) for clause in clauses]) + sentences_of([("", alone)])
    return sentences_of([("，", clause) for clause in (*clauses, cause)])


def _part(n: Narrator, row: Row) -> Text:
    return text_of(part_name(n, row), n.evidence.figure(row, "value"))


def part_name(n: Narrator, row: Row) -> str:
    """The part in brackets, without 总数: 会员, 职工."""
    return row.subject.noun.removesuffix("总数")


def _cause(n: Narrator, row: Row, top: Row, bottom: Row, start: str) -> Text:
    if top.growth is None or bottom.growth is None or not row.change or abs(row.change) < 0.001:
        return Text()
    if row.change > 0 and not n.first_time("cause"):  # a rise that its parts explain is worth saying once
        return Text()
    numbers = {**row.numbers, "top_growth": top.growth, "bottom_growth": bottom.growth}
    return n.say(
        "parts",
        numbers,
        start=start,
        top=part_name(n, top),
        bottom=part_name(n, bottom),
        top_growth=n.evidence.figure(top, "growth"),
        bottom_growth=n.evidence.figure(bottom, "growth"),
    )


def heading(n: Narrator, row: Row, rows: tuple[Row, ...] = ()) -> Text:
    """The verdict on one indicator as a run-in heading has it: 新建工会快于序时进度."""
    rows = () if not row.subject.is_judged or any(r.in_part for r in rows) else rows
    good = sum(r.value is not None and r.target is not None and r.value >= r.target for r in rows)
    judged = sum(r.value is not None and r.target is not None for r in rows)
    rising = row.subject.definition.kind is Kind.STOCK and _rising(n, row)
    beside = {name: row.alike.numbers[name] for name in ("base", "growth", "change")} if row.alike else {}
    numbers = {
        **row.numbers,
        **beside,
        **_judgement(row),
        "good": good,
        "bad": judged - good,
        "units": judged,
        "rising": rising,
        "done": row.completion,
        "handful": is_of_few(n.survey, row),
    }
    name = row.subject.definition.name.replace("(", "（").replace(")", "）")
    return n.say("heading", numbers, subject=row.subject.noun, name=name, all=f"各{n.kind}")


def _judgement(row: Row) -> Numbers:
    """What a heading may say of how far a figure is: of what is held against the target, and nothing of a part."""
    if not row.in_part and row.compared is None:
        return {}
    names = ("lead", "gap", "completion", "target")
    return {name: None if row.in_part else row.held.numbers[name] for name in names}


def _rising(n: Narrator, row: Row) -> bool:
    """Whether it has grown in each of the last four quarters: what 稳步 asks for."""
    quarters = quarters_of(n, row)[-5:]
    return len(quarters) == 5 and all(a.value < b.value for a, b in pairwise(quarters))
