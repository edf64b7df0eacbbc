"""The same steps on a Spark cluster, for a province or the nation: a folder of workbooks → readings → progress, report texts.

Installed as the extra ``spark``. Each folder with workbooks in it is a region (a county) whose files belong together; what
lies in the top folder itself is a region of its own, named by the empty text. Files are read in parallel, each region's are
put together by one task, and progress runs as one query of Spark over all regions: the very functions of the app.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

import pandas as pd
from pyspark.sql import DataFrame, SparkSession

from indicators.dataset import Dataset, dataset_of
from indicators.model import TOTAL, Indicator
from indicators.narrative import write
from indicators.periods import Period
from indicators.progress import definition_frame, progress
from indicators.progress.breaks import breaks_of
from indicators.reading.worker import read_safely
from indicators.report import write_txt

WORKBOOKS = "*.{xlsx,xlsm,xlsb,xls,et,ods,csv,XLSX,XLS}"

_READ = "region string, file string, reading binary"
_DATASETS = "region string, dataset binary"
_TEXTS = "region string, org_unit string, text string"
_OBSERVATIONS = "org_unit string, indicator string, year long, start long, end long, value double"
_TARGETS = "org_unit string, indicator string, year long, quarter long, stated long, value double"
_DEFINITIONS = "definition binary"


def read_folder(spark: SparkSession, folder: str) -> DataFrame:
    """Read every workbook under a folder; a row a file: region, file, and the Reading, pickled."""
    files = (
        spark.read.format("binaryFile")
        .option("pathGlobFilter", WORKBOOKS)
        .option("recursiveFileLookup", "true")
        .load(folder)
        .select("path", "content")
    )
    return files.mapInPandas(lambda batches: _read(batches, folder), _READ)


def datasets_of(readings: DataFrame) -> DataFrame:
    """Put each region's readings together, in the order of their names; a row a region: region, and the Dataset, pickled."""

    def together(rows: pd.DataFrame) -> pd.DataFrame:
        in_order = rows.sort_values("file")
        dataset = dataset_of(pickle.loads(reading) for reading in in_order["reading"])
        return pd.DataFrame({"region": rows["region"].iloc[:1], "dataset": [pickle.dumps(dataset)]})

    return readings.groupBy("region").applyInPandas(together, _DATASETS)


def progress_of(datasets: DataFrame, period: Period, preset: str = "default") -> DataFrame:
    """The columns of ``compute_progress`` for all org units of all regions, by Spark itself.

    With several regions an org unit is called region/name, and ``total`` is all of them together.
    """
    datasets = datasets.cache()
    many = datasets.count() > 1
    observations = datasets.mapInPandas(lambda batches: _rows(batches, "observation_frame", many=many), _OBSERVATIONS)
    targets = datasets.mapInPandas(lambda batches: _rows(batches, "target_frame", many=many), _TARGETS)
    definitions = datasets.mapInPandas(_definitions, _DEFINITIONS).distinct().collect()
    known: dict[str, Indicator] = {}
    for row in definitions:
        definition: Indicator = pickle.loads(row["definition"])
        known.setdefault(definition.id, definition)
    described = datasets.sparkSession.createDataFrame(definition_frame(known.values()).astype(object))
    breaks = breaks_of(known.values())
    result: DataFrame = progress(observations, targets, described, period, preset, breaks=breaks)
    return result


def texts_of(datasets: DataFrame, period: Period) -> DataFrame:
    """The report of every region and of each of its org units, as plain text; the region's own is that of ``total``."""

    def told(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for region, dataset in _unpickled(batches):
            units = (TOTAL, *dataset.org_units)
            texts = [write_txt(write(dataset, period, unit)).decode("utf-8-sig") for unit in units]
            yield pd.DataFrame({"region": region, "org_unit": units, "text": texts})

    return datasets.mapInPandas(told, _TEXTS)


def _read(batches: Iterator[pd.DataFrame], top: str) -> Iterator[pd.DataFrame]:
    for batch in batches:
        for path, content in batch[["path", "content"]].itertuples(index=False, name=None):
            inside = PurePosixPath(_plain(path)).relative_to(_plain(top))
            region = "" if str(inside.parent) == "." else str(inside.parent)
            reading = read_safely(bytes(content), inside.name)
            yield pd.DataFrame({"region": [region], "file": [inside.name], "reading": [pickle.dumps(reading)]})


def _plain(path: str) -> str:
    """The path without its scheme, in letters: file:/数据/… and file:///%E6%95%B0… are /数据/…."""
    rest = path.partition(":")[2] if ":" in path else path
    return "/" + unquote(rest).lstrip("/")


def _rows(batches: Iterator[pd.DataFrame], frame: str, *, many: bool) -> Iterator[pd.DataFrame]:
    for region, dataset in _unpickled(batches):
        rows: pd.DataFrame = getattr(dataset, frame)
        if many:
            rows = rows[rows["org_unit"] != TOTAL]
            rows = rows.assign(org_unit=region + "/" + rows["org_unit"])
        yield rows


def _definitions(batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    for _, dataset in _unpickled(batches):
        yield pd.DataFrame({"definition": [pickle.dumps(d) for d in dataset.indicators.values()]})


def _unpickled(batches: Iterator[pd.DataFrame]) -> Iterator[tuple[str, Dataset]]:
    for batch in batches:
        for region, dataset in batch[["region", "dataset"]].itertuples(index=False, name=None):
            yield region, pickle.loads(dataset)
