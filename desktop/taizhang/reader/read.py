"""From a source to a reading: facts, outline, tasks, parts, and every place to look at.

See docs/reading.md for the steps. Any text can be read; what is not understood is kept as parts
and said in ``unsure``. Takes time in proportion to the length of the text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from taizhang.reader.clauses.find import find_clauses
from taizhang.reader.clauses.model import Clause, Clauses
from taizhang.reader.drafts import Draft, drafts_of, leaf_drafts
from taizhang.reader.facts import Found, closing_of, facts_of
from taizhang.reader.furniture import furniture_of
from taizhang.reader.headings import Title, titles_of
from taizhang.reader.lines import Line, Stretches, lines_of
from taizhang.reader.outline import Item, Misnumbered, first_mark, outline_of
from taizhang.reader.parts import Parts, general_items
from taizhang.reader.reading import Fact, ReadFacts, Reading, Reason, Span, Unsure
from taizhang.reader.source import Source
from taizhang.reader.tables import tables_of
from taizhang.reader.tasks import Finisher, sections_of
from taizhang.reader.view import View
from taizhang.reader.words import words_of


def read(source: Source, known: Collection[str] = ()) -> Reading:
    """Read a document. ``known`` are names of agencies that count as well formed (the ledger's)."""
    view = View.of(source.text)
    text = view.text
    lines = lines_of(source, view)
    page = furniture_of(text, lines)
    tables = tables_of(text, lines, Stretches(page.spans), known)
    set_apart = Stretches([*page.spans, *tables.spans])
    clauses = find_clauses(text, known)
    taken = [clause for clause in clauses.taken if set_apart.at(clause.span.start) is None]
    closed = Stretches(clause.span for clause in taken)
    apart = Stretches([*set_apart.spans, *closed.spans])
    end = closing_of(text, lines, set_apart)
    head = _head(text, lines, set_apart, taken, tables.task_spans)
    facts = facts_of(text, lines, page, set_apart, head)
    outline = outline_of(text, lines, apart, facts.titles.plan_end, end)
    titles = titles_of(text, outline.items, closed)
    general = general_items(text, outline.items, titles)
    drafts = drafts_of(text, outline.items, titles, taken) + tables.drafts_under(outline.items)
    if not drafts:
        drafts = leaf_drafts(text, outline.items, titles, general)
    drafts.sort(key=lambda draft: draft.span)
    sections = sections_of(view, outline.items, titles, drafts)
    finisher = Finisher(view, facts.year)
    tasks = tuple(map(finisher.task, drafts, sections.of_draft))
    gathered = Parts(view, outline.items, titles, drafts, [*page.spans, *tables.task_spans], end)
    unsure = [
        *finisher.unsure,
        *_odd_numbers(view, outline.odd, drafts),
        *_without_clause(view, outline.items, titles, general, drafts, taken),
        *_not_taken(view, clauses, set_apart),
        *(Unsure(reason, _source(view, span), words) for reason, span, words in facts.odd),
    ]
    return Reading(
        source=source,
        facts=_facts(view, facts),
        sections=sections.sections,
        tasks=tasks,
        parts=gathered.parts(facts),
        unsure=tuple(sorted(unsure, key=lambda one: (one.span, one.reason))),
        furniture=tuple(_source(view, span) for span in Stretches(page.spans).spans),
    )


def _head(
    text: str,
    lines: Sequence[Line],
    apart: Stretches,
    clauses: Sequence[Clause],
    tables: Sequence[Span],
) -> int:
    """Where the head of the document ends at the latest: at what is numbered or assigned."""
    places = [first_mark(text, lines, apart)]
    places += [clauses[0].span.start] if clauses else []
    places += [tables[0].start] if tables else []
    return min(places)


def _source(view: View, span: Span) -> Span:
    return view.source_span(span.start, span.end)


def _facts(view: View, found: Found) -> ReadFacts:
    def fact(one: Fact | None) -> Fact | None:
        if one is None or one.span is None:
            return one
        return Fact(one.value, _source(view, one.span))

    return ReadFacts(
        title=fact(found.titles.title),
        notice_title=fact(found.titles.notice),
        doc_number=fact(found.doc_number),
        index_number=fact(found.index_number),
        issuer=fact(found.issuer),
        issued_on=found.issued_on,
        issued_on_span=_source(view, found.issued_on_span) if found.issued_on_span else None,
        year=found.year,
        repealed=found.repealed,
        repealed_by=fact(found.repealed_by),
        repealed_by_title=fact(found.repealed_by_title),
    )


def _odd_numbers(view: View, odd: Sequence[Misnumbered], drafts: Sequence[Draft]) -> list[Unsure]:
    """Odd numbers from the first task on; those of a notice before it are of no concern."""
    start = min((draft.span.start for draft in drafts), default=0)
    return [
        Unsure(one.reason, _source(view, one.span), view.text[one.span.start : one.span.end])
        for one in odd
        if one.span.start >= start
    ]


def _without_clause(
    view: View,
    items: Sequence[Item],
    titles: Sequence[Title],
    general: Sequence[bool],
    drafts: Sequence[Draft],
    clauses: Sequence[Clause],
) -> list[Unsure]:
    """Numbered leaf items without a clause beside such that have one; or the whole document."""
    if not clauses:
        if not drafts or any(draft.assignments for draft in drafts):
            return []
        place = view.source_span(drafts[0].span.start, drafts[-1].span.end)
        return [Unsure(Reason.NO_CLAUSE, place, "全文")]
    starts = {draft.span.start for draft in drafts}
    parents = {(i.parent, i.kind) for i in items if i.start in starts}
    held = Stretches(draft.span for draft in drafts)
    found: list[Unsure] = []
    for k, item in enumerate(items):
        beside = (item.parent, item.kind) in parents
        if item.children or general[k] or not beside or held.at(item.start) is not None:
            continue
        words = words_of(view.text, item.start, titles[k].span.end).text
        found.append(Unsure(Reason.NO_CLAUSE, view.source_span(item.start, item.end), words))
    return found


def _not_taken(view: View, clauses: Clauses, set_apart: Stretches) -> list[Unsure]:
    return [
        Unsure(doubt.reason, _source(view, doubt.span), doubt.words)
        for doubt in clauses.not_taken
        if set_apart.at(doubt.span.start) is None
    ]
