"""The reports of all org units at once, in one archive."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import write_from
from indicators.narrative.document import Document
from indicators.narrative.facts import Survey
from indicators.periods import Period
from indicators.report.docx import write_docx
from indicators.report.fixed_time import FIXED_TIME

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 60


def reports_of_all(
    dataset: Dataset,
    period: Period,
    *,
    preset: str = "default",
    writer: Callable[[Document], bytes] = write_docx,
    suffix: str = "docx",
    compose: Callable[[Survey, str], Document] = write_from,
) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each file, one by one: the whole first, then the org units as in the sheets.

    The comparison behind them is computed once. ``compose`` writes the report on an org unit; as a rule the summary.
    """
    survey = Survey(dataset, period, preset)
    for number, org_unit in enumerate((TOTAL, *dataset.org_units)):
        document = compose(survey, org_unit)
        yield f"{number:02d} {_file_name(document.title)}.{suffix}", writer(document)


def write_all(
    dataset: Dataset,
    period: Period,
    *,
    preset: str = "default",
    writer: Callable[[Document], bytes] = write_docx,
    suffix: str = "docx",
    compose: Callable[[Survey, str], Document] = write_from,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """A zip of all of them. ``progress`` is told how many of how many are done, after each."""
    count = 1 + len(dataset.org_units)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        files = reports_of_all(dataset, period, preset=preset, writer=writer, suffix=suffix, compose=compose)
        for done, (name, content) in enumerate(files, start=1):
            archive.writestr(zipfile.ZipInfo(name, FIXED_TIME.timetuple()[:6]), content)
            if progress:
                progress(done, count)
    return buffer.getvalue()


def _file_name(title: str) -> str:
    """The title as a name that every system takes, and that nothing can run outside its folder."""
    return _NOT_IN_FILE_NAMES.sub("", title).strip(". ")[:_LONGEST_NAME] or "report"
