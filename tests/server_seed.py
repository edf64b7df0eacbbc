"""A process that has imported and packed all that a server needs, and splits off a server for each line it reads.

A line is JSON: ``arguments`` for ``streamlit``, the ``environment`` to add, the ``log``. The answer is the server's process id.
When nothing more is to come, the servers that are left end with it.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from typing import Any, NoReturn

from indicators.ui import server, warm_up  # noqa: F401  (app.py imports both)


def main() -> None:
    warm_up.import_everything()
    warm_up.pack()
    from streamlit.web import bootstrap, cli  # noqa: F401

    gc.collect()
    gc.freeze()
    started = []
    for line in sys.stdin:
        if not (process := os.fork()):
            _serve(json.loads(line))
        started.append(process)
        print(process, flush=True)  # noqa: T201
    for process in started:
        os.kill(process, signal.SIGTERM)  # whoever has ended is still there to be asked after
        os.waitpid(process, 0)


def _serve(asked: dict[str, Any]) -> NoReturn:
    from streamlit.web import cli

    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    log = os.open(asked["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.environ.update(asked["environment"])
    cli.main(asked["arguments"], prog_name="streamlit")
    sys.exit()


if __name__ == "__main__":
    main()
