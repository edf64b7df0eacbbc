"""Which indicator each subject of a table is: a defined one, or one of its own under its own header."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indicators.catalogue import Catalogue, Match
from indicators.meaning import meaning_of
from indicators.model import Indicator
from indicators.reading.org_units import is_whole
from indicators.reading.subjects import Subject, is_bare_measure, says_little

_SHORT = 3
_SHARE = re.compile(r"比率|比例|率|百分比")


@dataclass(frozen=True, slots=True)
class Matched:
    """An indicator and how certain it is; ``maybe`` is the definition a person should be asked about."""

    indicator: Indicator
    certainty: float
    maybe: Indicator | None = None


def match_subjects(subjects: Iterable[Subject], catalogue: Catalogue, titles: Sequence[str] = ()) -> dict[Subject, Matched]:
    """Find the indicator of each subject of one table. What a title says of all of them settles which one a name that is too
    short may mean (收缴额 under 工会经费收缴情况)."""
    wanted = list(dict.fromkeys(subjects))
    contexts: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for subject in wanted:
        contexts[subject.name].add(subject.groups)
    qualified = _parts_of_sums(wanted, catalogue) | _qualified([s for s in wanted if len(contexts[s.name]) > 1])
    found = {s: _match(s, qualified.get(s), catalogue) for s in wanted}
    return {s: _as_titled(s, met, titles, catalogue) if met.maybe else met for s, met in found.items()}


def _as_titled(subject: Subject, met: Matched, titles: Sequence[str], catalogue: Catalogue) -> Matched:
    """The definition that a name may mean, where it surely means it together with a title."""
    for title in titles:
        match = catalogue.match(_joined(title, met.indicator.name), subject.unit)
        if match.accepted and match.indicator is not None and met.maybe is not None and match.indicator.id == met.maybe.id:
            return Matched(match.indicator, match.certainty)
    return met


def _parts_of_sums(subjects: list[Subject], catalogue: Catalogue) -> dict[Subject, str]:
    """What stands beside a 合计 in its group is part of the group's indicator: 社会组织 under 新建工会."""
    summed = {s.groups[0] for s in subjects if s.groups and is_whole(s.name)}
    return {
        s: _joined(s.groups[0], s.name)
        for s in subjects
        if s.groups and s.groups[0] in summed and not is_whole(s.name) and not catalogue.match(s.name, s.unit).accepted
    }


def _qualified(repeated: list[Subject]) -> dict[Subject, str]:
    """A name that occurs under several groups is told apart by the nearest group that does so."""
    result: dict[Subject, str] = {}
    depth = max((len(s.groups) for s in repeated), default=0)
    for level in range(depth):
        count: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for subject in repeated:
            if len(subject.groups) > level:
                count[_joined(subject.groups[level], subject.name)].add(subject.groups)
        for subject in repeated:
            name = _joined(subject.groups[level], subject.name) if len(subject.groups) > level else ""
            if name and subject not in result and len(count[name]) == 1:
                result[subject] = name
    for subject in repeated:
        if subject not in result and subject.groups:
            result[subject] = _joined("".join(reversed(subject.groups)), subject.name)
    return result


def _joined(group: str, name: str) -> str:
    if is_whole(name):
        return group
    if group in name or is_whole(group):
        return name
    return group if name in group or _says_again(name, group) else group + name


def _says_again(name: str, group: str) -> bool:
    """Whether a name says only how something is counted, and its group says it too: 比率 under 入会率, 资金 under 慰问金额."""
    said = meaning_of(name)
    measure = "rate" if _SHARE.fullmatch(name) else "" if said.words else said.measure
    return bool(measure) and measure == meaning_of(group).measure


def _match(subject: Subject, qualified: str | None, catalogue: Catalogue) -> Matched:
    if subject.means:
        return Matched(catalogue.get(subject.means) or own_indicator(subject.means, subject, catalogue), 1.0)
    own_name = qualified or _own_name(subject)
    names = [
        own_name,
        *([] if qualified or is_whole(subject.name) else [subject.name]),
        *(_joined(g, subject.name) for g in (*subject.groups, subject.title) if g),
    ]
    best: Match | None = None
    for name in dict.fromkeys(names):
        match = catalogue.match(name, subject.unit)
        if match.indicator is not None and (best is None or match.certainty > best.certainty):
            best = match
    if best is not None and best.accepted and best.indicator is not None:
        return Matched(best.indicator, best.certainty)
    own = own_indicator(own_name, subject, catalogue)
    return Matched(own, best.certainty, best.indicator) if best is not None else Matched(own, 0.0)


def _own_name(subject: Subject) -> str:
    """A name that says only how it is counted (人数, 金额) takes its group's, or the title's, with it; so does a short part
    (其中：女). One that says too little alone (收入, 已办结) takes its group's: else two groups' would become one indicator."""
    if is_whole(subject.name) and subject.groups:
        return subject.groups[0]
    bare = is_bare_measure(subject.name) or (subject.part and len(subject.name) <= _SHORT)
    groups = [g for g in (*subject.groups, *((subject.section, subject.title) if bare else ())) if g]
    return _joined(groups[0], subject.name) if groups and (bare or says_little(subject.name)) else subject.name


def own_indicator(name: str, subject: Subject, catalogue: Catalogue) -> Indicator:
    """A definition for a header nobody defined; one that another header has taken keeps its full wording."""
    return catalogue.infer(name, subject.unit, subject.section)


def set_apart(matched: Matched, subject: Subject, taken: str, catalogue: Catalogue) -> Matched:
    """The indicator of a subject that must not share ``taken`` with a better match."""
    own = catalogue.infer(subject.name, subject.unit, subject.section)
    if own.id == taken or own.id in catalogue.indicators:
        name = _joined(subject.groups[0], subject.name) if subject.groups else f"{subject.name}(另)"
        own = replace(catalogue.infer(name, subject.unit, subject.section), id=name, name=name, inferred=True)
    return Matched(own, 0.0, matched.indicator)
