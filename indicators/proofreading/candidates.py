"""What may be the name of what a figure counts: ever less of the words around it, the most of them first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from indicators.meaning import Vocabulary, meaning_of
from indicators.proofreading.parts import ends_in_verb, is_only_deed, parts, shorn, tokens, trimmed, undone, without_acting
from indicators.proofreading.vocabulary import Words

_PLACE = re.compile(
    r"^(?!建立|组建|成立|新建)[\u4e00-\u9fff]{0,6}?(?:镇|乡|街道|开发区|园区|社区|县|市|区|省|总工会)(?=[\u4e00-\u9fff]{2,})"
)
_SET_UP = re.compile(r"^(?:建立|成立)(?=[\u4e00-\u9fff]{0,4}工会(?:组织)?$)")
"""What a sentence calls 建立工会 a sheet calls 新建工会."""
_ALIKE = re.compile(r"(?P<first>(?P<head>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{1,2})(?:和|及|、)(?P=head)[\u4e00-\u9fff]{1,2}$")
_BUILT = re.compile(r"^(?:已|共|现)建(?:成|有)?")
_WHOLE = re.compile("合计|共计|总计|全[县市区镇乡]")


def candidates(lead: str, follow: str, before: str = "") -> Iterator[str]:
    """Names to try for a figure between ``lead`` and ``follow``; ``before`` are the words of what was spoken of before it.

    First all words as they stand, then without who did it and the verb that only brings it about.
    """
    yield from _as_they_stand(lead, follow, before)
    for shorter in shorn(lead):
        yield from _as_they_stand(shorter, follow, "")
    if (rest := without_acting(lead)) != lead:
        yield from _as_they_stand(rest, follow, "")


def _as_they_stand(lead: str, follow: str, before: str) -> Iterator[str]:
    """The words around the figure, before it, after it, and those of the figure before with them."""
    leads, follows = parts(lead), parts(follow)
    is_object = bool(follows) and ends_in_verb(lead)
    if (whole := trimmed(lead)) and not is_object:
        yield whole
    if follows:
        yield from _joined(leads, follows, place=bool(leads))
        yield from _joined(["".join(follows)], leads, place=False)
    if not follows or not (is_object or _narrows(follows, leads)):
        yield from _joined(leads, ())
    if follows and not leads:
        yield "".join(follows)
    if "的" in follow and (head := parts(follow.rpartition("的")[2])):
        yield "".join(head)
    if before and leads and not _WHOLE.search(lead):
        yield from with_before(undone(before) if is_only_deed("".join(leads)) else before, leads)


def with_before(before: str, leads: Sequence[str], *, whole: bool = False) -> Iterator[str]:
    """What was spoken of before, all of it or the beginning or (unless it must be ``whole``) the end, with the figure's own
    words."""
    words = tokens(before)
    begun = (words[:end] for end in range(len(words), 0, -1))
    ended = () if whole else tuple(words[start:] for start in range(1, len(words)))
    for some in (*begun, *ended):
        name = "".join([*some, *leads])
        yield from dict.fromkeys([name, _aside().sub("", name)])


def _joined(first: Sequence[str], second: Sequence[str], *, place: bool = True) -> Iterator[str]:
    """All of it, then with ever more of the beginning left out; each also without a place at the beginning (where a place may
    stand there), the second of two alike (慰问金和慰问品), that it was built, and words that make no other indicator of one."""
    for start in range(len(first) or 1):
        whole = "".join([*first[start:], *second])
        forms = dict.fromkeys(
            [whole, _SET_UP.sub("新建", whole), _PLACE.sub("", whole) if place else whole, _ALIKE.sub(r"\g<first>", whole)]
        )
        bare = dict.fromkeys(_aside().sub("", _BUILT.sub("", form)) for form in forms)
        yield from (form for form in dict.fromkeys([*forms, *bare]) if form)


def _narrows(follow: Sequence[str], lead: Sequence[str]) -> bool:
    """Whether the noun after the figure has a word that makes it a part of what stands before (培训200名女职工)."""
    vocabulary = Vocabulary.load()
    said, known = meaning_of("".join(lead)), meaning_of("".join(follow))
    return bool(known.words - known.unknown - said.words - vocabulary.weak)


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(Words.load().aside)
