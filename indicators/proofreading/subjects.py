"""Which indicator the words around a figure speak of: the catalogue's own matching, tried on the parts of the clause.

A header names one thing and nothing else; a clause has verbs, places and adverbs around the name. What adds nothing is cut away
(``words.toml``), and what is left must mean the same as a definition, by the rules that hold for headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.catalogue import Catalogue
from indicators.meaning import Vocabulary, compatible, meaning_of, measure_of_unit
from indicators.model import Indicator, Kind
from indicators.naming import read_header
from indicators.proofreading.candidates import candidates, with_before
from indicators.proofreading.figure import POINTS
from indicators.proofreading.parts import is_deed, is_done_to, is_only_deed, parts, tokens, trimmed
from indicators.proofreading.relations import amounts_of, basis_of, names_of_both, relation
from indicators.proofreading.surroundings import HOLE, Place
from indicators.proofreading.vocabulary import Words

_MARKS = re.compile(r"[“”‘’《》()\[\]【】*_`\s·]+")
_GOAL = re.compile(
    r"(?:年度|全年|年初)?(?:下达|确定)?的?(?:年度|全年)?(?:目标|任务|计划|指标|控制数)+(?:数|为|是|量)?|下达|完成率|完成进度"
)
_GLUE = re.compile(
    r"同比|环比|[比较](?:今年|本年)?年初|[比较](?:去年|上年)?年?[底末]|[比较]\d{1,2}月[底末]|[比较与同]?(?:上年|去年|上季度?|上期)(?:同期)?(?:相比)?|[比较][一二三四]季度|(?:主要)?由于|主要是?|序时进度|进度|"
    r"全[县市区]平均水平|平均水平|略|增长|增加|上升|提高|提升|净增|下降|减少|降低|回落|下滑|高于|低于|快于|慢于|超过?|高出|低|高|多|少|"
    r"时间过半|任务过半|缺口|不足|不到|未达|突破|尚|还|仍|需|再|离|距|差|占|比|均|分别|同为|为|同期|中位数|位于|介于|之间|落后最多|落后|两者|相差|差距"
)
"""Words that compare, around the name of what is compared."""

_NOT_NAMED = re.compile(
    r"滞后|偏[慢低少弱高]|缓慢|慢|过半|薄弱|不足|短板|方面|进展|完成|形势|良好|较快|较慢|明显|按序时推进|推进|加快|紧盯|有所|略有|顺利|达到|未达|情况|工作|尚未破题"
)
_EACH = re.compile(r"[人户家场月日]均|平均每|每[一]?[人名户家个件场次期月日季年]|最[高多低]|标准")
"""An amount for each is not that of all."""
_OUTSTANDING = "(?:最[高低多少快慢大小好差]|领先|垫底|次之)"
"""Said of a place, and nothing of what is counted there."""
_TIMES = re.compile(r"\d{1,2}月?\s?[-—~至到]\s?\d{1,2}月(?:[份底末])?|\d{1,2}月[份底末]|[一二三四1-4]季度[底末]|年内")
_SUMMED_UP = re.compile(
    r"(?:^(?:单位|乡镇|镇街|街道)(?:\([^()]*\))?|[两二三四五六七八九十\d]个?(?:地|镇|乡|街道|乡镇|单位)|[两三]者)(?=合计|共|总计|累计|占|新)"
)
"""三地合计, （其余6个）单位合计."""
_PADDING = re.compile(r"(?<=[订建办做])好(?=[\u4e00-\u9fff])|总(?=人数|人次|户数|金额)")
"""签订好集体合同, 参训总人数."""
_ELLIPTIC, _SPOKEN_OF = 5, 4
"""Characters of a name that may need a word said earlier (参保人数), and how many figures earlier."""
_FIRMS = re.compile("企业|单位|工会|公司|个体")
"""What may be counted in 户 as well."""
_SOME = re.compile("一线|非公|机关|社区|患病|企业(?=会员|工会|职工)")
_PARTLY = re.compile(
    "非公|社区|街道(?=工会|企业)|机关|一线|患病|两新|民营|小微|规模以上|规上|百人|筹集|筹措|募集|争取|拨付|下拨|划拨"
)
_THERE_ARE = re.compile("[共现总达已有]|实有|目前|截至|[至到]$")
_AND = re.compile(r"[、和及与]")
_FACE = re.compile(r"[面率]$")
"""入会面达95%: how far it reaches, which is a rate."""
_SHORTEST_NAME, _SHORT_NAME, _LONG_ENOUGH = 2, 4, 6
"""Characters of what may name something; does, if its words are known; and surely does, if something else."""

_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Subject:
    """What is spoken of: the ``indicator`` if the catalogue has it, its ``name``, else as the text says it,
    and the ``words`` that said it. ``own`` are the figure's own words, if it has any; ``partly`` says that they have one more
    word, by which less than the whole may be meant (新建非公企业工会, 筹集帮扶资金)."""

    indicator: Indicator | None
    name: str
    words: str = ""
    own: str = ""
    partly: bool = False


class Subjects:
    """Finds subjects by one catalogue; ``places`` are names of org units, which are no part of an indicator's name,
    ``known`` the indicators that there are data of."""

    def __init__(self, catalogue: Catalogue, places: Sequence[str] = (), known: Iterable[Indicator] = ()) -> None:
        self._catalogue = catalogue
        self._known = Catalogue({indicator.id: indicator for indicator in known})
        names = "|".join(map(re.escape, sorted(places, key=len, reverse=True))) or r"(?!)"
        self._places = re.compile(
            rf"(?:{_OUTSTANDING}的[是为]?)?(?:{names})(?:(?:、|和|及|与|以及)(?:{names}))*(?:等|{_OUTSTANDING})?"
        )

    def subject(self, place: Place, earlier: Sequence[Subject] = (), clauses: Iterable[str] = ()) -> Subject:
        """The subject of a figure; ``earlier`` are those of the figures before it in its sentence, the last of them last,
        ``clauses`` what else it may go on from."""
        before = earlier[-1] if earlier else None
        bound = next((subject for subject in reversed(earlier[:-1]) if subject.indicator is not None), None)
        lead, follow = self._cleaned(place.before), self._cleaned(place.after)
        name = self._name(place, lead, follow, before)
        own, noun = "".join(parts(lead)), "".join(parts(follow))
        words = own or noun or (before.words if before else "")
        unit = place.figure.unit
        if before is not None and (related := relation(lead, follow, before.words)):
            indicator, words = self._related(related, unit, before, bound or before), f"{basis_of(before.words)}{related}"
        else:
            indicator = self._meant(lead, follow, unit, before, bound)
            if indicator is None and not own and before is not None and (place.joined or place.clause.endswith(HOLE)):
                more = amounts_of(before.words) if unit == "元" else ()
                indicator = self._first((*candidates(before.words, ""), *more), unit, is_part=_is_part(before.words, "", None))
            if indicator is None and 0 < len(own) <= _ELLIPTIC:
                indicator = self._elliptic(lead, unit, earlier[-_SPOKEN_OF:], clauses)
        partly = indicator is not None and bool(_PARTLY.search(f"{lead}{follow}")) and not self._says_so(indicator, lead)
        return Subject(indicator, indicator.name if indicator else name, words, own or noun, partly)

    def _elliptic(self, lead: str, unit: str, earlier: Sequence[Subject], clauses: Iterable[str]) -> Indicator | None:
        """By a few words of its own (参保人数, 签订率, 创建) and those that were said before them."""
        found = (self._found(lead, "", unit, other) for other in earlier[:-1])
        if (indicator := next((other for other in found if other is not None), None)) is not None:
            return indicator
        own, is_verb = parts(lead), is_only_deed(lead)
        is_part = _is_part(lead, "", earlier[-1] if earlier else None)
        for words in map(self._mention, clauses):
            names = [*with_before(words, own, whole=True), *([words] if is_verb else [])]
            if len(words) >= _SHORTEST_NAME and (indicator := self._first(names, unit, is_part=is_part)) is not None:
                return indicator
        return None

    @staticmethod
    def _says_so(indicator: Indicator, lead: str) -> bool:
        """Whether it is in the definition's own names that the narrower word stands."""
        more = _PARTLY.search(lead)
        return more is not None and any(more[0] in name for name in (indicator.name, *indicator.aliases))

    def _meant(self, lead: str, follow: str, unit: str, before: Subject | None, bound: Subject | None) -> Indicator | None:
        if _EACH.search(lead) and unit not in ("%", POINTS):
            return None
        indicator = self._found(lead, follow, unit, before)
        if indicator is None and bound is not None:
            indicator = self._found(lead, "", unit, bound)
        return None if indicator is not None and self._lists_others(lead, unit, indicator) else indicator

    def _related(self, own: str, unit: str, before: Subject, bound: Subject) -> Indicator | None:
        """By the words of what was said before and its own; by its own alone only where a rate before is made of it."""
        said = (before.words, bound.words) if len(basis_of(before.words)) < _LONG_ENOUGH // 2 else (before.words,)
        if (indicator := self._first(names_of_both(said, own), unit)) is not None:
            return indicator
        alone, whole = self._found(own, "", unit, None), before.indicator
        return alone if alone and whole and alone.id in (whole.numerator, whole.denominator) else None

    def _lists_others(self, lead: str, unit: str, indicator: Indicator) -> bool:
        """Whether the words name several, of which the figure is the sum (发放慰问金、助学金等70万元)."""
        *others, last = _AND.split(lead)
        named = [self._found(words, "", unit, None) for words in others[-1:] if last]
        return any(other is not None and other.id != indicator.id for other in named)

    def compared(self, place: Place) -> Subject | None:
        """What a change, gap or share is said of, where its own clause names it (工会覆盖企业增长6.9%)."""
        words = trimmed(_GLUE.sub("、", self._cleaned(place.before)))
        if len(words) < _SHORTEST_NAME or self.only_compares(place):
            return None
        indicator = self.named(words)
        if indicator is None and names_something(words) and (shortened := self._shortened(words)) is not None:
            return Subject(shortened, shortened.name, words, words, partly=True)
        if indicator is None and len(words) < _LONG_ENOUGH and not place.figure.is_share:
            return None
        is_name = indicator is not None or len(words) >= _LONG_ENOUGH or names_something(words)
        return Subject(indicator, indicator.name if indicator else words, words, words) if is_name else None

    def only_compares(self, place: Place) -> bool:
        """Whether its own words only say how it moved (比年初新增)."""
        words = _GLUE.sub("", self._cleaned(place.before))
        return bool(place.before) and not trimmed(words.replace("新增", ""))

    def _shortened(self, words: str) -> Indicator | None:
        """The only definition of the data that has all these words and more (工会经费 for 工会经费收缴额)."""
        said = meaning_of(words)
        if said.unknown or not said.words - Vocabulary.load().weak:
            return None
        found = [one for one in self._known.indicators.values() if said.words < meaning_of(one.name, one.unit).words]
        return found[0] if len(found) == 1 else None

    def listed(self, names: Sequence[str], units: Sequence[str]) -> list[Subject]:
        """The subjects of names in a row, which may share the end of the last (集体合同、工资集体协商签订率)."""
        said = [trimmed(self._cleaned(name)) for name in names]
        last = tokens(said[-1])
        ends = ["", *("".join(last[at:]) for at in range(len(last) - 1, 0, -1))]
        found = [
            next((i for end in ends if (i := self._found(f"{name}{end}", "", unit, None))), None)
            for name, unit in zip(said, units, strict=True)
        ]
        return [Subject(i, i.name if i else name, name, name) for i, name in zip(found, said, strict=True)]

    def mentioned(self, clauses: Iterable[str], place: Place) -> Subject | None:
        """The first indicator named in clauses without a figure of their own that can be measured in the figure's unit."""
        for clause in clauses:
            words = self._mention(clause)
            if len(words) < _SHORTEST_NAME:
                continue
            indicator = self.named(words) or self._found(words, "", place.figure.unit, None)
            if indicator is not None and (place.figure.is_share or _suits(place.figure.unit, indicator)):
                return Subject(indicator, indicator.name, words)
        return None

    def _mention(self, clause: str) -> str:
        return trimmed(_GLUE.sub("、", _NOT_NAMED.sub("", self._cleaned(clause))))

    def named(self, words: str) -> Indicator | None:
        """The indicator that these words name, whatever it is measured in."""
        return self._found(self._cleaned(words), "", "", None)

    def known_as(self, words: str, unit: str) -> Indicator | None:
        """The one there are data of that the words name, where among all definitions several may be meant."""
        lead = self._cleaned(words)
        if not unit or (_EACH.search(lead) and unit not in ("%", POINTS)):
            return None
        everybody = Words.load().everybody if _is_part(lead, "", None) else frozenset[str]()
        matches = (self._known.match(name, unit) for name in candidates(lead, "") if not meaning_of(name).words <= everybody)
        return next((m.indicator for m in matches if m.accepted and m.indicator and _suits(unit, m.indicator)), None)

    def loosely(self, words: str) -> Indicator | None:
        """The same among those that there are data of; else among all."""
        matches = (self._known.match(name) for name in candidates(self._cleaned(words), ""))
        found = next((m.indicator for m in matches if m.accepted and m.indicator is not None), None)
        return found or self.named(words) or self._shortened(trimmed(self._cleaned(words)))

    def is_known(self, indicator: Indicator) -> bool:
        return not self._known.indicators or indicator.id in self._known.indicators

    def _cleaned(self, words: str) -> str:
        return _PADDING.sub("", _GOAL.sub("", _MARKS.sub("", self._places.sub("", _TIMES.sub("", _SUMMED_UP.sub("", words))))))

    def _found(self, lead: str, follow: str, unit: str, before: Subject | None) -> Indicator | None:
        names = candidates(lead, follow, before.words if before else "")
        found = self._first(names, unit, is_part=_is_part(lead, follow, before))
        if found is None and unit == "%" and not lead.endswith("的"):
            found = self._first((f"{_FACE.sub('', name)}率" for name in candidates(lead, follow)), unit)
        return found

    def _first(self, names: Iterable[str], unit: str, *, is_part: bool = False) -> Indicator | None:
        """The first definition that one of the names means; ``is_part`` leaves out those that mean all there are."""
        for words in names:
            if unit == "%" and words.endswith(("数", "量")):
                continue
            counted = "家" if unit == "户" and _FIRMS.search(words) else unit
            match = self._catalogue.match(words, counted)
            if match.accepted and match.indicator is not None and _suits(counted, match.indicator):
                if is_part and meaning_of(words).words <= Words.load().everybody:
                    continue
                return match.indicator
        return None

    def _name(self, place: Place, lead: str, follow: str, before: Subject | None) -> str:
        own, noun = trimmed(lead), trimmed(follow)
        adjoining = place.after and not place.after.startswith(("的", "，"))
        name = f"{own}{noun}" if adjoining and noun else own or noun
        if not name and before is not None:
            name = before.name
        return (read_header(name).name or name)[-_LONGEST_NAME:]


def names_something(words: str) -> bool:
    """Whether they are a name of known words, which is not so of what is short."""
    said = meaning_of(words)
    return len(words) >= _SHORT_NAME and not said.unknown and bool(said.words - Vocabulary.load().weak)


def _suits(unit: str, indicator: Indicator) -> bool:
    """A rate in %, money in 元, and what is counted by what counts it."""
    said, meant = measure_of_unit(unit), measure_of_unit(indicator.unit)
    return not unit or compatible(said, meant) > 0


def _is_part(lead: str, follow: str, before: Subject | None) -> bool:
    """Whether people or firms just so called are not all there are: something is done to them, in this clause or by the verb
    of the one before (慰问工地8个，一线职工3700人), or a word makes them a part."""
    if is_done_to(lead, follow) or _SOME.search(f"{lead}{follow}"):
        return True
    is_amount = before is None or before.indicator is None or before.indicator.kind is not Kind.STOCK
    return before is not None and is_amount and not _THERE_ARE.search(lead) and is_deed(before.words)
