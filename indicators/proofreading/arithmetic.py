"""Whether a text agrees with itself: parts with their whole, completion with value and target, growth with the change said,
rates with the amounts they are made of, and the same thing said twice.

Only exact figures are held against each other, and only beyond what rounding explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.catalogue import Catalogue
from indicators.proofreading import measures
from indicators.proofreading.claims import attachments
from indicators.proofreading.comparing import printed_as
from indicators.proofreading.evened import evened
from indicators.proofreading.figure import Figure
from indicators.proofreading.findings import Finding, Kind
from indicators.proofreading.said import Said

_PARTS = re.compile(r"其中|包括|分别(?:为|是)")
_REST = re.compile(r"其[它他余]")
_BOTH = (("男", "女"), ("在职", "退休"), ("单独", "联合"))
_NEARLY = 0.03
"""Parts that fall short of their whole by less than this, or end with 其他, were meant to make it up."""

_FEW, _MOST_PARTS = 3, 24
_SCOPE = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|社区|村|开发区|园区|公司|企业|单位|学校|局|厂|处)(?=[\u4e00-\u9fff]?)|(?:19|20)\d{2}|去年|上年|同期|[一二三四]季度|"
    r"元旦|春节|两节|中秋|国庆|端午|五一|三八|七一|夏季|冬季|高温|"
    r"[上下]半年|前三季度|\d{1,2}月|累计|目前|截至|今年|全年|其中|[\d一二两三四五六七八九十几多]+年来|以来|日前|近日|[此本]次|首批|期间"
)
_FOR_SOME = re.compile("[为给向对]#")


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Between which values a printed figure may lie."""

    low: float
    high: float

    def meets(self, other: _Bounds) -> bool:
        return self.low <= other.high + 1e-9 and other.low <= self.high + 1e-9


def contradictions(text: str, said: Sequence[Said]) -> Iterator[Finding]:
    """All that cannot be true together, each told at the figure that comes last."""
    yield from _completions(text, said)
    yield from _growths(text, said)
    yield from _wholes(text, said)
    yield from _rates(text, said)
    yield from _said_twice(text, said)


def _completions(text: str, said: Sequence[Said]) -> Iterator[Finding]:
    """65 of 118 is 55.1 %."""
    attached: dict[int, dict[str, Said]] = {}
    for number, owner in attachments(said).items():
        attached.setdefault(owner, {})[said[number].what.measure] = said[number]
    for owner, about in attached.items():
        value, target, share = said[owner], about.get(measures.TARGET), about.get(measures.COMPLETION)
        if target is None or share is None or not _exact(value, target, share) or target.figure.value <= 0:
            continue
        if value.figure.unit == "%" or target.what.certain is False:
            continue
        bounds = _quotient(_bounds(value.figure), _bounds(target.figure))
        if not bounds.meets(_bounds(share.figure)):
            expected = printed_as(share.figure, value.figure.value / target.figure.value)
            terms = f"{_quote(text, value)} ÷ {_quote(text, target)} = {expected}"
            yield _told(text, share, "inconsistent_completion", expected, terms=terms)


def _growths(text: str, said: Sequence[Said]) -> Iterator[Finding]:
    """Six more than before, and 65 now, is 10.2 % more."""
    for number, one in enumerate(said):
        if one.what.measure != measures.GROWTH or one.figure.unit != "%" or not _exact(one):
            continue
        near = [s for s in said[max(0, number - 4) : number + 3] if s.subject == one.subject and s is not one]
        near = [s for s in near if s.place.sentence == one.place.sentence and _exact(s)]
        value = next((s for s in near if s.named and s.what.measure == measures.VALUE and s.figure.unit != "%"), None)
        other = next((s for s in near if s.what.measure in (measures.CHANGE, measures.PREVIOUS_YEAR)), None)
        if value is None or other is None or other.figure.unit != value.figure.unit:
            continue
        if found := _growth(text, one, value, other):
            yield found


