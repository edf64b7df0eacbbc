"""The grammar of Chinese numerals in running text, as one pattern.

At each place the first alternative that fits is taken: words and names with a numeral in them, then the kinds of numbers,
at last a numeral that counts nothing. What is taken is used up: a numeral inside a word is never read as a number.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

NUMBER, WORD = "number", "word"
"""The groups of the pattern: a number, or a word with a numeral in it."""

_D = "零〇一二两三四五六七八九"
_ANY = f"[{_D}十百千万亿几数]"
_SOME_OF = "(?<![人员总家户件次工])数"
"""数 before a place says several, after these it ends a word (参保人数十二万)."""

_DIGIT = f"(?:[{_D}几]|{_SOME_OF})"
_BELOW_TEN_THOUSAND = (
    rf"(?:{_DIGIT}千)?(?:零?{_DIGIT}百)?(?:零?{_DIGIT}{{0,2}}十)?(?:零?[{_D}几](?![{_D}十百千]))?(?:点[{_D}]+)?"
)
_PLACED = (
    rf"(?:(?=(?:{_DIGIT}|十)[{_D}几十]?[{_D}几十百千万亿点])(?:{_BELOW_TEN_THOUSAND}亿)?(?:{_BELOW_TEN_THOUSAND}万)?{_BELOW_TEN_THOUSAND}"
    rf"|[十百千]万|[十百千万]亿)(?!{_ANY})"
)
"""Built from places: 二十, 一百零五, 百万, 三点五."""

_FEW = "(?:[二两三四五六七八九几]{1,2}|一[二两]|十)"
"""One digit, or two for about so many (三五家)."""

_MORE = "(?:多|余|来)"
_NEAR = f"(?:[上近过逾超破达几]|{_SOME_OF})"
_SOME = f"(?:{_PLACED}|{_FEW})"
_END = r"(?=[，。；、！？：,.;:!?（）()”\"』」》】\s]|$|以上|以下|以内|左右|上下|之多|的)"
_TIME = (
    "年|月|日|号|天|周(?!岁)|星期|季|届|世纪|中全会|点钟|点半|时|个多?(?:月|季度|年头|星期|工作日)"
    "|大(?=精神|报告|以来|召开|和|[，。；、]|$)"
)
_NOT_AFTER = "(?<![第每这那哪某另同逐唯统之任届])"
_OPEN, _CLOSE = '[“"「『‘《]', '[”"」』’》]'
_CAPITALS = "壹贰叁肆伍陆柒捌玖"


@dataclass(frozen=True, slots=True)
class _Lists:
    """The words of ``numerals.toml``, each list as alternatives of a pattern, the longest first."""

    words: dict[str, dict[str, str]]

    def __call__(self, table: str, *names: str) -> str:
        words = {word for name in names for word in self.words[table][name].split()}
        return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


@cache
def pattern() -> re.Pattern[str]:
    """Finds words with numerals in them, and numbers, each in its group."""
    lists = _Lists(tomllib.loads(resources.files(__package__).joinpath("numerals.toml").read_text(encoding="utf-8")))
    names = (*_sayings(lists), *_times(), *_ordinals())
    numbers = (*_shares(lists), *_ranks(), *_counts(lists), *_ones(lists), *_bare(lists))
    return re.compile(f"(?P<{WORD}>{_either(names)})|(?P<{NUMBER}>{_either(numbers)})|[{_D}十百千万亿几]{_ANY}*")


def _either(alternatives: Iterable[str]) -> str:
    return f"(?:{'|'.join(alternatives)})"


def _sayings(lists: _Lists) -> Iterator[str]:
    """Fixed words; slogans and feasts in quotation marks; pairs (一企一策, 千家万户)."""
    measure = lists("measures", "things", "amounts", "parts")
    word = rf"[^\W{_D}十百千万亿]"
    yield rf"{lists('words', 'fixed')}(?!之)"
    yield rf"{_OPEN}{_ANY}+{_CLOSE}"
    yield rf"{_OPEN}{_ANY}+(?!{_MORE}?{measure}?{_CLOSE})[^”\"」』’》，。；]{{1,9}}{_CLOSE}"
    yield rf"{_ANY}个一(?!{measure})"
    yield rf"一{word}一(?!{measure}){word}|[百千万](?!元){word}[百千万]{word}"


def _times() -> Iterator[str]:
    yield rf"(?:周|星期|礼拜|正月|农历|初)[{_D}十]+(?![家个名位件])"
    yield rf"[{_D}]{{2,4}}年(?:[{_D}十]+月)?(?:[{_D}十]+[日号])?"
    yield rf"(?:{_PLACED}|{_ANY}{{1,2}}){_MORE}?(?:{_TIME})"


def _ordinals() -> Iterator[str]:
    """第三季度, 第一，…; 前三季度; 二期工程."""
    yield rf"(?:(?<=[。；\n])|^)第[{_D}十]+(?=[，、：].)"
    yield rf"第{_ANY}+(?!{_ANY}|[名位]|方阵|梯队|{_END})"
    yield rf"[{_D}]期(?=工程|项目|建设|改造)"


def _shares(lists: _Lists) -> Iterator[str]:
    """Parts and multiples: 百分之九十五, 九成半, 过半, 三倍, 翻了一番, 零事故."""
    yield rf"[{_D}十百千万]+分之(?:[{_D}十百千]+(?:点[{_D}]+)?|几)"
    yield (
        rf"(?<!第)[{_D}几]{{1,2}}成(?:[半多]|[{_D}](?![家个名位件户]))?"
        "(?![立本果效功为长都就文品熟套型语见因不绩交]|员(?!工)|人(?!员)|年(?!度))"
    )
    yield rf"(?:{_PLACED}|{_ANY}){_MORE}?倍(?![体子镜增])|(?<!加)成倍|倍增"
    yield rf"翻了?[{_D}几]?番|翻倍"
    yield r"[一过近超逾]半(?![年月天日夜径路点辈生边晌百])|[大多]半(?![年月天日夜生是会因由])|半数|减半|半成|半个百分点"
    yield rf"零(?={lists('zero', 'nouns')})|(?<=[为归])零{_END}"


def _ranks() -> Iterator[str]:
    yield rf"第{_ANY}+(?:[名位]|方阵|梯队|{_END})"
    yield rf"前(?:{_PLACED}|[{_D}十])(?:[名位强]|{_END})"


def _counts(lists: _Lists) -> Iterator[str]:
    """A numeral with what it counts: 三百二十家, 五六十户, 八个, 二十余处."""
    sure, parts, others = lists("measures", "things", "amounts"), lists("measures", "parts"), lists("measures", "others")
    divides = lists("dividing", "nouns")
    yield rf"{_NOT_AFTER}{_SOME}{_MORE}?(?:个百分点|{sure}(?![门间车子])|{parts}(?!{divides}))"
    yield rf"{_NOT_AFTER}(?:{_PLACED}{_MORE}?|{_FEW}{_MORE}){others}|{_NOT_AFTER}{_FEW}{others}{_END}"
    yield rf"[{_CAPITALS}零]?(?:[{_CAPITALS}][拾佰仟万亿零]+)+[{_CAPITALS}]?[元圆]?整?"


def _ones(lists: _Lists) -> Iterator[str]:
    """一 where it counts: 一个乡镇, 一次培训, 一起事故; not as an article (成为一个…, 一个宽松的环境)."""
    not_after = r"(?<![第每这那哪某另同逐唯统之任届又再进何近上下首末])"
    one = rf"一(?P<one>{lists('one', 'measures')})(?!(?P=one)|[{_D}](?P=one)|[子门间])"
    measured = rf"一{lists('one', 'measures')}"
    divides = rf"(?!一{lists('measures', 'parts')}{lists('dividing', 'nouns')})"
    counted = rf"(?={measured}(?:{lists('one', 'counted')}|{_END}))"
    becoming = "".join(f"(?<!{word})" for word in lists.words["one"]["becoming"].split())
    plain = rf"{becoming}{divides}(?!{measured}[^，。；、！？：\s]{{1,10}}?的)"
    yield rf"{not_after}一(?:个百分点|起(?=[^，。；]{{0,8}}?(?:事故|案件|纠纷|争议|上访|事件)))"
    yield rf"{not_after}(?:{counted}|{plain}){one}"


def _bare(lists: _Lists) -> Iterator[str]:
    """Without a digit before the place (百家, 万余人, 近百), or without a measure word (三百二十, 增至八)."""
    measure = rf"(?:{lists('measures', 'things')}|{lists('measures', 'parts')}(?!{lists('dividing', 'nouns')}))"
    yield rf"{_NEAR}[十百千万亿]+{_MORE}?(?:{measure}|[万亿]?元)?"
    yield rf"[百千万亿]{_MORE}(?:{measure}|元)?|[十百千万]{measure}"
    yield rf"{_NOT_AFTER}(?:{_PLACED}|[十百]){_MORE}?{_END}|{_NOT_AFTER}{_PLACED}{_MORE}"
    yield rf"{_NOT_AFTER}(?={_ANY}{{3}}|[{_D}百千]+[万亿]){_PLACED}"
    yield rf"(?<=[由从]){_FEW}(?=[增升减降])"
    yield rf"(?:(?<=[增升减降]至)|(?<=[达共合总]到)|(?<=[共合总]计)|(?<=仅为)){_FEW}{_END}"
