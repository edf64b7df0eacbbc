"""Reads a written report as a strict editor of statistics would: faults of wording, of form, and numbers nobody vouches for.

Patterns are data (``linter.toml``); what needs the whole document is here.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from indicators.narrative.document import Document, Paragraph

LONGEST_SENTENCE = 120
LONGEST_IN_ENGLISH = 320
"""Characters; English words take about three times the room."""

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_SENTENCE_EN = re.compile(r"[^\n]+?(?:[.!?](?=\s|$)|$)")
_QUOTED = re.compile(r"“[^“”]*”")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NUMERAL = re.compile(r"\d+(?:\.\d+)?")
_NO_CLAIM = re.compile(
    r"\d{4}年度?|\d{1,2}月[底末份]?|\d{1,2}月\d{1,2}日|第\d+[期届号]|\d+[.、．](?=\s|[\u4e00-\u9fff])"
    r"|(?<=[a-z\d] )(?:19|20)\d\d\b(?!,\d|%)|\bQ[1-4]\b"
)
_IN_NAME = re.compile(r"\d+(?:\.\d+)?[^\d]{0,2}")
_FIRST = re.compile(r"居[^，。；]{0,6}首位|第1位|为全.最[高低多少]|排名第一|位居第一")
_MISSING = re.compile(r"尚未报送")
_MISSING_HERE = re.compile(r"未报送")
_AMONG_REPORTED = re.compile(r"已报送")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong (``rule``, in words ``message``) and the words it was found in."""

    rule: str
    message: str
    words: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that no sentence may hold, unless ``excuse`` is found in it too."""

    name: str
    pattern: re.Pattern[str]
    message: str
    excuse: re.Pattern[str] | None


@cache
def rules(language: str = "zh") -> tuple[Rule, ...]:
    file = "linter.toml" if language == "zh" else f"linter.{language}.toml"
    source = resources.files("indicators.narrative").joinpath(file).read_text("utf-8")
    return tuple(
        Rule(name, re.compile(entry["pattern"]), entry["message"], re.compile(entry["unless"]) if "unless" in entry else None)
        for name, entry in tomllib.loads(source).items()
    )


def lint(document: Document, names: Iterable[str] = ()) -> list[Fault]:
    """All faults of a document; ``names`` are names of indicators and org units, whose numerals are no figures (5.1服务卡)."""
    whole_names = sorted(names, key=len, reverse=True)
    names = [match[0] for name in whole_names for match in _IN_NAME.finditer(name)]
    paragraphs = [paragraph for section in document.sections for paragraph in section.paragraphs]
    language = document.language
    faults = [fault for paragraph in paragraphs for fault in lint_text(paragraph.text, language)]
    faults += [fault for paragraph in paragraphs for fault in _unclaimed(paragraph, names)]
    faults += _said_twice(paragraphs, language)
    faults += _empty(document)
    if language == "zh":
        faults += _first_of_some(paragraphs)
    else:
        faults += [fault for paragraph in paragraphs for fault in _chinese(paragraph.text, whole_names)]
    return faults


def _chinese(text: str, names: Iterable[str]) -> Iterator[Fault]:
    """Chinese in an English text, other than names and what is quoted as it was written."""
    text = _QUOTED.sub("", text)
    for name in names:
        text = text.replace(name, "")
    for found in _HAN.findall(text):
        yield Fault("chinese", "英文中夹有中文", found)


def lint_text(text: str, language: str = "zh") -> list[Fault]:
    """The faults of wording in a text, and sentences that run on too long."""
    faults = []
    longest = LONGEST_SENTENCE if language == "zh" else LONGEST_IN_ENGLISH
    text = text if language == "zh" else _QUOTED.sub("“”", text)
    for sentence in sentences(text, language):
        for rule in rules(language):
            found = rule.pattern.search(sentence)
            if found and not (rule.excuse and rule.excuse.search(sentence)):
                faults.append(Fault(rule.name, rule.message, found[0]))
        if len(sentence) > longest:
            faults.append(Fault("long_sentence", f"一句超过{longest}字", sentence))
    return faults


def sentences(text: str, language: str = "zh") -> list[str]:
    """The text cut after each full stop."""
    pattern = _SENTENCE if language == "zh" else _SENTENCE_EN
    return [sentence.strip() for sentence in pattern.findall(text) if sentence.strip()]


def unclaimed_numerals(paragraph: Paragraph, names: Iterable[str] = ()) -> list[str]:
    """Numerals that belong to no claim and are no year, month, item number or part of a name."""
    covered = [(claim.start, claim.end) for claim in paragraph.claims]
    for pattern in (_NO_CLAIM, *(re.compile(re.escape(name)) for name in names)):
        covered += [match.span() for match in pattern.finditer(paragraph.text)]
    return [
        match[0]
        for match in _NUMERAL.finditer(paragraph.text)
        if not any(start <= match.start() and match.end() <= end for start, end in covered)
    ]


def _unclaimed(paragraph: Paragraph, names: Iterable[str]) -> Iterator[Fault]:
    for numeral in unclaimed_numerals(paragraph, names):
        yield Fault("number_without_claim", "数字没有来源", numeral)
    for claim in paragraph.claims:
        if paragraph.text[claim.start : claim.end] != claim.text:
            yield Fault("claim_misplaced", "数字的位置与文字不符", claim.text)


def _said_twice(paragraphs: Iterable[Paragraph], language: str) -> Iterator[Fault]:
    said = Counter(sentence for paragraph in paragraphs for sentence in sentences(paragraph.text[paragraph.lead :], language))
    for sentence, times in said.items():
        if times > 1:
            yield Fault("repeated_sentence", "同一句话出现两次", sentence)


def _empty(document: Document) -> Iterator[Fault]:
    if not document.title.strip():
        yield Fault("empty_heading", "没有标题", "")
    for section in document.sections:
        if not any(paragraph.text[paragraph.lead :].strip() for paragraph in section.paragraphs):
            yield Fault("empty_section", "标题下没有内容", section.heading)


def _first_of_some(paragraphs: Iterable[Paragraph]) -> Iterator[Fault]:
    """首位 and the like may be said of all org units only where all have reported, at all and the figure just spoken of."""
    every = [sentence for paragraph in paragraphs for sentence in sentences(paragraph.text)]
    some_missing = any(_MISSING.search(sentence) for sentence in every)
    for before, sentence in pairwise(["", *every]):
        found = _FIRST.search(sentence)
        if found and not _AMONG_REPORTED.search(sentence) and (some_missing or _MISSING_HERE.search(before)):
            yield Fault("first_of_some", "有单位未报送时，应说“在已报送的单位中”", found[0])
