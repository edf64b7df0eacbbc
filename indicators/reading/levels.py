"""Which figures are levels and which amounts, where the sheet itself says so: 期末数 over a column, a sentence below the table.

工匠学院数 looks like an amount by its name, but under 期末数 it is what stands there; 开展工资集体协商企业 is a level by its
definition, but not on a sheet that says 会员总数为期末数，其余为本季度发生数.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from indicators.inference import infer_indicator, of_kind
from indicators.model import Kind
from indicators.reading.adding_up import AddedUp
from indicators.reading.facts import Facts
from indicators.reading.labels import label_of
from indicators.reading.matching import Matched
from indicators.reading.roles import Role
from indicators.reading.senses import Sense
from indicators.reading.subjects import Subject
from indicators.reading.text import compact

_LEVEL_VALUE = re.compile(r"[期季年月]末|时点|存量|现有")
_LEVEL_TARGET = re.compile(r"[期年]末|年底")
_AMOUNT_VALUE = re.compile(r"[本当]|新增|发生|净增|累计|合计")
_SENTENCE = re.compile(r"[^。;；]+")
_OF_LEVELS = re.compile(
    r"""(?P<names>.+?) (?:数据|指标)? [均都皆]? (?:为|是|按|填报?) (?:[本报]告?期|[本当]季度?|季度?|年)?
    (?:期末|季末|年末|月末|时点|存量) [数值]? (?:统计|填报)? $""",
    re.VERBOSE,
)
_OF_AMOUNTS = re.compile(
    r"其[余他] (?:各项|指标|数据|各栏)* [均都皆]? (?:为|是|按|填报?) (?:[本当][季期月]度?|季度?) 的? .{0,2} (?:发生|完成|新增)",
    re.VERBOSE,
)
_NUMBERED = re.compile(r"^(?:注|说明|备注|填[表报]说明)?[:：]?(?:\d+[.、．])?")
_AND = re.compile(r"[、，,和与及]")
_LONGEST_NOTE, _SHORTEST_NAME = 400, 2
_NOTES_AT_MOST = 40
"""So many rows at the end of a sheet are searched for notes."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What sentences below a table say: the names of levels, and whether all other figures are amounts of the quarter."""

    levels: tuple[str, ...] = ()
    others_are_amounts: bool = False

    def is_level(self, name: str) -> bool:
        return any(said in name or name in said for said in self.levels)


def as_sheet_says(matched: Mapping[Subject, Matched], facts: Facts, added_up: AddedUp) -> dict[Subject, Matched]:
    """The indicators: a guessed amount that the sheet calls a level is one. A level whose months the file adds up
    (``added_up``) is an amount, and so is one that both the sheet's note and its own header call so."""
    said, headed = _said_below(facts), set(_headed_as_levels(facts))
    result = dict(matched)
    for subject, met in matched.items():
        indicator, named = met.indicator, said.is_level(subject.name)
        if indicator.inferred and indicator.kind is Kind.FLOW and (subject in headed or named):
            result[subject] = _as(Kind.STOCK, met)
        elif indicator.kind is Kind.STOCK and (
            _is_added_up(subject, matched, facts, added_up)
            or (said.others_are_amounts and not named and _looks_like_amount(subject))
        ):
            result[subject] = _as(Kind.FLOW, met)
    return result


def _is_added_up(subject: Subject, matched: Mapping[Subject, Matched], facts: Facts, added_up: AddedUp) -> bool:
    """Whether the sheet adds up a subject's periods; where no label names one, that of the sheet."""
    return subject in added_up or (facts.layout.table.grid.name in added_up and len(matched) == 1)


def _looks_like_amount(subject: Subject) -> bool:
    return infer_indicator(subject.name, subject.unit, subject.section).kind is Kind.FLOW


def _as(kind: Kind, met: Matched) -> Matched:
    return replace(met, indicator=of_kind(met.indicator, kind))


def _headed_as_levels(facts: Facts) -> Iterator[Subject]:
    """The subjects whose values stand under 期末数, or whose target is one of the year's end beside values that say no more
    than that they are done."""
    amounts: set[Subject] = set()
    due: set[Subject] = set()
    for sense in (*facts.columns.values(), *facts.rows.values()):
        if sense.subject is None:
            continue
        values = _words(sense, Role.VALUE)
        if _LEVEL_VALUE.search(values) and not sense.change:
            yield sense.subject
        elif sense.role is Role.TARGET and _LEVEL_TARGET.search(_words(sense, Role.TARGET)):
            due.add(sense.subject)
        elif sense.role is Role.RUNNING or _AMOUNT_VALUE.search(values):
            amounts.add(sense.subject)
    yield from due - amounts


def _words(sense: Sense, role: Role) -> str:
    """The words of a header that say what kind of numbers stand below, without its name."""
    labels = [label_of(part) for part in sense.header.split(" / ")]
    return "".join(compact(label.text).removeprefix(compact(label.name)) for label in labels if label.role is role)


def _said_below(facts: Facts) -> _Said:
    table = facts.layout.table
    last = max((r for r in facts.rows if r not in table.captions), default=table.rows[-1])
    below = table.grid.values[max(last + 1, table.grid.height - _NOTES_AT_MOST) :]
    texts = (compact(v) for row in below for v in row if isinstance(v, str) and len(v) <= _LONGEST_NOTE)
    sentences = [sentence for text in texts for sentence in _SENTENCE.findall(text)]
    levels = tuple(name for sentence in sentences for name in _level_names(sentence))
    return _Said(levels, bool(levels) and any(map(_OF_AMOUNTS.search, sentences)))


def _level_names(sentence: str) -> list[str]:
    """The names of 会员总数、职工书屋为期末数; what stands behind 其余 is another clause."""
    clauses = re.split(r"[,，](?=其[余他])", _NUMBERED.sub("", sentence))
    said = next((m for clause in clauses if (m := _OF_LEVELS.match(clause))), None)
    names = [name for name in _AND.split(said["names"]) if len(name) >= _SHORTEST_NAME] if said else []
    return [name for name in names if not name.startswith(("其余", "其他", "各项", "各指标"))]
