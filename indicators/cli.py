"""The same steps without a browser: ``python -m indicators check|progress|report|annotate|template|proofread …``.

Exit codes: 0 done; 1 done, but the data have errors; 2 not done, with one plain sentence on stderr. Never a traceback.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indicators.console.usage import NotDone, parser
from indicators.dataset import Dataset, dataset_of
from indicators.model import TOTAL, Problem
from indicators.narrative.document import Document
from indicators.periods import Period
from indicators.problems import message_of

DONE, DATA_HAVE_ERRORS, NOT_DONE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; return the exit code."""
    _speak_utf8()
    try:
        options = parser().parse_args(arguments)
        code = COMMANDS[options.command](options)
        sys.stdout.flush()
    except NotDone as sentence:
        print(sentence, file=sys.stderr)
        return NOT_DONE
    except BrokenPipeError:  # the reader of our output (head, less) has seen enough
        sys.stdout = io.StringIO()
        return DONE
    except KeyboardInterrupt:
        print("已中断，未完成。", file=sys.stderr)
        return NOT_DONE
    except Exception as error:
        print(f"程序出错（{type(error).__name__}），未完成。请把所用的命令和文件告诉维护人员。", file=sys.stderr)
        return NOT_DONE
    return code


def check(options: argparse.Namespace) -> int:
    from indicators.console.for_people import check_text
    from indicators.console.forms import check_form

    dataset, problems = _read(options.files)
    _print_json(check_form(dataset, problems)) if options.json else print(check_text(dataset, problems))
    return _code(problems)


def progress(options: argparse.Namespace) -> int:
    from indicators.console.for_people import progress_text
    from indicators.console.forms import progress_form
    from indicators.console.scores import scores_form, scores_text
    from indicators.org_units.sight import seen, sight_of
    from indicators.progress import table_of
    from indicators.scoring import scores_of

    dataset, problems = _read(options.files, options.definitions)
    _require_data(dataset, options.period)
    org_unit = _known_org_unit(dataset, options.org_unit or TOTAL)
    dataset = seen(dataset, sight_of(dataset, org_unit))
    frame = table_of(dataset, options.period, _known_preset(options.preset))
    scores = scores_of(dataset, frame, options.period)
    if options.org_unit is not None:
        frame = frame[frame["org_unit"] == org_unit]
        scores = tuple(score for score in scores if score.org_unit == org_unit)
    if options.json:
        _print_json(progress_form(frame, options.preset) | scores_form(scores, dataset))
    else:
        print(progress_text(dataset, frame, options.org_unit or TOTAL, options.period, options.preset))
        print(scores_text(scores, dataset), end="")
    return _code(problems, tell=True)


def report(options: argparse.Namespace) -> int:
    from indicators.narrative import write
    from indicators.org_units.sight import seen, sight_of

    write_as = _writer(options)
    model = _model(options)
    dataset, problems = _read(options.files, options.definitions)
    _require_data(dataset, options.period)
    org_unit = _known_org_unit(dataset, options.org_unit)
    dataset = seen(dataset, sight_of(dataset, org_unit))
    document = write(
        dataset,
        options.period,
        org_unit,
        form=options.form,
        preset=_known_preset(options.preset),
        audience=options.audience,
        length=options.length,
        language=options.language,
    )
    content = _in_model(model, document, dataset, options) if model else write_as(document)
    if options.output:
        _save(Path(options.output), content)
    else:
        _print_bytes(content)
    return _code(problems, tell=True)


def annotate(options: argparse.Namespace) -> int:
    from indicators.annotating import annotated

    _, problems = _read([options.file])
    _save(Path(options.output), annotated(_content(options.file), Path(options.file).name, problems))
    return _code(problems, tell=True)


def template(options: argparse.Namespace) -> int:
    from indicators.catalogue import Catalogue
    from indicators.templating import reporting_template

    dataset, _ = _read(options.sources)
    newest = max((p.year for p in dataset.periods), default=datetime.now(UTC).year)
    catalogue = Catalogue.load().extended(dataset.indicators.values())
    _save(Path(options.output), reporting_template(dataset, catalogue, options.year or newest))
    return DONE


def proofread(options: argparse.Namespace) -> int:
    from indicators import proofreading
    from indicators.console.proofreading import review_form, review_text

    try:
        text = proofreading.draft_text(_content(options.draft))
    except proofreading.UnreadableDraft as refusal:
        raise NotDone(f"{options.draft}：{refusal.sentence()}") from None
    dataset, problems = _read(options.data) if options.data else (None, [])
    if dataset is not None:
        dataset = _seen_for(dataset, options)
    review = proofreading.proofread(text, dataset, period=options.period, org_unit=options.org_unit)
    _print_json(review_form(review)) if options.json else print(review_text(text, review))
    return _code(problems, tell=True)


