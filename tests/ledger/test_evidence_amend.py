"""Evidence is a record: it moves along with its milestone, and keeps what an amendment takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from taizhang.errors import KnownError
from taizhang.ledger import amend
from taizhang.ledger.agencies import Unit, unit_by_name
from taizhang.ledger.evidence import EvidencePlace, evidence_of, versions
from taizhang.ledger.evidence_adding import NewFile, attach, put_in_version
from taizhang.ledger.evidence_changes import DetachEvidence
from taizhang.ledger.find import find, find_milestone
from taizhang.ledger.outline import rechecks
from taizhang.ledger.records import milestone_record, record_of, task_record
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger
from taizhang.plan.model import Plan, Section, Task
from tests.conftest import AT


def amended(ledger: Ledger, plan: Plan, *sections: Section) -> amend.Amended:
    return amend.amend(ledger, replace(plan, key="next", sections=sections), AT)


def without(task: Task, number: str) -> Task:
    return replace(task, milestones=tuple(m for m in task.milestones if m.number != number))


def place_of(ledger: Ledger, unit: Unit, number: str) -> EvidencePlace:
    at = find(ledger, number)
    return EvidencePlace(unit.id, at.task_id, at.milestone_id)


def test_it_goes_where_its_milestone_goes(ledger: Ledger, plan: Plan, quality: Unit) -> None:
    place = place_of(ledger, quality, "一.3.2")
    attach(ledger, [NewFile("稿.txt", b"1")], [place], AT)
    put_in_version(ledger, 1, NewFile("定稿.txt", b"2"), AT)
    first, *rest = plan.sections
    tasks = (*first.tasks[:2], without(first.tasks[2], "一.3.2"), *first.tasks[3:])
    done = amended(ledger, plan, replace(first, tasks=tasks), *rest)
    assert done.archived == 1
    task_id, milestone_id = find_milestone(ledger, "存档.1.1")
    assert milestone_id == place.milestone_id
    assert task_id != place.task_id
    record = milestone_record(ledger, quality.id, task_id, milestone_id)
    assert [i.name for i in record.evidence] == ["定稿.txt"]
    assert len(versions(ledger, record.evidence[0].id)) == 2
    with pytest.raises(KnownError, match="已经存档"):
        ledger.apply(DetachEvidence(2, quality.id, task_id, milestone_id), AT)
    assert findings(ledger) == []


def test_a_removed_task_stays_for_its_evidence(ledger: Ledger, plan: Plan, quality: Unit) -> None:
    place = place_of(ledger, quality, "一.4")
    attach(ledger, [NewFile("a.txt", b"1")], [place], AT)
    first, *rest = plan.sections
    amended(ledger, plan, replace(first, tasks=first.tasks[:3]), *rest)
    assert find(ledger, "存档.1").task_id == place.task_id
    assert [i.name for i in task_record(ledger, quality.id, place.task_id).evidence] == ["a.txt"]
    assert findings(ledger) == []


def test_a_unit_that_lost_its_part_keeps_its_evidence(ledger: Ledger, plan: Plan) -> None:
    unit = unit_by_name(ledger, "省监察厅")
    sql = "SELECT task_id FROM assignment WHERE agency_id = ? ORDER BY task_id"
    ((task_id,), *_) = ledger.rows(sql, (unit.id,))
    ((milestone_id,), *_) = ledger.rows("SELECT id FROM milestone WHERE task_id = ?", (task_id,))
    for n, where in enumerate((None, milestone_id)):
        place = EvidencePlace(unit.id, task_id, where)
        attach(ledger, [NewFile(f"{n}.txt", bytes([n]))], [place], AT)
    # its lines in the journal alone must not be what keeps it: neither record nor unit may go
    sections = tuple(
        replace(
            s,
            tasks=tuple(
                replace(t, assignments=tuple(a for a in t.assignments if a.agency != unit.name))
                for t in s.tasks
            ),
        )
        for s in plan.sections
    )
    agencies = tuple(a for a in plan.agencies if a.short_name != unit.name)
    amend.amend(ledger, replace(plan, key="next", sections=sections, agencies=agencies), AT)
    (task,) = record_of(ledger, unit, date(2012, 12, 31)).archived
    assert [i.name for i in task.evidence] == ["0.txt"]
    assert [i.name for m in task.milestones for i in m.evidence] == ["1.txt"]
    assert findings(ledger) == []


def test_what_changed_in_meaning_is_marked_where_only_evidence_stands(
    ledger: Ledger, plan: Plan, quality: Unit
) -> None:
    place = place_of(ledger, quality, "一.3.2")
    attach(ledger, [NewFile("a.txt", b"1")], [place], AT)
    first, *rest = plan.sections
    task = first.tasks[2]
    milestones = tuple(
        replace(m, due=date(2013, 6, 30)) if m.number == "一.3.2" else m for m in task.milestones
    )
    tasks = (*first.tasks[:2], replace(task, milestones=milestones), *first.tasks[3:])
    done = amended(ledger, plan, replace(first, tasks=tasks), *rest)
    assert (done.rechecks, rechecks(ledger, quality.id)) == (1, 1)
    assert len(evidence_of(ledger, quality.id, [place.task_id])) == 1
