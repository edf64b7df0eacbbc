"""The office's own Word file, with its letterhead and styles, that reports are put into.

A model is a .docx in which placeholders stand where the report's parts go: {{标题}}, {{正文}}, {{会员总数.完成率}}, loops over
sections and townships. It comes from outside, so it is looked into and filled in a process of its own.
"""

from indicators.stationery.contents import Figures
from indicators.stationery.flaws import Flaw, Unusable
from indicators.stationery.putting_in import flaws_in, put_in
from indicators.stationery.sample import sample_model
from indicators.stationery.vocabulary import placeholders

__all__ = ["Figures", "Flaw", "Unusable", "flaws_in", "placeholders", "put_in", "sample_model"]
