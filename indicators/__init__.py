"""Quarterly indicators of a trade-union federation: read workbooks, judge progress, draw it, write the summary."""
