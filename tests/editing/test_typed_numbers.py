"""Which words are numbers, and which only look so."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.editing.typed_numbers import numbers_in
from indicators.narrative import write
from indicators.periods import Period
from tests.narrative.datasets import random_dataset

ANNOTATED = Path(__file__).resolve().parents[2].parent / "shared" / "summaries"


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in numbers_in(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # numerals that count or measure
        ("新建工会三百二十家。", "三百二十家"),
        ("新建工会三十多家，覆盖两千零五人", "三十多家 两千零五人"),
        ("发放资金一百二十六万元", "一百二十六万元"),
        ("三家企业、两名职工、五个乡镇", "三家 两名 五个"),
        ("达标的有三个。", "三个"),
        ("八个达标", "八个"),
        ("三个乡镇达标，五个没有达标", "三个 五个"),
        ("有七个单位、四项指标、两类企业", "七个 四项 两类"),
        ("会员约十二万人", "十二万人"),
        ("参保人数十二万", "十二万"),
        ("会员总数三十家", "三十家"),
        ("受理二十件", "二十件"),
        ("十个乡镇达标，新建十家，慰问十余户", "十个 十家 十余户"),
        ("一万二千三百四十五", "一万二千三百四十五"),
        ("一亿两千万元", "一亿两千万元"),
        ("三点五万元，提高零点三个百分点", "三点五万元 零点三个百分点"),
        ("提高两个百分点，相差半个百分点", "两个百分点 半个百分点"),
        ("培训三十课时，服务二十小时", "三十课时 二十小时"),
        ("完成四项，另有两条。", "四项 两条"),
        ("壹佰贰拾万元整", "壹佰贰拾万元整"),
        ("设职工书屋二十余处", "二十余处"),
        ("由三增至五。", "三 五"),
        ("完成三百二十，比去年多", "三百二十"),
        ("三家达标、两家未达标", "三家 两家"),
        ("获县一等奖二个、三等奖一个", "二个 一个"),
        # about so many
        ("新建五六十家，走访三四十余户", "五六十家 三四十余户"),
        ("三五家、一两名、七八户", "三五家 一两名 七八户"),
        ("几十家、上百人、近千人次、数百件", "几十家 上百人 近千人次 数百件"),
        ("万余人参加，百家企业受益，千余户得到帮扶", "万余人 百家 千余户"),
        ("百余名、万名职工、百万职工", "百余名 万名 百万"),
        ("近百，数十，逾万，破千，超百家", "近百 数十 逾万 破千 超百家"),
        ("数百万元、上亿元、几万元", "数百万元 上亿元 几万元"),
        ("好几家企业、几名职工", "几家 几名"),
        ("约三十，三十左右，一百以上", "三十 三十 一百"),
        # one
        ("一个", "一个"),
        ("新建一家，慰问一户", "一家 一户"),
        ("新建工会一个，一个乡镇未完成", "一个 一个"),
        ("有一个乡镇的指标没有完成", "一个"),
        ("举办一次培训、一场比赛，组建一支队伍", "一次 一场 一支"),
        ("一年一次的职工大会", "一次"),
        ("受理一起劳动争议，未发生一起安全事故", "一起 一起"),
        ("增加一个百分点，一家也没有", "一个百分点 一家"),
        # parts and multiples
        ("完成全年任务的两成", "两成"),
        ("完成八成以上，比去年多三成半", "八成 三成半"),
        ("三成七，九成九，七八成，两三成", "三成七 九成九 七八成 两三成"),
        ("六成员工参加，八成是新会员", "六成 八成"),
        ("七成以上企业，近九成，九成半", "七成 九成 九成半"),
        ("完成率过半，一半单位达标，半数企业建会", "过半 一半 半数"),
        ("大半完成，近半达标，经费减半", "大半 近半 减半"),
        ("会员数翻番，经费翻了一番，帮扶翻两番", "翻番 翻了一番 翻两番"),
        ("增长两倍，是去年的五倍，受理量倍增", "两倍 五倍 倍增"),
        ("增长一点五倍，成倍增长", "一点五倍 成倍"),
        ("占百分之三十五，其中三分之二是女职工", "百分之三十五 三分之二"),
        ("百分之九十五，百分之九十九点五", "百分之九十五 百分之九十九点五"),
        ("千分之三，万分之五", "千分之三 万分之五"),
        ("零事故、零投诉，欠薪案件为零。", "零 零 零"),
        # ranks
        ("排名第三位，居第二名", "第三位 第二名"),
        ("第一", "第一"),
        ("我县工会工作全市第一。", "第一"),
        ("居全市第一，列第二、第三", "第一 第二 第三"),
        ("进入第一方阵", "第一方阵"),
        ("位列前三，进入前十名", "前三 前十名"),
        # digits
        ("新建87家，其中企业三十家，占比34.5%", "87 三十家 34.5%"),
        ("1.2万人，３５０户，５０％", "1.2万 ３５０ ５０％"),
        ("12 345人，12,345人，12，345人", "12 345 12,345 12，345"),
        ("1\u00a0234\u00a0567元", "1\u00a0234\u00a0567元"),
        ("分别为84，35家", "84 35"),
        ("投入2百万元、3千万元，5成，3倍", "2百万元 3千万元 5成 3倍"),
        ("提高2个百分点，排第3名", "2个百分点 3"),
        ("3、5个单位", "3 5"),
    ],
)
def test_a_number_is_found_however_it_is_written(text: str, numbers: str) -> None:
    expected = re.findall(r"\d+(?: \d{3})+|[^ ]+", numbers)
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # enumerations
        "一是加强领导，二是落实责任，三是注重实效",
        "第一，加强领导；第二，落实责任。第三，注重实效",
        "1、加强领导。2、落实责任",
        "（1）加强领导\n（2）落实责任",
        # words
        "统一思想，进一步提高认识，一起推动工作，一方面抓建会，一定完成",
        "一批项目、一系列措施、一些企业、一线职工、一切力量",
        "成立工会，取得成效，职工成长，三成立",
        "千万要重视，十分重视，万分感谢，百般努力",
        "多数是小微企业，多半是新会员",
        "唯一、之一、统一、万一、专一、合二为一",
        "红十字会、十字路口、百分百",
        # time
        "第一季度、第三季度、上半年、下半年、一季度、前三季度",
        "二〇二四年十二月二十日",
        "六月底，三年来，四十余年，三十周年，三个月，两个季度，百日，三十多天",
        "周五下午、正月十五、星期三",
        "每半年、近一年、两年半",
        # names
        "学习贯彻党的二十大和二十届三中全会精神",
        "十四五规划、十三五时期",
        "开展五一慰问和三八节活动，组织两节送温暖，七一前夕，“十一”期间",
        "三方协商机制，第三方评估，第一时间处置，第一书记，第一批",
        "两会精神，两新组织，三方机制",
        "“三个代表”重要思想，“三级联创”活动，“四个一千”整改，“五型”班组",
        "五个一工程，中央八项规定精神",
        "二期工程，二次分配，四位一体",
        "四级联动，两级工会，八小时工作制，五星级",
        "12351职工热线",
        # slogans and parts of a text
        "从三个方面着手，做到五个统一，落实四项措施，坚持两个维护",
        "增强四个意识，坚定四个自信，做到三个到位，把握三个环节",
        "十大行动、十佳职工、十分明显、十条措施",
        # sayings
        "一户一策、一人一档、一企一策",
        "千方百计、万众一心、千家万户、千辛万苦、百姓、万一",
        "四面八方，五湖四海，三番五次，举一反三，成千上万，百家争鸣",
        # one as an article
        "每一家企业、这一户家庭、逐一走访、又一次、最近一次",
        "营造一个宽松的环境，成为一个品牌，提供一个平台，是一项重要工作",
        "一次性补助，一个个走访，一家家上门",
        # units without a number
        "单位：万元",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("seed", range(6))
def test_hardly_any_word_of_a_report_is_taken_for_a_number(seed: int) -> None:
    document = write(random_dataset(seed), Period.parse("2024H1"))
    words = [n for s in document.sections for p in s.paragraphs for n in found(p.text) if not any(c.isdigit() for c in n)]
    assert [w for w in words if w not in ("半数", "过半", "一半")] == []


def in_chinese(number: int) -> str:
    """The numeral for 1 to 99 999 999, as it is said."""
    high, low = divmod(number, 10_000)
    if high:
        return in_chinese(high) + "万" + ("零" if 0 < low < 1000 else "") + (in_chinese(low) if low else "")
    text, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        gap = gap or (bool(text) and not digit)
        if digit:
            text += ("零" if gap else "") + "零一二三四五六七八九"[digit] + name
            gap = False
    return text.removeprefix("一") if text.startswith("一十") else text


MEASURES = st.sampled_from(["家", "人", "户", "件", "名", "人次", "元", "个", "个百分点", "项"])


@given(st.integers(1, 99_999_999), MEASURES)
def test_every_numeral_that_counts_is_found_whole(number: int, measure: str) -> None:
    numeral = in_chinese(number)
    assert found(f"全县共完成{numeral}{measure}。") == [numeral + measure]


@given(st.integers(0, 10**9), st.sampled_from(["{}", "{:,}", "{:.1f}", "{}%", "{}万元"]))
def test_every_number_in_digits_is_found_whole(number: int, form: str) -> None:
    text = form.format(number)
    assert found(f"完成{text}，进展顺利") == [text]


@given(st.text("一二两三十百千万亿几数半成倍番第前个家人元点零，。“”年月近余", max_size=14))
def test_any_text_is_read_and_what_is_found_lies_apart(text: str) -> None:
    spans = numbers_in(text)
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def annotated() -> list[dict[str, Any]]:
    lines = (ANNOTATED / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千万]")
SCALE = {"": 1, "万": 10_000, "亿": 100_000_000}


def value_of(digits: str) -> float:
    number, scale = re.match(r"([\d.,，]+)\s?([万亿]?)", digits).groups()  # type: ignore[union-attr]
    return float(re.sub("[,，]", "", number)) * SCALE[scale]


@pytest.mark.skipif(not ANNOTATED.exists(), reason="the annotated summaries are not here")
def test_every_figure_of_real_summaries_is_found() -> None:
    """Claims of all or none in words (全体参保) have no figure to find."""
    missed = []
    for claim in annotated():
        text, quote = (ANNOTATED / claim["file"]).read_text(encoding="utf-8"), claim["quote"]
        at = text.index(quote)
        inside = [text[a:b] for a, b in numbers_in(text) if at <= a and b <= at + len(quote)]
        values = [value_of(number) for number in inside if number[0].isdigit()]
        if NUMERAL.search(quote) and not (claim["value"] in values or any(not n[0].isdigit() for n in inside)):
            missed.append((quote, inside, claim["value"]))
    assert missed == []


@pytest.mark.skipif(not ANNOTATED.exists(), reason="the annotated summaries are not here")
def test_few_words_of_real_summaries_are_taken_for_numbers() -> None:
    """Numbers in words that nobody annotated, over all numerals in words that the texts have."""
    claims, others, numerals = annotated(), 0, 0
    for file in sorted({claim["file"] for claim in claims}):
        text = (ANNOTATED / file).read_text(encoding="utf-8")
        quotes = [(at := text.index(c["quote"]), at + len(c["quote"])) for c in claims if c["file"] == file]
        words = [span for span in numbers_in(text) if not text[span[0]].isdigit()]
        others += sum(not any(a < end and start < b for a, b in quotes) for start, end in words)
        numerals += len(re.findall("[零一二两三四五六七八九十百千万半几]+", text))
    assert numerals > 300
    assert others / numerals < 0.05


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Two hundred and five unions in thirty-two townships", ["Two hundred and five", "thirty-two"]),
        ("a dozen visits, two thirds of the target, half of the units", ["a dozen", "two thirds", "half"]),
        ("membership doubled, and dues rose threefold", ["doubled", "threefold"]),
        ("the first half of 2024 and the third quarter, one of the best, no one", ["2024"]),
        ("well over forty, twice as many, a quarter of them", ["forty", "twice", "a quarter"]),
        ("the tension often eased, weighted, tenure", []),
    ],
)
def test_numbers_in_english(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers
