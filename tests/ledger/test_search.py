"""Search finds what a plain scan of all texts finds, no more and no less, whatever is written."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from taizhang.ledger import amend, plans
from taizhang.ledger.agencies import Unit, unit_by_name
from taizhang.ledger.changes import SetStatus, Tick, WriteNote
from taizhang.ledger.evidence import EvidencePlace, evidence_of
from taizhang.ledger.evidence_adding import NewFile, attach, put_in_version
from taizhang.ledger.evidence_changes import DetachEvidence, EditEvidence
from taizhang.ledger.filters import Filter
from taizhang.ledger.find import find_milestone
from taizhang.ledger.lines import MilestoneLine
from taizhang.ledger.outline import outline
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.ledger.year_changes import AddStep, RemoveStep
from taizhang.plan.fold import words
from taizhang.plan.model import Plan
from tests.conftest import AT
from tests.ledger.large_plans import MIXED, made_plan, write_notes
from tests.ledger.searching import Scan, same


def listed(ledger: Ledger, agency_id: int, text: str) -> set[int]:
    """What the window's list shows of the whole plan."""
    shown = outline(ledger, Filter(agency_id, text=text, whole_plan=True))
    return {line.id for line in shown.lines(0, len(shown)) if isinstance(line, MilestoneLine)}


def agree(ledger: Ledger, agency_id: int, *queries: str) -> None:
    scan = Scan(ledger, agency_id)
    for query in queries:
        found = scan.query(query)
        assert ledger.search.milestones(agency_id, query) == found, query
        if words(query):
            assert listed(ledger, agency_id, query) == found, query


QUERIES = (
    "质",
    "质量",
    "質量",
    "省质监局",
    "省质量技术监督局",
    "质量技术监督局",
    "技术",
    "财政厅 标准",
    "szjj",
    "zhiliang",
    "zlxy",
    "aa",
    "AA级",
    "ａａ級",
    "一.3",
    "1.3.2",
    "1、3",
    "3",
    "2012",
    "(",
    "，",
    "“首席质量官”",
    '"首席质量官"',
    "不在方案里",
    "xyz",
    "",
    "  ",
)


def test_the_shipped_plan(ledger: Ledger, quality: Unit, education: Unit) -> None:
    for unit in (quality, education):
        agree(ledger, unit.id, *QUERIES)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("一.3.2", {"一.3.2"}),
        ("1.3.2", {"一.3.2"}),
        ("黑名单", {"四.2.4"}),
        ("黑名單", {"四.2.4"}),
        ("首席质量官 名牌", {"二.1.2"}),
        ("首席质量官　名牌", {"二.1.2"}),
    ],
)
def test_found_in_the_shipped_plan(
    ledger: Ledger, quality: Unit, query: str, numbers: set[str]
) -> None:
    found = ledger.search.milestones(quality.id, query)
    assert found == {find_milestone(ledger, number)[1] for number in numbers}


def test_a_digit_alone_is_no_number_of_a_task(ledger: Ledger, quality: Unit) -> None:
    texts = dict(ledger.rows("SELECT id, text FROM milestone"))
    for id_ in ledger.search.milestones(quality.id, "200"):
        assert "200" in texts[id_]


def test_marked_are_the_words_and_what_they_spell(ledger: Ledger) -> None:
    assert ledger.search.marked("质量 質量") == ("质量",)
    assert set(ledger.search.marked("zlxy")) == {"zlxy", "质量信用"}
    assert set(ledger.search.marked("省科学技术厅")) == {"省科学技术厅", "省科技厅", "科技厅"}
    assert ledger.search.marked("财政") == ("财政",)
    assert ledger.search.marked(" ") == ()


