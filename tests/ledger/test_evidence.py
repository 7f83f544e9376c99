"""Evidence is put in, described, replaced, taken out and read back; every step can be undone."""

from __future__ import annotations

import io
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.ledger import evidence, evidence_store
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import Tick
from taizhang.ledger.evidence import (
    EvidencePlace,
    evidence_of,
    placed,
    same_content,
    versions,
)
from taizhang.ledger.evidence_adding import NewFile, also_at, attach, put_in_version
from taizhang.ledger.evidence_changes import (
    AttachEvidence,
    DetachEvidence,
    EditEvidence,
    SameEvidence,
)
from taizhang.ledger.evidence_content import parts_of
from taizhang.ledger.evidence_store import forget_unused, keep, keep_file, unused
from taizhang.ledger.filters import Filter
from taizhang.ledger.find import find, find_milestone
from taizhang.ledger.history import Wanted, entries
from taizhang.ledger.outline import outline
from taizhang.ledger.record import EvidenceItem
from taizhang.ledger.records import milestone_record, record_of, task_record
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger
from tests.conftest import AT

NOISE = random.Random(2012).randbytes(2_500_000)


@pytest.fixture
def place(ledger: Ledger, quality: Unit) -> EvidencePlace:
    """一.3.2 of 省质监局."""
    return EvidencePlace(quality.id, *find_milestone(ledger, "一.3.2"))


def items(ledger: Ledger, place: EvidencePlace) -> tuple[EvidenceItem, ...]:
    found = evidence_of(ledger, place.agency_id, [place.task_id])
    return found.get((place.task_id, place.milestone_id), ())


def content(ledger: Ledger, evidence_id: int) -> bytes:
    found = evidence.placed_item(ledger, evidence_id)
    return b"".join(parts_of(ledger.rows, found.content_id, ""))


def counts(ledger: Ledger) -> tuple[int, int, int]:
    """Rows of evidence, contents and parts."""
    ((found),) = ledger.rows(
        "SELECT (SELECT count(*) FROM evidence), (SELECT count(*) FROM evidence_content), "
        "(SELECT count(*) FROM evidence_part)"
    )
    return found


@pytest.mark.parametrize(
    "data",
    [b"", b"x", "落实".encode() * 900_000, NOISE, NOISE[: 2**20], NOISE[: 2**20 + 1]],
    ids=["empty", "one", "text", "noise", "one part", "a part and a byte"],
)
def test_a_content_comes_back_byte_for_byte(
    ledger: Ledger, place: EvidencePlace, data: bytes
) -> None:
    attach(ledger, [NewFile("证明.bin", data)], [place], AT)
    (item,) = items(ledger, place)
    assert (item.number, item.name, item.size) == (1, "证明.bin", len(data))
    assert content(ledger, item.id) == data
    assert findings(ledger) == []


def test_text_is_packed_and_noise_is_not(ledger: Ledger) -> None:
    keep(ledger, io.BytesIO(b"0123456789" * 100_000), "a")
    keep(ledger, io.BytesIO(NOISE), "b")
    rows = ledger.rows("SELECT content_id, packed, length(bytes) FROM evidence_part ORDER BY id")
    assert [row[:2] for row in rows] == [(1, 1), (2, 0), (2, 0), (2, 0)]
    assert rows[0][2] < 10_000


def test_one_content_for_many_places(ledger: Ledger, place: EvidencePlace, tmp_path: Path) -> None:
    path = tmp_path / "通报.pdf"
    path.write_bytes(NOISE)
    other = EvidencePlace(place.agency_id, *find_milestone(ledger, "一.3.1"))
    task = EvidencePlace(place.agency_id, place.task_id, None)
    done = attach(ledger, [NewFile.at(path)], [place, other], AT, "印发稿", date(2012, 9, 1))
    assert (done.added, done.skipped) == (2, 0)
    path.rename(tmp_path / "另一个名字.pdf")
    again = keep_file(ledger, tmp_path / "另一个名字.pdf")
    assert again.fresh is False
    ledger.apply(SameEvidence(items(ledger, place)[0].id, *task), AT)
    assert counts(ledger) == (3, 1, 3)
    assert items(ledger, task)[0].caption == "印发稿"
    ledger.undo(AT)
    ledger.undo(AT)
    assert counts(ledger) == (0, 1, 3)


def test_how_many_places_a_content_stands_for(ledger: Ledger, place: EvidencePlace) -> None:
    others = [
        EvidencePlace(place.agency_id, *find_milestone(ledger, number))
        for number in ("一.3.1", "一.3.4")
    ]
    attach(ledger, [NewFile("a.txt", b"1")], [place], AT)
    (item,) = items(ledger, place)
    assert (item.places, item.version) == (1, 1)
    ledger.apply(also_at(ledger, [item.id], [place, *others]), AT)
    assert items(ledger, place)[0].places == 3
    assert [one.number for one in same_content(ledger, item.id)] == ["一.3.1", "一.3.2", "一.3.4"]
    with pytest.raises(KnownError, match="已有同样的佐证材料"):
        also_at(ledger, [item.id], others)
    put_in_version(ledger, item.id, NewFile("b.txt", b"2"), AT)
    assert [(i.name, i.version, i.places) for i in items(ledger, place)] == [("b.txt", 2, 1)]
    assert items(ledger, others[0])[0].places == 2
    first = versions(ledger, items(ledger, place)[0].id)[-1]
    assert (first.name, first.version) == ("a.txt", 1)


