"""Definitions that an office makes its own: changed on the page 指标体系, checked, applied to the data, kept in files."""
