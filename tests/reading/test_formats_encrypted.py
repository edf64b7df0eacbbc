"""Books encrypted by Excel on its own open without asking; books with a real password are named as such."""

from __future__ import annotations

import made_files as made
import pytest

from indicators.problems import message_of
from indicators.reading.formats import UnreadableFile, open_grids

LOCK = {"xlsx": made.locked_xlsx, "xls": made.locked_xls}


@pytest.mark.parametrize("lock", LOCK.values(), ids=LOCK)
def test_the_password_of_excel_itself_is_no_obstacle(lock):
    (grid,), problems = open_grids(lock("VelvetSweatshop"), "下载.xls")
    assert problems == []
    assert grid.values == made.VALUES
    assert grid.percent == {(2, 2)}


@pytest.mark.parametrize("lock", LOCK.values(), ids=LOCK)
def test_a_real_password_is_asked_to_be_removed(lock):
    with pytest.raises(UnreadableFile) as refusal:
        open_grids(lock("2024"), "报表.xls")
    assert refusal.value.problem.code == "file_has_password"
    assert "取消密码" in message_of(refusal.value.problem)


@pytest.mark.parametrize("lock", LOCK.values(), ids=LOCK)
def test_half_an_encrypted_book_is_damaged(lock):
    data = lock("VelvetSweatshop")
    with pytest.raises(UnreadableFile) as refusal:
        open_grids(data[: len(data) // 2], "报表.xls")
    assert refusal.value.problem.code in {"file_damaged", "file_unknown"}


def test_the_encryption_is_real():
    assert "城关镇".encode("utf-16-le") in made.with_xlwt()
    assert "城关镇".encode("utf-16-le") not in made.locked_xls("VelvetSweatshop")
