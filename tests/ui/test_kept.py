from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from indicators.ui.kept import Kept, kept


def test_the_same_arguments_are_worked_out_once() -> None:
    asked = list[tuple[int, str]]()

    @kept(10)
    def work(number: int, name: str) -> list[int]:
        asked.append((number, name))
        return [number]

    assert work(1, "a") is work(1, "a")
    assert work(2, "a") == [2]
    assert asked == [(1, "a"), (2, "a")]


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    values = Kept(2)
    for key in ("a", "b", "a", "c"):
        values.value(key, lambda key=key: key)

    assert [values.value(key, lambda: "anew") for key in ("a", "c", "b")] == ["a", "c", "anew"]


def test_nothing_is_a_value_too() -> None:
    values = Kept(2)
    values.value("a", lambda: None)

    assert values.value("a", lambda: "anew") is None


def test_those_who_ask_at_once_wait_for_one_who_works_it_out() -> None:
    asked = list[int]()
    together = threading.Barrier(8)

    @kept(10)
    def work(number: int) -> object:
        asked.append(number)
        time.sleep(0.05)
        return object()

    def ask(_visitor: int) -> object:
        together.wait()
        return work(1)

    with ThreadPoolExecutor(8) as visitors:
        answers = set(visitors.map(ask, range(8)))

    assert asked == [1]
    assert len(answers) == 1


def test_another_key_need_not_wait() -> None:
    values, begun, may_end = Kept(10), threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        assert may_end.wait(60)
        return "slow"

    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(values.value, "a", slow)
        begun.wait(60)

        assert values.value("b", lambda: "quick") == "quick"

        may_end.set()
        assert waiting.result() == "slow"


def test_what_went_wrong_is_raised_and_tried_again() -> None:
    tries = list[int]()

    @kept(10)
    def work(number: int) -> int:
        tries.append(number)
        if len(tries) == 1:
            raise ValueError(number)
        return number

    with pytest.raises(ValueError, match="7"):
        work(7)
    assert work(7) == 7


def test_arguments_are_given_by_position_so_that_they_are_one_key() -> None:
    @kept(10)
    def work(number: int) -> int:
        return number

    with pytest.raises(TypeError, match="by position"):
        work(number=1)
