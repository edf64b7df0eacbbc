"""The real server in a process of its own."""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from select import select

import pytest

ROOT = Path(__file__).parents[1]
SECONDS_TO_START = 300
SECONDS_TO_END = 60
HAS_SEED = sys.platform == "linux"
"""Elsewhere a process that has imported much cannot be split."""


@dataclass(frozen=True)
class Server:
    address: str
    log: Path


@dataclass(frozen=True)
class _Process:
    """A server on its way: whether it still runs, and how to end it."""

    runs: Callable[[], bool]
    end: Callable[[], None]


@contextmanager
def running(folder: Path, *, from_nothing: bool = False) -> Iterator[Server]:
    """A fresh server with its data and its log in a folder; ``from_nothing`` as an office starts it."""
    port, log = _free_port(), folder / "server.log"
    arguments = ["run", "app.py", "--server.headless=true", f"--server.port={port}"]
    environment = {"INDICATORS_DATA": str(folder / "data"), "INDICATORS_DATABASE": ""}
    process = (_split_off if HAS_SEED and not from_nothing else _started)(arguments, environment, log)
    try:
        _wait_until_ready(process, f"http://127.0.0.1:{port}/api/ready", log)
        yield Server(f"http://127.0.0.1:{port}", log)
    finally:
        process.end()


def _started(arguments: list[str], environment: dict[str, str], log: Path) -> _Process:
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", *arguments],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )

    def end() -> None:
        process.terminate()
        process.wait(SECONDS_TO_END)

    return _Process(lambda: process.poll() is None, end)


def _split_off(arguments: list[str], environment: dict[str, str], log: Path) -> _Process:
    """As ``_started``, from a process that has done what every server does first: that takes longer than most tests."""
    seed = _seed()
    assert seed.stdin
    assert seed.stdout
    asked = {"arguments": arguments, "environment": dict(os.environ) | environment, "log": str(log)}
    seed.stdin.write(json.dumps(asked) + "\n")
    seed.stdin.flush()
    number = int(seed.stdout.readline())
    watched = os.pidfd_open(number)

    def ended(seconds: float) -> bool:
        return bool(select([watched], [], [], seconds)[0])

    def end() -> None:
        if not ended(0):
            os.kill(number, signal.SIGTERM)
        assert ended(SECONDS_TO_END)
        os.close(watched)

    return _Process(lambda: not ended(0), end)


@cache
def _seed() -> subprocess.Popen[str]:
    seed = subprocess.Popen(
        [sys.executable, "-m", "tests.server_seed"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    @atexit.register
    def end() -> None:
        seed.communicate(timeout=SECONDS_TO_END)

    return seed


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_until_ready(process: _Process, address: str, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.runs():
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text('utf-8', 'replace')}")