def test_every_write_is_found_at_once(ledger: Ledger, quality: Unit) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    place = EvidencePlace(quality.id, task_id, milestone_id)
    search = ledger.search
    one = {milestone_id}

    def found(query: str) -> set[int]:
        agree(ledger, quality.id, query)
        return set(search.milestones(quality.id, query))

    assert found("航母") == set()
    ledger.apply(WriteNote(quality.id, task_id, milestone_id, NoteField.PROGRESS, "航母下水"), AT)
    assert found("航母") == one
    ledger.apply(WriteNote(quality.id, task_id, milestone_id, NoteField.PROGRESS, "已入列"), AT)
    assert (found("航母"), found("入列")) == (set(), one)
    ledger.undo(AT)
    assert (found("航母"), found("入列")) == (one, set())
    ledger.undo(AT)
    assert found("航母") == set()
    ledger.redo(AT)
    assert found("航母") == one
    ledger.apply(WriteNote(quality.id, task_id, None, NoteField.PROGRESS, "整体 推进"), AT)
    assert len(found("整体推进")) > 1

    attach(ledger, [NewFile("艦載機.pdf", b"1")], [place], AT, "照片说明", date(2012, 9, 1))
    (item,) = evidence_of(ledger, quality.id, [task_id])[task_id, milestone_id]
    assert (found("舰载机"), found("照片说明"), found("艦載機.PDF")) == (one, one, one)
    ledger.apply(EditEvidence(item.id, caption="会议纪要"), AT)
    assert (found("照片说明"), found("会议纪要")) == (set(), one)
    put_in_version(ledger, item.id, NewFile("新版.pdf", b"2"), AT)
    assert (found("舰载机"), found("新版")) == (set(), one)
    ledger.undo(AT)
    assert (found("舰载机"), found("新版")) == (one, set())
    ledger.apply(DetachEvidence(item.id, *place), AT)
    assert found("舰载机") == set()

    ledger.apply(AddStep(milestone_id, quality.id, "起草征求意见稿", person="张三丰"), AT)
    assert (found("征求意见稿"), found("张三丰")) == (one, one)
    (step,) = ledger.rows("SELECT id FROM step")
    ledger.apply(RemoveStep(step[0]), AT)
    assert found("征求意见稿") == set()

    ledger.apply(SetStatus(milestone_id, quality.id, Status.NOT_APPLICABLE, "机构撤并"), AT)
    assert found("机构撤并") == one
    ledger.apply(Tick(milestone_id, quality.id, date(2012, 9, 30)), AT)
    assert found("机构撤并") == set()


def test_what_is_being_typed_is_found_when_it_is_a_change(ledger: Ledger, quality: Unit) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    note = WriteNote(quality.id, task_id, milestone_id, NoteField.PROGRESS, "航母")
    ledger.keep_draft(note)
    assert ledger.search.milestones(quality.id, "航母") == set()
    ledger.apply(note, AT)
    assert ledger.search.milestones(quality.id, "航母") == {milestone_id}


def test_another_units_words_are_not_found(ledger: Ledger, quality: Unit, education: Unit) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    ledger.apply(WriteNote(quality.id, task_id, milestone_id, NoteField.PROGRESS, "航母"), AT)
    assert ledger.search.milestones(education.id, "航母") == set()
    assert ledger.search.milestones(quality.id, "航母") == {milestone_id}
    assert ledger.search.milestones(education.id, "航母") == set()


def test_what_another_program_writes_is_found(
    ledger: Ledger, ledger_path: Path, quality: Unit
) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    assert ledger.search.milestones(quality.id, "航母") == set()
    other = open_ledger(ledger_path)
    try:
        other.apply(WriteNote(quality.id, task_id, milestone_id, NoteField.PROGRESS, "航母"), AT)
        agree(ledger, quality.id, "航母")
        other.undo(AT)
        agree(ledger, quality.id, "航母")
        other.redo(AT)
    finally:
        other.close()
    assert ledger.search.milestones(quality.id, "航母") == {milestone_id}


def test_more_writes_than_are_followed_one_by_one(ledger: Ledger, quality: Unit) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    assert ledger.search.milestones(quality.id, "第") is not None
    for number in range(510):
        note = WriteNote(quality.id, task_id, milestone_id, NoteField.PROGRESS, f"航母{number}艘")
        ledger.apply(note, AT)
    agree(ledger, quality.id, "母509艘", "母508艘")


def test_another_connection_and_another_file_in_its_place(
    ledger: Ledger, ledger_path: Path, quality: Unit
) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    before = ledger_path.read_bytes()
    ledger.apply(WriteNote(quality.id, task_id, milestone_id, NoteField.PROGRESS, "航母"), AT)
    assert ledger.search.milestones(quality.id, "航母") == {milestone_id}
    ledger.reconnect()
    assert ledger.search.milestones(quality.id, "航母") == {milestone_id}
    ledger.connection.close()
    for suffix in ("-wal", "-shm"):
        Path(f"{ledger_path}{suffix}").unlink(missing_ok=True)
    ledger_path.write_bytes(before)
    ledger.reconnect()
    assert ledger.search.milestones(quality.id, "航母") == set()


