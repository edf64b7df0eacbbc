"""Which indicator the words around a figure speak of: the catalogue's own matching, tried on the parts of the clause.

A header names one thing and nothing else; a clause has verbs, places and adverbs around the name. What adds nothing is cut away
(``words.toml``), and what is left must mean the same as a definition, by the rules that hold for headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from indicators.catalogue import Catalogue
from indicators.meaning import Vocabulary, compatible, meaning_of, measure_of_unit
from indicators.model import Indicator
from indicators.naming import read_header
from indicators.proofreading.parts import parts, tokens, trimmed
from indicators.proofreading.surroundings import Place
from indicators.proofreading.vocabulary import Words

_MARKS = re.compile(r"[“”‘’《》()\[\]【】*_`\s·]+")
_PLACE = re.compile(r"^[\u4e00-\u9fff]{0,6}?(?:镇|乡|街道|开发区|园区|社区|县|市|区)(?=[\u4e00-\u9fff]{2,})")
_GOAL = re.compile(
    r"(?:年度|全年|年初)?(?:下达|确定)?的?(?:年度|全年)?(?:目标|任务|计划|指标)+(?:数|为|是|量)?|下达|完成率|完成进度"
)
_ALIKE = re.compile(r"(?P<first>(?P<head>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{1,2})(?:和|及|、)(?P=head)[\u4e00-\u9fff]{1,2}$")
_GLUE = re.compile(
    r"同比|环比|[比较与同]?(?:上年|去年|上季度?|上期)(?:同期)?(?:相比)?|[比较][一二三四]季度|(?:主要)?由于|主要是?|序时进度|进度|"
    r"全[县市区]平均水平|平均水平|略|增长|增加|上升|提高|提升|净增|下降|减少|降低|回落|下滑|高于|低于|快于|慢于|超过?|高出|低|高|多|少|"
    r"尚|还|仍|需|再|距|差|占|比|均|分别|同为|为|同期|中位数|位于|介于|之间|落后最多|落后|两者|相差|差距"
)
"""Words that compare, around the name of what is compared."""

_NOT_NAMED = re.compile(
    r"滞后|进展|完成|形势|良好|较快|较慢|明显|按序时推进|推进|加快|紧盯|有所|略有|顺利|达到|未达|情况|工作|尚未破题"
)
_CLAUSES_BACK = 4
_SHORTEST_NAME, _LONG_ENOUGH = 2, 6
"""Characters of what may name something; and of what surely names something else."""

_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Subject:
    """What is spoken of: the ``indicator`` if the catalogue has it, its ``name``, else as the text says it,
    and the ``words`` that said it. ``own`` are the figure's own words, if it has any."""

    indicator: Indicator | None
    name: str
    words: str = ""
    own: str = ""


