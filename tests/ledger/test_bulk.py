"""One action on many milestones: what is left out is named, what is missing refuses the whole."""

from __future__ import annotations

from datetime import date

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.agencies import Unit
from taizhang.ledger.arranged import listing
from taizhang.ledger.bulk import (
    Action,
    DoneOn,
    Mark,
    Postpone,
    Write,
    all_done,
    bulk,
    reasons_given,
)
from taizhang.ledger.changes import Tick, Together, WriteNote
from taizhang.ledger.filters import Arrangement, Column, Filter
from taizhang.ledger.find import find_milestone
from taizhang.ledger.history import Wanted, entries
from taizhang.ledger.listing import Place
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from tests.conftest import AT

TODAY = date(2012, 9, 30)


def places(ledger: Ledger, *numbers: str) -> list[Place]:
    return [Place(*find_milestone(ledger, number), is_open=True) for number in numbers]


def test_many_are_one_change_and_one_is_itself(ledger: Ledger, quality: Unit) -> None:
    two = bulk(ledger, quality.id, places(ledger, "一.3.2", "一.3.3"), Mark(Status.DONE, TODAY))
    assert isinstance(two.change, Together)
    assert two.change.words == "2 个节点：已完成"
    one = bulk(ledger, quality.id, places(ledger, "一.3.2"), Mark(Status.DONE, TODAY))
    assert one.change == Tick(places(ledger, "一.3.2")[0].milestone_id, quality.id, TODAY)


def test_done_before_keeps_its_day(ledger: Ledger, quality: Unit) -> None:
    both = places(ledger, "一.3.2", "一.3.3")
    ledger.apply(Tick(both[0].milestone_id, quality.id, date(2012, 3, 5)), AT)
    plan = bulk(ledger, quality.id, both, Mark(Status.DONE, TODAY))
    assert [(left.number, str(left.why)) for left in plan.left_out] == [("一.3.2", "已经是这样")]
    assert [place.milestone_id for place in both[1:]] == [plan.changes[0].milestone_id]  # type: ignore[attr-defined]
    assert not all_done(ledger, quality.id, both)


def test_day_of_completion_reaches_what_is_not_done_only_when_asked(
    ledger: Ledger, quality: Unit
) -> None:
    one = places(ledger, "一.3.2")
    assert bulk(ledger, quality.id, one, DoneOn(TODAY)).change is None
    assert bulk(ledger, quality.id, one, DoneOn(TODAY, unfinished=True)).change is not None


def test_text_is_put_below_what_stands_there(ledger: Ledger, quality: Unit) -> None:
    both = places(ledger, "一.3.2", "一.3.3")
    ledger.apply(WriteNote(quality.id, *both[0][:2], NoteField.PROBLEMS, "人手不足"), AT)
    plan = bulk(ledger, quality.id, both, Write(NoteField.PROBLEMS, "经费不足\n", append=True))
    assert [c.text for c in plan.changes] == ["人手不足\n经费不足", "经费不足"]  # type: ignore[attr-defined]
    cleared = bulk(ledger, quality.id, both, Write(NoteField.PROBLEMS, " "))
    assert [str(left.why) for left in cleared.left_out] == ["已经是这样"]
    assert cleared.words == "1 个节点：清空存在问题"


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (Mark(Status.DONE), "要有完成日期"),
        (Mark(Status.NOT_APPLICABLE, reason=" "), "要写理由"),
        (Write(NoteField.PROGRESS, "", append=True), "请写要加上的文字"),
        (Postpone(date(2013, 3, 31), ""), "要写明理由"),
        (Postpone(date(2013, 3, 31), "因故"), "批准人"),
    ],
)
def test_what_all_would_lack_refuses_the_whole(
    ledger: Ledger, quality: Unit, action: Action, words: str
) -> None:
    with pytest.raises(KnownError, match=words):
        bulk(ledger, quality.id, places(ledger, "一.3.2"), action)


def test_day_that_is_not_possible_is_left_out_with_the_reason(
    ledger: Ledger, quality: Unit
) -> None:
    plan = bulk(ledger, quality.id, places(ledger, "一.3.2"), Postpone(date(2012, 1, 1), "提前"))
    assert plan.change is None
    ((why, count),) = plan.reasons()
    assert "早于方案的发文日期" in str(why)
    assert count == 1


def test_reasons_that_were_given_are_offered(ledger: Ledger, quality: Unit) -> None:
    for number, reason in (("一.3.2", "甲"), ("一.3.3", "乙"), ("一.3.4", "乙")):
        action = Mark(Status.NOT_APPLICABLE, reason=reason)
        plan = bulk(ledger, quality.id, places(ledger, number), action)
        assert plan.change is not None
        ledger.apply(plan.change, AT)
    assert reasons_given(ledger, quality.id) == ["乙", "甲"]


def test_history_names_what_was_done_together(ledger: Ledger, quality: Unit) -> None:
    plan = bulk(ledger, quality.id, places(ledger, "一.3.2", "一.3.3"), Mark(Status.UNDER_WAY))
    assert plan.change is not None
    ledger.apply(plan.change, AT)
    found = entries(ledger, Wanted())
    assert (found[0].action, found[0].subject) == ("批量填报", "2 个节点：进行中")


def test_list_without_groups_has_nothing_to_fold(ledger: Ledger, quality: Unit) -> None:
    shown = listing(ledger, Filter(quality.id), Arrangement(sort=Column.DUE))
    count = len(shown)
    shown.fold(shown.all_folded())
    assert len(shown) == count > 0


def test_list_can_be_sorted_by_every_column(ledger: Ledger, quality: Unit) -> None:
    every = {len(listing(ledger, Filter(quality.id), Arrangement(sort=c))) for c in Column}
    assert len(every) == 1


def test_rows_of_finds_lines_and_folded_headings(ledger: Ledger, quality: Unit) -> None:
    shown = listing(ledger, Filter(quality.id), Arrangement())
    task_id = find_milestone(ledger, "一.3.2")[0]
    row = shown.row_of_task(task_id)
    assert row is not None
    ids = {place.milestone_id for place in shown.chosen([row])}
    assert shown.rows_of(ids) == list(range(row + 1, row + 1 + len(ids)))
    shown.fold(shown.all_folded())
    assert len(shown.rows_of(ids)) == 1
    assert shown.rows_of(ids - {min(ids)}) == []