def _growth(text: str, growth: Said, value: Said, other: Said) -> Finding | None:
    now, beside = _bounds(value.figure), _bounds(other.figure)
    if other.what.measure == measures.CHANGE:
        sign = other.what.direction or 1
        change = beside if sign > 0 else _Bounds(-beside.high, -beside.low)
        base = _Bounds(now.low - change.high, now.high - change.low)
    else:
        base = beside
        change = _Bounds(now.low - base.high, now.high - base.low)
    if base.low <= 0:
        return None
    sizes = sorted(abs(c / b) for c in (change.low, change.high) for b in (base.low, base.high))
    said = _bounds(growth.figure)
    opposite = growth.what.direction * (1 if change.low + change.high >= 0 else -1) < 0 and change.low * change.high > 0
    if _Bounds(sizes[0], sizes[-1]).meets(said) and not opposite:
        return None
    middle = (change.low + change.high) / (base.low + base.high)
    expected = printed_as(growth.figure, middle)
    if opposite:
        expected = f"{'增长' if middle > 0 else '下降'}{expected}"
    both = f"{_quote(text, value)}、{_quote(text, other)}"
    return _told(text, growth, "inconsistent_growth", expected, others=both)


def _wholes(text: str, said: Sequence[Said]) -> Iterator[Finding]:
    """8168 is not 4040 + 688 + 1262 + 2170."""
    for number, whole in enumerate(said):
        parts = _parts_of(text, said, number)
        if len(parts) < 2 or not _exact(whole, *parts) or _make_up(whole, parts):
            continue
        total = sum(part.figure.value for part in parts)
        if total > whole.figure.value or _should_make_up(whole, parts):
            terms, expected = " + ".join(_quote(text, part) for part in parts), printed_as(whole.figure, total)
            facts = (("terms", terms), ("sum", expected), ("whole", _quote(text, whole)))
            end = max(whole.figure.end, parts[-1].figure.end)
            yield Finding(Kind.INCONSISTENT, whole.figure.start, end, "inconsistent_parts", facts, expected)


def _make_up(whole: Said, parts: Sequence[Said]) -> bool:
    """Whether all parts, or the first of them, are the whole within rounding."""
    figures = [part.figure for part in parts]
    for count in range(2, len(figures) + 1):
        some = figures[:count]
        counted = whole.figure.step == 1 and all(figure.step == 1 for figure in some)
        slack = 0.0 if counted else (sum(figure.step for figure in some) + whole.figure.step) / 2
        if abs(sum(f.value for f in some) - whole.figure.value) <= slack + 1e-9 * whole.figure.value:
            return True
    return False


def _parts_of(text: str, said: Sequence[Said], number: int) -> list[Said]:
    """The figures in the same unit that 其中 says make up this one, to the end of its sentence or of their run."""
    whole, parts = said[number], list[Said]()
    if whole.what.measure != measures.VALUE or whole.figure.is_share:
        return []
    at = whole.figure.end
    for place in range(number + 1, min(len(said), number + _MOST_PARTS)):
        one, between = said[place], evened(text[at : said[place].figure.start])
        if re.search(r"[。！？\n]", between) or one.figure.unit != whole.figure.unit or one.what.measure != measures.VALUE:
            break
        begins = parts or _PARTS.search(between) or _is_counterpart(said, place)
        if not begins or (parts and not _goes_on(between)):
            break
        parts.append(one)
        at = one.figure.end
    return parts


def _goes_on(between: str) -> bool:
    """Whether the run of parts goes on: no new verb of the whole (共, 合计) and no new 其中 begins."""
    return len(between) <= 20 and not re.search(r"共|合计|总计|其中|另|累计|；", between)


def _is_counterpart(said: Sequence[Said], place: int) -> bool:
    """The first of two parts that leave nothing out: 男会员35人，女会员26人."""
    return place + 1 < len(said) and _leave_nothing_out(said[place], said[place + 1])


def _leave_nothing_out(one: Said, other: Said) -> bool:
    names = one.place.before, other.place.before
    return any(a in names[0] and b in names[1] for pair in _BOTH for a, b in (pair, pair[::-1]))