class Subjects:
    """Finds subjects by one catalogue; ``places`` are names of org units, which are no part of an indicator's name,
    ``known`` the indicators that there are data of."""

    def __init__(self, catalogue: Catalogue, places: Sequence[str] = (), known: Iterable[Indicator] = ()) -> None:
        self._catalogue = catalogue
        self._known = Catalogue({indicator.id: indicator for indicator in known})
        self._places = re.compile("|".join(map(re.escape, sorted(places, key=len, reverse=True))) or r"(?!)")

    def subject(self, place: Place, before: Subject | None, bound: Subject | None = None) -> Subject:
        """The subject of a figure; ``before`` is that of the figure before it in the sentence, ``bound`` the last one that was
        found in the catalogue."""
        lead, follow = self._cleaned(place.before), self._cleaned(place.after)
        unit = place.figure.unit
        indicator, name = self._found(lead, follow, unit, before), self._name(place, lead, follow, before)
        if indicator is None and bound is not None:
            indicator = self._found(lead, "", unit, bound)
        own = "".join(parts(lead))
        words = own or (before.words if before else "")
        return Subject(indicator, indicator.name if indicator else name, words, own or "".join(parts(follow)))

    def compared(self, place: Place) -> Subject | None:
        """What a change, gap or share is said of, where its own clause names it (工会覆盖企业增长6.9%)."""
        words = trimmed(_GLUE.sub("、", self._cleaned(place.before)))
        if len(words) < _SHORTEST_NAME:
            return None
        indicator = self.named(words)
        if indicator is None and len(words) < _LONG_ENOUGH:
            return None
        return Subject(indicator, indicator.name if indicator else words, words, words)

    def mentioned(self, gap: str, place: Place) -> Subject | None:
        """The last indicator named in these words without a figure of its own, if it can be measured in the figure's unit."""
        clauses = re.split(r"[，。；：、！？,;:（）()\s]", gap)
        for clause in reversed(clauses[:-1][-_CLAUSES_BACK:]):
            words = trimmed(_GLUE.sub("、", _NOT_NAMED.sub("", self._cleaned(clause))))
            if len(words) < _SHORTEST_NAME:
                continue
            indicator = self.named(words)
            if indicator is not None and (place.figure.is_share or _suits(place.figure.unit, indicator)):
                return Subject(indicator, indicator.name, words)
        return None

    def named(self, words: str) -> Indicator | None:
        """The indicator that these words name, whatever it is measured in."""
        return self._found(self._cleaned(words), "", "", None)

    def loosely(self, words: str) -> Indicator | None:
        """The same among those that there are data of; else among all."""
        tries = self._tries(self._cleaned(words), "", None)
        matches = (self._known.match(name) for name in tries)
        return next((m.indicator for m in matches if m.accepted and m.indicator is not None), None) or self.named(words)

    def is_known(self, indicator: Indicator) -> bool:
        return not self._known.indicators or indicator.id in self._known.indicators

    def _cleaned(self, words: str) -> str:
        return _GOAL.sub("", _MARKS.sub("", self._places.sub("", words)))

    def _found(self, lead: str, follow: str, unit: str, before: Subject | None) -> Indicator | None:
        for words in self._tries(lead, follow, before):
            match = self._catalogue.match(words, unit)
            if match.accepted and match.indicator is not None and _suits(unit, match.indicator):
                return match.indicator
        return None

    def _tries(self, lead: str, follow: str, before: Subject | None) -> Iterator[str]:
        """What may be the name: the words around the figure, before it, after it, and those of the figure before with them."""
        leads, follows = parts(lead), parts(follow)
        if whole := trimmed(lead):
            yield whole
        if follows:
            yield from _joined(leads, follows)
            yield from _joined(follows, leads)
        if not follows or not _narrows(follows, leads):
            yield from _joined(leads, ())
        if follows and not leads:
            yield "".join(follows)
        if "的" in follow and (head := parts(follow.rpartition("的")[2])):
            yield "".join(head)
        if before is not None and leads:
            words = tokens(before.words)
            begun = (words[:end] for end in range(len(words), 0, -1))
            ended = (words[start:] for start in range(1, len(words)))
            yield from ("".join([*some, *leads]) for some in (*begun, *ended))

    def _name(self, place: Place, lead: str, follow: str, before: Subject | None) -> str:
        own, noun = trimmed(lead), trimmed(follow)
        adjoining = place.after and not place.after.startswith(("的", "，"))
        name = f"{own}{noun}" if adjoining and noun else own or noun
        if not name and before is not None:
            name = before.name
        return (read_header(name).name or name)[-_LONGEST_NAME:]


def _joined(first: Sequence[str], second: Sequence[str]) -> Iterator[str]:
    """All of it, then with ever more of the beginning left out; each also without a place at the beginning, the second of two
    alike (慰问金和慰问品), and words that make no other indicator of one."""
    for start in range(len(first) or 1):
        whole = "".join([*first[start:], *second])
        forms = dict.fromkeys([whole, _PLACE.sub("", whole), _ALIKE.sub(r"\g<first>", whole)])
        bare = dict.fromkeys(_aside().sub("", form) for form in forms)
        yield from (form for form in dict.fromkeys([*forms, *bare]) if form)


def _narrows(follow: Sequence[str], lead: Sequence[str]) -> bool:
    """Whether the noun after the figure has a word that makes it a part of what stands before (培训200名女职工)."""
    vocabulary = Vocabulary.load()
    said, known = meaning_of("".join(lead)), meaning_of("".join(follow))
    return bool(known.words - known.unknown - said.words - vocabulary.weak)


def _suits(unit: str, indicator: Indicator) -> bool:
    """A rate in %, money in 元, and what is counted by what counts it."""
    said, meant = measure_of_unit(unit), measure_of_unit(indicator.unit)
    return not unit or compatible(said, meant) > 0


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(Words.load().aside)
