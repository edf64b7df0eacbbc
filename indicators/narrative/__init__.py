"""From figures to a written summary: facts, then a plan, then sentences, every number in them traced to its cells."""

from indicators.narrative.about import paragraphs_about
from indicators.narrative.plan import write, write_from

__all__ = ["paragraphs_about", "write", "write_from"]
