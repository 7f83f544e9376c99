"""Drafts of tasks made whole: numbers, milestones, targets, deadlines, and what is unsure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from taizhang.reader.dates import Deadline, deadline_of, deadlines_in
from taizhang.reader.drafts import Draft
from taizhang.reader.figures import Figure, figures_in
from taizhang.reader.headings import Title
from taizhang.reader.milestones import cuts_of
from taizhang.reader.numerals import han
from taizhang.reader.outline import Item
from taizhang.reader.reading import (
    ReadAssignment,
    ReadMilestone,
    ReadSection,
    ReadTarget,
    ReadTask,
    Reason,
    Span,
    Unsure,
)
from taizhang.reader.target_names import name_of
from taizhang.reader.view import View
from taizhang.reader.words import words_of

WHOLE = "工作任务"
"""The section of a document whose tasks stand under no heading."""
_TITLE_LENGTH = 40
_DAMAGE = re.compile("[\ufffd\ue000-\uf8ff\u3105-\u312f\u2500-\u257f]")


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections in order, and for each draft the number of the one it stands in."""

    sections: tuple[ReadSection, ...]
    of_draft: tuple[str, ...]


def sections_of(
    view: View, items: Sequence[Item], titles: Sequence[Title], drafts: Sequence[Draft]
) -> Sections:
    """A section for each heading that has tasks; its number is its numeral (一).

    Where two headings have the same numeral, the later one's stands after its parent's (二-一).
    """
    keys = list(dict.fromkeys((draft.section, draft.heading) for draft in drafts))
    wanted = {key: _numerals(items, *key, place) for place, key in enumerate(keys, 1)}
    numbers: dict[tuple[int, str], str] = {}
    for depth in sorted({len(path) for path in wanted.values()}):
        level = [key for key in keys if len(wanted[key]) == depth]
        numbers |= _named({key: wanted[key] for key in level}, set(numbers.values()))
    sections: dict[str, ReadSection] = {}
    of_draft: list[str] = []
    for draft in drafts:
        number = numbers[draft.section, draft.heading]
        if number not in sections:
            sections[number] = ReadSection(number, *_section_title(view, items, titles, draft))
        of_draft.append(number)
    return Sections(tuple(sections.values()), tuple(of_draft))


def _numerals(items: Sequence[Item], section: int, heading: str, place: int) -> list[str]:
    """The section's own numeral, then the same after its parents' numerals."""
    if heading or section < 0:
        return [han(place)]
    path: list[str] = []
    at = section
    while at >= 0:
        path.append(han(items[at].number) if items[at].number else han(place))
        at = items[at].parent
    return ["-".join(reversed(path[: k + 1])) for k in range(len(path))]


def _named(
    wanted: Mapping[tuple[int, str], Sequence[str]], taken: set[str]
) -> dict[tuple[int, str], str]:
    """Numbers for the sections of one depth: all short, or all after their parents' numerals."""
    for k in range(max(len(names) for names in wanted.values())):
        numbers = {key: names[k] for key, names in wanted.items()}
        if len(set(numbers.values())) == len(numbers) and taken.isdisjoint(numbers.values()):
            return numbers
    found: dict[tuple[int, str], str] = {}
    counts: dict[str, int] = {}
    for key, names in wanted.items():
        number = names[-1]
        while number in taken:
            counts[names[-1]] = counts.get(names[-1], 1) + 1
            number = f"{names[-1]}-{counts[names[-1]]}"
        taken.add(number)
        found[key] = number
    return found


def _section_title(
    view: View, items: Sequence[Item], titles: Sequence[Title], draft: Draft
) -> tuple[str, Span]:
    if draft.heading:
        place = view.source_span(draft.span.start, draft.span.start)
        return draft.heading, place
    if draft.section < 0:
        return WHOLE, view.source_span(draft.span.start, draft.span.start)
    title = titles[draft.section].span
    shown = words_of(view.text, title.start, title.end).text.rstrip("。；：")
    return shown, view.source_span(items[draft.section].start, title.end)


