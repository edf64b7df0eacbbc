"""The union of a place by its own name: most are a 总工会, of parks and enterprises often a 工会联合会 or 工会委员会."""

from __future__ import annotations

import re

_OWN = re.compile(r"(?:工会联合会|工会委员会|工会工作委员会|联合工会|(?<=产业)工会|(?<=系统)工会|(?<=行业)工会)$")
_OF_TRADE = re.compile(r"(?:产业|系统|行业)工会$")


def office_in(head: str) -> str:
    """The beginning of a title if it is the name of a union that is no 总工会: 青溪工业园区工会联合会; else nothing."""
    return head if _OWN.search(head) and place_of_office(head) else ""


def place_of_office(name: str) -> str:
    """青溪工业园区 of 青溪工业园区工会联合会; other names stay."""
    return _OWN.sub("", name)


def is_of_trade(name: str) -> bool:
    """Whether it is the union of a trade, which is in a county without being the county's: 永州县交通运输产业工会."""
    return _OF_TRADE.search(name) is not None
