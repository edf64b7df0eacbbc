"""An empty reporting workbook made for the office: what it produces reads back without a question."""

from __future__ import annotations

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.templating.plan import plan_template
from indicators.templating.workbook import write_template

__all__ = ["reporting_template"]


def reporting_template(dataset: Dataset, catalogue: Catalogue, year: int) -> bytes:
    """The workbook of a year as .xlsx bytes: org units, indicators and known targets from the data there are."""
    return write_template(plan_template(dataset, catalogue, year))
