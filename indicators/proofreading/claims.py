"""The claims of a text: each number with what it is about, and with the target and completion said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indicators.catalogue import Catalogue
from indicators.model import Indicator
from indicators.proofreading import measures
from indicators.proofreading.contexts import Context
from indicators.proofreading.doubts import unless_part, unless_told_before
from indicators.proofreading.figure import POINTS, Figure
from indicators.proofreading.figures import figures_in
from indicators.proofreading.measures import Measured, measured
from indicators.proofreading.said import Said
from indicators.proofreading.subjects import Subject, Subjects
from indicators.proofreading.surroundings import Place, places_of
from indicators.proofreading.turns import in_turn


@dataclass(frozen=True, slots=True)
class Claim:
    """One number in a text with its meaning.

    ``start`` and ``end`` are character offsets of the number with its unit and qualifying words, ``quote`` is the text there.
    ``indicator`` is None for what the catalogue does not have; ``name`` is then as the text says it. Values are in the base
    unit (yuan, fractions). ``target`` and ``completion`` are what the sentence says of them, if it does.
    """

    start: int
    end: int
    quote: str
    indicator: Indicator | None
    name: str
    value: float
    value_max: float | None
    unit: str
    qualifier: str
    target: float | None = None
    completion: float | None = None
    measure: str = measures.VALUE


def claims_in(text: str, catalogue: Catalogue | None = None, places: Sequence[str] = ()) -> list[Claim]:
    """Every claim of a text, in order. ``places`` are names of org units that may stand in it."""
    return claims_of(text, understood(text, catalogue, places))


def understood(
    text: str, catalogue: Catalogue | None = None, places: Sequence[str] = (), known: Iterable[Indicator] = ()
) -> list[Said]:
    """Every figure of a text with what it says and of what; ``known`` are the indicators that there are data of."""
    subjects = Subjects(catalogue or Catalogue.load(), places, known)
    result: list[Said] = []
    for place in places_of(text, [figure for figure in figures_in(text) if not _in_table(text, figure)]):
        before = [s for s in result[-_REMEMBERED:] if s.place.paragraph == place.paragraph]
        before = [s for s in before if s.place.bracket in (-1, place.bracket)]
        since = before[-1].figure.end if before else 0
        around = Context(text, place.paragraph, since, place.figure.start)
        one = unless_part(_understood(place, before, subjects, around), before)
        result.append(unless_told_before(one, before, places))
    return in_turn(result, subjects, places)


def _in_table(text: str, figure: Figure) -> bool:
    """Whether it stands in a line of a table: cells have no sentences around them."""
    start = text.rfind("\n", 0, figure.start) + 1
    end = text.find("\n", figure.start)
    line = text[start : end if end >= 0 else len(text)]
    return "\t" in line or line.lstrip().startswith("|")


_REMEMBERED = 16
"""Figures of a paragraph that what follows may still be about."""


def _understood(place: Place, paragraph: Sequence[Said], subjects: Subjects, around: Context) -> Said:
    """``paragraph`` is what was said before in it; comparisons go on within a sentence, the topic until there is another: the
    last spoken of, or named in the clauses ``around`` (职工之家创建进度滞后，仅完成10家).
    """
    before = [s for s in paragraph if s.place.sentence == place.sentence]
    what = measured(place, before[-1].what if before else None)
    subject = subjects.subject(place, [s.subject for s in before], (*around.clauses, *around.headings))
    if what.measure in _OF_SOMETHING and subjects.only_compares(place):
        subject = replace(subject, indicator=None, own="")
    if what.measure == measures.COUNT:
        counted = subjects.named(place.after) or subjects.named(place.before)
        return Said(place, what, replace(subject, indicator=None), named=True, loosely=counted)
    if before and before[-1].figure.unit == "项" and place.before.startswith(("合计", "共")):
        return Said(place, Measured(measures.UNKNOWN), Subject(None, place.before), named=True)
    topic = _topic(before) or _topic(paragraph)
    own = Said(place, what, subject, named=True)
    if subject.indicator is None and (going_on := _going_on(own, paragraph, topic, subjects, around)):
        return going_on
    return _by_its_own_words(own, topic, subjects)


def _going_on(one: Said, paragraph: Sequence[Said], topic: Said | None, subjects: Subjects, around: Context) -> Said | None:
    """A figure whose own words name nothing that is known: it is of what was named or spoken of before it."""
    place, what, subject = one.place, one.what, one.subject
    before = [s for s in paragraph if s.place.sentence == place.sentence]
    is_of_something = what.measure in _OF_SOMETHING
    if (not subject.own or is_of_something) and what.measure != measures.SHARE:
        mentioned = subjects.mentioned(around.clauses, place)
        if mentioned is not None and (not before or not subjects.compared(place)):
            return replace(one, subject=mentioned, named=False)
    if is_of_something and (other := subjects.compared(place)) is not None:
        return replace(one, subject=other)
    is_of_topic = is_of_something and not _is_share_of_another(what, subject, before[-1] if before else None)
    if topic is not None and (is_of_topic or _goes_on(place, subject, paragraph, topic)):
        return replace(one, subject=topic.subject, named=False)
    if topic is not None and _is_completion_again(one, paragraph):
        return replace(one, what=Measured(measures.COMPLETION), subject=topic.subject, named=False)
    if topic is None and not subject.own and (headed := subjects.mentioned(around.headings, place)) is not None:
        return replace(one, subject=headed, named=False)
    return None


def _is_completion_again(one: Said, paragraph: Sequence[Said]) -> bool:
    """全县完成率69.5%。望江街道68.4%: a share beside a place goes on with that of the figure before."""
    last = next((s for s in reversed(paragraph) if s.figure.unit == "%"), None)
    is_alone = one.figure.unit == "%" and not one.subject.own and bool(one.place.before)
    return is_alone and last is not None and last.what.measure == measures.COMPLETION


def _by_its_own_words(one: Said, topic: Said | None, subjects: Subjects) -> Said:
    """What its own words name, with what the data have that may be the same."""
    subject, loosely = one.subject, None
    known = subjects.known_as(one.place.before, one.figure.unit) if subject.indicator is None and subject.own else None
    if known is not None:
        return replace(one, subject=replace(subject, indicator=known, name=known.name))
    if subject.indicator is None or not subjects.is_known(subject.indicator):
        loosely = subjects.loosely(one.place.before) if subject.own or topic is None else topic.subject.indicator
    if subject.indicator is not None and loosely is not None and loosely.unit == subject.indicator.unit:
        return replace(one, subject=replace(subject, indicator=loosely, name=loosely.name))
    return replace(one, loosely=loosely)


def _is_share_of_another(what: Measured, subject: Subject, last: Said | None) -> bool:
    """占应考核指标的57%, and 22项达到进度要求，占84.6%, which is of a count."""
    is_of_count = last is not None and last.what.measure == measures.COUNT and not what.certain
    return what.measure == measures.SHARE and (bool(subject.own) or is_of_count)


_BEGINS_WITH_PLACES = re.compile(
    "([\u4e00-\u9fff]{2,10}?(?:镇|乡|街道|县|市|区|园区|村|社区|公司|局))(?:[、和及]|分别|均|仅?完成|达到|为)"
)
_AMOUNTS = (measures.VALUE, measures.TARGET, measures.PREVIOUS_YEAR, measures.THRESHOLD)
_OF_SOMETHING = frozenset(
    {
        measures.TARGET,
        measures.COMPLETION,
        measures.GROWTH,
        measures.CHANGE,
        measures.QUARTER_CHANGE,
        measures.QUARTER_GROWTH,
        measures.SINCE,
        measures.SINCE_GROWTH,
        measures.SHARE,
        measures.MULTIPLE,
        measures.OF_ALL,
        measures.HIGHEST,
        measures.LOWEST,
        measures.THRESHOLD,
        measures.PREVIOUS_YEAR,
        measures.LEAD,
        measures.GAP,
        measures.TO_AVERAGE,
        measures.SPREAD,
        measures.MEDIAN,
        measures.RANGE,
    }
)
"""Measures that are said of the subject already named, unless their own clause names another."""


def _topic(before: Sequence[Said]) -> Said | None:
    """What the text is about so far; a count of org units is about the indicator by which they are counted."""
    for said in reversed(before):
        if said.what.measure == measures.COUNT and said.loosely is not None:
            return replace(said, subject=Subject(said.loosely, said.loosely.name, said.loosely.name))
        if said.what.measure in (measures.COUNT, measures.SHARE) or "由于" in said.place.clause:
            continue
        if said.subject.indicator is not None or said.subject.own:
            return said
    return None


def _goes_on(place: Place, subject: Subject, paragraph: Sequence[Said], topic: Said) -> bool:
    """Whether an amount without a name of its own is of the topic (实际完成58家, 其中二季度31期)."""
    amounts = (s for s in reversed(paragraph) if s.subject == topic.subject and s.what.measure in _AMOUNTS)
    amount = next(amounts, None)
    if amount is None or amount.figure.unit != place.figure.unit:
        return False
    return not subject.own


def claims_of(text: str, said: Sequence[Said]) -> list[Claim]:
    """The claims among what was said: targets and completions belong to the amount they are said of."""
    attached = attachments(said)
    claims = {number: _claim(text, one) for number, one in enumerate(said) if number not in attached}
    for number, owner in attached.items():
        value = said[number].figure.value
        if said[number].what.measure == measures.TARGET:
            claims[owner] = replace(claims[owner], target=value)
        else:
            claims[owner] = replace(claims[owner], completion=value)
    return [claims[number] for number in sorted(claims)]


def attachments(said: Sequence[Said]) -> dict[int, int]:
    """The targets and completions with the amounts they belong to: the one before in the sentence, else the one after.

    An amount has one of each.
    """
    found: dict[int, int] = {}
    taken: set[tuple[int, str]] = set()
    for number, one in enumerate(said):
        measure = one.what.measure
        if measure not in (measures.TARGET, measures.COMPLETION):
            continue
        beside = [*range(number - 1, max(-1, number - 5), -1), *range(number + 1, min(len(said), number + 5))]
        near = (at for at in beside if said[at].place.sentence == one.place.sentence)
        owner = next((at for at in near if _owns(said[at], one)), None)
        if owner is not None and (owner, measure) not in taken:
            taken.add((owner, measure))
            found[number] = owner
    return found


def _owns(amount: Said, one: Said) -> bool:
    if (
        _is_of_another(amount.place.before, one.place.before or one.place.clause)
        or amount.what.measure != measures.VALUE
        or amount.figure.unit == POINTS
    ):
        return False
    same_unit = one.what.measure == measures.COMPLETION or amount.figure.unit == one.figure.unit
    return same_unit and (amount.subject == one.subject or not one.named)


def _is_of_another(before: str, other: str) -> bool:
    """Whether other words begin with org units that the first do not name: 甲乡1次（任务3次），乙镇、丙镇分别完成…."""
    named = _BEGINS_WITH_PLACES.match(other)
    return named is not None and named[1] not in before


def _claim(text: str, one: Said) -> Claim:
    figure = one.figure
    share = figure.value if figure.unit == "%" and one.what.measure == measures.COMPLETION else None
    return Claim(
        start=figure.start,
        end=figure.end,
        quote=text[figure.start : figure.end],
        indicator=one.subject.indicator,
        name=one.subject.name,
        value=figure.value,
        value_max=figure.value_max,
        unit=figure.unit,
        qualifier=figure.qualifier,
        target=figure.value if one.what.measure == measures.TARGET else None,
        completion=share,
        measure=one.what.measure,
    )
