"""A written report in each format it is sent in."""

from indicators.report.docx import write_docx
from indicators.report.html import write_html
from indicators.report.json import write_json
from indicators.report.md import write_md
from indicators.report.txt import write_txt

__all__ = ["write_docx", "write_html", "write_json", "write_md", "write_txt"]
