"""Rows of words around a table: titles, unit lines, who filled it in and when, notes and signatures."""

from __future__ import annotations

import re
from functools import lru_cache

from indicators.reading.spans import is_span
from indicators.reading.text import compact

_KEYED = re.compile(
    r"^[(【\[]?(?:"
    r"(?:填报|填表|制表|报送|上报|编制|报表|打印|更新|统计|汇总|报告|审核|复核|审批|审定|经办|负责|单位负责|部门负责|统计负责|分管|主管|主要|联系|批准|核准)"
    r"(?:单位|人员?|部门|机关|机构|时间|日期|期间|期别|范围|口径|领导|负责人|电话|方式|科室|对象)?(?:签[字章名])?(?:\([^)]*\))?[:：]"
    r"|(?:计量)?单位(?:负责人)?(?:\([^)]*\))?[:：]|(?:金额|货币|数量)单位[:：]|领导签[字名][:：]?|签[字章][:：]|盖章|\(?公章\)?|电话[:：]"
    r"|(?:附?注释?|备注|说明|填[表报]说明|附注|资料来源|数据来源|来源|摘编自|指标|时间|地区|数据库|频度|频率|统计期|报告期|所属期|所属时期|期间|日期|截[至止](?:日期|时间)?|"
    r"表号|制定机关|批准机关|批准文号|有效期至?|文号|县区?|乡镇|街道|镇街|区域|年份|季度|年度|口径)[:：]"
    r"|注\d*[、.．:：)]|(?:注|说明)$|[*＊※☆]|本表|此表|以上数据|第\d+页|共\d+页"
    r")"
)
_TITLE_END = re.compile(r"(?:表|情况|统计|汇总|台账|进度|一览|清单|通报|数据|报告|明细|公示|任务书|责任书|任务分解)(?:\([^)]*\)|[一二三四五六七八九\d])?$")


@lru_cache(maxsize=16384)
def is_keyed_line(text: str) -> bool:
    """Whether a text is a line about the table (填报单位：…, 单位：万元, 注：…, 审核人：…), not a header or a label of it."""
    return bool(_KEYED.match(compact(text)))


@lru_cache(maxsize=16384)
def is_title(text: str) -> bool:
    """Whether a text reads like the title of a table."""
    plain = compact(text)
    return len(plain) >= 6 and bool(_TITLE_END.search(plain))


def is_beside_title(text: str) -> bool:
    """What may share the title's row without making it a header: the period, the page."""
    return is_span(text) or is_keyed_line(text) or compact(text) in ("续表", "(续)", "续")
