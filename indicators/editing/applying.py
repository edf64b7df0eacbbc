"""A report with an officer's edits put into it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from indicators.editing.binding import template_of
from indicators.editing.edits import Edit, Homeless, Notice, counting
from indicators.editing.keys import Numbers, Place, nothing_more
from indicators.editing.noticing import faults_put_in, numbers_to_check
from indicators.editing.paragraphs import paragraphs_of, section_names
from indicators.editing.placing import Finder, settled, traits_of
from indicators.editing.refilling import Refilled, refilled
from indicators.editing.template import Key, Stretch, Template, Words
from indicators.narrative.document import Claim, Document, Paragraph
from indicators.periods import Period

_ITEM = re.compile(r"^（[一二三四五六七八九十]+）")


@dataclass(frozen=True, slots=True)
class Draft:
    """The document with the edits put in.

    ``made`` are the paragraphs that were edited or added, ``added`` those that the report itself does not have. ``threads``
    says which edits belong to which paragraph, ``homeless`` are the words that belong to none.
    """

    document: Document
    made: Mapping[Place, Refilled] = field(default_factory=dict)
    added: frozenset[Place] = frozenset()
    threads: Mapping[Place, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    homeless: tuple[Homeless, ...] = ()

    @property
    def unvouched(self) -> dict[Place, tuple[Stretch, ...]]:
        """Where numbers stand that were typed by hand, and gaps for those that no longer exist."""
        found = {place: tuple(sorted((*one.typed, *(gap.stretch for gap in one.gaps)))) for place, one in self.made.items()}
        return {place: stretches for place, stretches in found.items() if stretches}

    @property
    def by_hand(self) -> dict[str, tuple[Stretch, ...]]:
        """The same by the text of their paragraph: its place may become another."""
        return {self.made[place].paragraph.text: stretches for place, stretches in self.unvouched.items()}


def edit_of(own: Document, draft: Draft, place: Place, text: str, period: Period) -> Edit | None:
    """What a text means that an officer made of a paragraph of ``draft``, of the report ``own``; None if nothing changed."""
    before = paragraphs_of(draft.document)[place]
    if text == before.text:
        return None
    thread, written = draft.threads.get(place, ""), paragraphs_of(own)
    made = draft.made.get(place)
    if place in written and text == written[place].text:
        template = None
    else:
        template = template_of(before, text, period, own.language, made.typed if made else (), made.bound if made else None)
    if place in draft.added:
        return Edit(*place, period, template if text.strip() else None, thread=thread, added=True)
    traits = traits_of({p: one for p, one in written.items() if p[0] == place[0]}, period, own.language)
    return Edit(*place, period, template, traits[place].wording, tuple(traits.values()), thread)


def put_into(homeless: Homeless, heading: str, period: Period) -> Edit:
    """The homeless words as a paragraph of the officer's own, at the end of the section with that name."""
    template = homeless.edit.template or ()
    return Edit(heading, 0, period, _without_number(template), thread=homeless.edit.thread, added=True)


def given_up(edit: Edit, period: Period) -> Edit:
    """From the period on nothing is made of the paragraph; earlier reports keep what was."""
    return replace(edit, period=period, template=None)


def apply_edits(
    document: Document, edits: Iterable[Edit], period: Period, more: Callable[[Key], Claim | None] = nothing_more
) -> Draft:
    """The report as the officer wants it, with the numbers of today. Edits come newest first, those of later periods too.

    ``more`` finds numbers that the report itself does not tell (see ``from_data``).
    """
    threads = _threads(edits)
    if not threads:
        return Draft(document)
    return _Desk(document, period, more).draft(threads)