def test_the_same_content_once_at_a_place(ledger: Ledger, place: EvidencePlace) -> None:
    other = EvidencePlace(place.agency_id, *find_milestone(ledger, "一.3.1"))
    attach(ledger, [NewFile("a.txt", b"1")], [place], AT)
    with pytest.raises(KnownError, match=r"已有同样的佐证材料“a\.txt”"):
        attach(ledger, [NewFile("b.txt", b"1")], [place], AT)
    done = attach(ledger, [NewFile("c.txt", b"2"), NewFile("d.txt", b"2")], [place], AT)
    assert (done.added, done.skipped) == (1, 1)
    assert [i.name for i in items(ledger, place)] == ["a.txt", "c.txt"]
    done = attach(ledger, [NewFile("b.txt", b"1")], [place, other], AT)
    assert (done.added, done.skipped) == (1, 1)


def test_undo_and_redo(ledger: Ledger, place: EvidencePlace) -> None:
    attach(ledger, [NewFile("a.txt", b"1"), NewFile("b.txt", b"2")], [place], AT)
    both = items(ledger, place)
    ledger.apply(DetachEvidence(both[0].id, *place), AT)
    assert [i.name for i in items(ledger, place)] == ["b.txt"]
    ledger.undo(AT)
    assert items(ledger, place) == both
    ledger.undo(AT)
    assert items(ledger, place) == ()
    assert unused(ledger).count == 2
    ledger.redo(AT)
    ledger.redo(AT)
    assert content(ledger, items(ledger, place)[0].id) == b"2"
    assert findings(ledger) == []


def test_described_otherwise(ledger: Ledger, place: EvidencePlace) -> None:
    attach(ledger, [NewFile("a.txt", b"1")], [place], AT, dated_on=date(2012, 9, 1))
    (item,) = items(ledger, place)
    ledger.apply(EditEvidence(item.id, name="印发通知.txt", caption="第二稿"), AT)
    (after,) = items(ledger, place)
    assert (after.name, after.caption, after.dated_on) == (
        "印发通知.txt",
        "第二稿",
        date(2012, 9, 1),
    )
    ledger.apply(EditEvidence(item.id, undated=True), AT)
    assert items(ledger, place)[0].dated_on is None
    first = entries(ledger, Wanted())[0]
    assert (first.action, first.subject.split()[0]) == ("改佐证材料说明", "一.3.2")
    assert first.before == "佐证材料：印发通知.txt（第二稿，2012-09-01）"
    assert first.after == "佐证材料：印发通知.txt（第二稿）"


def test_versions(ledger: Ledger, place: EvidencePlace) -> None:
    attach(ledger, [NewFile("稿.txt", b"1"), NewFile("b.txt", b"9")], [place], AT, "通知")
    (draft, other) = items(ledger, place)
    put_in_version(ledger, draft.id, NewFile("定稿.txt", b"2"), AT, dated_on=date(2012, 9, 3))
    final = items(ledger, place)[0]
    assert (final.name, final.caption, final.number) == ("定稿.txt", "通知", 1)
    assert items(ledger, place)[1] == other
    assert [(v.name, v.number) for v in versions(ledger, draft.id)] == [
        ("定稿.txt", 2),
        ("稿.txt", 1),
    ]
    assert versions(ledger, final.id) == versions(ledger, draft.id)
    with pytest.raises(KnownError, match="已有更新的版本"):
        ledger.apply(EditEvidence(draft.id, caption="x"), AT)
    with pytest.raises(KnownError, match="已有同样的"):
        put_in_version(ledger, final.id, NewFile("c.txt", b"2"), AT)
    put_in_version(ledger, final.id, NewFile("稿.txt", b"1"), AT)  # back to the first words
    assert len(versions(ledger, final.id)) == 3
    ledger.apply(DetachEvidence(items(ledger, place)[0].id, *place), AT)
    assert items(ledger, place) == (
        EvidenceItem(1, *[getattr(other, n) for n in EvidenceItem.__slots__[1:]]),
    )
    ledger.undo(AT)
    assert len(versions(ledger, final.id)) == 3
    assert findings(ledger) == []


def test_as_of_goes_by_the_documents_own_day(
    ledger: Ledger, place: EvidencePlace, quality: Unit
) -> None:
    attach(ledger, [NewFile("a.txt", b"1")], [place], AT, dated_on=date(2012, 9, 1))
    attach(ledger, [NewFile("b.txt", b"2")], [place], AT + timedelta(days=4000))
    first = items(ledger, place)[0]
    put_in_version(ledger, first.id, NewFile("c.txt", b"3"), AT, dated_on=date(2012, 11, 1))

    def names(day: date) -> list[str]:
        tasks = record_of(ledger, quality, day).tasks
        return [i.name for t in tasks for m in t.milestones for i in m.evidence]

    assert names(date(2012, 8, 31)) == ["b.txt"]
    assert names(date(2012, 9, 1)) == ["a.txt", "b.txt"]
    assert names(date(2012, 12, 31)) == ["c.txt", "b.txt"]


