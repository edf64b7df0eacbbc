"""From figures to a written report: facts, then a plan, then sentences, every number in them traced to its cells."""

from indicators.narrative.about import paragraphs_about
from indicators.narrative.completeness import judged_in
from indicators.narrative.forms import FORMS
from indicators.narrative.plan import write, write_from

__all__ = ["FORMS", "judged_in", "paragraphs_about", "write", "write_from"]
