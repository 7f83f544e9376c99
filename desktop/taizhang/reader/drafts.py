"""Tasks as they are found, before their words are cut: what a clause closes, what a row holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from taizhang.reader.clauses.model import Clause, Named, Rule
from taizhang.reader.headings import Title, opening
from taizhang.reader.lines import trimmed
from taizhang.reader.outline import RANKS, Item
from taizhang.reader.reading import Reason, Span
from taizhang.reader.words import Words, words_of

_MARKS = "。；，、："
_DASH = re.compile(r"(?<=[\s。；：）])——(?=[\u4e00-\u9fff])")
_LABEL = re.compile(r"\s*(?:具体|主要|工作|重点)?(?:措施|举措|任务|内容)：\s*")
"""A label over a list of measures, no words of the measure after it."""

_NAMED = re.compile(
    r"\s*(?:任务|项目|工作|事项|措施)名称：\s*(?P<name>[^\n。；：]{2,60}?)[。；]?\s*\n\s*"
    r"(?:[^\n，。；：]{0,4}(?:内容|措施|举措|任务|要求|目标)：\s*)?"
)
"""A task's name in a field of its own, and the label over its words."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A place of the cleaned text to look at."""

    reason: Reason
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A task in places of the cleaned text.

    ``section`` is an index into the outline, -1 for the document itself, or the heading a table
    gives in a column of its own (``heading``). ``own`` is the number the document gives it, 0 for
    none; ``turn`` counts the tasks that one item holds.
    """

    span: Span
    title: str
    title_span: Span
    words: Words
    section: int
    own: int
    turn: int = 0
    heading: str = ""
    clause: str = ""
    clause_span: Span | None = None
    assignments: tuple[Named, ...] = ()
    open_ended: bool = False
    due_words: str = ""
    due_span: Span | None = None
    odd: tuple[Odd, ...] = ()

    def under(self, section: int) -> Draft:
        """The same task in another section."""
        return replace(self, section=section)


def drafts_of(
    text: str, items: Sequence[Item], titles: Sequence[Title], clauses: Sequence[Clause]
) -> list[Draft]:
    """One task for each clause, in order."""
    holders = _holders(items, clauses)
    sectional = _sectional(items, titles, holders)
    dashed = _dashed(text, items, holders, clauses)
    found: list[Draft] = []
    held: dict[int, int] = {}
    before = 0
    for k, clause in enumerate(clauses):
        holder = holders[k]
        start = max(items[holder].start, before) if holder >= 0 else before
        if holder < 0:
            start = max(start, _paragraph(text, clause.span.start, before))
        own_start = dashed.get(k)
        if own_start is not None:
            start = own_start
        draft = _draft(text, items, titles, holder, start, clause, holder in sectional)
        before = clause.span.end
        if draft is None and found:
            found[-1] = _with(found[-1], clause)
            continue
        if draft is not None:
            turn = held[holder] = held.get(holder, 0) + 1
            found.append(_numbered(draft, items, holder, turn, holder in sectional))
    return found


def leaf_drafts(
    text: str, items: Sequence[Item], titles: Sequence[Title], general: Sequence[bool]
) -> list[Draft]:
    """For a document without any clause: its numbered leaf items, but for the general parts."""
    found: list[Draft] = []
    for k, item in enumerate(items):
        if item.children or general[k] or item.style:
            continue
        title = titles[k]
        words = words_of(text, title.body if title.own else item.body, item.end)
        if not _says(words):
            words = words_of(text, title.span.start, title.span.end)
        if not _says(words):
            continue
        span = trimmed(text, item.start, item.end)
        shown = words_of(text, title.span.start, title.span.end).text
        found.append(Draft(span, shown, title.span, words, item.parent, item.number))
    return found


def _holders(items: Sequence[Item], clauses: Sequence[Clause]) -> list[int]:
    """For each clause the last item that begins before it, -1 for none."""
    holders: list[int] = []
    k = -1
    for clause in clauses:
        while k + 1 < len(items) and items[k + 1].start < clause.span.start:
            k += 1
        holders.append(k)
    return holders


def _dashed(
    text: str, items: Sequence[Item], holders: Sequence[int], clauses: Sequence[Clause]
) -> dict[int, int]:
    """Where the bodies of an item's several clauses begin, if each is a paragraph after ——."""
    groups: dict[int, list[int]] = {}
    for k, holder in enumerate(holders):
        groups.setdefault(holder, []).append(k)
    found: dict[int, int] = {}
    for holder, group in groups.items():
        starts: dict[int, int] = {}
        before = items[holder].body if holder >= 0 else 0
        for k in group:
            dashes = [m.end() for m in _DASH.finditer(text, before, clauses[k].span.start)]
            if dashes:
                starts[k] = dashes[-1]
            before = clauses[k].span.end
        if len(group) > 1 and len(starts) == len(group):
            found |= starts
    return found


