"""Where the words of a search stand, place by place: what `taizhang search` prints.

What passes is asked of `search`; here is only looked up which of the same texts say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.ledger.search_texts import (
    PlanTask,
    Text,
    TextKind,
    own_rows,
    own_texts,
    plan_tasks,
    replaced_evidence,
)
from taizhang.plan.fold import words
from taizhang.plan.marks import Span, spans

if TYPE_CHECKING:
    from taizhang.ledger.search_plan import PlanIndex
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that has one of the words at least. ``spans`` are where, in characters.

    They are empty where a word means the text by another name: a number written otherwise, a unit
    that the clause does not write out.
    """

    kind: TextKind
    detail: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A task (``milestone_id`` None) or a milestone, with the texts of its own that were hit.

    A milestone without any was found by what is said of its task.
    """

    task_id: int
    milestone_id: int | None
    number: str
    text: str
    """The task's title, the milestone's words."""
    hits: tuple[Hit, ...]


def places(ledger: Ledger, agency_id: int, query: str, whole_plan: bool = False) -> list[Found]:
    """What ``query`` finds for the unit, in the plan's order; each task before its milestones.

    Of its own tasks, or of the ``whole_plan``.
    """
    passing = ledger.search.milestones(agency_id, query)
    looked_for = _Words(words(query), ledger.search.marked(query), ledger.search.plan())
    own = _own_texts(ledger, agency_id)
    tasks = plan_tasks(ledger)
    if not whole_plan:
        sql = "SELECT task_id FROM duty WHERE agency_id = ?"
        concerned = {row[0] for row in ledger.rows(sql, (agency_id,))}
        tasks = {id_: task for id_, task in tasks.items() if id_ in concerned}
    return [one for task in tasks.values() for one in _found(task, passing, own, looked_for)]


@dataclass(frozen=True, slots=True)
class _Words:
    words: tuple[str, ...]
    marked: tuple[str, ...]
    plan: PlanIndex

    def hits(self, texts: Sequence[Text]) -> tuple[Hit, ...]:
        found = []
        for text in texts:
            here = spans(text.text, self.marked)
            if here or self._means(text):
                found.append(Hit(text.kind, text.detail, text.text, tuple(here)))
        return tuple(found)

    def _means(self, text: Text) -> bool:
        if text.kind is TextKind.NUMBER:
            return any(self.plan.is_number(word, text.text) for word in self.words)
        if text.kind is TextKind.CLAUSE:
            return any(text.task_id in self.plan.tasks_of_units(word) for word in self.words)
        return False


def _found(
    task: PlanTask, passing: frozenset[int], own: dict[tuple[int, int], list[Text]], asked: _Words
) -> Iterator[Found]:
    shown = [milestone for milestone in task.milestones if milestone[0] in passing]
    if not shown:
        return
    milestones = []
    for id_, number, text in shown:
        said = [
            Text(task.id, id_, TextKind.NUMBER, "", number),
            Text(task.id, id_, TextKind.TEXT, "", text),
        ]
        hits = asked.hits(said + own[task.id, id_])
        milestones.append(Found(task.id, id_, number, text, hits))
    said = [
        Text(task.id, 0, TextKind.NUMBER, "", task.number),
        Text(task.id, 0, TextKind.TITLE, "", task.title),
    ]
    # The text between the milestones says something only where none of them says it.
    if any(asked.plan.only_in_body(task.id, word) for word in asked.words):
        said.append(Text(task.id, 0, TextKind.TEXT, "", task.text))
    said.append(Text(task.id, 0, TextKind.CLAUSE, "", task.clause))
    yield Found(task.id, None, task.number, task.title, asked.hits(said + own[task.id, 0]))
    yield from milestones


def _own_texts(ledger: Ledger, agency_id: int) -> dict[tuple[int, int], list[Text]]:
    """What the unit wrote, by task and milestone (0: the task)."""
    task_of = ledger.search.plan().task_of
    rows = list(own_rows(ledger, agency_id))
    replaced = replaced_evidence(rows)
    texts: dict[tuple[int, int], list[Text]] = defaultdict(list)
    for table, row in rows:
        if table == "evidence" and row["id"] in replaced:
            continue
        for text in own_texts(table, row, task_of):
            texts[text.task_id, text.milestone_id].append(text)
    return texts