def test_an_amended_plan_is_searched_as_it_is_now(
    ledger: Ledger, plan: Plan, quality: Unit
) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    ledger.apply(WriteNote(quality.id, task_id, milestone_id, NoteField.PROGRESS, "航母"), AT)
    agree(ledger, quality.id, "质量奖管理办法", "航母", "奖励")
    first, *rest = plan.sections
    fewer = replace(first, tasks=first.tasks[:2])
    amend.amend(ledger, replace(plan, key="next", sections=(fewer, *rest)), AT)
    # 一.3 is archived with its note; what had no record is gone
    agree(ledger, quality.id, "质量奖管理办法", "航母", "奖励", "1.3", "存档")
    assert ledger.search.milestones(quality.id, "航母") == {milestone_id}


def test_each_plan_is_searched_by_itself(ledger: Ledger, quality: Unit) -> None:
    first = ledger.plan_id
    agree(ledger, quality.id, "质量")
    other = made_plan(200, random.Random(1))
    ledger.plan_id = plans.add_plan(ledger, other, AT)
    unit = unit_by_name(ledger, "省质监局")
    assert unit.id != quality.id
    agree(ledger, unit.id, "质量", "量", "zl", "一.1")
    here = ledger.search.milestones(unit.id, "质量")
    ledger.plan_id = first
    agree(ledger, quality.id, "质量", "量", "zl", "一.1")
    assert not here & ledger.search.milestones(quality.id, "质量")


def test_prepared_in_steps_it_finds_the_same(ledger: Ledger, quality: Unit) -> None:
    steps = sum(1 for _ in ledger.search.prepare(quality.id))
    assert steps > 3
    agree(ledger, quality.id, *QUERIES)
    half = open_ledger(ledger.path)
    try:
        steps_begun = half.search.prepare(quality.id)
        for _ in range(4):
            next(steps_begun)
        agree(half, quality.id, "zlxy", "szjj")
        assert list(steps_begun) in ([], [None])
    finally:
        half.close()


def random_queries(texts: list[str], count: int, rng: random.Random) -> Iterator[str]:
    """Parts of texts as they stand, written otherwise, shuffled, and ones that stand nowhere."""
    others: dict[str, list[str]] = {}
    for other, kept in same().items():
        others.setdefault(kept, []).append(other)
    for _ in range(count):
        text = rng.choice(texts)
        size = rng.randint(1, 8)
        start = rng.randrange(max(len(text) - size, 0) + 1)
        query = text[start : start + size]
        kind = rng.randrange(4)
        if kind == 1:
            query = "".join(rng.choice(others.get(c, [c])) for c in query)
        elif kind == 2:
            query = "".join(rng.sample(query, len(query)))
        elif kind == 3 and rng.random() < 0.5:
            query = "".join(rng.choices(MIXED, k=size))
        yield query


def compared(path: Path, rows: int, queries: int, sampled: int) -> None:
    rng = random.Random(rows)
    plans.create_ledger(path, made_plan(rows, rng))
    ledger = open_ledger(path)
    try:
        unit = unit_by_name(ledger, "省质监局")
        write_notes(ledger, unit.id, rng)
        scan = Scan(ledger, unit.id)
        texts = [row[0] for row in ledger.rows("SELECT text FROM milestone")]
        texts += [row[0] for row in ledger.rows("SELECT text FROM note")]
        hits = 0
        for place, query in enumerate(random_queries(texts, queries, rng)):
            found = scan.query(query)
            hits += bool(found)
            assert ledger.search.milestones(unit.id, query) == found, query
            if words(query) and place % (queries // sampled) == 0:
                assert listed(ledger, unit.id, query) == found, query
        assert queries // 2 < hits < queries
    finally:
        ledger.close()


def test_random_queries_over_2000_rows(tmp_path: Path) -> None:
    compared(tmp_path / "a.ledger", 2_000, 300, 30)


@pytest.mark.slow
def test_random_queries_over_100_000_rows(tmp_path: Path) -> None:
    compared(tmp_path / "a.ledger", 100_000, 2_000, 20)
