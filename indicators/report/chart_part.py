"""A chart as Office keeps it: the chart's XML and the workbook with its data, by python-pptx and XlsxWriter.

Nothing is drawn here, so neither a browser nor fonts are needed; Word draws the chart in the faces that it names.
"""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from indicators.report.chart_spec import ChartSeries, ChartSpec
from indicators.report.docx_fonts import Fonts
from indicators.report.docx_xml import printable
from indicators.report.fixed_time import FIXED_TIME

_COLOURS = ("2F81C4", "8C959F", "57A0A0", "D9A441", "CF6A1F", "A40E26")
_HAIRLINE = RGBColor.from_string("D8DEE4")
_NO_FRAME = (
    '<c:spPr xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
)
_EVERY_NAME = '<c:tickLblSkip xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" val="1"/>'
_FEW_POINTS = 8
"""Up to so many points of a line have room for their values."""


def chart_workbook(chart: ChartSpec) -> bytes:
    """The data as Word opens them for editing, laid out as the chart's references say."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": FIXED_TIME})
        sheet = book.add_worksheet("Sheet1")
        number_format = book.add_format({"num_format": chart.number_format})
        sheet.write_column(1, 0, chart.categories)
        for column, series in enumerate(chart.series, start=1):
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value, number_format)
    return buffer.getvalue()


def chart_xml(chart: ChartSpec, fonts: Fonts, data: str) -> bytes:
    """The chart; ``data`` is the relationship under which its workbook is found."""
    chart_data = CategoryChartData(number_format=chart.number_format)
    chart_data.categories = [printable(name) for name in chart.categories]
    for series in chart.series:
        chart_data.add_series(printable(series.name), series.values)
    space = parse_xml(chart_data.xml_bytes(XL_CHART_TYPE.LINE_MARKERS if chart.lines else XL_CHART_TYPE.BAR_CLUSTERED))
    _style(Chart(space, None), chart)
    _set_faces(space, fonts)
    _number_axes(space)
    _name_every_bar(space)
    space.find(qn("c:chart")).addnext(parse_xml(_NO_FRAME))
    external = etree.SubElement(space, qn("c:externalData"), {qn("r:id"): data})
    etree.SubElement(external, qn("c:autoUpdate"), {"val": "0"})
    return bytes(etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True))


def _style(shown: Any, chart: ChartSpec) -> None:
    shown.has_title = False
    shown.font.size = Pt(10.5)
    shown.has_legend = len(chart.series) > 1 or chart.is_coloured
    if shown.has_legend:
        shown.legend.position = XL_LEGEND_POSITION.BOTTOM
        shown.legend.include_in_layout = False
    plot = shown.plots[0]
    if not chart.lines:
        plot.gap_width = 45
        plot.overlap = 100 if chart.is_coloured else 0
        shown.category_axis.reverse_order = True
    plot.has_data_labels = not chart.lines or len(chart.categories) <= _FEW_POINTS
    if plot.has_data_labels:
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = chart.number_format, False
        plot.data_labels.position = XL_LABEL_POSITION.ABOVE if chart.lines else XL_LABEL_POSITION.OUTSIDE_END
    _style_axes(shown, chart)
    for number, (drawn, series) in enumerate(zip(plot.series, chart.series, strict=True)):
        _colour(drawn, series, _COLOURS[number % len(_COLOURS)], lines=chart.lines)


def _style_axes(shown: Any, chart: ChartSpec) -> None:
    values = shown.value_axis
    values.has_major_gridlines = chart.lines
    if chart.lines:
        values.major_gridlines.format.line.color.rgb = _HAIRLINE
        values.tick_labels.number_format, values.tick_labels.number_format_is_linked = chart.number_format, False
    else:
        values.minimum_scale = 0 if all((v or 0) >= 0 for s in chart.series for v in s.values) else None
        values.visible = False
    shown.category_axis.format.line.color.rgb = _HAIRLINE
    shown.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW


def _colour(drawn: Any, series: ChartSeries, usual: str, *, lines: bool) -> None:
    colour = RGBColor.from_string(series.colour or usual)
    if lines:
        drawn.smooth = False
        drawn.format.line.color.rgb = colour
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = colour
        drawn.marker.format.line.color.rgb = colour
        return
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = colour


def _set_faces(space: Any, fonts: Fonts) -> None:
    """Name the faces for both scripts in every text of the chart."""
    for properties in space.iter(qn("a:defRPr")):
        etree.SubElement(properties, qn("a:latin"), {"typeface": fonts.latin})
        etree.SubElement(properties, qn("a:ea"), {"typeface": fonts.body})


def _name_every_bar(space: Any) -> None:
    """Where bars stand close Office leaves out the name of every second one, unless told."""
    for axis in space.iter(qn("c:catAx")):
        step = parse_xml(_EVERY_NAME)
        axis.find(qn("c:noMultiLvlLbl")).addprevious(step)


def _number_axes(space: Any) -> None:
    """Axes from 1 on: python-pptx numbers them below zero, which the schema does not allow."""
    numbers: dict[str, str] = {}
    for axis in space.iter(qn("c:axId"), qn("c:crossAx")):
        axis.set("val", numbers.setdefault(axis.get("val"), str(len(numbers) + 1)))
