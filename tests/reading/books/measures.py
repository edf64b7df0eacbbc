"""Indicators as offices write them: those of the catalogue under several headers, and some of no catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Measure:
    """An indicator as one office writes it: the id it must get, its header, the unit printed, how large its numbers are."""

    id: str
    header: str
    unit: str
    kind: str
    low: int = 0
    high: int = 90
    places: int = 0

    @property
    def factor(self) -> Decimal:
        return {"万元": Decimal(10000), "亿元": Decimal(100000000), "%": Decimal("0.01")}.get(self.unit, Decimal(1))

    @property
    def is_rate(self) -> bool:
        return self.kind == "rate"


KNOWN: dict[str, tuple[tuple[str, ...], tuple[str, ...], str, int]] = {
    "new_unions": (("新建工会数", "新建工会", "新组建工会数"), ("家", "个"), "flow", 30),
    "new_members": (("新增会员数", "新增会员", "新发展会员"), ("人", "名"), "flow", 600),
    "members": (("会员总数", "工会会员总数"), ("人",), "stock", 20000),
    "employees": (("职工总数", "职工人数"), ("人",), "stock", 30000),
    "grassroots_unions": (("基层工会总数", "基层工会组织数"), ("家", "个"), "stock", 200),
    "collective_contract_rate": (("集体合同签订率",), ("%",), "rate", 100),
    "wage_agreement_rate": (("工资集体协商签订率", "工资协商签订率"), ("%",), "rate", 100),
    "assistance_funds": (("帮扶资金", "帮扶资金总额"), ("元", "万元"), "flow", 90),
    "dues_collected": (("工会经费收缴额", "经费收缴额"), ("元", "万元"), "flow", 800),
    "disputes_accepted": (("劳动争议受理数", "受理劳动争议", "劳动争议受理件数"), ("件", "起"), "flow", 40),
    "disputes_settled": (("劳动争议调处成功数", "调处成功数"), ("件",), "flow", 30),
    "workers_assisted": (("困难职工帮扶人数", "帮扶困难职工"), ("人",), "flow", 90),
    "safety_accidents": (("安全事故起数", "安全事故"), ("起",), "flow", 4),
    "recreational_events": (("文体活动次数", "开展文体活动"), ("次", "场"), "flow", 20),
    "mutual_aid_insured": (("医疗互助参保人数",), ("人",), "stock", 4000),
}
OWN = (
    ("骑手暖心驿站走访次数", "次", "flow", 50),
    ("退役军人职工座谈会场次", "场", "flow", 9),
    ("5.1服务卡年度制卡数", "张", "flow", 900),
    ("安全条幅悬挂条数", "条", "flow", 80),
    ("龙舟赛参赛队数", "支", "flow", 12),
    ("货车司机法律咨询件数", "件", "flow", 40),
    ("职工夜校在册学员总数", "人", "stock", 900),
    ("微心愿认领率", "%", "rate", 100),
    ("季度之星评选人数", "名", "flow", 9),
    ("爱心托管班投入经费", "万元", "flow", 60),
    ("民主协商会议题采纳率", "%", "rate", 100),
    ("年货节销售额", "万元", "flow", 300),
    ("月嫂技能考证人数", "人", "flow", 60),
    ("达标班组总数", "个", "stock", 70),
    ("工匠带徒对数", "对", "flow", 15),
)
