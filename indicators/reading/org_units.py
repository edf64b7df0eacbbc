"""Names of org units: what looks like one, what means the whole or a part of it, and which spellings are the same unit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from indicators.reading.text import compact, even, has_han, without_numbering

_LOCAL_AREA = (
    r"社区|园区|开发区|高新区|新区|片区|景区|库区|校区|小区|矿区|林区|度假区|保税区|示范区|管理区|产业区|工业区|自贸区|功能区|集聚区|商务区|经开区|试验区|合作区|镇区"
)
_TOWNSHIP = rf"(?:镇|乡|街道|街道办|街道办事处|办事处|街办|苏木|嘎查|{_LOCAL_AREA}|工业园|产业园|科技园|物流园|管委会|管理委员会|居委会|村委会|村)"
_BODY = (
    r"(?:公司|集团|厂|学校|中学|小学|一中|二中|三中|幼儿园|学院|大学|职校|技校|党校|医院|卫生院|局|委员会|支行|分行|银行|联社|信用社|合作社|"
    r"农场|林场|渔场|牧场|茶场|酒店|宾馆|超市|商场|协会|联合会|法院|检察院|办公室|机关|县直|市直|区直|直属|系统|工委|矿|水库|总站|总公司|供电所|派出所|"
    r"研究院|研究所|设计院|事务所|电视台|日报社|消防队|大队)"
)
_WEAK_BODY = r"(?:工会|工会委员会|联合工会|中心|院|所|站|部|处|科|店|馆|队|社|行|办|委|组|园|库|港|所属|口)"
_REGION = r"(?:省|市|县|区|旗|州|盟|地区|自治区|特别行政区|兵团)"
_LIKENESS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (1.0, re.compile(rf".{{1,16}}{_TOWNSHIP}(?:总?工会|工会委员会|联合工会|工会联合会)?$")),
    (0.8, re.compile(rf".{{1,30}}(?:{_BODY}(?:\([^)]*\))?)(?:总?工会|工会委员会|联合工会)?$")),
    (0.8, re.compile(rf".{{1,12}}{_REGION}(?:总工会)?$")),
    (-1.0, re.compile(
        r".*(?:率|[^总]数|总数|人数|家数|次数|件数|户数|金额|总额|资金|经费|款|人次|场次|期数|比例|占比|比重|面积|收入|支出|产值|增加值|总值|价格|指数|"
        r"覆盖面|额|量|情况|活动|建设|培训|宣传|合同|协议|创建|事故|争议|建议|会议|检查|调研|慰问|救助|帮扶|竞赛|信息|提案|个数|数量|篇数|程度)$")),
    (0.3, re.compile(rf".{{1,20}}{_WEAK_BODY}$")),
)  # fmt: skip
_WHOLE = re.compile(
    r"^(?:(?:全[县市区省镇乡街国州旗]|各(?:单位|乡镇|镇街|地区)|县|市|区|本级及以下)?(?:合计|总计|共计|总和|汇总|统计合计|合计数|总计数)|合计值|全[县市区省国州旗]|"
    r"全(?:镇|乡|街道|公司|集团|系统)|地方合计|总(?:数|体|量|合)?|total|grandtotal|sum|all)$",
    re.IGNORECASE,
)
_PART_OF_WHOLE = re.compile(r"^(?:小计|.{1,12}(?:小计|合计|总计|共计|平均|均值)|其中[:：].+|subtotal|平均(?:值|数)?|均值|中位数|最[大小高低]值|同比|环比|增幅|目标完成率|完成率|增长率?|上年同期|排名)$", re.IGNORECASE)
_AREA_GROUP = re.compile(r".{1,8}(?:片区?|地区|板块|区域|组团|线)$")
_UNION_END = re.compile(r"(?<=.)(?:(?:机关|企业)?(?:总工会|工会联合会|联合工会|工会委员会|工会工委|工会)(?:\(章\)|\(盖章\))?)$")
_OFFICE_END = re.compile(r"(?:街道)?(?:办事处|街道办|街办)$")
_STEM_END = re.compile(r"(?<=..)(?:镇|乡|街道|苏木|民族乡)$|(?<=.)(?:街道)$")
_BEFORE_NAME = re.compile(r"^(?:\d{1,3}[.、．)]?|[(]\d+[)])\s*(?=[\u3400-\u9fff])")


@lru_cache(maxsize=16384)
def likeness(name: str) -> float:
    """How much a name looks like an org unit (to 1) or like an indicator (to −1) by its form alone."""
    plain = compact(name)
    return next((score for score, pattern in _LIKENESS if pattern.match(plain)), 0.1 if len(plain) <= 4 else -0.1)


@lru_cache(maxsize=16384)
def is_whole(name: str) -> bool:
    """合计, 总 计, 全县合计, 地方合计: the row or column of the whole."""
    return bool(_WHOLE.match(compact(name)))


@lru_cache(maxsize=16384)
def is_part_of_whole(name: str) -> bool:
    """小计, 街道小计, 平均, 其中：机关: a row that sums up or computes, neither a member nor the whole."""
    return not is_whole(name) and bool(_PART_OF_WHOLE.match(compact(name)))


@lru_cache(maxsize=16384)
def is_area_group(name: str) -> bool:
    """东部片区, 东部地区: perhaps a sum of members; its values decide."""
    return bool(_AREA_GROUP.match(compact(name)))


@lru_cache(maxsize=16384)
def plain_name(name: str) -> str:
    """The unit's name without spaces, numbering and the 总工会 of a township's union: 3. 城东街道总工会 is 城东街道.

    Other names keep it (县总工会, 教育工会, 宏达公司工会): there it may tell two units apart.
    """
    text = even(name)
    plain = compact(text) if has_han(text) else text
    plain = _BEFORE_NAME.sub("", without_numbering(plain)).strip(":;,.。、")
    shorter = _UNION_END.sub("", plain)
    return shorter if shorter != plain and likeness(shorter) == 1.0 else plain


def same_units(names: Iterable[str]) -> dict[str, str]:
    """Map each spelling to one name: 城东, 城东街道办事处 and 城东街道 are one unit where no other unit shares the stem.

    The full name stands for all; of several full names (河口镇, 河口乡) each is a unit of its own, and a bare 河口 stays alone.
    """
    counts = Counter(names)
    by_stem: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        by_stem[_stem(name)].append(name)
    result = {name: name for name in counts}
    for stem, spellings in by_stem.items():
        full = [n for n in spellings if _office_free(n) != stem]
        kinds = {_office_free(n) for n in full}
        if len(spellings) < 2 or len(kinds) != 1:
            continue
        chosen = next((n for n in full if n in kinds), full[0])
        result |= dict.fromkeys(spellings, chosen)
    return result


def _office_free(name: str) -> str:
    plain = _UNION_END.sub("", name)
    return _OFFICE_END.sub("街道", plain) if _OFFICE_END.search(plain) else plain


def _stem(name: str) -> str:
    return _STEM_END.sub("", _office_free(name))
