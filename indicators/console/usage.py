"""The command line's options, and one Chinese sentence for every way of using them wrongly."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from indicators.periods import InvalidPeriod, Period

FORMS = ("summary", "circular", "brief", "supervision")
FORMATS = ("txt", "md", "docx", "html", "json")
AUDIENCES = ("internal", "leadership")
LENGTHS = ("short", "usual", "full")
LANGUAGES = ("zh", "en")

_IN_CHINESE = (
    (r"the following arguments are required: 命令", "缺少命令"),
    (r"the following arguments are required: (.+)", r"缺少参数 \1"),
    (r"argument 命令: invalid choice: '(.*?)' \(choose from (.+)\)", r"没有“\1”这个命令，可用的有 \2"),
    (r"argument (.+?): invalid choice: '(.*?)' \(choose from (.+)\)", r"\1 不能是“\2”，可选 \3"),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1 后面要写一个值"),
    (r"argument (.+?): invalid int value: '(.*)'", r"\1 应是整数，不是“\2”"),
    (r"unrecognized arguments: (.+)", r"不认识的参数 \1"),
    (r"argument (.+?): (.+)", r"\1：\2"),
)
"""argparse speaks English only: its sentences as patterns, the most particular first."""


class NotDone(Exception):
    """The command cannot be carried out; the message is one plain sentence for the person who gave it."""


class Parser(argparse.ArgumentParser):
    """Speaks Chinese, and tells a wrong use by raising NotDone."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, **settings)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        for pattern, chinese in _IN_CHINESE:
            if match := re.fullmatch(pattern, message):
                message = match.expand(chinese).replace("'", "")
                break
        raise NotDone(f"{message}。用法见 indicators --help")


def parser() -> Parser:
    top = Parser(
        prog="indicators",
        description="工会季度指标：检查表格，对照目标看进度，写出工作总结。",
        epilog="退出码：0 完成；1 完成，但数据有必须改正的错误；2 未完成。",
    )
    commands = top.add_subparsers(dest="command", metavar="命令", required=True, title="命令", parser_class=Parser)
    _add_check(commands)
    _add_progress(commands)
    _add_report(commands)
    _add_annotate(commands)
    _add_template(commands)
    _add_proofread(commands)
    return top


def _add_check(commands: argparse._SubParsersAction[Parser]) -> None:
    check = _command(commands, "check", "读取表格，列出读到的数据和全部问题")
    check.add_argument("--json", action="store_true", help="输出 JSON（UTF-8）")


def _add_progress(commands: argparse._SubParsersAction[Parser]) -> None:
    progress = _command(commands, "progress", "对照年度目标和序时进度，列出各项指标的完成情况")
    _add_period(progress)
    progress.add_argument("--org-unit", metavar="单位", help="只看一个乡镇（街道）；全部合计为 total")
    progress.add_argument("--preset", default="default", metavar="标准", help="评价标准的名称（默认 default）")
    _add_definitions(progress)
    progress.add_argument("--json", action="store_true", help="输出 JSON（UTF-8）")


def _add_report(commands: argparse._SubParsersAction[Parser]) -> None:
    report = _command(commands, "report", "写出一个时期的工作总结")
    _add_period(report)
    report.add_argument("--org-unit", default="total", metavar="单位", help="写一个乡镇（街道）的总结（默认全县）")
    report.add_argument("--preset", default="default", metavar="标准", help="评价标准的名称（默认 default）")
    _add_definitions(report)
    report.add_argument(
        "--form", choices=FORMS, default="summary", help="文种：summary 总结、circular 通报、brief 简报、supervision 督办单"
    )
    _add_manner(report)
    report.add_argument("--format", choices=FORMATS, help="格式；不写则看 -o 的后缀，再不然是 txt")
    report.add_argument("--model", metavar="FILE.docx", help="套用本单位的 Word 模板（其中写有{{标题}}、{{正文}}等占位符）")
    report.add_argument("-o", "--output", metavar="文件", help="保存到文件；不写则显示出来")


def _add_manner(report: Parser) -> None:
    """For whom, how long and in which language, as on the page of reports."""
    audiences = "写给谁看：internal 内部（点名，默认）、leadership 上报（不点名）"
    report.add_argument("--audience", choices=AUDIENCES, default="internal", help=audiences)
    report.add_argument("--length", choices=LENGTHS, default="usual", help="篇幅：short 简、usual 中（默认）、full 详")
    report.add_argument("--language", choices=LANGUAGES, default="zh", help="语言：zh 中文（默认）、en 英文")


def _add_definitions(command: Parser) -> None:
    command.add_argument(
        "--definitions", metavar="FILE", help="本单位的指标定义、组织单位和评分办法（“指标体系”页导出的 TOML 或 Excel）"
    )


def _add_annotate(commands: argparse._SubParsersAction[Parser]) -> None:
    annotate = commands.add_parser("annotate", help="把问题标在原表上", description="把问题标在原表的单元格上，另存一份。")
    annotate.add_argument("file", metavar="FILE", help="表格文件")
    _add_output(annotate)


def _add_template(commands: argparse._SubParsersAction[Parser]) -> None:
    template = commands.add_parser("template", help="做一份空白报表", description="做一份空白报表，填好后可直接读取。")
    template.add_argument(
        "--from", dest="sources", action="append", default=[], metavar="FILE", help="按这份表的单位、指标和目标做"
    )
    template.add_argument("--year", type=int, metavar="年份", help="报表的年份（默认为数据中最近的一年，或今年）")
    _add_output(template)


def _add_proofread(commands: argparse._SubParsersAction[Parser]) -> None:
    purpose = "核对写好的总结：找出其中的数字，与数据、与前后文、与用语规则对照"
    proofread = commands.add_parser("proofread", help=purpose, description=f"{purpose}。")
    proofread.add_argument("draft", metavar="DRAFT", help="文稿：.docx、.txt 或 .md")
    proofread.add_argument("--data", nargs="+", default=[], metavar="FILE", help="表格文件，可以有多个，时期早的在前")
    _add_period(proofread, required=False)
    proofread.add_argument("--org-unit", metavar="单位", help="文稿写的是哪个乡镇（街道）；默认全县")
    proofread.add_argument("--json", action="store_true", help="输出 JSON（UTF-8）")


def _add_output(command: Parser) -> None:
    command.add_argument("-o", "--output", required=True, metavar="文件", help="保存到文件")


def _command(commands: argparse._SubParsersAction[Parser], name: str, purpose: str) -> Parser:
    command = commands.add_parser(name, help=purpose, description=f"{purpose}。")
    command.add_argument("files", nargs="+", metavar="FILE", help="表格文件，可以有多个，时期早的在前")
    return command


def _add_period(command: Parser, *, required: bool = True) -> None:
    help_ = "2024Q2（单季）、2024H1、2024Q1-Q3 或 2024（年初至今）"
    if not required:
        help_ += "；不写则看文稿写的时期，再不然是最近的一期"
    command.add_argument("--period", required=required, type=_period, metavar="时期", help=help_)


def _period(code: str) -> Period:
    try:
        return Period.parse(code)
    except InvalidPeriod:
        raise argparse.ArgumentTypeError(f"“{code}”不是时期，应写成 2024Q2、2024H1、2024Q1-Q3 或 2024") from None