def _threads(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    threads: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        threads[edit.name].append(replace(edit, thread=edit.name))
    return threads


class _Desk:
    """One report with all that is needed to put edits into it."""

    def __init__(self, document: Document, period: Period, more: Callable[[Key], Claim | None]) -> None:
        self._document = document
        self._period = period
        self._own = paragraphs_of(document)
        self._numbers = Numbers(self._own, period, more)
        self._traits = traits_of(self._own, period, document.language)

    def draft(self, threads: Mapping[str, list[Edit]]) -> Draft:
        places = self._places(threads)
        made: dict[Place, tuple[Edit, Refilled]] = {}
        homeless: list[Homeless] = []
        for name, edits in reversed(list(threads.items())):
            edit = counting(edits, self._period)
            if edit is None or edit.template is None:
                continue
            place = self._end_of(edit.heading, made) if edit.added else places.get(name)
            one = self._refilled(edit, edit.template, place)
            if place is None or not (edit.added or self._still_fits(one, place)):
                places.pop(name, None)
                homeless += [Homeless(edit, one.paragraph.text)] if one.paragraph.text else []
            else:
                made[place] = edit, one
        paragraphs = {place: one for place, (_, one) in sorted(made.items())}
        return Draft(
            self._with(paragraphs),
            paragraphs,
            frozenset(place for place, (edit, _) in made.items() if edit.added),
            {**{place: name for name, place in places.items()}, **{p: edit.thread for p, (edit, _) in made.items()}},
            tuple(notice for place in self._in_order(made) for notice in self._notices(place, *made[place])),
            tuple(homeless),
        )

    def _places(self, threads: Mapping[str, list[Edit]]) -> dict[str, Place]:
        """Where the paragraph of each thread stands now. A place belongs to one thread, before all to one that counts."""
        found: list[tuple[bool, str, Place, float]] = []
        finder = Finder(self._traits)
        for name, edits in threads.items():
            counts = counting(edits, self._period)
            known = next((e for e in (counts, *edits) if e and not e.added and e.template is not None), None)
            if known is None or (counts and counts.added):
                continue
            section, position = known.known_by
            if now := finder.find(known.heading, position, section):
                found.append((counts is None or counts.template is None, name, *now))
        return settled(found)

    def _still_fits(self, one: Refilled, place: Place) -> bool:
        """Whether any of its numbers is still there, if it had any."""
        there = [b for b in one.bound if b not in one.gaps or self._numbers.turned(b.number.key, place)]
        return bool(there) or not one.bound

    def _in_order(self, places: Iterable[Place]) -> list[Place]:
        names = list(section_names(self._document))
        return sorted(places, key=lambda place: (names.index(place[0]), place[1]))

    def _end_of(self, heading: str, made: Iterable[Place]) -> Place | None:
        """The place after the last paragraph of a section; None if there is no such section."""
        positions = [place[1] for place in (*self._own, *made) if place[0] == heading]
        return (heading, max(positions) + 1) if positions else None

    def _refilled(self, edit: Edit, template: Template, place: Place | None) -> Refilled:
        own = self._own.get(place) if place else None
        told = _renumbered(template, own) if own else template
        return refilled(told, lambda key: self._numbers.find(key, place), self._period, self._document.language, own)

    def _notices(self, place: Place, edit: Edit, one: Refilled) -> Iterator[Notice]:
        yield from numbers_to_check(one, place, self._numbers)
        if not edit.added and self._traits[place].wording != edit.wording:
            yield Notice("reworded", place)
        if self._document.language == "zh":
            yield from faults_put_in(one, place, self._own.get(place))

    def _with(self, made: Mapping[Place, Refilled]) -> Document:
        sections, met = [], set[str]()
        for name, section in zip(section_names(self._document), self._document.sections, strict=True):
            here = {} if name in met else {place[1]: one.paragraph for place, one in made.items() if place[0] == name}
            met.add(name)
            own = [here.pop(position, paragraph) for position, paragraph in enumerate(section.paragraphs)]
            sections.append(replace(section, paragraphs=(*own, *here.values())))
        return replace(self._document, sections=tuple(sections))


def _renumbered(template: Template, own: Paragraph) -> Template:
    """（三） at the beginning follows the paragraph's present place."""
    number = _ITEM.match(own.text)
    first = template[0] if template else None
    if number and isinstance(first, Words) and _ITEM.match(first.text):
        return (Words(_ITEM.sub(number[0], first.text, count=1)), *template[1:])
    return template


def _without_number(template: Template) -> Template:
    first = template[0] if template else None
    return (Words(_ITEM.sub("", first.text)), *template[1:]) if isinstance(first, Words) else template