def _should_make_up(whole: Said, parts: Sequence[Said]) -> bool:
    """Whether the parts were meant to be all: they end with 其他, leave nothing out by name, or nearly reach the whole."""
    if _REST.search(parts[-1].place.before) or (len(parts) == 2 and _leave_nothing_out(*parts)):
        return True
    total = sum(part.figure.value for part in parts)
    return len(parts) >= _FEW and total >= whole.figure.value * (1 - _NEARLY)


def _rates(text: str, said: Sequence[Said]) -> Iterator[Finding]:
    """A rate beside both amounts it is made of, in one sentence or bracket."""
    catalogue = Catalogue.load()
    for number, one in enumerate(said):
        indicator = one.subject.indicator
        if indicator is None or not indicator.numerator or not indicator.denominator or one.figure.unit != "%":
            continue
        if one.what.measure != measures.VALUE or not one.named or indicator.id not in catalogue.indicators:
            continue
        near = [s for s in said[max(0, number - 4) : number + 4] if s.place.sentence == one.place.sentence and s.named]
        amounts = {s.subject.indicator.id: s for s in near if s.subject.indicator and s.what.measure == measures.VALUE}
        above, below = amounts.get(indicator.numerator), amounts.get(indicator.denominator)
        if above is None or below is None or not _exact(one, above, below) or below.figure.value <= 0:
            continue
        if not _quotient(_bounds(above.figure), _bounds(below.figure)).meets(_bounds(one.figure)):
            expected = printed_as(one.figure, above.figure.value / below.figure.value)
            terms = f"{_quote(text, above)} ÷ {_quote(text, below)} = {expected}"
            yield _told(text, one, "inconsistent_rate", expected, terms=terms)


def _said_twice(text: str, said: Sequence[Said]) -> Iterator[Finding]:
    """The same indicator with two values, where nothing in either sentence says that another time or place is meant."""
    first: dict[tuple[str, str], Said] = {}
    for one in said:
        indicator = one.subject.indicator
        if indicator is None or one.what.measure != measures.VALUE or not one.named or not _exact(one):
            continue
        scope = _scope(text, one)
        known = first.setdefault((indicator.id, scope), one)
        if known is one or known.figure.unit != one.figure.unit or _bounds(known.figure).meets(_bounds(one.figure)):
            continue
        if known.place.sentence != one.place.sentence:
            quote, line = _quote(text, known), text.count("\n", 0, known.figure.start) + 1
            yield _told(text, one, "inconsistent_twice", "", name=indicator.name, other=quote, line=line)


def _scope(text: str, one: Said) -> str:
    """What the sentence says of time and place before the figure, as it is written, and of for how many it was done."""
    return "".join([*_SCOPE.findall(text[one.place.sentence : one.figure.start]), *_FOR_SOME.findall(one.place.clause)])


def _exact(*said: Said) -> bool:
    return all(one.figure.qualifier == "exact" for one in said)


def _bounds(figure: Figure) -> _Bounds:
    slack = figure.step / 2 if _is_rounded(figure) else 0.0
    return _Bounds(figure.value - slack, figure.value + slack)


def _is_rounded(figure: Figure) -> bool:
    """A count in whole units is exact; shares and amounts in 万 are rounded."""
    return figure.step != 1 or figure.unit == "元"


def _quotient(above: _Bounds, below: _Bounds) -> _Bounds:
    return _Bounds(above.low / below.high, above.high / below.low if below.low > 0 else float("inf"))


def _quote(text: str, one: Said) -> str:
    return text[one.figure.start : one.figure.end]


def _told(text: str, one: Said, code: str, expected: str, **facts: object) -> Finding:
    said = {"quote": _quote(text, one), "expected": expected} | facts
    texts = tuple((name, str(value)) for name, value in said.items())
    return Finding(Kind.INCONSISTENT, one.figure.start, one.figure.end, code, texts, expected)