def _sectional(items: Sequence[Item], titles: Sequence[Title], holders: Sequence[int]) -> set[int]:
    """Items that are headings of several paragraphs, each with its clause: sections themselves."""
    counts: dict[int, int] = {}
    for holder in holders:
        counts[holder] = counts.get(holder, 0) + 1
    kinds = {
        items[k].kind
        for k, count in counts.items()
        if k >= 0 and count > 1 and titles[k].apart and items[k].rank <= RANKS["（一）"]
    }
    return {k for k in counts if k >= 0 and items[k].kind in kinds and titles[k].apart}


def _paragraph(text: str, place: int, least: int) -> int:
    """Where the paragraph of a clause that stands under no heading begins."""
    brk = text.rfind("\n", least, place)
    while brk > least and not text[brk:place].strip():
        brk = text.rfind("\n", least, brk)
    return brk + 1 if brk >= 0 else least


def _draft(
    text: str,
    items: Sequence[Item],
    titles: Sequence[Title],
    holder: int,
    start: int,
    clause: Clause,
    sectional: bool,
) -> Draft | None:
    """The task that ``clause`` closes; None where nothing stands between it and the one before."""
    first = holder >= 0 and start <= items[holder].start
    if first and not sectional:
        title = titles[holder]
        begin = title.body if title.own else items[holder].body
        words = words_of(text, min(begin, clause.span.start), clause.span.start)
        if not _says(words):
            words = words_of(text, title.span.start, min(title.span.end, clause.span.start))
        title_span, at = title.span, items[holder].start
    else:
        if first:
            start = min(titles[holder].body, clause.span.start)
        label = _LABEL.match(text, trimmed(text, start, clause.span.start, _MARKS).start)
        start = min(label.end(), clause.span.start) if label else start
        words = words_of(text, start, clause.span.start, _MARKS)
        words = _with_full_stop(text, words, clause.span.start)
        if not _says(words):
            return None
        title_span = opening(text, words.places[0], words.places[-1] + 1)
        at = words.places[0]
    named = _NAMED.match(text, words.places[0]) if words.places else None
    if named is not None and named.end() < clause.span.start:
        title_span = Span(named.start("name"), named.end("name"))
        words = words_of(text, named.end(), clause.span.start)
    if not _says(words):
        return None
    return Draft(
        span=Span(at, clause.span.end),
        title=words_of(text, title_span.start, title_span.end).text,
        title_span=title_span,
        words=words,
        section=holder if sectional or holder < 0 else items[holder].parent,
        own=0,
        clause=_clause_words(text, clause.span),
        clause_span=clause.span,
        assignments=clause.assignments,
        open_ended=clause.open_ended,
        due_words=clause.due_words,
        odd=_odd(clause),
    )


def _says(words: Words) -> bool:
    """Whether there are words, not marks alone."""
    return any(character.isalnum() for character in words.text)


def _clause_words(text: str, span: Span) -> str:
    """The clause for showing; one of several labelled lines keeps them apart."""
    lines = [words_of(line, 0, len(line)).text for line in text[span.start : span.end].split("\n")]
    lines = [line for line in lines if line]
    if len(lines) > 1 and all("：" in line[:12] for line in lines):
        return " ".join(lines)
    return words_of(text, span.start, span.end).text


def _with_full_stop(text: str, words: Words, end: int) -> Words:
    """Give back the mark that ends the words: only those before them are the clause's before."""
    if not words.places:
        return words
    last = words.places[-1] + 1
    return words_of(text, words.places[0], last + (1 if last < end and text[last] in "。；" else 0))


def _numbered(
    draft: Draft, items: Sequence[Item], holder: int, turn: int, sectional: bool
) -> Draft:
    if holder < 0 or sectional:
        return replace(draft, own=0, turn=1)
    lost = turn == 2 and _skips(items, holder)
    own = items[holder].number + (1 if lost else 0)
    return replace(draft, own=own, turn=1 if lost else turn)


def _skips(items: Sequence[Item], holder: int) -> bool:
    """Whether the number after this item's is missing, so that its second task is that one."""
    following = items[holder + 1] if holder + 1 < len(items) else None
    here = items[holder]
    return (
        following is not None
        and following.kind == here.kind
        and following.number == here.number + 2
    )


def _with(draft: Draft, clause: Clause) -> Draft:
    """A clause with nothing before it says more of the task before it."""
    return replace(
        draft,
        span=Span(draft.span.start, clause.span.end),
        clause=draft.clause + clause.words,
        clause_span=Span((draft.clause_span or clause.span).start, clause.span.end),
        assignments=draft.assignments + clause.assignments,
        open_ended=draft.open_ended or clause.open_ended,
        due_words=draft.due_words or clause.due_words,
        odd=draft.odd + _odd(clause),
    )


def _odd(clause: Clause) -> tuple[Odd, ...]:
    odd = [Odd(doubt.reason, doubt.span, doubt.words) for doubt in clause.doubts]
    said = any(doubt.reason is Reason.RULE for doubt in clause.doubts)
    if isinstance(clause.rule, Rule) and not said:
        odd.append(Odd(Reason.RULE, clause.span, clause.words))
    return tuple(odd)
