"""Deadlines and their extension, the pace as judged, own steps: what they change, and what not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import Change, SetStatus, Tick, Together
from taizhang.ledger.deadlines import due_list
from taizhang.ledger.find import find_milestone
from taizhang.ledger.history import Wanted, entries
from taizhang.ledger.pace import Pace, Timing, milestone_pace, task_pace, worked_out_pace
from taizhang.ledger.record import MilestoneRecord
from taizhang.ledger.records import milestone_record, record_of
from taizhang.ledger.reports import RecordReport, changes_since, reports_made
from taizhang.ledger.scheme import SCHEMES, SetScheme, scheme
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import Status
from taizhang.ledger.store import Ledger
from taizhang.ledger.year_changes import (
    LONGEST_STEP,
    AddStep,
    EditStep,
    MoveStep,
    OverridePace,
    RemoveStep,
    SetDue,
    TickStep,
    WithdrawDue,
)
from tests.conftest import AT

YEAR_END = date(2012, 12, 31)
SPRING = date(2013, 3, 31)
SUMMER = date(2013, 6, 30)
NUMBER = "一.3.2"


@pytest.fixture
def place(ledger: Ledger, quality: Unit) -> tuple[int, int]:
    """The milestone and the unit."""
    return find_milestone(ledger, NUMBER)[1], quality.id


def now(ledger: Ledger, unit: Unit, number: str = NUMBER) -> MilestoneRecord:
    return milestone_record(ledger, unit.id, *find_milestone(ledger, number))


def as_of(ledger: Ledger, unit: Unit, day: date, number: str = NUMBER) -> MilestoneRecord:
    tasks = record_of(ledger, unit, day).tasks
    return next(m for t in tasks for m in t.milestones if m.number == number)


def extended(place: tuple[int, int], due: date = SPRING, on: date | None = None) -> SetDue:
    return SetDue(*place, due, "评审推迟", "省政府办公厅", on)


# --- deadlines ------------------------------------------------------------------------------------


def test_an_extension_keeps_the_old_day_the_reason_and_who_approved(
    ledger: Ledger, quality: Unit, place: tuple[int, int]
) -> None:
    assert (now(ledger, quality).due, now(ledger, quality).deadlines) == (YEAR_END, ())
    ledger.apply(extended(place), AT)
    ledger.apply(SetDue(*place, SUMMER, " 再次\r\n推迟 ", "省 政\n府", date(2013, 3, 20)), AT)
    found = now(ledger, quality)
    assert (found.due, found.plan_due) == (SUMMER, YEAR_END)
    first, second = found.deadlines
    assert (first.old_due, first.due, first.extends) == (YEAR_END, SPRING, True)
    assert (first.reason, first.approver, first.approved_on) == ("评审推迟", "省政府办公厅", None)
    assert (second.old_due, second.reason) == (SPRING, "再次\n推迟")
    assert (second.approver, second.set_at) == ("省 政 府", AT.isoformat())
    assert findings(ledger) == []


def test_an_earlier_day_needs_a_reason_only(
    ledger: Ledger, quality: Unit, place: tuple[int, int]
) -> None:
    with pytest.raises(KnownError, match="写明理由"):
        ledger.apply(SetDue(*place, date(2012, 6, 30), "  "), AT)
    ledger.apply(SetDue(*place, date(2012, 6, 30), "内部要求"), AT)
    assert now(ledger, quality).due == date(2012, 6, 30)
    # later than the standing one is an extension, even up to the plan's own day
    with pytest.raises(KnownError, match="批准人"):
        ledger.apply(SetDue(*place, YEAR_END, "恢复"), AT)
    ledger.apply(WithdrawDue(*place), AT)
    assert now(ledger, quality).due == YEAR_END


@pytest.mark.parametrize(
    ("due", "reason", "approver", "said"),
    [
        (YEAR_END, "甲", "乙", "已经是2012-12-31"),
        (SPRING, "", "乙", "理由和批准人"),
        (SPRING, "甲", " \n", "理由和批准人"),
        (SPRING, "\0", "乙", "理由和批准人"),
        (date(2012, 1, 1), "甲", "", "早于方案的发文日期"),
        (date(2113, 3, 31), "甲", "乙", "核对年份"),
        (date.max, "甲", "乙", "核对年份"),
        (date.min, "甲", "", "早于方案的发文日期"),
        (SPRING, "长" * 2001, "乙", "2001 字"),
        (SPRING, "甲", "长" * 101, "101 字"),
    ],
)
def test_what_cannot_be_a_deadline_is_refused(
    ledger: Ledger, place: tuple[int, int], due: date, reason: str, approver: str, said: str
) -> None:
    with pytest.raises(KnownError, match=said):
        ledger.apply(SetDue(*place, due, reason, approver), AT)
    assert ledger.rows("SELECT * FROM deadline") == []


def test_it_counts_from_the_day_of_its_approval(
    ledger: Ledger, quality: Unit, place: tuple[int, int]
) -> None:
    ledger.apply(extended(place, SPRING, date(2013, 1, 10)), AT)
    before, after = date(2013, 1, 9), date(2013, 1, 10)
    assert as_of(ledger, quality, before).due == YEAR_END
    assert as_of(ledger, quality, before).deadlines == ()
    assert as_of(ledger, quality, after).due == SPRING
    assert now(ledger, quality).due == SPRING  # the screen shows what stands now


def test_it_belongs_to_one_unit(ledger: Ledger, quality: Unit, place: tuple[int, int]) -> None:
    ledger.apply(extended(place), AT)
    task_id, milestone_id = find_milestone(ledger, NUMBER)
    sql = "SELECT agency_id FROM duty WHERE task_id = ? AND agency_id <> ? LIMIT 1"
    ((other,),) = ledger.rows(sql, (task_id, quality.id))
    assert milestone_record(ledger, other, task_id, milestone_id).due == YEAR_END
    with pytest.raises(KnownError, match="没有调整过"):
        ledger.apply(WithdrawDue(milestone_id, other), AT)


def test_others_tasks_are_read_only(ledger: Ledger, education: Unit) -> None:
    milestone_id = find_milestone(ledger, NUMBER)[1]
    changes: tuple[Change, ...] = (
        SetDue(milestone_id, education.id, SPRING, "甲", "乙"),
        WithdrawDue(milestone_id, education.id),
        OverridePace(milestone_id, education.id, Pace.ON_TIME, "甲"),
        AddStep(milestone_id, education.id, "甲"),
    )
    for change in changes:
        with pytest.raises(KnownError, match="只能查看"):
            ledger.apply(change, AT)


# --- 临期 and 逾期 ---------------------------------------------------------------------------------


def test_due_list_is_by_the_standing_day(
    ledger: Ledger, quality: Unit, place: tuple[int, int]
) -> None:
    day = date(2013, 1, 5)
    everything = due_list(ledger, quality, day)
    assert {due.timing for due in everything} == {Timing.OVERDUE}
    assert {due.task.is_own for due in everything} == {True}
    ledger.apply(extended(place), AT)
    third = find_milestone(ledger, "一.3.3")[1]
    ledger.apply(SetDue(third, quality.id, date(2012, 9, 30), "提前"), AT)
    ledger.apply(Tick(find_milestone(ledger, "一.3.1")[1], quality.id, date(2013, 1, 1)), AT)
    found = due_list(ledger, quality, day)
    assert len(found) == len(everything) - 2
    assert (found[0].milestone.number, found[0].days) == ("一.3.3", -97)
    assert [due.milestone.due for due in found] == sorted(due.milestone.due for due in found)
    soon = due_list(ledger, quality, SPRING - timedelta(days=7), timedelta(days=7))
    (last,) = [due for due in soon if due.timing is Timing.DUE_SOON]
    assert (last.milestone.number, last.days, last.task.number) == (NUMBER, 7, "一.3")
    earlier = due_list(ledger, quality, SPRING - timedelta(days=8), timedelta(days=7))
    assert {due.timing for due in earlier} == {Timing.OVERDUE}


# --- pace -----------------------------------------------------------------------------------------


def test_a_judgement_holds_until_it_is_done(
    ledger: Ledger, quality: Unit, place: tuple[int, int]
) -> None:
    with pytest.raises(KnownError, match="写明理由"):
        ledger.apply(OverridePace(*place, Pace.ON_TIME), AT)
    with pytest.raises(KnownError, match="勾选"):
        ledger.apply(OverridePace(*place, Pace.DONE, "甲"), AT)
    ledger.apply(OverridePace(*place, Pace.ON_TIME, "已送审"), AT)
    found = now(ledger, quality)
    assert milestone_pace(found, 2012, YEAR_END) is Pace.ON_TIME
    assert worked_out_pace(found, 2012, YEAR_END) is Pace.BEHIND
    assert not ledger.apply(OverridePace(*place, Pace.ON_TIME, "已送审"), AT).edits
    ledger.apply(Tick(*place, date(2012, 12, 1)), AT)
    assert milestone_pace(now(ledger, quality), 2012, YEAR_END) is Pace.DONE
    in_autumn = as_of(ledger, quality, date(2012, 10, 31))
    assert milestone_pace(in_autumn, 2012, date(2012, 10, 31)) is Pace.ON_TIME
    ledger.apply(OverridePace(*place, None), AT)
    assert now(ledger, quality).pace_override is None


def test_a_task_is_as_its_milestones_were_judged(ledger: Ledger, quality: Unit) -> None:
    task_id, _ = find_milestone(ledger, NUMBER)
    ids = [row[0] for row in ledger.rows("SELECT id FROM milestone WHERE task_id = ?", (task_id,))]

    def judged(pace: Pace) -> Pace:
        changes = tuple(OverridePace(id_, quality.id, pace, "甲") for id_ in ids)
        ledger.apply(Together(changes, "判定"), AT)
        (task,) = [t for t in record_of(ledger, quality, YEAR_END).tasks if t.id == task_id]
        return task_pace(task, 2012, YEAR_END)

    for pace in (Pace.AHEAD, Pace.ON_TIME, Pace.BEHIND, Pace.OTHER):
        assert judged(pace) is pace
    assert len(ledger.rows("SELECT * FROM journal WHERE change = 'Together'")) == 4


# --- steps ----------------------------------------------------------------------------------------


def texts(ledger: Ledger, unit: Unit) -> list[str]:
    steps = now(ledger, unit).steps
    assert [step.position for step in steps] == list(range(1, len(steps) + 1))
    return [step.text for step in steps]


def test_steps_are_added_moved_ticked_and_taken_out(
    ledger: Ledger, quality: Unit, place: tuple[int, int]
) -> None:
    for text in ("起草", "征求意见", "审议", "印发"):
        ledger.apply(AddStep(*place, text, " 张\n三 ", date(2012, 5, 1)), AT)
    ids = [step.id for step in now(ledger, quality).steps]
    assert now(ledger, quality).steps[0].person == "张 三"
    ledger.apply(MoveStep(ids[3], -2), AT)
    assert texts(ledger, quality) == ["起草", "印发", "征求意见", "审议"]
    ledger.apply(MoveStep(ids[0], 99), AT)
    assert texts(ledger, quality) == ["印发", "征求意见", "审议", "起草"]
    assert not ledger.apply(MoveStep(ids[0], 1), AT).edits
    ledger.apply(RemoveStep(ids[1]), AT)
    assert texts(ledger, quality) == ["印发", "审议", "起草"]
    ledger.apply(EditStep(ids[2], "会议\n审议", "", None), AT)
    assert texts(ledger, quality) == ["印发", "会议 审议", "起草"]
    ledger.apply(TickStep(ids[2], date(2012, 11, 1)), AT)
    assert now(ledger, quality).status is Status.NOT_STARTED
    assert as_of(ledger, quality, date(2012, 10, 31)).steps[1].done_on is None
    assert as_of(ledger, quality, date(2012, 11, 1)).steps[1].done_on == date(2012, 11, 1)
    ledger.apply(TickStep(ids[2], None), AT)
    assert now(ledger, quality).steps[1].done_on is None
    assert findings(ledger) == []
    while ledger.undoable() is not None:
        ledger.undo(AT)
    assert texts(ledger, quality) == []
    while ledger.redoable() is not None:
        ledger.redo(AT)
    assert texts(ledger, quality) == ["印发", "会议 审议", "起草"]
    assert findings(ledger) == []


def test_a_step_that_is_gone_is_a_sentence(
    ledger: Ledger, quality: Unit, place: tuple[int, int]
) -> None:
    ledger.apply(AddStep(*place, "起草"), AT)
    (step,) = now(ledger, quality).steps
    ledger.apply(RemoveStep(step.id), AT)
    for change in (TickStep(step.id, None), MoveStep(step.id, 1), RemoveStep(step.id)):
        with pytest.raises(KnownError, match="已经不在了"):
            ledger.apply(change, AT)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("甲\u202e乙", "甲\u202e乙"),  # data: what shows it cleans it
        ("甲\0乙\ud800", "甲乙?"),
        (" 一\t二\r\n三 ", "一 二 三"),
        ("长" * LONGEST_STEP, "长" * LONGEST_STEP),
    ],
)
def test_a_steps_words_are_data(
    ledger: Ledger, quality: Unit, place: tuple[int, int], text: str, kept: str
) -> None:
    ledger.apply(AddStep(*place, text), AT)
    assert texts(ledger, quality) == [kept]


@pytest.mark.parametrize("text", ["", " \n", "\0", "长" * (LONGEST_STEP + 1)])
def test_a_step_without_words_or_without_end_is_refused(
    ledger: Ledger, place: tuple[int, int], text: str
) -> None:
    with pytest.raises(KnownError):
        ledger.apply(AddStep(*place, text), AT)


# --- all of them ----------------------------------------------------------------------------------


def everything(place: tuple[int, int]) -> tuple[Change, ...]:
    return (
        extended(place),
        SetDue(*place, SUMMER, "再延", "省政府办公厅", date(2013, 3, 20)),
        OverridePace(*place, Pace.ON_TIME, "已送审"),
        AddStep(*place, "起草", "张三", date(2012, 5, 1)),
        AddStep(*place, "印发"),
    )


def test_many_are_one_step_back_and_forth(
    ledger: Ledger, quality: Unit, place: tuple[int, int]
) -> None:
    changes = (*everything(place), WithdrawDue(*place))
    ledger.apply(Together(changes, "一次"), AT)
    made = now(ledger, quality)
    assert (made.due, len(made.steps)) == (SPRING, 2)
    ledger.undo(AT)
    assert now(ledger, quality) == replaced_nothing(ledger, quality)
    ledger.redo(AT)
    assert now(ledger, quality) == made
    assert findings(ledger) == []


def replaced_nothing(ledger: Ledger, unit: Unit) -> MilestoneRecord:
    found = now(ledger, unit)
    assert (found.deadlines, found.pace_override, found.steps) == ((), None, ())
    assert found.due == found.plan_due
    return found


def test_history_says_them_in_words(ledger: Ledger, quality: Unit, place: tuple[int, int]) -> None:
    for change in everything(place):
        ledger.apply(change, AT)
    ledger.apply(TickStep(now(ledger, quality).steps[0].id, date(2012, 5, 2)), AT)
    ledger.apply(RemoveStep(now(ledger, quality).steps[1].id), AT)
    ledger.apply(WithdrawDue(*place), AT)
    ledger.apply(SetScheme("蓝橙红"), AT)
    said = [(e.action, e.before, e.after) for e in entries(ledger, Wanted())]
    assert said == [
        ("灯色", "", "灯色：蓝橙红"),
        ("恢复时限", "完成时限 2013-06-30，理由：再延（批准：省政府办公厅，2013-03-20）", ""),
        ("删除分解步骤", "印发（第 2 步）", ""),
        (
            "勾选分解步骤",
            "起草（第 1 步，张三，时限 2012-05-01）",
            "起草（第 1 步，张三，时限 2012-05-01，完成 2012-05-02）",
        ),
        ("分解步骤", "", "印发（第 2 步）"),
        ("分解步骤", "", "起草（第 1 步，张三，时限 2012-05-01）"),
        ("判定序时", "", "序时进度“达序时”，理由：已送审"),
        ("调整时限", "", "完成时限 2013-06-30，理由：再延（批准：省政府办公厅，2013-03-20）"),
        ("调整时限", "", "完成时限 2013-03-31，理由：评审推迟（批准：省政府办公厅）"),
    ]
    subjects = {e.subject for e in entries(ledger, Wanted(milestone_id=place[0]))}
    assert subjects == {"一.3.2 制定质量奖管理办法"}
    assert len(entries(ledger, Wanted(text="再延"))) == 2


def test_the_next_report_says_what_changed(
    ledger: Ledger, quality: Unit, place: tuple[int, int]
) -> None:
    ledger.apply(RecordReport(quality.id, "自查报告", YEAR_END, "a.pdf", "0" * 64), AT)
    for change in everything(place):
        ledger.apply(change, AT)
    (since,) = reports_made(ledger, quality.id)
    found = changes_since(ledger, since).differences
    assert [(d.number, d.what, d.before, d.after) for d in found] == [
        (NUMBER, "完成时限", "", "由2012-12-31改为2013-03-31（评审推迟，省政府办公厅）"),
        (NUMBER, "完成时限", "", "由2013-03-31改为2013-06-30（再延，省政府办公厅）"),
        (NUMBER, "序时进度", "", "自行判定为达序时（已送审）"),
        (NUMBER, "分解步骤", "", "起草（张三，时限2012-05-01，未完成）"),
        (NUMBER, "分解步骤", "", "印发（未完成）"),
    ]


def test_forged_rows_are_found(ledger: Ledger, quality: Unit, place: tuple[int, int]) -> None:
    for change in everything(place):
        ledger.apply(change, AT)
    ledger.connection.execute("UPDATE deadline SET due = '2014-01-01' WHERE id = 2")
    ledger.connection.execute("DELETE FROM pace_override")
    ledger.connection.execute("UPDATE step SET done_on = '2012-05-02' WHERE id = 1")
    assert findings(ledger) == [
        "完成时限：表中的记录与操作日志不一致（1 处）。",
        "序时判定：表中的记录与操作日志不一致（1 处）。",
        "分解步骤：表中的记录与操作日志不一致（1 处）。",
    ]


def test_the_day_of_a_report_is_not_moved_by_an_extension(
    ledger: Ledger, quality: Unit, place: tuple[int, int]
) -> None:
    from taizhang.ledger.facts import default_as_of

    ledger.apply(extended(place), AT)
    assert default_as_of(ledger, quality.id, date(2013, 5, 1)) == YEAR_END


def test_colours_are_a_setting(ledger: Ledger) -> None:
    assert scheme(ledger) == SCHEMES[0]
    with pytest.raises(KnownError, match="绿黄红、蓝黄红"):
        ledger.apply(SetScheme("彩虹"), AT)
    ledger.apply(SetScheme("蓝黄红"), AT)
    assert scheme(ledger) == "蓝黄红"
    ledger.apply(SetScheme(SCHEMES[0]), AT)
    assert scheme(ledger) == SCHEMES[0]
    assert ledger.rows("SELECT * FROM setting WHERE key = 'scheme'") == []
    ledger.undo(AT)
    assert scheme(ledger) == "蓝黄红"


def test_status_changes_leave_them_alone(
    ledger: Ledger, quality: Unit, place: tuple[int, int]
) -> None:
    for change in everything(place):
        ledger.apply(change, AT)
    before = now(ledger, quality)
    ledger.apply(SetStatus(*place, Status.UNDER_WAY), AT)
    after = now(ledger, quality)
    assert (after.deadlines, after.steps) == (before.deadlines, before.steps)
