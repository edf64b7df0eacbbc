"""Figures counted again one observation at a time, so that each can be followed back to its cells.

A second way to the numbers of ``compute_progress``, written without frames; tests hold the two together.
"""
