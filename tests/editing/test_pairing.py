"""Which numbers of a paragraph are still its own after it was edited."""

from __future__ import annotations

import re

import pytest

from indicators.editing.binding import template_of
from indicators.editing.keys import Numbers
from indicators.editing.refilling import refilled
from indicators.editing.template import Bound, Typed
from indicators.narrative.document import Claim, Paragraph
from indicators.periods import Period

HALF, THIRD = Period.parse("2024H1"), Period.parse("2024Q1-Q3")
PLACE = ("", 0)


def paragraph(text: str, period: Period = HALF) -> Paragraph:
    """``{甲:5家}`` is a claim about the indicator 甲 that reads 5家."""
    plain, claims, at = "", [], 0
    for match in re.finditer(r"\{([^:]+):([^}]+)\}", text):
        plain += text[at : match.start()]
        indicator, number = match.groups()
        value = float(re.sub(r"[^\d.]", "", number))
        claims.append(
            Claim(len(plain), len(plain) + len(number), number, indicator, "total", period.code, "value", value, "家", "1", ())
        )
        plain, at = plain + number, match.end()
    return Paragraph(plain + text[at:], tuple(claims))


def marked(own: str, edited: str) -> str:
    """The edited text with ``{indicator}`` for each number still bound and ``[number]`` for each typed one."""
    pieces = template_of(paragraph(own), edited, HALF)
    named = (
        f"{{{p.key.indicator}}}" if isinstance(p, Bound) else f"[{p.text}]" if isinstance(p, Typed) else getattr(p, "text", "")
        for p in pieces
    )
    return "".join(named)


TOWNS = "甲镇{甲:5家}，乙镇{乙:5家}，均超过序时进度。"
UNIONS = "新建工会{建会:12家}，完成{完成率:60%}；慰问职工{慰问:12人}，发放{资金:3.5万元}。"


@pytest.mark.parametrize(
    ("own", "edited", "expected"),
    [
        (TOWNS, "甲镇5家，乙镇5家，均超过序时进度。", "甲镇{甲}，乙镇{乙}，均超过序时进度。"),
        (TOWNS, "乙镇5家，甲镇5家，均超过序时进度。", "乙镇{乙}，甲镇{甲}，均超过序时进度。"),
        (TOWNS, "甲镇新建5家，乙镇新建5家，都超过了序时进度。", "甲镇新建{甲}，乙镇新建{乙}，都超过了序时进度。"),
        (TOWNS, "乙镇共5家，甲镇共5家。", "乙镇共{乙}，甲镇共{甲}。"),
        (TOWNS, "乙镇5家，均超过序时进度。", "乙镇{乙}，均超过序时进度。"),
        (TOWNS, "甲镇5家，均超过序时进度。", "甲镇{甲}，均超过序时进度。"),
        (TOWNS, "甲镇5家，乙镇5家，丙镇5家。", "甲镇{甲}，乙镇{乙}，丙镇[5]家。"),
        (TOWNS, "各新建5家。", "各新建[5]家。"),
        (TOWNS, "甲镇6家，乙镇5家，均超过序时进度。", "甲镇[6]家，乙镇{乙}，均超过序时进度。"),
        (TOWNS, "甲镇5家，乙镇15家，均超过序时进度。", "甲镇{甲}，乙镇[15]家，均超过序时进度。"),
        (UNIONS, "慰问职工12人，发放3.5万元。新建工会12家。", "慰问职工{慰问}，发放{资金}。新建工会{建会}。"),
        (UNIONS, "完成60%，新建工会12家。", "完成{完成率}，新建工会{建会}。"),
        (UNIONS, "发放3.5万元慰问职工12人；工会新建12家。", "发放{资金}慰问职工{慰问}；工会新建{建会}。"),
        (UNIONS, "12家企业新建工会。", "{建会}企业新建工会。"),
        (UNIONS, "走访困难企业12家。", "走访困难企业[12]家。"),
        (UNIONS, "新建工会12家，完成六成，发放13.5万元。", "新建工会{建会}，完成[六成]，发放[13.5万元]。"),
        (UNIONS, "新建工会12家，比去年多12家。", "新建工会{建会}，比去年多[12]家。"),
        (UNIONS, "新建工会12.5家，慰问职工1 012人。", "新建工会[12.5]家，慰问职工[1 012]人。"),
        ("会员{会员:100人}和{干部:100人}。", "会员100人和100人。", "会员{会员}和{干部}。"),
        ("会员{会员:100人}和{干部:100人}。", "100人、100人。", "{会员}、{干部}。"),
        ("总数{会员:100人}，总数{会员:100人}。", "100人，100人。", "[100]人，[100]人。"),
    ],
)
def test_a_number_is_known_by_what_is_written_around_it(own: str, edited: str, expected: str) -> None:
    assert marked(own, edited) == expected


def test_a_number_moved_with_its_clause_shows_its_own_value_next_quarter() -> None:
    template = template_of(paragraph(TOWNS), "乙镇5家，甲镇5家。", HALF)
    later = Numbers({PLACE: paragraph("甲镇{甲:8家}，乙镇{乙:6家}。", THIRD)}, THIRD)
    shown = refilled(template, lambda key: later.find(key, PLACE), THIRD)
    assert shown.paragraph.text == "乙镇6家，甲镇8家。"


def test_many_numbers_that_read_alike_stay_where_they_stay_and_are_told_where_they_do_not() -> None:
    own = "，".join(f"{name}镇{{{name}:5家}}" for name in "甲乙丙丁戊己庚辛") + "。"
    same = re.sub(r"\{.:(5家)\}", r"\1", own)
    assert marked(own, same) == re.sub(r":5家", "", own)
    assert "[" in marked(own, "镇".join("八个镇分别是5家" * 8))
