"""Peer groups: org units that are fairly set side by side, told by the form of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

import pandas as pd

from indicators.model import TOTAL


class Group(StrEnum):
    """What an org unit is, by its name's end; the value is the group's name."""

    AREA = "片区"
    ZONE = "园区"
    STREET = "街道"
    TOWNSHIP = "乡镇"
    VILLAGE = "村（社区）"
    SECTOR = "机关和行业"
    ENTERPRISE = "企业"
    OTHER = "其他单位"


_IN_ENGLISH = {
    Group.AREA: "areas",
    Group.ZONE: "zones",
    Group.STREET: "subdistricts",
    Group.TOWNSHIP: "townships",
    Group.VILLAGE: "villages and communities",
    Group.SECTOR: "offices and trades",
    Group.ENTERPRISE: "enterprises",
    Group.OTHER: "others",
}


def group_name(group: str, language: str = "zh") -> str:
    """A peer group by name; one that the office named is called the same in every language."""
    return next((name for known, name in _IN_ENGLISH.items() if known == group), group) if language == "en" else group


_UNION = re.compile(r"(?<=.)(?:总工会|联合工会|工会联合会|工会委员会|工会工作委员会|工会工委|工会)$")

_ENDS = (
    (Group.AREA, r"片区|片|协作区|联片"),
    (Group.ZONE, r"(?:开发|园|高新|经开|保税|示范|工业|产业|新|集聚|度假|功能|自贸|合作|管理)区|园|管委会|管理委员会|基地"),
    (Group.STREET, r"街道|街道办|街道办事处|街办"),
    (Group.TOWNSHIP, r"[乡镇]|苏木|[乡镇](?:人民)?政府"),
    (Group.VILLAGE, r"村|社区|嘎查|[居村]委会|居民委员会|村民委员会"),
    (Group.ENTERPRISE, r"公司|集团|厂|矿|店|酒店|商场|企业|银行|合作社"),
    (Group.SECTOR, r"[局委办院校部会站所馆队]|中心|系统|机关|学校|医院|行业|中学|小学|大学"),
)
"""Which end of a name tells what; the first that fits counts: 高新区管委会 is no 委."""

_PATTERNS = tuple((group, re.compile(f".+(?:{ends})")) for group, ends in _ENDS)


def peer_group(org_unit: str, known: Mapping[str, str] = MappingProxyType({})) -> str:
    """The group an org unit belongs to: the one that the office says (``known``), else by its name, that of its union apart."""
    if org_unit in known:
        return known[org_unit]
    name = _UNION.sub("", re.sub(r"\s", "", org_unit))
    return next((group.value for group, pattern in _PATTERNS if pattern.fullmatch(name)), Group.OTHER.value)


def peer_groups(org_units: Iterable[str], known: Mapping[str, str] = MappingProxyType({})) -> dict[str, tuple[str, ...]]:
    """The org units by group, both in the order given; the whole is in none."""
    groups: dict[str, tuple[str, ...]] = {}
    for org_unit in org_units:
        if org_unit != TOTAL:
            group = peer_group(org_unit, known)
            groups[group] = (*groups.get(group, ()), org_unit)
    return groups


def with_peer_rank(progress: pd.DataFrame, known: Mapping[str, str] = MappingProxyType({})) -> pd.DataFrame:
    """Add each org unit's ``peer_group`` (missing for the whole), its place in it, ``peer_rank``, and ``peers_ranked``."""
    group = progress["org_unit"].map(lambda u: None if u == TOTAL else peer_group(u, known)).astype("str")
    places = progress["rank"].groupby([progress["indicator"], group])
    return progress.assign(peer_group=group, peer_rank=places.rank("min"), peers_ranked=places.transform("count"))
