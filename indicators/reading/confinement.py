"""What a process gives up before it takes files from strangers: memory, time, and a voice of its own."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import BinaryIO

try:
    import resource
except ImportError:  # Windows: the time limit and the separate process remain
    resource = None  # type: ignore[assignment]


def private_output() -> BinaryIO:
    """The pipe to the server, for answers only: what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def confine(memory: int, files: int = 0) -> None:
    """Hold this process for good to so many bytes of memory and of any file it writes, behind the server's own pages."""
    limit("RLIMIT_AS", memory)
    limit("RLIMIT_CORE", 0)
    limit("RLIMIT_FSIZE", files)
    if hasattr(os, "nice"):
        os.nice(5)


def limit_time(seconds: int) -> None:
    """Hold what comes next to so many seconds of the processor."""
    limit("RLIMIT_CPU", int(time.process_time()) + seconds, for_good=False)


def limit(name: str, value: int, *, for_good: bool = True) -> None:
    """Hold this process to so much of a resource (a name of ``resource``); not ``for_good``: it may be raised again."""
    if resource is None:
        return
    with contextlib.suppress(ValueError, OSError):  # a stricter limit is in force already, or the system has none such
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value if for_good else hard))


def memory_held(unknown: int) -> int:
    """Bytes of memory held now; the most ever held where the system tells no more, and ``unknown`` where it is silent.

    On Linux the peak would not do: a new process starts with that of the one which started it.
    """
    with contextlib.suppress(OSError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if resource is None:
        return unknown
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * (1 if sys.platform == "darwin" else 1024)
