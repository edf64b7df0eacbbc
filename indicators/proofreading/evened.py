"""A text with its digits, letters and punctuation in one width, character for character, so that offsets stay."""

from __future__ import annotations

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_KEPT = {ord(mark) for mark in "，；：！？"}
_ALIKE = str.maketrans("\u3000﹪〔〕–―～〜", " %()——~~")


def evened(text: str) -> str:
    """Full-width digits, letters, percent signs, points and brackets as half-width ones; same length.

    Half-width commas, semicolons and colons after a Chinese character become those of Chinese.
    """
    table = {code: to for code, to in _WIDE.items() if code not in _KEPT} | _ALIKE
    plain = text.translate(table)
    return "".join(_chinese_mark(plain, at) if mark in ",;:!?" else mark for at, mark in enumerate(plain))


def _chinese_mark(text: str, at: int) -> str:
    """A comma between digits may part thousands; any other stands for the Chinese one."""
    between_digits = text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
    if text[at] == "," and between_digits and text[at + 1 : at + 4].isdigit() and not text[at + 4 : at + 5].isdigit():
        return ","
    if text[at] == ":" and between_digits:
        return ":"
    return {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}[text[at]]
