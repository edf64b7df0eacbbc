"""What is said only by its relation to what was said before it: 签订集体合同35份，覆盖企业60家、职工4100人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from indicators.meaning import Vocabulary
from indicators.proofreading.candidates import with_before
from indicators.proofreading.parts import is_deed, parts, shorn, tokens
from indicators.proofreading.vocabulary import Words

_PEOPLE_ALONE = re.compile(r"^(?:职工|员工|女职工|农民工)$")

_NEW = frozenset({"新建", "新增", "新"})


def relation(lead: str, follow: str, before: str) -> str:
    """The relating words of a figure (覆盖企业), "" if its own words name something; people alone take up the verb of
    the figure before (覆盖企业60家、职工4100人)."""
    own, noun = "".join(parts(lead)), "".join(parts(follow))
    if not own and _verb().fullmatch(noun):
        return noun  # 590人参加
    whole = f"{own}{noun}" if _related().fullmatch(own) else own
    if _related().fullmatch(whole):
        return whole
    verb = _verb().search(before)
    return f"{verb[0]}{own}" if verb and _PEOPLE_ALONE.match(own) else ""


def names_of_both(before: Sequence[str], own: str) -> Iterator[str]:
    """The names that what was said before makes with the relating words; of the former only known words are left out."""
    for words in before:
        basis = basis_of(words)
        for some in (basis, *shorn(basis), *_without_first(basis)):
            yield from with_before(some, [own], whole=True)


def amounts_of(words: str) -> Iterator[str]:
    """Names of the money that goes with what was done to people (帮扶困难职工23人、3.74万元)."""
    for word in reversed(tokens(words)):
        if is_deed(word):
            yield from (f"{word}{money}" for money in ("资金", "金额", "金"))


def basis_of(words: str) -> str:
    """What a relation is told of: the words up to the verb that tells it."""
    verb = _verb().search(words)
    return words[: verb.start()] if verb else words


def _without_first(words: str) -> Iterator[str]:
    """The words with ever less at the beginning, as long as that is known and makes no part of it: 区域性集体合同 is not
    集体合同, 新建工会 is not 工会."""
    known, said = Vocabulary.load().words, tokens(words)
    for at, word in enumerate(said[:-1], 1):
        if word not in known or _NEW & {*known[word]}:
            return
        yield "".join(said[at:])


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(Words.load().relating)


@cache
def _related() -> re.Pattern[str]:
    everybody = "|".join(sorted(Words.load().everybody, key=len, reverse=True))
    counted = rf"(?:各类|全部)?(?:(?:法人|企业|企业法人)?(?:{everybody}|员工|农民工))?(?:总?数|人数|家数)?"
    return re.compile(rf"(?:{Words.load().relating}){counted}")
