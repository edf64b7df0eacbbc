"""A server of its own, and visitors who need no browser."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).parents[2]


class Visitor:
    """Asks for a run and waits until the server has sent all of it."""

    def __init__(self, address: str, query: str = "", page: str = "") -> None:
        stream = f"ws{address.removeprefix('http')}/_stcore/stream"
        self.socket: ClientConnection = connect(stream, max_size=None, subprotocols=["streamlit"], origin=address).__enter__()
        self.query, self.page = query, page
        self.figures: list[str] = []
        self.bytes = 0

    def run(self) -> float:
        """Seconds from asking until the last message; remembers the figures and the number of bytes sent."""
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = self.page
        self.figures.clear()
        self.bytes = 0
        start = time.perf_counter()
        self.socket.send(asked.SerializeToString())
        while True:
            received = bytes(self.socket.recv(timeout=300))
            self.bytes += len(received)
            message = ForwardMsg.FromString(received)
            if message.delta.new_element.HasField("plotly_chart"):
                self.figures.append(message.delta.new_element.plotly_chart.spec)
            if message.WhichOneof("type") == "script_finished" and message.script_finished != 2:  # 2: begun anew
                return time.perf_counter() - start

    def close(self) -> None:
        self.socket.close()


@contextmanager
def served(*command: str, data: Path | None = None) -> Iterator[tuple[str, int]]:
    """A Streamlit server: its address and the id of its process."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    environment = {**os.environ, "INDICATORS_DATABASE": "", **({"INDICATORS_DATA": str(data)} if data else {})}
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", *command, "--server.headless=true", f"--server.port={port}"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _attempt in range(300):
            if is_well(address):
                break
            time.sleep(0.2)
        yield address, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def is_well(address: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=10) as answer:
        return bool(answer.read() == b"ok")
    return False


def wait_until_warm(address: str, pid: int, pages: dict[str, str]) -> None:
    """Until every page has been looked at and the server has done what it prepares in the background."""
    for page, query in pages.items():
        visitor = Visitor(address, query, page)
        visitor.run()
        visitor.close()
    quiet = 0
    while quiet < 3:
        before = cpu_seconds(pid)
        time.sleep(1)
        quiet = quiet + 1 if cpu_seconds(pid) - before < 0.1 else 0


def cpu_seconds(pid: int) -> float:
    """The processor time a process has used, all its threads together; Linux only."""
    return time.clock_gettime((~pid << 3) | 2)


def memory(pid: int) -> float:
    """The unshared memory of a process in MB."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(int(n) for n in re.findall(r"Private_\w+:\s+(\d+)", rollup)) / 1024
