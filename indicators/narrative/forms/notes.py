"""工作亮点: the townships' own words, woven into the theme they belong to and marked as theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from indicators.model import TOTAL, Note
from indicators.narrative.facts import places
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Piece, Text, text_of
from indicators.narrative.sentences.judging import lags
from indicators.narrative.sentences.topics import Topic

TOLD = {"short": 0, "usual": 3, "full": 1000}
"""How many notes a theme takes, by the length of the report."""

_NUMERAL = re.compile(r"\d+(?:\.\d+)?(?:%|‰|[万亿]?[元人家件次场期份名户个起篇条项]次?)?")
_DATE = re.compile(r"\d+(?:年|月|日|季度|·|号)")
_CAUSE = re.compile(r"^(?:原因说明|情况说明|原因|说明)[：:]")
EXPLANATIONS = "原因说明"
"""Where explanations are gathered that fit no theme: what went wrong is no highlight."""

_SENTENCE = 100
_INNER_QUOTES = str.maketrans("“”", "‘’")
"""Within a quotation the township's own quotation marks become single ones."""


def _with_full_stop(said: Text) -> Text:
    return text_of(said, "。")


def notes_by_theme(
    n: Narrator, themes: Mapping[str, Sequence[Topic]], ended: Callable[[Text], Text] = _with_full_stop
) -> tuple[dict[str, list[Text]], list[Text], list[Text]]:
    """The sentences for each theme, those that fit none, and explanations that fit none; ``ended`` makes a sentence of each."""
    chosen: dict[str, list[Note]] = {}
    for note in _notes(n):
        theme = _theme_of(note, themes) or (EXPLANATIONS if _is_cause(note) else "")
        place = chosen.setdefault(theme, [])
        if len(place) < TOLD[n.length] and not _is_overtaken(n, note, themes.get(theme, ())):
            place.append(note)
    found = {theme: [ended(said) for said in _of_units(n, notes)] for theme, notes in chosen.items()}
    return found, found.pop("", []), found.pop(EXPLANATIONS, [])


def _is_overtaken(n: Narrator, note: Note, topics: Sequence[Topic]) -> bool:
    """Whether it explains an earlier quarter of work in which the org unit lags no longer."""
    if not _is_cause(note) or note.period is None or note.period.end >= n.span.end or note.org_unit == TOTAL:
        return False
    return not any(lags(n, n.survey.row(indicator.id, note.org_unit)) for topic in topics for indicator in topic.all)


def _is_cause(note: Note) -> bool:
    return _CAUSE.match(_without_spaces(note)) is not None


def _of_units(n: Narrator, notes: Sequence[Note]) -> list[Text]:
    """What each org unit writes, its notes together; its explanations apart from its reports."""
    groups: dict[tuple[str, bool], list[Note]] = {}
    for note in notes:
        groups.setdefault((note.org_unit, _is_cause(note)), []).append(note)
    return [_told(n, group, place) for place, group in enumerate(groups.values(), start=1)]


def _notes(n: Narrator) -> list[Note]:
    """Of the period (or of no stated one), of the org unit told about, each once; those with figures first."""
    period = n.period
    of_files = n.survey.latest_in_file
    notes = [
        note
        for note in n.survey.dataset.notes
        if note.text.strip()
        and period.contains(note.period or of_files.get(note.source.file, period))
        and (n.is_whole or note.org_unit == n.org_unit)
    ]
    once: dict[tuple[str, str], Note] = {}
    for note in notes:
        once.setdefault((note.org_unit, note.text.strip()), note)
    return sorted(once.values(), key=lambda note: not _NUMERAL.search(note.text))


def _theme_of(note: Note, themes: Mapping[str, Sequence[Topic]]) -> str:
    """The theme whose name, or whose indicators' names, share most with the note's own heading and words."""
    if note.section in themes:
        return note.section
    said = _pairs(note.section) | _pairs(note.text)
    best, most = "", 0
    for theme, topics in themes.items():
        names = " ".join([theme, *(name for topic in topics for i in topic.all for name in (i.name, *i.aliases))])
        weight = 3 * len(_pairs(note.section) & _pairs(theme)) + len(said & _pairs(names))
        if weight > most:
            best, most = theme, weight
    return best if most >= 2 else ""


def _pairs(text: str) -> set[str]:
    common = {"工会", "职工", "企业", "工作", "情况", "开展"}
    return {text[i : i + 2] for i in range(len(text) - 1)} - common


def _told(n: Narrator, notes: Sequence[Note], place: int) -> Text:
    """The notes of one org unit in its own words: 据甲镇报送：…；…."""
    first = notes[0]
    own = first.org_unit in (TOTAL, n.org_unit)
    pieces: list[Piece] = []
    length = 0
    for note in notes:
        words = _short_sentences(_CAUSE.sub("", _without_spaces(note), count=1))
        if pieces:
            length = length + len(words) if length + len(words) < _SENTENCE and not own else 0
            pieces.append("；" if length else "。")
        length = length or len(words)
        pieces.append(_with_figures(n, note, words if n.evidence.language == "zh" else words.translate(_INNER_QUOTES)))
    numbers = {"cause": _is_cause(first), "place": place, "own": own, "named": n.names_laggards}
    return n.say("note", numbers, unit=places.place_name(first.org_unit), text=text_of(*pieces))


def _without_spaces(note: Note) -> str:
    return "".join(note.text.split()).rstrip("。；;.，,、")


def _short_sentences(words: str) -> str:
    """A township's long sentence, ended at a comma or semicolon where it would run on too far."""
    result, current = "", ""
    for clause in re.findall(r"[^，；。;]*[，；。;]?", words):
        if current and len(current) + len(clause) > _SENTENCE:
            result += current.rstrip("，；;。") + "。"
            current = ""
        current += clause
        if clause.endswith("。"):
            result, current = result + current, ""
    return (result + current).replace(";", "；")


def _with_figures(n: Narrator, note: Note, words: str) -> Text:
    """The words with every number marked as quoted from the note's cell."""
    dates = {match.start() for match in _DATE.finditer(words)}
    pieces: list[Piece] = []
    end = 0
    for match in _NUMERAL.finditer(words):
        if match.start() in dates:
            continue
        number = re.match(r"[\d.]+", match[0])
        assert number is not None
        unit = match[0].removeprefix(number[0])
        pieces += [words[end : match.start()], n.evidence.quoted(note, match[0], *_base(float(number[0]), unit))]
        end = match.end()
    return text_of(*pieces, words[end:])


def _base(value: float, unit: str) -> tuple[float, str]:
    """The value in the base unit: yuan, a fraction, else with 万 and 亿 multiplied out."""
    if unit in ("%", "‰"):
        return value / (100 if unit == "%" else 1000), "%"
    factor = {"万": 1e4, "亿": 1e8}.get(unit[:1], 1)
    return value * factor, unit[1:] if factor > 1 else unit
