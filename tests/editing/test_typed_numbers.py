"""Which words are numbers, and which only look so."""

from __future__ import annotations

import pytest

from indicators.editing.typed_numbers import numbers_in
from indicators.narrative import write
from indicators.periods import Period
from tests.narrative.datasets import random_dataset


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in numbers_in(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("新建工会三百二十家。", ["三百二十家"]),
        ("新建工会三十多家，覆盖两千零五人", ["三十多家", "两千零五人"]),
        ("发放资金一百二十六万元", ["一百二十六万元"]),
        ("完成全年任务的两成", ["两成"]),
        ("完成八成以上，比去年多三成半", ["八成", "三成半"]),
        ("完成率过半，一半单位达标，半数企业建会", ["过半", "一半", "半数"]),
        ("会员数翻番，经费翻了一番，帮扶翻两番", ["翻番", "翻了一番", "翻两番"]),
        ("增长两倍，受理量倍增", ["两倍", "倍增"]),
        ("占百分之三十五，其中三分之二是女职工", ["百分之三十五", "三分之二"]),
        ("提高两个百分点", ["两个百分点"]),
        ("三家企业、两名职工、五个乡镇", ["三家", "两名", "五个"]),
        ("达标的有三个。", ["三个"]),
        ("新建一家，慰问一户", ["一家", "一户"]),
        ("几十家、上百人、近千人次、数百件", ["几十家", "上百人", "近千人次", "数百件"]),
        ("排名第三位，居第二名", ["第三位", "第二名"]),
        ("会员约十二万人", ["十二万人"]),
        ("新建87家，其中企业三十家，占比34.5%", ["87", "三十家", "34.5%"]),
        ("受理二十件", ["二十件"]),
        ("十个乡镇达标，新建十家，慰问十余户", ["十个", "十家", "十余户"]),
        ("新建五六十家，走访三四十余户", ["五六十家", "三四十余户"]),
    ],
)
def test_numbers(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "一是加强领导，二是落实责任，三是注重实效",
        "统一思想，进一步提高认识，一起推动工作，一方面抓建会，一定完成",
        "从三个方面着手，做到五个统一，落实四项措施，坚持两个维护",
        "第一季度、第三季度、上半年、下半年、一季度",
        "学习贯彻党的二十大和二十届三中全会精神",
        "十四五规划、十三五时期",
        "开展五一慰问和三八节活动，组织两节送温暖",
        "三方协商机制，第三方评估，第一时间处置",
        "一户一策、一人一档、一企一策",
        "千方百计、万众一心、百姓、十分重视、万一",
        "二〇二四年十二月二十日",
        "每一家企业、这一户家庭、逐一走访",
        "成立工会，取得成效，职工成长，三成立",
        "一批项目、一次活动、一系列措施、一支队伍、一场比赛",
        "十大行动、十佳职工、十分明显、十条措施",
        "四级联动，两级工会，八小时工作制",
        "多数是小微企业",
    ],
)
def test_words(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("seed", range(6))
def test_hardly_any_word_of_a_report_is_taken_for_a_number(seed: int) -> None:
    document = write(random_dataset(seed), Period.parse("2024H1"))
    words = [n for s in document.sections for p in s.paragraphs for n in found(p.text) if not any(c.isdigit() for c in n)]
    assert [w for w in words if w not in ("半数", "过半", "一半")] == []
