"""Numbers as people type them: in digits, and in Chinese (三百二十家, 两成, 一半, 翻番), told from words that only look so.

A Chinese numeral is a number where it counts something (三家), where it is built from places (二十, 一百零五), or where the
wording itself is one (过半, 翻一番). Ordinals, dates, years' plans, congresses and idioms (第三方, 二十大, 十四五, 一起,
三个方面, 一户一策) are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

DIGITS = re.compile(r"\d+(?:[.,，．]\d+)*\s?(?:个百分点|percentage points|%|％|‰|[万亿]?元|[万亿])?")
"""A number in digits, full-width ones too, with what belongs to it."""

_D = "零〇一二两三四五六七八九"
_BELOW_TEN_THOUSAND = rf"(?:[{_D}几数]千)?(?:零?[{_D}几数]百)?(?:零?[{_D}几数]{{0,2}}十)?(?:零?[{_D}几](?![{_D}十百千]))?"
_PLACES = (
    rf"(?=[{_D}几数十]{{1,2}}[{_D}十百千万亿])(?:{_BELOW_TEN_THOUSAND}亿)?(?:{_BELOW_TEN_THOUSAND}万)?{_BELOW_TEN_THOUSAND}"
)
_MORE = "(?:多|余|来)?"

_STRONG = "人次|户次|场次|台次|万人|家|户|件|起|宗|例|篇|人|名|位|次|场|期|份|元|万元|亿元|万|亿|课时|学时|辆|所|座|间|批"
"""What is counted one by one."""

_WEAK = "个|项|条|类|种"
"""What also divides a text (三个方面): a number only before something that is counted, or where the phrase ends."""

_COUNTED = (
    "百分点|单位|乡镇|街道|园区|社区|企业|工会|基层|指标|任务|目标|职工|会员|项目|案件|合同|集体|班组|县|市|区|镇|乡|村|"
    "[，。；、！？：,.;:!?）)”]|以上|以下|左右|均|已|未|$"
)
_ONE_OF = "家|户|件|篇|例|宗|人次"
"""Of one of these 一 is a number; 一起, 一次, 一批 and most others are words."""

_NOT_AFTER = "(?<![第每这那哪某另同逐唯统之百千万亿十一二三四五六七八九])"
_NOT_BEFORE = "(?!大|届|中全会|周年|年|月|日|号|季|点|时|分之|条战线)"

_CHINESE = re.compile(
    "|".join(
        (
            rf"(?:百|千|万|[{_D}十百]+)分之[{_D}十百千万点]+",
            rf"第[{_D}十百]+[名位]",
            rf"[{_D}]成[{_D}半]?(?![员立本果效功为长都就文品熟套份型语见因不{_D}])",
            rf"[{_D}十百千]+倍",
            rf"翻了?[{_D}]?番|翻倍|成倍|倍增",
            r"(?:一|过|近|大|多|超)半(?![年月天日夜径])|半数|减半",
            rf"{_NOT_AFTER}{_PLACES}(?![{_D}十百千万亿]){_MORE}{_NOT_BEFORE}(?:{_STRONG}|个百分点|(?:{_WEAK})(?={_COUNTED}))?",
            rf"[上近过逾超数几][十百千万]{_MORE}(?:{_STRONG}|个)",
            rf"{_NOT_AFTER}[二两三四五六七八九十几]{{1,2}}{_MORE}(?:个百分点|{_STRONG}|(?:{_WEAK})(?={_COUNTED}))(?![一二三四五六七八九])",
            rf"{_NOT_AFTER}一(?:个百分点|(?:{_ONE_OF})(?!一|件|家))",
        )
    )
)


def numbers_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where numbers stand in this part of the text, in order."""
    end = len(text) if end is None else end
    in_digits = [match.span() for match in DIGITS.finditer(text, start, end)]
    in_words = (match.span() for match in _CHINESE.finditer(text) if match[0])
    apart = ((a, b) for a, b in in_words if start <= a and b <= end and not any(c < b and a < d for c, d in in_digits))
    yield from sorted([*in_digits, *apart])
