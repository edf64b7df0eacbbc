"""Numerals that are no figures of the work: dates, ordinals, headings, names, numbers of documents, thresholds.

Found by their form and by what stands around them, in a text of even width (``evened``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from indicators.proofreading.vocabulary import Words

_N = r"(?<!\d)\d{1,15}(?:\.\d{1,8})?"
"""Bounded, like every run below: a text of nothing but digits is looked through as fast as any other."""

_C = "〇零一二两三四五六七八九十百千"
_YEAR = r"(?:(?:19|20)\d{2}|(?:19|20)?(?:[xX×*]{2,4})|[xX×]{2,4}|[〇零一二三四五六七八九]{4})"
_LONGEST_QUOTED = 24
"""Characters; longer quotations are told text, with figures like any other."""

_DATES = (
    rf"{_YEAR}\s?\s?[年度]{{1,2}}(?:\d{{1,2}}月(?:份|底|末|\d{{1,2}}日)?)?",
    r"\d{1,2}(?:[.]\d{1,2})?\s?\s?[-—~至到]\s?\s?\d{1,2}月份?",
    r"\d{1,2}月(?:份|底|末|初|上旬|中旬|下旬|中下旬)?(?:\d{1,2}[日号]?)?(?:\s?\s?[-—~至到]\s?\s?(?:\d{1,2}月)?\d{1,2}[日号])?",
    r"\d{1,2}[日号](?!线|楼|文件)",
    rf"(?:19|20)\d{{2}}[-./](?:0?[1-9]|1[0-2])(?:[-./](?:0?[1-9]|[12]\d|3[01]))?(?!\d|\s?(?:[万亿]|{Words.load().money}))",
    r"(?<!\d)(?:19|20)\d{2}\s?\s?[-—~至]\s?\s?(?:19|20)?\d{2}(?:年|学年)",
    r"\d{1,2}:\d{2}(?::\d{2})?",
    rf"[{_C}]{{1,3}}月(?:份|底|末|初)?(?:[{_C}]{{1,3}}[日号])?",
    r"第?[一二三四1234][、至\-—和]?[一二三四1234]?季度|前[二两三23]个?季度",
    r"(?<!\d)\d{1,4}\s?\s?[×xX*]\s?\s?\d{1,4}小时",
    rf"(?:{_N}|[{_C}几数]{{1,12}})\s?\s?(?:多|余|来)?个?多?(?:{Words.load().time})(?!次|度考核|户|期)(?:以上|以下|以内)?",
)
_ORDINALS = (
    rf"第\s?\s?(?:{_N}|[{_C}]{{1,12}})\s?\s?[\u4e00-\u9fff]?",
    rf"[(]\s?\s?(?:\d{{1,2}}|[{_C}]{{1,3}})\s?\s?[)]",
    rf"(?:^|(?<=[\n。；！？，：]))\s?\s?(?:\d{{1,2}}|[{_C}]{{1,3}})(?:[、.]|是(?=\S)|要(?=\S)|[)])(?!\d)",
    rf"[{_C}]是(?=[\u4e00-\u9fff])",
    rf"[{_C}]{{1,12}}[级等](?=[\u4e00-\u9fff])",
    r"[(\[]\d{4}[)\]]\s?\s?\d{1,6}号?|[\u4e00-\u9fff]发\s?\s?\d{1,6}号|(?<!\d)\d{1,6}号(?:文件|令)",
    rf"(?:[{_C}]{{1,3}}届|(?<!\d)\d{{1,2}}届(?=\d))(?:(?:[{_C}]{{1,3}}|\d{{1,2}})次)?|[{_C}]{{1,2}}[中大次]?全会|[{_C}]{{1,3}}大(?:精神|报告|以来|会|[，。、])|[{_C}]{{1,12}}五(?=规划|期间|时期)",
)
_NAMES = (
    r"(?<![A-Za-z\-])[A-Za-z][A-Za-z\-]{0,20}\d[A-Za-z\d.\-]{0,20}|(?<![\d.])\d{1,15}(?:\.\d{1,8})?[A-Za-z]{1,20}",
    r"\d{5,12}(?=热线|服务热线|电话|平台)|(?:热线|电话|邮编|账号|QQ)[：:]?\s?\s?[\d\-]{5,20}",
    r"《[^《》\n]{1,80}》",
    rf"[“‘\"][^“”‘’\"\n]{{1,{_LONGEST_QUOTED}}}[”’\"]",
    r"千家万户|千方百计|万无一失|百花齐放|百家争鸣|千言万语|万众一心|五湖四海|三三两两|四面八方|三方(?=机制|协商|会议)|十佳|百强|百日|千人大会|一[户企人岗镇村县事案家校地厂][一][\u4e00-\u9fff]",
    r"[【(]?[^【】()\n，。]{0,6}?(?<!\d)\d{1,4}篇(?=[】)]|范文)",
    rf"[{_C}\d]个\s?(?=100%)",
    r"(?<=[多少高低快慢大小])一点(?!\d)",
    r"(?<=[镇乡村区县市道])一家(?=[就便独占])",
    rf"(?:{_N}|[{_C}几数]{{1,9}})(?:多|余|来)?天(?=时间)|[上超过逾][百千万亿]{{1,3}}元(?=的)",
    r"三八|五一|六一|七一|八一|十一(?=国庆|黄金周|期间|前夕)|七夕|九九|两[节会新][^个]|八小时|一五一十",
    r"https?://\S{1,200}|[A-Za-z\d_.]{1,40}@[A-Za-z\d_.]{1,40}",
)
_THRESHOLD = re.compile(
    rf"(?:{_N}|[{_C}]{{1,12}})\s?\s?(?:万|亿)?(?:{Words.load().strong}|{Words.load().money}|%(?=以[上下内]\)))?\s?\s?"
    r"(?:以上(?:\([含不][^()]{0,8}\))?(?=\)|的|[\u4e00-\u9fff])(?!的?(?:年度)?目标|，|。)|(?<!在.{1})(?:以下|以内)(?=\)|的?[\u4e00-\u9fff]))"
)
"""百人以上企业, （25人以上）: which ones are meant, not how many there are; 90%以上的企业 says how many."""

_EVERY = [re.compile(pattern, re.MULTILINE) for pattern in (*_DATES, *_ORDINALS, *_NAMES)]


def apart(text: str) -> Iterator[tuple[int, int]]:
    """Where numerals stand that are no figures; ``text`` is of even width."""
    for pattern in _EVERY:
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span() for match in _THRESHOLD.finditer(text))


class Apart:
    """What is no figure, to be asked by place."""

    def __init__(self, text: str) -> None:
        spans = sorted(apart(text))
        merged: list[tuple[int, int]] = []
        for start, end in spans:
            if merged and start < merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def holds(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]
