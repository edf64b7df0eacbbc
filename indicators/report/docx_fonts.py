"""The typefaces of an official document, and what may stand in for one that a computer does not have.

Word chooses the face for each character by its script: without an East Asian face, quotes and dashes come out in the Latin
one and Chinese in a substitute. So every run names all faces and says that characters of both scripts are Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fonts:
    """The faces by their use: title (小标宋), heading 一、 (黑体), lead （一） (楷体), body (仿宋), page numbers (宋体)."""

    title: str = "方正小标宋简体"
    heading: str = "黑体"
    lead: str = "楷体_GB2312"
    body: str = "仿宋_GB2312"
    page_number: str = "宋体"
    latin: str = "Times New Roman"


STANDARD = Fonts()
"""The faces that offices install for official documents."""

WINDOWS = Fonts(title="宋体", lead="楷体", body="仿宋")
"""Faces that every Chinese Windows has."""

STAND_INS: dict[str, tuple[str, ...]] = {
    "方正小标宋简体": ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "小标宋", "华文中宋", "宋体", "SimSun", "Noto Serif CJK SC"),
    "黑体": ("SimHei", "Noto Sans CJK SC"),
    "楷体_GB2312": ("楷体", "KaiTi_GB2312", "KaiTi", "华文楷体"),
    "楷体": ("KaiTi", "楷体_GB2312", "华文楷体"),
    "仿宋_GB2312": ("仿宋", "FangSong_GB2312", "FangSong", "华文仿宋"),
    "仿宋": ("FangSong", "仿宋_GB2312", "华文仿宋"),
    "宋体": ("SimSun", "新宋体", "Noto Serif CJK SC"),
    "Times New Roman": ("Liberation Serif",),
}
"""For each face the others that may stand in for it, best first; Word and WPS find them in the document's font table."""


def faces_used(fonts: Fonts) -> Iterator[str]:
    """Every face once."""
    return iter(dict.fromkeys((fonts.title, fonts.heading, fonts.lead, fonts.body, fonts.page_number, fonts.latin)))


def run_fonts(east_asian: str, latin: str, *, chinese: bool = True) -> dict[str, str]:
    """The attributes of w:rFonts. ``chinese`` gives characters of both scripts (“ ” — …) the Chinese face."""
    faces = {"ascii": latin, "hAnsi": latin, "eastAsia": east_asian, "cs": latin}
    return {"hint": "eastAsia", **faces} if chinese else faces
