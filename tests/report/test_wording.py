from __future__ import annotations

from datetime import date

import pytest

from taizhang.ledger.record import Notes
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import Assignment, Role, Target
from taizhang.report import wording
from tests.report.conftest import Factory


@pytest.mark.parametrize(
    ("low", "high", "unit", "qualifier", "expected"),
    [
        (2, 4, "个", "", "2–4个"),
        (10000, 10000, "家", "", "10000家"),
        (10, 10, "个", "力争、左右", "力争10个左右"),
        (98.5, 98.5, "%", "以上", "98.5%以上"),
        (3, 3, "项", "不少于", "不少于3项"),
    ],
)
def test_a_target_is_said_as_documents_say_it(
    low: float, high: float, unit: str, qualifier: str, expected: str
) -> None:
    assert wording.target_text(Target("指标", low, high, unit, qualifier)) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (None, "—"),
        (0.0, "0%"),
        (0.0001, "0.1%"),
        (1 / 3, "33.3%"),
        (0.5, "50%"),
        (0.9999, "99.9%"),
        (1.0, "100%"),
    ],
)
def test_shares_are_never_rounded_to_none_or_all(share: float | None, expected: str) -> None:
    assert wording.percent(share) == expected


def test_completion_gives_date_and_value(make: Factory) -> None:
    target = Target("江苏名牌", 900, 900, "个")
    done = make.milestone(
        status=Status.DONE, target=target, completed_on=date(2012, 11, 5), value=912.0
    )
    assert wording.completion(done) == "2012年11月5日\n912个"
    assert wording.completion(make.milestone(target=target, value=0.0)) == "0个"
    assert wording.completion(make.milestone()) == "—"


def test_agencies_are_listed_by_role(make: Factory) -> None:
    task = make.task(
        assignments=[
            Assignment("省质监局", Role.LEAD),
            Assignment("省财政厅", Role.PARTICIPANT),
            Assignment("省有关部门", Role.PARTICIPANT, collective=True),
        ],
        open_ended=True,
    )
    assert (
        wording.agencies_line(task)
        == "牵头单位：省质监局；参加单位：省财政厅、省有关部门（泛指）等部门。"
    )


def test_notes_come_in_the_order_of_their_fields() -> None:
    notes = Notes({NoteField.NEXT_STEPS: "丙", NoteField.PROGRESS: "甲", NoteField.PROBLEMS: " \n"})
    assert wording.notes_of(notes) == [("进展情况", "甲"), ("下一步打算", "丙")]
