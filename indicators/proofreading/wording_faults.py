"""Faults of wording and form, by the rules our own reports are held to (``indicators.narrative.linter``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicators.narrative.linter import rules
from indicators.proofreading.findings import Finding, Kind, finding

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_LONGEST = 1000
"""Characters; what is longer is no sentence."""

_LATIN_LINE = re.compile(r"^[^\u4e00-\u9fff]*$")


def wording_faults(text: str) -> Iterator[Finding]:
    """Each fault where it stands; the same one is told once a paragraph."""
    at = 0
    for paragraph in text.split("\n"):
        if "\t" not in paragraph and not _LATIN_LINE.match(paragraph):
            yield from _in_paragraph(paragraph, at)
        at += len(paragraph) + 1


def _in_paragraph(paragraph: str, at: int) -> Iterator[Finding]:
    told: set[str] = set()
    for sentence in _SENTENCE.finditer(paragraph):
        for rule in rules() if len(sentence[0]) <= _LONGEST else ():
            if rule.name in told:
                continue
            found = rule.pattern.search(sentence[0])
            if found and found[0].strip() and not (rule.excuse and rule.excuse.search(sentence[0])):
                told.add(rule.name)
                start = at + sentence.start() + found.start()
                words = found[0].strip()
                yield finding(Kind.WORDING, start, start + len(found[0]), "wording_rule", words=words, rule=rule.message)
