"""Which org units are fairly set side by side."""

from __future__ import annotations

import pytest
from progress.cases import dataset, quarterly, row

from indicators.model import TOTAL
from indicators.org_units import Group, peer_group, peer_groups, with_peer_rank
from indicators.periods import Period
from indicators.progress import compute_progress

NAMES = {
    "东片区": Group.AREA,
    "城东街道": Group.STREET,
    "城东街道办事处": Group.STREET,
    "城东街道总工会": Group.STREET,
    "河口镇": Group.TOWNSHIP,
    "河口 乡": Group.TOWNSHIP,
    "白音苏木": Group.TOWNSHIP,
    "经济开发区": Group.ZONE,
    "高新区管委会": Group.ZONE,
    "临港产业园": Group.ZONE,
    "李家村": Group.VILLAGE,
    "幸福社区": Group.VILLAGE,
    "县教育局": Group.SECTOR,
    "县人民医院工会": Group.SECTOR,
    "宏达纺织有限公司": Group.ENTERPRISE,
    "甲": Group.OTHER,
}


@pytest.mark.parametrize(("name", "group"), NAMES.items(), ids=list(NAMES))
def test_a_name_tells_its_group(name: str, group: Group) -> None:
    assert peer_group(name) == group


def test_what_the_office_says_goes_before_the_name() -> None:
    assert peer_group("河口镇", {"河口镇": "山区乡镇"}) == "山区乡镇"


def test_groups_keep_the_order_and_leave_out_the_whole() -> None:
    assert peer_groups([TOTAL, "乙街道", "甲镇", "丙街道"]) == {"街道": ("乙街道", "丙街道"), "乡镇": ("甲镇",)}


def test_places_among_peers_follow_those_among_all() -> None:
    values = {
        k: v
        for name, n in (("甲镇", 9), ("乙街道", 8), ("丙镇", 7), ("丁镇", 7), ("戊街道", 1))
        for k, v in quarterly(name, "new_unions", 2024, n).items()
    }
    frame = with_peer_rank(compute_progress(dataset(values), Period.parse("2024Q1")), {})
    found = {u: row(frame, u, "new_unions")[["rank", "peer_rank", "peers_ranked"]].tolist() for u in ("丙镇", "丁镇", "戊街道")}
    assert found == {"丙镇": [3, 2, 3], "丁镇": [3, 2, 3], "戊街道": [5, 2, 2]}
    assert row(frame, TOTAL, "new_unions")[["peer_group", "peer_rank"]].isna().all()
