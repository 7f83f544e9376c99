"""What is asked of the ledger around a unit's record."""

from __future__ import annotations

from datetime import date
from typing import Any

from taizhang.ledger.agencies import Unit, unit_by_name
from taizhang.ledger.changes import SetOwnAgency, SetStatus, Tick, WriteNote
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_adding import NewFile, attach
from taizhang.ledger.feedback import lost_files, surroundings
from taizhang.ledger.find import find, find_milestone
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from tests.conftest import AT

DAY = date(2012, 9, 30)


def test_who_is_silent_in_tasks_that_the_unit_leads(ledger: Ledger, quality: Unit) -> None:
    task = find(ledger, "一.4").task_id

    def silent() -> tuple[str, ...]:
        return surroundings(ledger, quality.id, DAY).silent.get(task, ())

    assert silent() == ("省经济和信息化委", "省住房城乡建设厅", "省旅游局")
    tourism = unit_by_name(ledger, "省旅游局")
    ledger.apply(WriteNote(tourism.id, task, None, NoteField.PROGRESS, "已办"), AT)
    housing = unit_by_name(ledger, "省住房城乡建设厅")
    milestone = find_milestone(ledger, "一.4.1")[1]
    ledger.apply(SetStatus(milestone, housing.id, Status.UNDER_WAY), AT)
    assert silent() == ("省经济和信息化委",)


def test_only_the_leader_asks_and_collectives_are_not_asked(
    ledger: Ledger, quality: Unit, education: Unit
) -> None:
    assert surroundings(ledger, education.id, DAY).silent == {}
    silent = surroundings(ledger, quality.id, DAY).silent
    assert find(ledger, "一.1").task_id not in silent
    assert all("省有关部门" not in names for names in silent.values())


def test_completions_after_the_day(ledger: Ledger, quality: Unit) -> None:
    early, late = (find_milestone(ledger, number)[1] for number in ("一.1.1", "一.1.2"))
    ledger.apply(Tick(early, quality.id, DAY), AT)
    ledger.apply(Tick(late, quality.id, date(2012, 10, 1)), AT)
    assert surroundings(ledger, quality.id, DAY).later == {late: date(2012, 10, 1)}


def test_own_unit_and_lost_files(ledger: Ledger, quality: Unit) -> None:
    found: Any = surroundings(ledger, quality.id, DAY, {3})
    assert not found.own_unit_chosen
    assert found.lost_files == {3}
    ledger.apply(SetOwnAgency(quality.id), AT)
    assert surroundings(ledger, quality.id, DAY).own_unit_chosen


def test_files_that_cannot_be_read(ledger: Ledger, quality: Unit, education: Unit) -> None:
    place = EvidencePlace(quality.id, *find_milestone(ledger, "一.3.2"))
    attach(ledger, [NewFile("甲.txt", "甲".encode()), NewFile("乙.txt", b"2")], [place], AT)
    assert lost_files(ledger, quality.id) == frozenset()
    ledger.connection.execute("DELETE FROM evidence_part WHERE content_id = 2")
    ((id_,),) = ledger.rows("SELECT id FROM evidence WHERE content_id = 2")
    assert lost_files(ledger, quality.id) == {id_}
    assert lost_files(ledger, education.id) == frozenset()