class Finisher:
    """Makes drafts whole, one after the other; `unsure` gathers what it was not sure of."""

    def __init__(self, view: View, year: int | None) -> None:
        self.view = view
        self.year = year
        self.unsure: list[Unsure] = []
        self.used: set[str] = set()
        self.last: dict[str, int] = {}

    def task(self, draft: Draft, section: str) -> ReadTask:
        """The whole task."""
        number = self._number(draft, section)
        words = draft.words
        figures = figures_in(words.text)
        deadlines = deadlines_in(words.text, self.year)
        targets = tuple(self._target(draft, figure) for figure in figures)
        milestones = self._milestones(draft, figures, targets, deadlines, number)
        due, due_words = self._due(draft, deadlines, number)
        for odd in draft.odd:
            self._say(odd.reason, odd.span, odd.words, number)
        for lost in _DAMAGE.finditer(words.text):
            self._say(Reason.LOST_TEXT, words.span(lost.start(), lost.end()), lost[0], number)
        span = self.view.source_span
        return ReadTask(
            number=number,
            section=section,
            title=draft.title or words.text[:_TITLE_LENGTH],
            text=words.text,
            clause=draft.clause,
            assignments=self._assignments(draft),
            milestones=milestones,
            open_ended=draft.open_ended,
            due=due,
            due_words=due_words,
            targets=targets,
            span=span(draft.span.start, draft.span.end),
            title_span=span(draft.title_span.start, draft.title_span.end),
            text_span=self._source(words.span(0, len(words.text))),
            clause_span=self._source(draft.clause_span) if draft.clause_span else None,
        )

    def _number(self, draft: Draft, section: str) -> str:
        own = draft.own or self.last.get(section, 0) + 1
        wanted = f"{section}.{own}"
        number = wanted if draft.turn <= 1 else f"{wanted}-{draft.turn}"
        turn = max(draft.turn, 1)
        while number in self.used:
            turn += 1
            number = f"{wanted}-{turn}"
        self.used.add(number)
        self.last[section] = own
        return number

    def _assignments(self, draft: Draft) -> tuple[ReadAssignment, ...]:
        found: list[ReadAssignment] = []
        seen: set[tuple[str, str]] = set()
        for one in draft.assignments:
            if (one.agency, one.role) not in seen:
                seen.add((one.agency, one.role))
                place = self._source(one.span)
                found.append(ReadAssignment(one.agency, one.role, one.collective, place))
        return tuple(found)

    def _target(self, draft: Draft, figure: Figure) -> ReadTarget:
        return ReadTarget(
            name=name_of(draft.words.text, figure),
            low=figure.low,
            high=figure.high,
            unit=figure.unit,
            qualifier=figure.qualifier,
            written=figure.written,
            span=self._source(draft.words.span(figure.start, figure.end)),
        )

    def _milestones(
        self,
        draft: Draft,
        figures: Sequence[Figure],
        targets: Sequence[ReadTarget],
        deadlines: Sequence[Deadline],
        number: str,
    ) -> tuple[ReadMilestone, ...]:
        found: list[ReadMilestone] = []
        placed, timed = [one.start for one in figures], [one.start for one in deadlines]
        for start, end in cuts_of(draft.words.text, figures):
            inside = range(bisect_left(placed, start), bisect_left(placed, end))
            dues = deadlines[bisect_left(timed, start) : bisect_left(timed, end)]
            place = draft.words.span(start, end)
            if len(inside) > 1:
                self._say(Reason.TWO_TARGETS, place, draft.words.text[start:end], number)
            found.append(
                ReadMilestone(
                    text=draft.words.text[start:end],
                    start=start,
                    end=end,
                    span=self._source(place),
                    due=_latest(dues),
                    due_words="、".join(one.words for one in dues),
                    target=targets[inside[0]] if inside else None,
                )
            )
        return tuple(found)

    def _due(
        self, draft: Draft, deadlines: Sequence[Deadline], number: str
    ) -> tuple[date | None, str]:
        """What the clause or the table says; else the last day that the text names."""
        if draft.due_words:
            given = deadline_of(draft.due_words, self.year)
            if given.day is None:
                place = draft.due_span or draft.clause_span or draft.span
                self._say(Reason.DUE_UNCLEAR, place, given.words, number)
            return given.day, given.words
        for one in deadlines:
            reason = Reason.DUE_UNCLEAR if one.day is None else Reason.DUE_IN_TEXT
            self._say(reason, draft.words.span(one.start, one.end), one.words, number)
        return _latest(deadlines), "、".join(dict.fromkeys(one.words for one in deadlines))

    def _source(self, span: Span) -> Span:
        return self.view.source_span(span.start, span.end)

    def _say(self, reason: Reason, span: Span, words: str, number: str) -> None:
        self.unsure.append(Unsure(reason, self._source(span), words, number))


def _latest(deadlines: Sequence[Deadline]) -> date | None:
    return max((one.day for one in deadlines if one.day is not None), default=None)
