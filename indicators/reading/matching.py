"""Which indicator each subject of a table is: a defined one, or one of its own under its own header."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.catalogue import ACCEPT, Catalogue, Match
from indicators.inference import usual_target_form
from indicators.matching import MOST_ASKED, SAME_WORDS
from indicators.meaning import begins_name, meaning_of, measure_of_unit
from indicators.model import Indicator, Kind
from indicators.reading.org_units import is_whole
from indicators.reading.subjects import Subject, ends_with, is_bare_measure, says_little
from indicators.reading.units import unit_of

_SHORT = 3
_AND = re.compile(r"[、，,;；]|以及|及其?(?!时)|[和与暨](?!谐)")
_LEVEL = re.compile(r"总数|现有|累计|期末|年末|季末")
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
    found |= {s: _match(replace(s, name=name), None, catalogue) for s, name in _told_by_unit(found).items()}
    found |= {s: _counted_like(met, found[whole]) for s, met in found.items() if (whole := _whole_of(s, found)) is not None}
    topics = [topic for title in titles for topic in _AND.split(title) if topic]
    return {s: _as_titled(s, met, topics, catalogue) if met.maybe or _is_open(s, met) else met for s, met in found.items()}


def _is_open(subject: Subject, met: Matched) -> bool:
    """Whether nothing is known of a name that stands alone: 受理."""
    return met.certainty == 0 and not subject.groups and not subject.means and not subject.part


def _told_by_unit(found: Mapping[Subject, Matched]) -> dict[Subject, str]:
    """Names for what only its unit tells apart: 疗休养 in 批次 and in 人次, 送温暖 in 人 and in 万元."""
    alike: dict[tuple[object, ...], list[Subject]] = defaultdict(list)
    for s, met in found.items():
        if s.unit and not s.means:
            alike[s.name, s.groups, s.part, met.indicator.id].append(s)
    several = (same for same in alike.values() if _count_several_things([s.unit for s in same]))
    return {s: by_unit(s).name for same in several for s in same}


def by_unit(subject: Subject) -> Subject:
    """The subject called by what it counts, where its name leaves that open: 走访慰问人次 in 人次."""
    counted = _counted_in(subject.unit)
    return subject if subject.name.endswith(counted) else replace(subject, name=subject.name + counted)


def _count_several_things(units: Sequence[str]) -> bool:
    """Whether units count other things: 批次 and 人, also 人 and 人次."""
    counted = {unit_of(unit).counted for unit in units}
    return len(set(map(measure_of_unit, units))) > 1 or any(f"{unit}次" in counted for unit in counted)


def _counted_in(unit: str) -> str:
    """人数 for 人, 金额 for 万元, 人次 for itself."""
    read = unit_of(unit)
    if read.is_money:
        return "金额"
    return "比率" if read.is_fraction else f"{read.counted}数" if len(read.counted) == 1 else read.counted


def _whole_of(subject: Subject, found: Mapping[Subject, Matched]) -> Subject | None:
    """What 其中：… is part of."""
    if not subject.part or not subject.groups:
        return None
    return next((s for s in found if s.name == subject.groups[0] and not s.part), None)


def _counted_like(part: Matched, whole: Matched) -> Matched:
    """A guessed part of an amount is an amount, of a level a level: 非公有制企业 of 新建工会 are those of the period."""
    own, kind = part.indicator, whole.indicator.kind
    if not own.inferred or own.kind is kind or not {own.kind, kind} <= {Kind.FLOW, Kind.STOCK}:
        return part
    return replace(part, indicator=replace(own, kind=kind, target_form=usual_target_form(kind, own.better)))


def _as_titled(subject: Subject, met: Matched, topics: Sequence[str], catalogue: Catalogue) -> Matched:
    """The definition that a name may mean, where it surely means it together with what a title is about: 受理件数 under
    劳动争议调解 is that of disputes, for no other definition is said by the two together."""
    for topic in topics:
        match = catalogue.match(_joined(topic, met.indicator.name), subject.unit)
        if match.accepted and match.indicator is not None and met.maybe is not None and match.indicator.id == met.maybe.id:
            return Matched(match.indicator, match.certainty)
    if met.indicator.name == subject.name:
        for topic in topics:
            said = catalogue.said_by(subject.name, topic, subject.unit)
            if len(said) == 1:
                return Matched(said[0], ACCEPT)
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
    if is_whole(subject.name) and subject.groups and not qualified:
        subject = replace(subject, name=subject.groups[0], groups=subject.groups[1:])  # 受理 / 总数 is 受理
    if subject.means:
        return Matched(catalogue.get(subject.means) or own_indicator(subject.means, subject, catalogue), 1.0)
    own_name = qualified or _own_name(subject)
    names = [
        own_name,
        *([] if qualified or is_whole(subject.name) else [subject.name]),
        *(_joined(g, subject.name) for g in subject.groups or (subject.title,) if g),
        *([subject.name + subject.groups[0]] if subject.part and subject.groups else []),
    ]
    best: Match | None = None
    for name in dict.fromkeys(names):
        match = catalogue.match(name, subject.unit)
        if match.indicator is not None and (best is None or match.certainty > best.certainty):
            best = match
    if best is None or best.indicator is None:
        return Matched(own_indicator(own_name, subject, catalogue), 0.0)
    if qualified is None and (whole := _begun_above(subject, best, catalogue)) is not None:
        return whole
    narrowed = bool(subject.groups) and catalogue.is_narrowed(best.indicator, subject.groups[0])
    if best.accepted and not narrowed:
        return Matched(best.indicator, best.certainty)
    own = own_indicator(_joined(subject.groups[0], subject.name) if narrowed else own_name, subject, catalogue)
    return Matched(own, min(best.certainty, MOST_ASKED), best.indicator)


def _begun_above(subject: Subject, best: Match, catalogue: Catalogue) -> Matched | None:
    """The indicator whose name begins in the row above: 新发展 over 会员数 is no 会员总数, where both together surely name
    another."""
    group = subject.groups[0] if subject.groups else ""
    if not group or best.indicator is None or _LEVEL.search(subject.name) or not begins_name(group, subject.name):
        return None
    match = catalogue.match(group + subject.name, subject.unit)
    if match.indicator is None or match.certainty < SAME_WORDS or match.indicator.id == best.indicator.id:
        return None
    return Matched(match.indicator, match.certainty)


def _own_name(subject: Subject) -> str:
    """A name that says only how it is counted (人数, 金额) takes its group's, or the title's, with it; so does a short part
    (其中：女). One that says too little alone (收入, 已办结) takes its group's: else two groups' would become one indicator."""
    if is_whole(subject.name) and subject.groups:
        return subject.groups[0]
    bare = is_bare_measure(subject.name) or (subject.part and len(subject.name) <= _SHORT)
    little = bare or says_little(subject.name) or ends_with(subject.title, subject.name)
    groups = [g for g in (*subject.groups, *((subject.section, subject.title) if little else ())) if g]
    return _joined(groups[0], subject.name) if groups and little else subject.name


def own_indicator(name: str, subject: Subject, catalogue: Catalogue) -> Indicator:
    """A definition for a header nobody defined; one that another header has taken keeps its full wording."""
    return catalogue.infer(name, subject.unit, subject.section)


def set_apart(matched: Matched, subject: Subject, taken: str, catalogue: Catalogue) -> Matched:
    """The indicator of a subject that must not share ``taken`` with a better match."""
    own = catalogue.infer(_own_name(subject), subject.unit, subject.section)
    if own.id == taken or own.id in catalogue.indicators:
        name = _joined(subject.groups[0], subject.name) if subject.groups else f"{subject.name}(另)"
        own = replace(catalogue.infer(name, subject.unit, subject.section), id=name, name=name, inferred=True)
    return Matched(own, 0.0, matched.indicator)
