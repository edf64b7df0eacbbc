"""From figures to a written report: facts, then a plan, then sentences, every number in them traced to its cells."""

from indicators.narrative.about import paragraphs_about
from indicators.narrative.composers import FORMS
from indicators.narrative.plan import write, write_from
from indicators.progress import judged_in

__all__ = ["FORMS", "judged_in", "paragraphs_about", "write", "write_from"]
