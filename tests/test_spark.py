"""On Spark in local mode the same numbers and texts come out as from the command line. Skipped without PySpark or Java.

Two workbooks a region: ``SPARK_REGIONS=250`` reads 500.
"""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import workbooks

from indicators.dataset import dataset_of
from indicators.model import TOTAL
from indicators.narrative import write
from indicators.periods import Period
from indicators.progress import COLUMNS, compute_progress
from indicators.reading import read
from indicators.report import write_txt

pyspark = pytest.importorskip("pyspark", reason="the extra spark is not installed")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("Spark needs Java", allow_module_level=True)

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]

H1 = Period.parse("2024H1")
REGIONS = tuple(f"县{n:02d}" for n in range(int(os.environ.get("SPARK_REGIONS", "3"))))


@pytest.fixture(scope="module")
def session() -> Iterator[object]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = (
            pyspark.sql.SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .getOrCreate()
        )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two quarters of every county, one figure of each its own."""
    top = tmp_path_factory.mktemp("各县")
    for n, region in enumerate(REGIONS):
        (top / region).mkdir()
        for quarter in ("2024Q1", "2024Q2"):
            book = workbooks.quarterly(quarter, {("青石镇", "new_unions"): n + 1})
            (top / region / f"{quarter}.xlsx").write_bytes(book)
    return top


def local(folder: Path, region: str) -> object:
    return dataset_of(read(path.read_bytes(), path.name) for path in sorted((folder / region).iterdir()))


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[list(COLUMNS)].sort_values(["indicator", "org_unit"], ignore_index=True)


def test_one_countys_progress_is_that_of_the_command_line(session: object, folder: Path) -> None:
    from indicators import spark

    datasets = spark.datasets_of(spark.read_folder(session, str(folder / REGIONS[0])))
    found = spark.progress_of(datasets, H1).toPandas()
    expected = compute_progress(local(folder, REGIONS[0]), H1)
    pd.testing.assert_frame_equal(in_order(found), in_order(expected), check_dtype=False, rtol=1e-12)


def test_all_counties_are_computed_and_told_together(session: object, folder: Path) -> None:
    from indicators import spark

    datasets = spark.datasets_of(spark.read_folder(session, str(folder))).cache()
    found = spark.progress_of(datasets, H1).toPandas().set_index(["org_unit", "indicator"])["value"]
    texts = spark.texts_of(datasets, H1).toPandas().set_index(["region", "org_unit"])["text"]
    together = 0.0
    for region in REGIONS:
        data = local(folder, region)
        expected = compute_progress(data, H1).set_index(["org_unit", "indicator"])["value"]
        together += expected[TOTAL, "members"]
        for unit in data.org_units:
            assert found[f"{region}/{unit}", "new_unions"] == expected[unit, "new_unions"]
        for unit in (TOTAL, *data.org_units):
            assert texts[region, unit] == write_txt(write(data, H1, unit)).decode("utf-8-sig")
    assert found[TOTAL, "members"] == together
    assert len(texts) == len(REGIONS) * (1 + len(workbooks.UNITS))
