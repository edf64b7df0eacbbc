"""The server stays up and every caller gets an answer, whatever becomes of the worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
import workbooks
from hostile_files import claimed_shared_strings, corners_out_of_order

from indicators.catalogue import Catalogue
from indicators.model import Indicator, Kind
from indicators.problems import message_of
from indicators.reading import read, worker, worker_process
from indicators.reading.trade import Trade
from indicators.reading.waiting_line import Cancelled, WaitingLine
from indicators.reading.worker import read_safely
from indicators.reading.worker_messages import TRADE, Answer, Request
from indicators.reading.worker_process import WorkerProcess, Workers

ROOT = Path(__file__).resolve().parents[2]
GOOD = "单位,2024年第二季度新建工会数\n城关镇,5\n青石镇,3\n".encode()


@pytest.fixture(autouse=True)
def _workers_of_its_own():
    """No test meets a worker that an earlier one used up, and none is left behind."""
    worker._workers.stop()
    yield
    worker._workers.stop()


def one_free_worker() -> WorkerProcess[Request, Answer]:
    read_safely(GOOD, "好.csv")
    (free,) = worker._workers._free
    return free


def test_a_worker_reads_as_this_process_does():
    data = workbooks.quarterly("2024Q2")
    assert read_safely(data, "上报.xlsx") == read(data, "上报.xlsx")
    assert read(data, "上报.xlsx").observations


def test_definitions_beside_the_built_in_ones_go_with_the_file():
    own = Indicator("shade_visits", "送清凉走访点数", "个", Kind.FLOW)
    catalogue = Catalogue.load().extended([own])
    data = "单位,2024年第二季度送清凉走访点数\n城关镇,5\n".encode()
    reading = read_safely(data, "自定.csv", catalogue=catalogue)
    assert [o.indicator for o in reading.observations] == ["shade_visits"]
    assert own in reading.indicators


def test_the_sheets_are_told_as_they_are_come_to():
    told: list[str] = []
    read_safely(GOOD, "二季度.csv", progress=told.append)
    assert told == ["二季度"]


def test_one_worker_reads_file_after_file():
    first = one_free_worker()
    assert one_free_worker() is first


def test_a_server_that_holds_much_memory_keeps_its_workers():
    script = (
        "ballast = bytearray(600 * 1024**2); ballast[::4096] = b'x' * len(ballast[::4096])\n"
        "from indicators.reading import worker\n"
        "for _ in range(3): worker.read_safely('单位,2024年第二季度新建工会数\\n城关镇,5\\n'.encode(), '好.csv')\n"
        "(free,) = worker._workers._free; first = free._process.pid\n"
        "worker.read_safely('单位,2024年第二季度新建工会数\\n城关镇,5\\n'.encode(), '好.csv')\n"
        "(free,) = worker._workers._free; print(free._process.pid == first)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    assert told.stdout.strip() == "True"


@pytest.mark.parametrize("make", [corners_out_of_order, claimed_shared_strings])
def test_a_file_that_ends_its_process_ends_no_other(make):
    before = one_free_worker()
    reading = read_safely(make(), "坏.xlsx")
    assert [p.code for p in reading.problems] == ["reading_failed"]
    assert "另存为.xlsx" in message_of(reading.problems[0])
    assert not before.is_alive
    assert read_safely(GOOD, "好.csv").observations


def test_a_worker_killed_while_waiting_is_replaced_unnoticed():
    free = one_free_worker()
    os.kill(free._process.pid, signal.SIGKILL)
    free._process.wait()
    assert read_safely(GOOD, "好.csv").observations


def test_a_worker_killed_while_reading_gives_one_problem():
    free = one_free_worker()
    os.kill(free._process.pid, signal.SIGSTOP)

    def kill() -> bool:
        free._process.kill()
        return False

    assert [p.code for p in read_safely(GOOD, "停.csv", is_cancelled=kill).problems] == ["reading_failed"]
    assert read_safely(GOOD, "好.csv").observations


def test_a_file_that_takes_too_long_is_given_up(monkeypatch):
    usual = worker.SECONDS
    monkeypatch.setattr(worker, "SECONDS", 1)
    free = one_free_worker()
    os.kill(free._process.pid, signal.SIGSTOP)
    start = time.monotonic()
    reading = read_safely(GOOD, "慢.csv")
    assert [(p.code, p.facts) for p in reading.problems] == [("reading_timed_out", (("expected", "1"),))]
    assert time.monotonic() - start < usual
    assert not free.is_alive


def test_reading_can_be_cancelled():
    free = one_free_worker()
    os.kill(free._process.pid, signal.SIGSTOP)
    asked = iter([False, False, False])
    reading = read_safely(GOOD, "停.csv", is_cancelled=lambda: next(asked, True))
    assert [p.code for p in reading.problems] == ["reading_cancelled"]
    assert not free.is_alive


def test_an_error_of_the_caller_passes_and_leaves_nothing_running():
    free = one_free_worker()

    def rerun(_: str) -> None:
        raise KeyError("the page was left")

    with pytest.raises(KeyError):
        read_safely(GOOD, "好.csv", progress=rerun)
    assert not free.is_alive
    assert read_safely(GOOD, "好.csv").observations


def run_worker(before: str, request: bytes) -> list[Answer]:
    """The answers of a worker process in which something has been changed."""
    script = f"import os\nfrom indicators.reading import serve, worker_loop\n{before}\nserve.main()"
    done = subprocess.run(
        [sys.executable, "-c", script], input=request, capture_output=True, timeout=300, check=False, cwd=ROOT
    )
    return [TRADE.answer.validate_json(line) for line in done.stdout.splitlines()]


def test_memory_is_limited_in_the_worker():
    answers = run_worker(
        "worker_loop.MEMORY_LIMIT = 300 * 1024**2; serve.read = lambda *a, **k: bytearray(600 * 1024**2)",
        b'{"name": "large.csv", "size": 1}\nx',
    )
    assert answers[0].ready
    assert [p.code for p in answers[-1].reading.problems] == ["reading_out_of_memory"]
    assert answers[-1].last


def test_what_a_library_prints_does_not_reach_the_answers():
    noisy = "def read(data, name, *a, **k):\n    print('noise'); os.system('echo noise'); return good(data, name)"
    answers = run_worker(f"good = serve.read\n{noisy}\nserve.read = read", b'{"name": "a.csv", "size": 3}\na,b')
    assert [answer.ready for answer in answers] == [True, False]
    assert answers[1].reading.problems == read(b"a,b", "a.csv").problems


@pytest.mark.parametrize("fault", ["MemoryError", "RecursionError", "SystemExit", "ValueError"])
def test_a_worker_in_which_something_was_raised_answers_and_takes_no_other_file(fault: str) -> None:
    one = b'{"name": "a.csv", "size": 3}\na,b'
    answers = run_worker(f"def read(*a, **k): raise {fault}\nserve.read = read", one + one)
    assert [(answer.ready, answer.last) for answer in answers] == [(True, False), (False, True)]
    assert answers[1].reading.problems


def test_a_worker_that_has_grown_or_had_its_number_of_files_takes_no_other() -> None:
    one = b'{"name": "a.csv", "size": 3}\na,b'
    grown = run_worker("worker_loop.GROWN = 1", one + one)
    assert [answer.last for answer in grown if answer.reading] == [True]
    after_two = run_worker("worker_loop.FILES_PER_PROCESS = 2", one * 3)
    assert [answer.last for answer in after_two if answer.reading] == [False, True]


def test_the_worker_ends_when_its_server_does():
    command = [sys.executable, "-m", "indicators.reading.serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert b'"ready":true' in process.stdout.readline()
        process.stdin.close()
        assert process.wait(60) == 0


def test_the_worker_does_without_what_only_the_pages_need():
    command = [sys.executable, "-c", "import sys, indicators.reading.serve; print(*sys.modules)"]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
    assert not {"streamlit", "plotly", "pandas", "sqlalchemy", "docx", "matplotlib"}.intersection(loaded)


def test_large_readings_arrive_whole_and_in_order(monkeypatch):
    rows = "".join(f"第{n}村,{n}\n" for n in range(12_000))
    reading = read_safely(f"单位,2024年第二季度新建工会数\n{rows}".encode(), "大.csv")
    assert [o.value for o in reading.observations] == list(range(12_000))


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param("while True: print('x' * 1000, end='')", id="a line without end"),
        pytest.param("while True: print('{}')", id="answers of nothing without end"),
        pytest.param('while True: print(\'{"part": {"file": "a", "observations": []}}\')', id="parts of nothing"),
        pytest.param("print(MANY)\nwhile True: pass", id="more figures than a sheet has cells"),
        pytest.param("print('{\"size\": 1000000000000}')\nwhile True: print('x' * 1000)", id="an answer too large"),
        pytest.param("print('{\"size\": -1}')", id="less than nothing"),
        pytest.param("print('{\"size\": 1000}')\nprint('x')", id="an answer broken off"),
    ],
)
def test_what_a_worker_gone_wrong_says_fills_no_memory(answers: str, monkeypatch, tmp_path):
    empty = ", ".join(f'"{n}": []' for n in ("org_units", "indicators", "periods", "units", "places", "texts", "also"))
    many = f'{{"columns": {{"count": 1000000000000, "numbers": {{}}, {empty}}}}}'
    lines = f"MANY = {many!r}\nprint('{{\"ready\": true}}', flush=True)\ninput()\n{answers}\n"
    tmp_path.joinpath("gone_wrong.py").write_text(lines.replace("print(MANY)", "print(MANY, flush=True)"), "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(worker_process, "LARGEST_ANSWER", 100_000)
    monkeypatch.setattr(worker, "_workers", Workers(Trade("gone_wrong", TRADE.request, TRADE.answer)))
    assert [p.code for p in read_safely(GOOD, "好.csv").problems] == ["reading_failed"]
    worker._workers.stop()


def test_two_files_are_read_at_once_and_the_others_are_told_their_place():
    places: dict[int, list[int]] = {n: [] for n in range(6)}
    readings: dict[int, object] = {}

    def one(number: int) -> None:
        readings[number] = read_safely(GOOD, f"{number}.csv", waiting=places[number].append)

    threads = [threading.Thread(target=one, args=(n,)) for n in places]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(300)
    assert all(readings[n] == replace(read(GOOD, f"{n}.csv")) for n in places)
    assert all(told == sorted(told, reverse=True) for told in places.values())
    assert worker._line.length == 0


def test_the_line_is_first_come_first_served():
    line = WaitingLine(1)
    order: list[int] = []
    inside = threading.Event()

    def hold() -> None:
        with line.turn(lambda _: None, lambda: False):
            inside.set()
            while line.length < 3:
                time.sleep(0.01)

    def queue_up(number: int) -> None:
        with line.turn(lambda _: None, lambda: False):
            order.append(number)

    threads = [threading.Thread(target=hold)]
    threads[0].start()
    inside.wait(60)
    for number in range(3):
        threads.append(threading.Thread(target=queue_up, args=(number,)))
        threads[-1].start()
        while line.length < number + 1:
            time.sleep(0.01)
    for thread in threads:
        thread.join(60)
    assert order == [0, 1, 2]


def test_who_leaves_the_line_holds_up_nobody():
    line = WaitingLine(1)
    with line.turn(lambda _: None, lambda: False):
        with pytest.raises(Cancelled), line.turn(lambda _: None, lambda: True):
            pytest.fail("there was no place")
        with pytest.raises(ZeroDivisionError), line.turn(lambda place: 1 / place, lambda: False):
            pytest.fail("there was no place")
        assert line.length == 0
    with line.turn(lambda _: None, lambda: False):
        assert line.length == 0
