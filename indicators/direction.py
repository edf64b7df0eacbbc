"""Which way is better, from the words of a name: harm and what lies about undone, and what is done about them.

A name is read as the words of harm, negation and remedy in it, wherever they stand: 欠薪案件 is a harm, 欠薪案件办结 work done
about it, 欠薪案件未办结 a harm again, 零欠薪 one that is not there.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indicators.model import Better


@dataclass(frozen=True)
class _Cues:
    """``words`` finds one after the other, each under the name of its sort; ``removal`` is a remedy that begins a name."""

    words: re.Pattern[str]
    removal: re.Pattern[str]
    outside: re.Pattern[str]
    base: re.Pattern[str]


@cache
def _cues() -> _Cues:
    with (Path(__file__).parent / "cues.toml").open("rb") as file:
        said: dict[str, str] = tomllib.load(file)["direction"]
    said["spared"] = said["spared"].replace("{harm}", said["harm"])
    sorts = {
        "spared": said["spared"],
        "undone": f"{said['incomplete']}|{said['undone']}",
        "remedy": said["remedy"],
        "harm": said["harm"],
        "inflow": said["inflow"],
    }
    words = "|".join(f"(?P<{sort}>{pattern})" for sort, pattern in sorts.items())
    removal = f"^(?!{said['incomplete']})(?:{said['remedy']})"
    return _Cues(*(re.compile(one, re.IGNORECASE) for one in (words, removal, said["outside"], said["base"])))


def direction_of(name: str) -> Better:
    """Lower for a harm that nothing is done about; neither for what comes from outside or is only a base; else higher."""
    cues = _cues()
    found = [match.lastgroup for match in cues.words.finditer(name)]
    harmful = "harm" in found or "undone" in found
    if harmful and cues.removal.match(name):
        return Better.HIGHER
    if found[-1:] == ["undone"]:
        return Better.LOWER
    if "inflow" in found and "remedy" not in found[found.index("inflow") :]:
        return Better.NEITHER
    if "remedy" in found or "spared" in found:
        return Better.NEITHER if cues.base.search(name) and not harmful else Better.HIGHER
    if harmful:
        return Better.LOWER
    return Better.NEITHER if cues.base.search(name) or cues.outside.search(name) else Better.HIGHER


def is_unwelcome(name: str) -> bool:
    """Whether nobody plans to have more of it: a harm, or what others bring (信访, 争议). Its target is a control number."""
    cues = _cues()
    found = {match.lastgroup for match in cues.words.finditer(name)}
    return bool(found & {"harm", "undone", "inflow"}) or cues.outside.search(name) is not None
