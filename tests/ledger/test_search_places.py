"""What is told of places is what search finds, and the marks in it are where the words stand."""

from __future__ import annotations

from datetime import date

import pytest

from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import WriteNote
from taizhang.ledger.evidence import EvidencePlace, evidence_of
from taizhang.ledger.evidence_adding import NewFile, attach, put_in_version
from taizhang.ledger.find import find_milestone
from taizhang.ledger.search_places import Found, places
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger
from taizhang.ledger.year_changes import AddStep
from taizhang.plan.fold import words
from tests.conftest import AT
from tests.ledger.test_search import QUERIES


def told(found: list[Found]) -> list[tuple[str, str, list[str]]]:
    """Number, what the text is, and the characters marked in it."""
    return [
        (one.number, hit.kind.value + hit.detail, [hit.text[a:b] for a, b in hit.spans])
        for one in found
        for hit in one.hits
    ]


@pytest.mark.parametrize("query", QUERIES)
def test_the_milestones_are_those_of_search(ledger: Ledger, quality: Unit, query: str) -> None:
    found = places(ledger, quality.id, query, whole_plan=True)
    shown = [one.milestone_id for one in found if one.milestone_id is not None]
    assert len(shown) == len(set(shown))
    assert set(shown) == ledger.search.milestones(quality.id, query)


@pytest.mark.parametrize("query", ["质", "质量", "質量", "财政", "szjj", "zlxy", "1.3.2", "参加"])
def test_one_word_is_said_where_it_is_found(ledger: Ledger, quality: Unit, query: str) -> None:
    (word,) = words(query)
    hits = ledger.search.find(quality.id, word)
    found = places(ledger, quality.id, query, whole_plan=True)
    said = {one.task_id for one in found if one.milestone_id is None and one.hits}
    assert said == hits.tasks
    own = {one.milestone_id for one in found if one.milestone_id is not None and one.hits}
    assert own >= hits.milestones
    assert hits.milestones == own or word.isascii()


def test_of_the_own_tasks_only(ledger: Ledger, education: Unit) -> None:
    own = places(ledger, education.id, "质量")
    every = places(ledger, education.id, "质量", whole_plan=True)
    assert 0 < len(own) < len(every)
    assert set(own) < set(every)


def test_every_kind_of_text(ledger: Ledger, quality: Unit) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    place = EvidencePlace(quality.id, task_id, milestone_id)
    note = WriteNote(quality.id, task_id, milestone_id, NoteField.PROBLEMS, "航母\n太少")
    ledger.apply(note, AT)
    ledger.apply(WriteNote(quality.id, task_id, None, NoteField.PROGRESS, "有航母了"), AT)
    attach(ledger, [NewFile("航母.pdf", b"1")], [place], AT, "航　母", date(2012, 9, 1))
    ledger.apply(AddStep(milestone_id, quality.id, "买航母", person="航母办"), AT)
    found = told(places(ledger, quality.id, "航母"))
    assert sorted(found) == sorted(
        [
            ("一.3", "备注进展情况", ["航母"]),
            ("一.3.2", "备注存在问题", ["航母"]),
            ("一.3.2", "佐证材料", ["航母"]),
            ("一.3.2", "佐证材料", ["航　母"]),
            ("一.3.2", "步骤", ["航母"]),
            ("一.3.2", "步骤", ["航母"]),
        ]
    )
    assert told(places(ledger, quality.id, "母太")) == [("一.3.2", "备注存在问题", ["母\n太"])]
    items = evidence_of(ledger, quality.id, [task_id])[task_id, milestone_id]
    put_in_version(ledger, items[0].id, NewFile("新版.pdf", b"2"), AT)
    assert "航母.pdf" not in str(places(ledger, quality.id, "航母"))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("zlxy", ("四.1", "任务名", ["质量信用"])),
        ("1.3.2", ("一.3.2", "编号", [])),
        ("黑名單", ("四.2.4", "原文", ["黑名单"])),
        ("省科学技术厅", ("七.1", "分工", ["科技厅"])),
    ],
)
def test_what_is_found_by_another_name(
    ledger: Ledger, quality: Unit, query: str, first: tuple[str, str, list[str]]
) -> None:
    assert first in told(places(ledger, quality.id, query))


def test_words_between_the_milestones_are_the_tasks(ledger: Ledger, quality: Unit) -> None:
    rows = ledger.rows("SELECT task_id, text FROM milestone")
    inside: dict[int, list[str]] = {}
    for task_id, text in rows:
        inside.setdefault(task_id, []).append(text)
    for task_id, number, text in ledger.rows("SELECT id, number, text FROM task"):
        for word in (text[i : i + 3] for i in range(len(text) - 2)):
            if " " in word or any(word in own for own in inside[task_id]):
                continue
            found = told(places(ledger, quality.id, word, whole_plan=True))
            assert (number, "原文") in [one[:2] for one in found], word
            break
