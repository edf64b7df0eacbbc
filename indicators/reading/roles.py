"""What kind of number stands under a header: the value, the year's target, a running total, or something computed.

完成率, 同比 and 排名 are computed from other cells: they are told apart here so that they are never taken for values.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from indicators.reading.text import compact


class Role(StrEnum):
    """The roles of ``ColumnReading`` that a number can have."""

    VALUE = "value"
    TARGET = "target"
    RUNNING = "running_total"
    COMPLETION = "completion"
    GROWTH = "growth"
    RANK = "rank"
    REMARK = "remark"
    IGNORED = "ignored"

    @property
    def is_imported(self) -> bool:
        return self in (Role.VALUE, Role.TARGET, Role.RUNNING)


_N = r"(?:数量|数值|总数|数|值|量|额|情况|人数|家数)?"
_NOW = r"(?:(?:本|当|该|报告|这)(?:季度?|期|月))"
_YEAR = r"(?:全年|年度|年初|本年度?|当年|今年|年内|年)"
_GOAL = r"(?:目标任务|任务目标|任务指标|目标计划|计划目标|工作目标|目标|任务|计划)"
_DONE = r"(?:实际完成|实际达到|实际发生|已完成|完成|达到|实现|发生|实绩|实际|上报|填报)"
_SINCE = rf"(?:(?:{_YEAR}(?:以来|至今)?|自?年初(?:至今|以来|起)?|自年初|截[至止]\S{{0,6}}?|至(?:本|当)?(?:季度?|期|月)?末?|至今|历年|开展以来))"
_PREVIOUS = r"(?:上年|去年|前年|上一年|往年|上季|上一季|上期|上月|上半年末|年初|同期)"

_FULL: tuple[tuple[Role, str], ...] = (
    (Role.COMPLETION, rf"(?:{_GOAL}|{_YEAR}|累计|{_NOW}|占|序时|时间|计划|指标)*(?:完成|达成|实现|进展|执行)(?:率|比例|比|百分比|进度|程度)"
                      rf"|占?{_YEAR}?{_GOAL}数?的?(?:完成)?(?:比重|比例|百分比|%)|(?:{_YEAR}|{_NOW}|序时|时间|工作|完成)?进度|完成{_GOAL}?%|是否完成|达标率"),
    (Role.GROWTH, rf"(?:.{{0,4}}(?:同比|环比|比{_PREVIOUS}|较{_PREVIOUS}|与{_PREVIOUS}).{{0,10}})|名义增长|实际增长|增长率|增速|增幅|增长|增减"
                  r"(?:变化|变动|量|额|数|率|幅度|情况)?|增量|增加额|升降|变化率?|涨幅|涨跌幅?|[±+]%|增长%|(?:比|较).{1,6}(?:增长|增减|增加|提高|上升|下降|变化).{0,4}"),
    (Role.RANK, r"(?:.{0,8})(?:排名|名次|位次|排序|排位|位列)(?:情况)?"),
    (Role.REMARK, r"备注|说明|情况说明|备注说明|文字说明|(?:变化|变动|未完成|偏差|主要)?原因(?:分析|说明)?|主要做法|措施|整改措施|工作举措|"
                  r"(?:填表|填报|审核|联系|经办|负责|责任|统计)(?:人|人员|领导|电话|方式|部门|科室)?|联系电话|电话|手机|手机号码?|牵头(?:领导|部门|科室)|"
                  r"(?:完成|办理)?时限|(?:填报|上报|报送)(?:日期|时间)|佐证材料|附件|备考|地址|邮箱|统一社会信用代码|身份证号?|账号"),
    (Role.IGNORED, rf"(?:考核|综合|最终|自评|评估|完成)?(?:得分|评分|分值|分数|总分|满分|标准分|权重|系数)|占比|比重|占(?:总数|全县|全市|全区|合计)的?比[重例]|"
                   rf"{_PREVIOUS}(?:度|末|底|同期|度末)?(?:累计|完成|实际)?{_N}|(?:去年|上年)(?:同期)?.{{0,4}}|基期.{{0,3}}|基数|"
                   r"(?:与)?(?:目标|计划|序时)?(?:差距|差额|缺口|差值|相差)|(?:剩余|未完成|尚需完成|还需完成)(?:任务|目标|数|数量)*|"
                   r"平均(?:值|数)?|均值|中位数|最[大小高低]值|(?:指标|行业|区划|单位|地区|数据)?(?:代码|编码)|频度|预警|状态|红黄绿灯|是否达标|评价|等次|等级"),
    (Role.RUNNING, rf"{_SINCE}?累计(?:已|实际)?(?:{_DONE}|新增)?{_N}|{_SINCE}{_DONE}{_N}|(?:{_YEAR})?至今{_N}|年初至今{_N}|{_YEAR}(?:累计|合计){_N}"),
    (Role.TARGET, rf"(?:{_YEAR}|责任|下达|考核|分解|{_NOW}|季度|\d{{4}}年?度?|预定|预期|约束性|市级?|县级?|区级?|省级?)*{_GOAL}{_N}|"
                  rf"{_GOAL}(?:完成)?{_N}|年度指标{_N}|指标(?:任务)?[数值]|应完成{_N}|计划完成{_N}|预[期计](?:完成)?{_N}|下达{_N}|预算{_N}"),
    (Role.VALUE, rf"{_NOW}(?:{_DONE}|新增|末|累加)?{_N}|{_NOW}?{_DONE}{_N}|数值|数据|数量|数|值|绝对[量数值]|现状|现有数?|期末{_N}|(?:季|月|年)末{_N}|"
                 rf"当[季期月年]值|本[季期月]值|合计数|报告[值数]|统计[值数]|指标值|{_DONE}?情况|数\(值\)|实[绩际]值?"),
)  # fmt: skip
_ENGLISH: tuple[tuple[Role, str], ...] = (
    (Role.COMPLETION, r"(?:target)?(?:completion|achievement|progress)(?:rate)?|%(?:of)?target|%complete[d]?"),
    (Role.GROWTH, r"(?:growth|change|increase)(?:rate)?|yoy|qoq|y-o-y|year-on-year"),
    (Role.RANK, r"rank(?:ing)?|position"),
    (Role.REMARK, r"remarks?|notes?|comments?|contact|phone|e-?mail"),
    (Role.IGNORED, r"score|weight|share|lastyear|previousyear|baseline|average|code|status"),
    (Role.RUNNING, r"cumulative(?:total)?|yeartodate|ytd|runningtotal"),
    (Role.TARGET, r"(?:annual|yearly|year|fullyear)?(?:target|goal|plan)(?:value)?|annual(?:target|plan)"),
    (Role.VALUE, r"actual(?:value)?|achieved|value|thisquarter|completed|amount|result|done"),
)
_ROLES = tuple((role, re.compile(pattern)) for role, pattern in _FULL + _ENGLISH)
_OF_THE_QUARTER = re.compile(rf"^(?:{_NOW}|季度)")
_AMOUNT_MARKS = "()[]:：%-—_/·、,。 "

_SURE_ENDS: tuple[tuple[Role, str], ...] = (
    (Role.RUNNING, r"累计值|累计数|累计完成[数值]?|累计完成|累计实际完成"),
    (Role.VALUE, rf"当[季期月]值|本[季期月]值|{_NOW}(?:完成|实际完成|新增|实际)?[数值]?"),
    (Role.TARGET, rf"{_YEAR}{_GOAL}{_N}|(?:目标|任务|计划)[数值]|目标任务{_N}|任务目标{_N}"),
)
_LOOSE_ENDS: tuple[tuple[Role, str], ...] = (
    (Role.COMPLETION, rf"(?:{_YEAR}|{_GOAL}|累计)*(?:完成率|完成比例|完成进度|完成百分比|达成率|进度)"),
    (Role.GROWTH, rf"(?:同比|环比)(?:增长|增减|增速|增幅|变化|±)?(?:率|%|额|量|数)?|(?:比|较){_PREVIOUS}.{{0,6}}|增长率|增速|增幅|增减(?:率|额|量|数)?"),
    (Role.RANK, r"排名|名次|位次"),
    (Role.IGNORED, rf"得分|占比|(?:去年|上年)同期[数值]?|上年[数值末]|{_PREVIOUS}末?数|差距|缺口"),
    (Role.RUNNING, r"累计"),
    (Role.TARGET, rf"{_GOAL}"),
    (Role.VALUE, rf"{_DONE}[数值量]?|完成情况|现状"),
)  # fmt: skip
_SURE_STARTS: tuple[tuple[Role, str], ...] = (
    (Role.TARGET, rf"{_YEAR}{_GOAL}[数值]?"),
    (Role.VALUE, rf"{_NOW}(?:实际)?(?:完成)?(?!末)"),
)
_LOOSE_STARTS: tuple[tuple[Role, str], ...] = (
    (Role.RUNNING, rf"{_SINCE}?累计(?:实际)?(?:完成)?|本年度?|今年|年内"),
    (Role.VALUE, r"期末|[季月年]末|实际|已完成|完成"),
    (Role.TARGET, rf"{_GOAL}[数值]?(?:完成)?"),
    (Role.IGNORED, rf"{_PREVIOUS}(?:同期|末)?"),
)


def _compiled(ends: tuple[tuple[Role, str], ...], template: str) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((role, re.compile(template.format(pattern))) for role, pattern in ends)


_ENDS = {
    True: _compiled(_SURE_ENDS, r"^(.{{2,}}?)[-—_:·/]?(?:{})$") + _compiled(_SURE_STARTS, r"^(?:{})[-—_:·/]?(.{{2,}})$"),
    False: _compiled(_LOOSE_ENDS, r"^(.{{2,}}?)[-—_:·/]?(?:{})$") + _compiled(_LOOSE_STARTS, r"^(?:{})[-—_:·/]?(.{{2,}})$"),
}


@lru_cache(maxsize=16384)
def role_of(text: str) -> Role | None:
    """The role a label states that says nothing else: 年度目标, 本季完成数, 累计, 完成率(%), 同比, 位次, 备注."""
    plain = compact(text).lower().strip(_AMOUNT_MARKS)
    return next((role for role, pattern in _ROLES if pattern.fullmatch(plain)), None)


def is_for_the_quarter(text: str) -> bool:
    """Whether a target is the plan of a quarter (本季计划), not of the year."""
    return bool(_OF_THE_QUARTER.match(compact(text)))


@lru_cache(maxsize=16384)
def split_role(text: str, *, sure: bool) -> tuple[str, Role] | None:
    """Part a label into its name and the role at one of its ends: 国内生产总值累计值 → 国内生产总值, a running total.

    ``sure`` asks for endings that mean a role by themselves. The others (新建工会 + 完成率, 累计 + 新增会员) may as well belong to
    the name and want support: the same name elsewhere in the table.
    """
    for role, pattern in _ENDS[sure]:
        if found := pattern.match(text):
            return found[1].strip(_AMOUNT_MARKS), role
    return None
