from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest

from indicators.narrative import write
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from indicators.report.batch import reports_of_all, write_all
from tests.report.datasets import UNITS, county

H1 = Period.parse("2024H1")


def just_the_name(_survey: Survey, org_unit: str) -> tuple[str, bytes]:
    return f"{org_unit}总结", org_unit.encode()


def test_there_is_a_report_for_the_whole_and_for_each_org_unit() -> None:
    with zipfile.ZipFile(io.BytesIO(write_all(county(), H1))) as archive:
        names = archive.namelist()
        first = docx.Document(io.BytesIO(archive.read(names[0])))
    assert len(names) == 1 + len(UNITS)
    assert all(unit in name for unit, name in zip(UNITS[:4], names[1:5], strict=True))
    assert first.paragraphs[0].text.replace("\n", "") == write(county(), H1).title


def test_progress_is_told_after_each() -> None:
    told: list[tuple[int, int]] = []
    write_all(county(), H1, written=just_the_name, progress=lambda done, count: told.append((done, count)))
    assert told == [(n, 6) for n in range(1, 7)]


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b\\c:d", "x" * 300, "．", "CON|nul?"])
def test_file_names_cannot_leave_their_folder(name: str) -> None:
    dataset = county()
    renamed = replace(
        dataset,
        org_units=(name,),
        observations=tuple(replace(o, org_unit=name) for o in dataset.observations if o.org_unit == UNITS[0]),
        targets=tuple(replace(t, org_unit=name) for t in dataset.targets if t.org_unit == UNITS[0]),
    )
    names = [file for file, _ in reports_of_all(renamed, H1, written=just_the_name, suffix="txt")]
    assert len(set(names)) == 2
    for file in names:
        assert not set(file) & set('\\/:*?"<>|')
        assert file.endswith(".txt")
        assert len(file) < 80


def test_the_same_data_give_the_same_archive() -> None:
    assert write_all(county(), H1) == write_all(county(), H1)


def test_writing_can_be_stopped_in_between() -> None:
    begun: list[str] = []

    def counted(survey: Survey, org_unit: str) -> tuple[str, bytes]:
        begun.append(org_unit)
        return just_the_name(survey, org_unit)

    def stop(done: int, _count: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_all(county(), H1, written=counted, progress=stop)
    assert begun == ["total", UNITS[0]]