def _seen_for(dataset: Dataset, options: argparse.Namespace) -> Dataset:
    """The data as the org unit that the draft is about is compared in."""
    from indicators.org_units.sight import seen, sight_of

    if options.period is not None:
        _require_data(dataset, options.period)
    return seen(dataset, sight_of(dataset, _known_org_unit(dataset, options.org_unit or TOTAL)))


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": check,
    "progress": progress,
    "report": report,
    "annotate": annotate,
    "template": template,
    "proofread": proofread,
}


def _read(paths: Sequence[str], definitions: str | None = None) -> tuple[Dataset, list[Problem]]:
    """Read all files, in the order given, under the office's own definitions if a file of them is given.

    Raises NotDone for the first file that cannot be read.
    """
    from indicators.console.own_definitions import own_definitions
    from indicators.intake import gravest_first, reason_unreadable, take_in_all

    own = own_definitions(_content(definitions) if definitions else None, Path(definitions or "").name)
    readings = take_in_all(((_content(path), Path(path).name) for path in paths), catalogue=own.catalogue)
    for path, reading in zip(paths, readings, strict=True):
        if reason := reason_unreadable(reading):
            message = message_of(reason)
            raise NotDone(message if reading.file in message else f"{path}：{message}")
    dataset = own.applied_to(dataset_of(readings))
    return dataset, gravest_first(dict.fromkeys(dataset.problems))


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise NotDone(f"找不到文件 {path}，请检查文件名和所在文件夹。") from None
    except IsADirectoryError:
        raise NotDone(f"{path} 是文件夹，请给出其中的表格文件。") from None
    except OSError as error:
        raise NotDone(f"无法打开 {path}：{error.strerror or '系统拒绝'}。") from None


def _require_data(dataset: Dataset, period: Period) -> None:
    years = {p.year for p in dataset.periods} | {t.year for t in dataset.targets}
    if period.year not in years:
        known = "、".join(p.code for p in dataset.periods) or "没有任何数据"
        raise NotDone(f"文件里没有{period.code}的数据，读到的时期有：{known}。")


def _known_org_unit(dataset: Dataset, name: str) -> str:
    if name == TOTAL or name in dataset.org_units or name in dataset.parents.values():
        return name
    raise NotDone(f"文件里没有“{name}”这个单位，读到的单位有：{'、'.join(dataset.org_units) or '无'}。")


def _known_preset(name: str) -> str:
    from indicators.status import presets

    if name not in presets():
        raise NotDone(f"没有“{name}”这个评价标准，可用的有：{'、'.join(presets())}。")
    return name


def _writer(options: argparse.Namespace) -> Callable[[Document], bytes]:
    from indicators import report as writers

    by_format = {
        "txt": writers.write_txt,
        "md": writers.write_md,
        "docx": writers.write_docx,
        "html": writers.write_html,
        "json": writers.write_json,
    }
    suffix = Path(options.output or "").suffix.lower().removeprefix(".")
    chosen = options.format or (suffix if suffix in by_format else "txt")
    if chosen == "docx" and not options.output and sys.stdout.isatty():
        raise NotDone("Word 文件不能显示在屏幕上，请用 -o 指定保存的文件。")
    return by_format[chosen]


def _model(options: argparse.Namespace) -> bytes | None:
    """The office's own Word file that the report is to be put into."""
    if options.model is None:
        return None
    if (options.format or Path(options.output or "").suffix.lower().removeprefix(".")) != "docx":
        raise NotDone("套用模板只能写成 Word，请用 -o 指定 .docx 文件，或写 --format docx。")
    return _content(options.model)


def _in_model(model: bytes, document: Document, dataset: Dataset, options: argparse.Namespace) -> bytes:
    from indicators.progress import table_of
    from indicators.report.docx_options import WordOptions
    from indicators.report.trace import names_of
    from indicators.stationery import Figures, Unusable, put_in

    figures = Figures(dataset, table_of(dataset, options.period, options.preset), options.period)
    try:
        return put_in(model, document, figures, org_unit=options.org_unit, options=WordOptions(names=names_of(dataset)))
    except Unusable as unusable:
        raise NotDone(f"{options.model}：{''.join(flaw.sentence() for flaw in unusable.flaws)}") from None


def _save(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise NotDone(f"无法写入 {path}：{error.strerror or '系统拒绝'}。") from None


def _code(problems: Sequence[Problem], *, tell: bool = False) -> int:
    from indicators.intake import errors_in

    errors = len(errors_in(problems))
    if errors and tell:
        print(f"数据有{errors}处必须改正的错误，用 indicators check 查看。", file=sys.stderr)
    return DATA_HAVE_ERRORS if errors else DONE


def _print_json(form: dict[str, Any]) -> None:
    json.dump(form, sys.stdout, ensure_ascii=False, allow_nan=False, indent=1)
    print()


def _print_bytes(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _speak_utf8() -> None:
    """Whatever the console's code page: JSON is UTF-8, and a name that is no Unicode does not stop the output."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