def test_records_and_lines_have_it(ledger: Ledger, place: EvidencePlace) -> None:
    task = EvidencePlace(place.agency_id, place.task_id, None)
    attach(ledger, [NewFile("a.txt", b"1"), NewFile("b.txt", b"2")], [place], AT)
    attach(ledger, [NewFile("c.txt", b"3")], [task], AT)
    put_in_version(ledger, items(ledger, place)[0].id, NewFile("a2.txt", b"4"), AT)
    assert place.milestone_id is not None
    record = milestone_record(ledger, place.agency_id, place.task_id, place.milestone_id)
    assert [i.name for i in record.evidence] == ["a2.txt", "b.txt"]
    whole = task_record(ledger, place.agency_id, place.task_id)
    assert [i.name for i in whole.evidence] == ["c.txt"]
    shown = outline(ledger, Filter(place.agency_id)).milestones_of(place.task_id)
    assert [line.evidence for line in shown] == [0, 2, 0, 0, 0]


def test_a_list_in_the_plans_order(ledger: Ledger, place: EvidencePlace, education: Unit) -> None:
    at_other = find(ledger, "一.1")
    other = EvidencePlace(place.agency_id, at_other.task_id, None)
    task = EvidencePlace(place.agency_id, place.task_id, None)
    for number, where in enumerate((place, task, other, place)):
        attach(ledger, [NewFile(f"{number}.txt", bytes([number]))], [where], AT)
    found = placed(ledger, place.agency_id)
    assert [(p.number, p.item.number, p.item.name) for p in found] == [
        ("一.1", 1, "2.txt"),
        ("一.3", 1, "1.txt"),
        ("一.3.2", 1, "0.txt"),
        ("一.3.2", 2, "3.txt"),
    ]
    assert placed(ledger, education.id) == []
    assert placed(ledger) == found


def test_only_where_the_unit_has_a_part(ledger: Ledger, place: EvidencePlace) -> None:
    ((stranger,),) = ledger.rows(
        "SELECT id FROM agency WHERE kind <> '集合' AND id NOT IN "
        "(SELECT agency_id FROM duty WHERE task_id = ?) ORDER BY id LIMIT 1",
        (place.task_id,),
    )
    before = counts(ledger)
    with pytest.raises(KnownError, match="只能查看"):
        attach(ledger, [NewFile("a.txt", b"1")], [place._replace(agency_id=stranger)], AT)
    assert counts(ledger) == before
    with pytest.raises(KnownError, match="没有编号为 77 的佐证材料"):
        ledger.apply(DetachEvidence(77, *place), AT)
    attach(ledger, [NewFile("a.txt", b"1")], [place], AT)
    with pytest.raises(KnownError, match="没有编号"):
        ledger.apply(DetachEvidence(1, place.agency_id, place.task_id, None), AT)


def test_unused_is_counted_and_forgotten_when_asked(ledger: Ledger, place: EvidencePlace) -> None:
    attach(ledger, [NewFile("a.bin", NOISE), NewFile("b.bin", NOISE[1:])], [place], AT)
    ledger.apply(DetachEvidence(items(ledger, place)[0].id, *place), AT)
    assert (unused(ledger).count, unused(ledger).size) == (1, len(NOISE))
    before = evidence_store.held(ledger)
    assert forget_unused(ledger, AT).count == 1
    assert before - evidence_store.held(ledger) > len(NOISE) * 0.9
    assert counts(ledger)[1] == 1
    assert ledger.undoable() is None
    assert ledger.redoable() is None
    assert entries(ledger, Wanted())[0].action == "清理佐证材料"
    assert findings(ledger) == []
    ledger.apply(Tick(place.milestone_id or 0, place.agency_id, date(2012, 9, 1)), AT)
    ledger.undo(AT)
    ledger.redo(AT)
    assert forget_unused(ledger, AT).count == 0
    assert findings(ledger) == []


def test_a_lone_change_needs_a_kept_content(ledger: Ledger, place: EvidencePlace) -> None:
    kept = keep(ledger, io.BytesIO(b"1"), "a")
    change = AttachEvidence(*place, kept.id, "a.txt")
    ledger.apply(change, AT)
    assert ledger.undoable() is not None
    assert entries(ledger, Wanted())[0].action == "添加佐证材料"


def test_a_step_whose_content_is_lost_is_refused(ledger: Ledger, place: EvidencePlace) -> None:
    attach(ledger, [NewFile("a.txt", b"1")], [place], AT)
    ledger.undo(AT)
    for table in ("evidence_part", "evidence_content"):  # as a salvage may find it
        ledger.connection.execute(f"DELETE FROM {table}")
    with pytest.raises(KnownError, match=r"“a\.txt”的内容已经没有了"):
        ledger.redo(AT)
    assert findings(ledger) == []
