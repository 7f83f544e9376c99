"""Plans of any size, from sentences of the shipped one and from characters of every kind."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from itertools import cycle

from taizhang import paths
from taizhang.ledger.changes import Together, WriteNote
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger
from taizhang.plan.load import load_plan
from taizhang.plan.model import Assignment, Milestone, Plan, Role, Section, SectionKind, Task
from tests.conftest import AT
from tests.ledger.searching import same

MIXED = (
    "，。；：、！？（）〔〕《》“”‘’—…·～-,.;:!?()[]<>'\" 　\t０１２３45ＡＢＣabcZ％%①⑩㎡℃ⅧﬁÉé\u0301"
    "\u200b𠮷𡃁😀龘ßÅ½〇○"
)
_MILESTONES = 25
_NUMERALS = "一二三四五六七八"


def made_plan(rows: int, rng: random.Random) -> Plan:
    """A plan of ``rows`` milestones, in tasks of 25; the same for the same ``rng``."""
    shipped = load_plan(paths.shipped_plan())
    pieces = [p for p in re.split(r"[\W\d]+", shipped.published) if 2 <= len(p) <= 20]
    others: dict[str, list[str]] = {}
    for other, kept in same().items():
        others.setdefault(kept, []).append(other)
    names = [unit.short_name for unit in shipped.agencies]

    def words(least: int) -> str:
        text = ""
        while len(text) < least:
            piece = rng.choice(pieces)
            if rng.random() < 0.15:
                piece = "".join(rng.choice(others.get(c, [c])) for c in piece)
            text += piece + rng.choice("、，，；" if rng.random() < 0.8 else MIXED)
        return text.strip() or "甲"

    sections: dict[str, list[Task]] = {numeral: [] for numeral in _NUMERALS}
    for numeral, _ in zip(cycle(_NUMERALS), range(-(-rows // _MILESTONES)), strict=False):
        number = f"{numeral}.{len(sections[numeral]) + 1}"
        sections[numeral].append(_task(number, words, rng.sample(names, 3)))
    return replace(
        shipped,
        key=f"made-{rows}",
        facts=replace(shipped.facts, doc_number=f"试〔2012〕{rows}号", title=f"试验方案{rows}"),
        sections=tuple(
            Section(numeral, f"第{numeral}类", SectionKind.TASKS, tuple(tasks))
            for numeral, tasks in sections.items()
            if tasks
        ),
    )


def _task(number: str, words: object, names: list[str]) -> Task:
    assert callable(words)
    milestones: list[Milestone] = []
    text = "为此，"
    for place in range(1, _MILESTONES + 1):
        part = words(50)
        start = len(text)
        text += f"{part}。"
        milestones.append(
            Milestone(f"{number}.{place}", part, start, start + len(part), date(2012, 12, 31), None)
        )
    title = words(8)
    clause = f"（省质监局牵头，{'、'.join(n for n in names if n != '省质监局')}参加）"
    assignments = (
        Assignment("省质监局", Role.LEAD),
        *(Assignment(name, Role.PARTICIPANT) for name in names if name != "省质监局"),
    )
    published = f"{title}。{text}{clause}"
    return Task(number, title, text, clause, published, assignments, tuple(milestones))


def write_notes(ledger: Ledger, agency_id: int, rng: random.Random) -> None:
    """A note at every twentieth milestone."""
    rows = ledger.rows("SELECT task_id, id, text FROM milestone WHERE id % 20 = 0")
    notes = []
    for task_id, milestone_id, text in rows:
        start = rng.randrange(len(text))
        said = f"已{text[start : start + 12]}\n{''.join(rng.choices(MIXED, k=5))}完成"
        notes.append(WriteNote(agency_id, task_id, milestone_id, NoteField.PROGRESS, said))
    ledger.apply(Together(tuple(notes), "批量备注"), AT)
