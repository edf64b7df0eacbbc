"""Many visitors who upload at once: how long each waits for the look at their file, and whether the server answers others.

    python tests/bench/bench_uploads.py [--visitors 20] [--rows 5000]

Starts the real server and opens as many sessions over the websocket as there are visitors. Each puts a workbook of its own
(10 columns) into the field of the upload page, as a browser does, and waits until the page shows what was read. Meanwhile
the health address is asked ten times a second over HTTP. Prints the median and the 95th percentile of the answers, the
slowest answer of the health address, and the server's memory.
"""

from __future__ import annotations

import argparse
import http.client
import io
import tempfile
import threading
import time
import uuid
import zipfile
from math import ceil
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from bench_dashboard import memory, served
from bench_reading import workbook
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PAGE = "upload"
LIMIT_ANSWER, LIMIT_HEALTH = 6.0, 1.0
BUTTON = "确认入库"


class Uploader:
    """A session on the upload page."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.cookie = self._cookie()
        self.socket = connect(
            f"ws://{self.host}/_stcore/stream",
            max_size=None,
            subprotocols=["streamlit", self.cookie],
            origin=address,
            additional_headers={"Cookie": f"_streamlit_xsrf={self.cookie}"},
        ).__enter__()
        self.session = self.field = ""
        self.seen: set[str] = set()
        self._run(BackMsg())

    def _cookie(self) -> str:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        connection.request("GET", "/_stcore/health")
        answer = connection.getresponse()
        answer.read()
        cookies = answer.getheader("Set-Cookie") or ""
        return cookies.partition("_streamlit_xsrf=")[2].partition(";")[0]

    def _run(self, message: BackMsg) -> None:
        """Ask for a run and take all that comes until it is over."""
        message.rerun_script.query_string, message.rerun_script.page_name = "lang=zh", PAGE
        self.seen.clear()
        self.socket.send(message.SerializeToString())
        while True:
            got = ForwardMsg.FromString(bytes(self.socket.recv(timeout=120)))
            self._look_at(got)
            if got.WhichOneof("type") == "script_finished" and got.script_finished != 2:  # 2: begun anew
                return

    def _look_at(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "new_session":
            self.session = message.new_session.initialize.session_id
        element = message.delta.new_element
        if element.HasField("file_uploader"):
            self.field = element.file_uploader.id
        if element.HasField("button"):
            self.seen.add(element.button.label)

    def upload(self, name: str, data: bytes) -> float:
        """Seconds from putting a file until the page shows it and can take it into the record."""
        start = time.perf_counter()
        file = str(uuid.uuid4())
        path = f"/_stcore/upload_file/{self.session}/{file}"
        self._put(path, name, data)
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.field
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.name, info.size, info.file_id = name, len(data), file
        info.file_urls.file_id, info.file_urls.upload_url, info.file_urls.delete_url = file, path, path
        self._run(message)
        assert any(BUTTON in label for label in self.seen), f"{name} was not read: {sorted(self.seen)}"
        return time.perf_counter() - start

    def _put(self, path: str, name: str, data: bytes) -> None:
        border = uuid.uuid4().hex
        head = f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        connection = http.client.HTTPConnection(self.host, timeout=60)
        headers = {"Content-Type": f"multipart/form-data; boundary={border}", "X-Xsrftoken": self.cookie}
        headers |= {"Cookie": f"_streamlit_xsrf={self.cookie}", "Origin": f"http://{self.host}"}
        connection.request("PUT", path, head + data + f"\r\n--{border}--\r\n".encode(), headers)
        status = connection.getresponse().status
        assert status == 204, f"the file was refused: {status}"


class Health:
    """Asks the health address again and again."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.times: list[float] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> Health:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _ask(self) -> None:
        while not self._over.wait(0.1):
            start = time.perf_counter()
            connection = http.client.HTTPConnection(self.host, timeout=60)
            connection.request("GET", "/_stcore/health")
            assert connection.getresponse().read()
            self.times.append(time.perf_counter() - start)


def of_visitor(data: bytes, number: int) -> bytes:
    """The workbook with something in it that no other visitor's has."""
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as book:
        book.writestr("docProps/visitor.txt", str(number))
    return file.getvalue()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--visitors", type=int, default=20)
    options.add_argument("--rows", type=int, default=5_000)
    asked = options.parse_args()
    data = workbook(asked.rows)
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder, served("run", "app.py", data=Path(folder)) as (address, pid):
        Uploader(address).upload("先.xlsx", workbook(100))  # what only the first visitor waits for
        visitors = [Uploader(address) for _ in range(asked.visitors)]

        def visit(number: int) -> None:
            times.append(visitors[number].upload(f"{number}.xlsx", of_visitor(data, number)))

        threads = [threading.Thread(target=visit, args=(number,)) for number in range(asked.visitors)]
        with Health(address) as health:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        held = memory(pid)
    times.sort()
    assert len(times) == asked.visitors, f"only {len(times)} of {asked.visitors} were answered"
    late, slowest = times[ceil(0.95 * len(times)) - 1], max(health.times)
    print(f"{asked.visitors} visitors, {asked.rows:,} rows each: median {median(times):.1f} s, ", end="")
    print(f"p95 {late:.1f} s ({'at most' if late <= LIMIT_ANSWER else 'MORE THAN'} {LIMIT_ANSWER:.0f})", end="")
    print(
        f", health at most {slowest:.2f} s ({'at most' if slowest <= LIMIT_HEALTH else 'MORE THAN'} {LIMIT_HEALTH:.0f})", end=""
    )
    print(f", server {held:.0f} MB")


if __name__ == "__main__":
    main()
