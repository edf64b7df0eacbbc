"""The reports of all org units at once, in one archive."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import write_from
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from indicators.report.docx import write_docx
from indicators.report.fixed_time import FIXED_TIME

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 60


Written = Callable[[Survey, str], tuple[str, bytes]]
"""What makes of the comparison and an org unit the title of its report and the file."""


def in_word(survey: Survey, org_unit: str) -> tuple[str, bytes]:
    """The summary as a Word file."""
    document = write_from(survey, org_unit)
    return document.title, write_docx(document)


def reports_of_all(
    dataset: Dataset, period: Period, *, preset: str = "default", written: Written = in_word, suffix: str = "docx"
) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each file, one by one: the whole first, then the org units as in the sheets.

    The comparison behind them is computed once.
    """
    survey = Survey(dataset, period, preset)
    for number, org_unit in enumerate((TOTAL, *dataset.org_units)):
        title, content = written(survey, org_unit)
        yield f"{number:02d} {_file_name(title)}.{suffix}", content


def write_all(
    dataset: Dataset,
    period: Period,
    *,
    preset: str = "default",
    written: Written = in_word,
    suffix: str = "docx",
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """A zip of all of them. ``progress`` is told how many of how many are done, after each; what it raises ends the writing."""
    count = 1 + len(dataset.org_units)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        files = reports_of_all(dataset, period, preset=preset, written=written, suffix=suffix)
        for done, (name, content) in enumerate(files, start=1):
            archive.writestr(zipfile.ZipInfo(name, FIXED_TIME.timetuple()[:6]), content)
            if progress:
                progress(done, count)
    return buffer.getvalue()


def _file_name(title: str) -> str:
    """The title as a name that every system takes, and that nothing can run outside its folder."""
    return _NOT_IN_FILE_NAMES.sub("", title).strip(". ")[:_LONGEST_NAME] or "report"
