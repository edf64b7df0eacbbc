"""The user's own workbook back, problems marked in place."""

from indicators.annotating.marks import annotated
from indicators.annotating.problem_sheet import NAME as PROBLEM_SHEET

__all__ = ["PROBLEM_SHEET", "annotated"]
