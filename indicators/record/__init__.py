"""The record: every accepted file with all that was read from it, in SQL. Nothing in it is overwritten."""

from indicators.record.changes import Change, Withdrawal
from indicators.record.database import InvalidAddress, RecordUnavailable, default_url
from indicators.record.definitions import Definition, in_force
from indicators.record.drafts import Drafts, KeptEdit, ReportKind
from indicators.record.known import catalogue_for, known_catalogue
from indicators.record.memory import MeaningKind, Remembered, header_meanings, org_unit_names
from indicators.record.models import KeptModel
from indicators.record.office import Deed, Office
from indicators.record.record import Record
from indicators.record.refusals import AcceptanceRefused, QuarterSealed
from indicators.record.spellings import with_names
from indicators.record.submission import Submission

__all__ = [
    "AcceptanceRefused",
    "Change",
    "Deed",
    "Definition",
    "Drafts",
    "InvalidAddress",
    "KeptEdit",
    "KeptModel",
    "MeaningKind",
    "Office",
    "QuarterSealed",
    "Record",
    "RecordUnavailable",
    "Remembered",
    "ReportKind",
    "Submission",
    "Withdrawal",
    "catalogue_for",
    "default_url",
    "header_meanings",
    "in_force",
    "known_catalogue",
    "org_unit_names",
    "with_names",
]
