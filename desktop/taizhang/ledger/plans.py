"""The plans of a ledger: taken in, listed, chosen, and what is said of the one that is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang import paths
from taizhang.errors import KnownError, reason_of
from taizhang.files import draft_beside, put_in_place
from taizhang.ledger.plan_rows import insert_plan
from taizhang.ledger.store import Ledger, connect, make_folder, open_ledger
from taizhang.ledger.trouble import known_trouble
from taizhang.plan.model import AgencyKind, Plan

if TYPE_CHECKING:
    from datetime import datetime


def open_or_create(path: Path, load_plan: Callable[[], Plan]) -> Ledger:
    """Open the ledger in ``path``; when there is none yet, make it with the plan first.

    Raises:
        KnownError: see `open_ledger` and `create_ledger`.
    """
    if not path.exists():
        create_ledger(path, load_plan())
    return open_ledger(path)


def create_ledger(path: Path, plan: Plan) -> None:
    """Make a new ledger from ``db/schema.sql`` with ``plan`` in it.

    It is made under another name and put in place whole, so that a start that is cut short leaves
    no half ledger. An existing file is never replaced.

    Raises:
        KnownError: the folder cannot be written, the disk is full, or a file is there already.
    """
    make_folder(path)
    draft = draft_beside(path)
    try:
        with known_trouble(path):
            _fill(draft, path, plan)
        _put_in_place(draft, path)
    finally:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{draft}{suffix}").unlink(missing_ok=True)


def _put_in_place(draft: Path, path: Path) -> None:
    if path.exists():
        raise KnownError("“{0}”已经存在，没有改动它。", path.name)
    try:
        put_in_place(draft, path)
    except OSError as error:
        raise KnownError("建不了台账“{0}”：{1}。", path.name, reason_of(error)) from error


def _fill(draft: Path, path: Path, plan: Plan) -> None:
    ledger = Ledger(connect(draft, named=path), draft)
    try:
        with ledger.db.atomic():
            ledger.db.executescript(paths.schema().read_text(encoding="utf-8"))
            insert_plan(ledger.db, plan)
        # Folds the write-ahead log into the file, which is then whole by itself.
        ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        ledger.close()


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan as the list of plans offers it. ``key`` names it on the command line."""

    id: int
    key: str
    title: str
    doc_number: str
    issued_on: date | None
    tasks: int
    versions: int
    """How often it was amended."""

    @property
    def name(self) -> str:
        """What tells it from the others: 文号 and title."""
        return f"{self.doc_number} {self.title}".strip()


_PLANS = """
    SELECT p.id, p.key, p.title, p.doc_number, p.issued_on,
           (SELECT count(*) FROM task AS t JOIN section AS s ON s.id = t.section_id
            WHERE s.plan_id = p.id AND s.kind = '任务'),
           (SELECT count(*) FROM plan_version AS v WHERE v.plan_id = p.id)
    FROM plan AS p ORDER BY p.id
"""


def plans(ledger: Ledger) -> list[PlanChoice]:
    """Every plan of the ledger, in the order they were taken in."""
    return [
        PlanChoice(id_, key, title, doc, date.fromisoformat(day) if day else None, tasks, versions)
        for id_, key, title, doc, day, tasks, versions in ledger.rows(_PLANS)
    ]


def find_plan(ledger: Ledger, words: str) -> PlanChoice:
    """The plan of that key, 文号 or title, or the only one whose title holds the words.

    Raises:
        KnownError: there is none, or more than one; the sentence names those there are.
    """
    words = words.strip()
    choices = plans(ledger)
    exact = [c for c in choices if words in (c.key, c.doc_number, c.title)]
    found = exact or [c for c in choices if words and words in c.name]
    if len(found) == 1:
        return found[0]
    there = "；".join(f"{c.key}（{c.name}）" for c in (found or choices))
    if found:
        raise KnownError("“{0}”可以指几个方案：{1}。请写得更完整。", words, there)
    raise KnownError("台账里没有方案“{0}”。有：{1}。", words, there)


