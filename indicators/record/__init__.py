"""The record: every accepted file with all that was read from it, in SQL. Nothing in it is overwritten."""

from indicators.record.changes import Change
from indicators.record.database import RecordUnavailable, default_url
from indicators.record.record import Record
from indicators.record.refusals import AcceptanceRefused, QuarterSealed
from indicators.record.submission import Submission

__all__ = ["AcceptanceRefused", "Change", "QuarterSealed", "Record", "RecordUnavailable", "Submission", "default_url"]
