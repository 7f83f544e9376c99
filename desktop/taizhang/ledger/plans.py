"""A plan goes into the ledger, and its facts come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang import paths
from taizhang.errors import KnownError, reason_of
from taizhang.files import draft_beside, put_in_place
from taizhang.ledger.store import Ledger, connect, make_folder, open_ledger
from taizhang.ledger.trouble import known_trouble
from taizhang.plan.model import (
    Agency,
    AgencyKind,
    Milestone,
    Plan,
    PlanFacts,
    Section,
    Task,
    Validity,
)
from taizhang.plan.names import spell
from taizhang.plan.punctuation import fold

if TYPE_CHECKING:
    from sqlite_utils import Database


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
            _fill(draft, plan)
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


def _fill(draft: Path, plan: Plan) -> None:
    ledger = Ledger(connect(draft), draft)
    try:
        with ledger.db.atomic():
            ledger.db.executescript(paths.schema().read_text(encoding="utf-8"))
            _insert_plan(ledger.db, plan)
        # Folds the write-ahead log into the file, which is then whole by itself.
        ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        ledger.close()


def _insert(db: Database, table: str, row: dict[str, object]) -> int:
    """Insert a row into a table with an integer key, and return the key."""
    key = db.table(table).insert(row).last_pk
    assert isinstance(key, int)
    return key


def _insert_plan(db: Database, plan: Plan) -> None:
    facts = plan.facts
    row: dict[str, object] = {
        "key": plan.key,
        **asdict(facts),
        "issued_on": facts.issued_on.isoformat(),
        "validity": facts.validity.value,
        "preamble": plan.preamble,
        "general_heading": plan.general_heading,
        "general_text": plan.general_text,
        "published": plan.published,
    }
    plan_id = _insert(db, "plan", row)
    agencies = {agency.short_name: _insert_agency(db, agency) for agency in plan.agencies}
    for position, section in enumerate(plan.sections, 1):
        _insert_section(db, plan_id, position, section, agencies)


def _insert_agency(db: Database, agency: Agency) -> int:
    spelling = spell(agency.short_name)
    row: dict[str, object] = {
        "short_name": agency.short_name,
        "full_name": agency.full_name,
        "kind": agency.kind.value,
        "origin": "方案",
        "initials": spelling.initials,
        "pinyin": spelling.full,
    }
    agency_id = _insert(db, "agency", row)
    db.table("collective_cover").insert_all(
        {"collective_id": agency_id, "kind": kind.value} for kind in agency.covers
    )
    return agency_id


def _insert_section(
    db: Database, plan_id: int, position: int, section: Section, agencies: dict[str, int]
) -> None:
    row: dict[str, object] = {
        "plan_id": plan_id,
        "position": position,
        "number": section.number,
        "title": section.title,
        "kind": section.kind.value,
    }
    section_id = _insert(db, "section", row)
    for place, task in enumerate(section.tasks, 1):
        task_id = _insert_task(db, section_id, place, task)
        db.table("assignment").insert_all(
            {
                "task_id": task_id,
                "agency_id": agencies[assignment.agency],
                "role": assignment.role.value,
                "position": order,
            }
            for order, assignment in enumerate(task.assignments, 1)
        )


def _insert_task(db: Database, section_id: int, position: int, task: Task) -> int:
    row: dict[str, object] = {
        "section_id": section_id,
        "position": position,
        "number": task.number,
        "title": task.title,
        "text": task.text,
        "clause": task.clause,
        "published": task.published,
        "open_ended": int(task.open_ended),
        "folded": fold(f"{task.number} {task.title}"),
    }
    task_id = _insert(db, "task", row)
    for place, milestone in enumerate(task.milestones, 1):
        _insert_milestone(db, task_id, place, milestone)
    return task_id


def _insert_milestone(db: Database, task_id: int, position: int, milestone: Milestone) -> None:
    row: dict[str, object] = {
        "task_id": task_id,
        "position": position,
        "number": milestone.number,
        "text": milestone.text,
        "span_start": milestone.start,
        "span_end": milestone.end,
        "kind": milestone.kind.value,
        "due": milestone.due.isoformat(),
        "folded": fold(milestone.text),
    }
    milestone_id = _insert(db, "milestone", row)
    if milestone.target is not None:
        _insert(db, "target", {"milestone_id": milestone_id, **asdict(milestone.target)})


_FACTS = """
    SELECT title, notice_title, doc_number, index_number, issuer, issued_on, year, validity,
           repealed_by, repealed_by_title
    FROM plan ORDER BY id LIMIT 1
"""


def plan_facts(ledger: Ledger) -> PlanFacts:
    """What is said of the ledger's plan as a whole.

    Raises:
        KnownError: the ledger holds no plan.
    """
    rows = ledger.rows(_FACTS)
    if not rows:
        raise KnownError("台账“{0}”里没有方案。请选择另一个台账。", ledger.path.name)
    (title, notice, doc, index, issuer, issued_on, year, validity, by, by_title) = rows[0]
    return PlanFacts(
        title=title,
        notice_title=notice,
        doc_number=doc,
        index_number=index,
        issuer=issuer,
        issued_on=date.fromisoformat(issued_on),
        year=year,
        validity=Validity(validity),
        repealed_by=by,
        repealed_by_title=by_title,
    )


def general_texts(ledger: Ledger) -> tuple[str, str, str]:
    """The preamble, part one's heading (一、总体要求) and part one's text."""
    (row,) = ledger.rows("SELECT preamble, general_heading, general_text FROM plan LIMIT 1")
    return row[0], row[1], row[2]


def published_text(ledger: Ledger) -> str:
    """The whole document as it was published."""
    ((text,),) = ledger.rows("SELECT published FROM plan LIMIT 1")
    return str(text)


AGENCY_KINDS_TO_ADD = (AgencyKind.LOCAL, AgencyKind.DEPARTMENT, AgencyKind.CENTRAL)
"""What a clerk may add a unit as: the plan fixes its collectives."""
