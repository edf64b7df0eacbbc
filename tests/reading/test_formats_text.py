"""Text tables: encodings and separators told from the text alone."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.reading.delimited import separator_of
from indicators.reading.formats import UnreadableFile, open_grids
from indicators.reading.text_encoding import decode

SIMPLIFIED = "乡镇,会员总数,入会率\n城关镇,1250,95.3%\n镇江路街道办事处,88,0.5\n"
TRADITIONAL = "鄉鎮,會員總數,入會率\n城關鎮,1250,95.3%\n鎮江路街道辦事處,88,0.5\n"


def rows_of(data: bytes) -> list[list[object]]:
    return open_grids(data, "表.csv")[0][0].values


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SIMPLIFIED, e) for e in ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be")]
    + [(TRADITIONAL, e) for e in ("utf-8", "big5", "gb18030", "utf-16")],
)
def test_the_encoding_is_found(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "word", ["单位", "会员", "乡镇（街道）", "新建工会数", "㐂村", "青石镇", "完成情况：", "帮扶资金（万元）", "开展活动"]
)
def test_a_single_word_in_the_chinese_code_is_enough(word):
    assert decode(word.encode("gb18030")) == word


@pytest.mark.parametrize("word", ["鄉鎮單位", "會員總數", "工會經費收繳額", "困難職工幫扶人數"])
def test_a_few_words_in_the_code_of_taiwan_and_hong_kong_are_enough(word):
    assert decode(word.encode("big5")) == word


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        pytest.param("甲,1\n乙,2", ",", id="comma"),
        pytest.param("甲\t1,234\n乙\t5,678", "\t", id="tab between numbers with commas"),
        pytest.param("甲;1,5\n乙;2,5", ";", id="semicolon between decimal commas"),
        pytest.param("甲|1\n乙|2", "|", id="bar"),
        pytest.param("甲，1\n乙，2", "，", id="wide comma"),
        pytest.param("标题；说明，没有表\n甲,1,2\n乙,3,4\n丙,5,6", ",", id="a title with other marks"),
        pytest.param('"甲,乙";1\n"丙,丁";2', ";", id="commas within quotes"),
    ],
)
def test_the_separator_is_the_one_that_cuts_regularly(text, separator):
    assert separator_of(text) == separator


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=4).filter(lambda t: t.strip() == t)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_written_as_csv_reads_back(rows):
    width = max(map(len, rows))
    rows = [row + ["x"] * (width - len(row)) for row in rows]
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    assert rows_of(b"sep=,\r\n" + file.getvalue().encode()) == rows


def test_quotes_line_breaks_and_empty_fields():
    assert rows_of('单位,备注\n"城关镇","第一行\n第二行"\n"""甲""镇",\n'.encode()) == [
        ["单位", "备注"],
        ["城关镇", "第一行\n第二行"],
        ['"甲"镇', None],
    ]


def test_stray_zero_bytes_are_left_out():
    assert rows_of("单位,数\n城关镇,1\0\n".encode()) == [["单位", "数"], ["城关镇", "1"]]


def test_an_unclosed_quote_does_not_swallow_a_long_file_silently():
    with pytest.raises(UnreadableFile) as refusal:
        rows_of(b'a,"b\n' + b"1,2\n" * 300_000)
    assert refusal.value.problem.code == "field_too_long"


def test_too_many_columns_are_counted():
    with pytest.raises(UnreadableFile) as refusal:
        rows_of(b",".join([b"1"] * 16_385))
    assert refusal.value.problem.code == "too_many_columns"
    assert dict(refusal.value.problem.facts)["found"] == "16385"
