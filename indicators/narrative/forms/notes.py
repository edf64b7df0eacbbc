"""工作亮点: the townships' own words, woven into the theme they belong to and marked as theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from indicators.model import TOTAL, Note
from indicators.narrative.facts import places
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Piece, Text, text_of
from indicators.narrative.sentences.judging import lags
from indicators.narrative.sentences.quoting import CAUSE, NUMERAL, SENTENCE, in_its_words, without_spaces
from indicators.narrative.sentences.topics import Topic

TOLD = {"short": 0, "usual": 3, "full": 1000}
"""How many notes a theme takes, by the length of the report."""

EXPLANATIONS = "原因说明"
"""Where explanations are gathered that fit no theme: what went wrong is no highlight."""


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
    return CAUSE.match(without_spaces(note)) is not None


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
        and not note.is_remark
        and period.contains(note.period or of_files.get(note.source.file, period))
        and (n.is_whole or note.org_unit == n.org_unit)
    ]
    once: dict[tuple[str, str], Note] = {}
    for note in notes:
        once.setdefault((note.org_unit, note.text.strip()), note)
    return sorted(once.values(), key=lambda note: not NUMERAL.search(note.text))


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
        words = in_its_words(n, note, quoted=n.evidence.language == "en")
        if pieces:
            length = length + len(words) if length + len(words) < SENTENCE and not own else 0
            pieces.append("；" if length else "。")
        length = length or len(words)
        pieces.append(words)
    numbers = {"cause": _is_cause(first), "place": place, "own": own, "named": n.names_laggards}
    return n.say("note", numbers, unit=places.place_name(first.org_unit), text=text_of(*pieces))