def show(ledger: Ledger, plan_id: int) -> None:
    """Work on another plan of the ledger from now on, also when it is next opened.

    A ledger that can only be looked at shows it as well, but does not remember it.
    """
    if not ledger.read_only:
        with ledger.transaction():
            ledger.db.execute(
                "UPDATE plan SET shown = (SELECT max(shown) FROM plan) + 1 WHERE id = ?", (plan_id,)
            )
    ledger.plan_id = plan_id


def add_plan(ledger: Ledger, plan: Plan, at: datetime) -> int:
    """Take a plan in beside those there are, and show it. Returns its id.

    Raises:
        KnownError: the ledger has it already, or cannot be written.
    """
    from taizhang.ledger import journal

    refuse_twice(ledger, plan)
    with ledger.transaction():
        plan_id = insert_plan(ledger.db, plan)
        journal.enter_plan(ledger, at, "AddPlan", plan.facts.title)
    show(ledger, plan_id)
    return plan_id


def refuse_twice(ledger: Ledger, plan: Plan, but: int | None = None) -> None:
    """Raise KnownError when the ledger holds ``plan`` already, other than as plan ``but``."""
    twin = twin_of(ledger, plan, but)
    if twin is not None:
        raise KnownError(
            "台账里已经有这个方案（{0}）。如果是修订后的文本，请用“更新方案”。", twin.name
        )


def twin_of(ledger: Ledger, plan: Plan, but: int | None = None) -> PlanChoice | None:
    """The plan of the ledger, other than ``but``, that is the same document as ``plan``.

    Told by the 文号; where neither has one, by the title.
    """
    facts = plan.facts
    for choice in plans(ledger):
        same = choice.doc_number == facts.doc_number and (
            bool(facts.doc_number) or choice.title == facts.title
        )
        if choice.id != but and (same or choice.key == plan.key):
            return choice
    return None


def free_key(ledger: Ledger, wanted: str, but: int | None = None) -> str:
    """``wanted``, or with a number after it where another plan than ``but`` has it."""
    taken = {choice.key for choice in plans(ledger) if choice.id != but}
    numbered = (f"{wanted}-{n}" for n in count(2))
    return next(key for key in chain([wanted], numbered) if key not in taken)


def agency_names(ledger: Ledger) -> frozenset[str]:
    """Every name that some plan of the ledger knows a unit by."""
    return frozenset(name for (name,) in ledger.rows("SELECT short_name FROM agency"))


def aliases(ledger: Ledger) -> dict[str, str]:
    """单位别名: names by the spellings that were merged into them."""
    return dict(ledger.rows("SELECT written, name FROM agency_alias"))


def remember_aliases(ledger: Ledger, merged: Mapping[str, str]) -> None:
    """Keep spellings and the names they were merged into, for the next document."""
    with ledger.transaction():
        for written, name in merged.items():
            if written != name:
                ledger.db.execute("REPLACE INTO agency_alias VALUES (?, ?)", (written, name))


def general_texts(ledger: Ledger) -> tuple[str, str, str]:
    """The preamble, part one's heading (一、总体要求) and part one's text."""
    sql = "SELECT preamble, general_heading, general_text FROM plan WHERE id = ?"
    (row,) = ledger.rows(sql, (ledger.plan_id,))
    return row[0], row[1], row[2]


def published_text(ledger: Ledger) -> str:
    """The whole document as it was published."""
    ((text,),) = ledger.rows("SELECT published FROM plan WHERE id = ?", (ledger.plan_id,))
    return str(text)


AGENCY_KINDS_TO_ADD = (
    AgencyKind.LOCAL,
    AgencyKind.DEPARTMENT,
    AgencyKind.CENTRAL,
    AgencyKind.OTHER,
)
"""What a clerk may add a unit as: the plan fixes its collectives."""
