"""From any file to what it says: bytes → grids of cells → tables → observations, and everything that is wrong."""

from __future__ import annotations

import logging
from dataclasses import replace

from indicators.catalogue import Catalogue
from indicators.model import Reading
from indicators.reading.formats import open_grids
from indicators.reading.grid import Watch
from indicators.reading.tables import read_grids
from indicators.reading.unreadable import UnreadableFile, unreadable
from indicators.told import NOTHING, Told

_log = logging.getLogger(__name__)


def _nobody(sheet: str, done: int, count: int) -> None:
    """Nobody watches."""


def read(
    data: bytes, name: str, catalogue: Catalogue | None = None, *, told: Told = NOTHING, watch: Watch = _nobody
) -> Reading:
    """Read a file in this process; never raises for a file that cannot be read, but says so in one error problem.

    ``told`` is what people said of its headers and cells. ``watch`` is told each sheet as it is come to. A file made to harm
    can still end the process: files from strangers go through :func:`indicators.reading.worker.read_safely`.
    """
    try:
        grids, problems = open_grids(data, name, watch)
        reading = read_grids(grids, name, catalogue or Catalogue.load(), told)
    except UnreadableFile as refusal:
        return Reading(name, problems=(refusal.problem,))
    except MemoryError:
        return unreadable(name, "reading_out_of_memory")
    except Exception:
        _log.exception("the tables of a file cannot be read")
        return unreadable(name, "reading_failed")
    return replace(reading, problems=(*problems, *reading.problems))
