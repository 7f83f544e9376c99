"""Every rule of the 交前检查: a case that it finds, and one that it leaves alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from taizhang.ledger.feedback import Surroundings
from taizhang.ledger.record import EvidenceItem, MilestoneRecord, People, Record, TaskRecord
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import Role, Target
from taizhang.report.check import check, unexcused
from taizhang.report.check_finding import Finding, Rule, Severity
from tests.report.conftest import FACTS, Factory

DONE_ON = date(2012, 9, 30)
PEOPLE = People("王喆", "张镕", "025-85012345")
EVIDENCE = EvidenceItem(1, "通知.pdf", "", None, "", 1, "0" * 64, 7)
PROGRESS = {NoteField.PROGRESS: "已印发方案"}
NAMES = Target("江苏名牌", 900, 900, "个")


def told(findings: Sequence[Finding], *rules: Rule) -> list[str]:
    """Severity and key of the findings by these rules; of all without any."""
    return [f"{f.severity} {f.key}" for f in findings if not rules or f.rule in rules]


def of(make: Factory, *tasks: TaskRecord, as_of: date = date(2012, 10, 31)) -> Record:
    return replace(make.record(tasks, people=PEOPLE), as_of=as_of)


def alone(
    make: Factory, milestone: MilestoneRecord, *, role: Role = Role.LEAD, as_of: date = DONE_ON
) -> Record:
    """A record with one task of one milestone, complete in everything else."""
    steps = {NoteField.NEXT_STEPS: "年底前完成"}
    return of(make, make.task(role=role, milestones=[milestone], notes=steps), as_of=as_of)


def done(make: Factory, **values: object) -> MilestoneRecord:
    whole = make.milestone("一.1.1", status=Status.DONE, completed_on=DONE_ON, notes=PROGRESS)
    complete = replace(whole, evidence=(EVIDENCE,))
    return replace(complete, **values)  # type: ignore[arg-type]


def test_a_complete_report_has_no_findings(make: Factory) -> None:
    record = alone(make, done(make))
    assert check(record) == ()
    assert check(record, Surroundings()) == ()


def test_the_people_at_the_foot(make: Factory) -> None:
    record = replace(alone(make, done(make)), people=People())
    assert told(check(record)) == ["必改 缺填报人", "必改 缺审核人", "提醒 缺联系电话"]
    half = replace(record, people=People("王喆", "  ", "1"))
    assert told(check(half)) == ["必改 缺审核人"]


def test_nothing_recorded(make: Factory) -> None:
    blank = of(make, make.task(), as_of=date(2012, 1, 5))
    assert told(check(blank)) == ["必改 没有填报"]
    assert told(check(of(make, make.task(notes=PROGRESS), as_of=date(2012, 1, 5)))) == []
    assert told(check(of(make, make.task(role=Role.GENERAL)))) == []


def test_own_unit(make: Factory) -> None:
    found = check(alone(make, done(make)), Surroundings(own_unit_chosen=False))
    assert told(found) == ["提醒 未选本单位"]


def test_done_without_evidence(make: Factory) -> None:
    bare = done(make, evidence=())
    assert told(check(alone(make, bare))) == ["必改 已完成无佐证/一.1.1"]
    task = replace(make.task(milestones=[bare]), evidence=(EVIDENCE,))
    assert told(check(of(make, task))) == []


def test_lost_files(make: Factory) -> None:
    record = alone(make, done(make))
    (finding,) = check(record, Surroundings(lost_files={7}))
    assert told([finding]) == ["必改 佐证文件缺失/一.1.1/7"]
    assert "“通知.pdf”" in finding.sentence
    task = replace(make.task(milestones=[done(make, evidence=())]), evidence=(EVIDENCE,))
    found = check(of(make, task), Surroundings(lost_files={7}))
    assert told(found) == ["必改 佐证文件缺失/一.1/7"]
    assert check(record, Surroundings(lost_files={8})) == ()


def test_overdue_without_a_reason(make: Factory) -> None:
    day = date(2013, 1, 5)
    late = make.milestone("一.1.1", status=Status.UNDER_WAY, notes=PROGRESS)
    assert told(check(alone(make, late, as_of=day))) == ["必改 逾期无原因/一.1.1"]
    assert told(check(alone(make, late, as_of=date(2012, 12, 31)))) == []
    why = make.milestone(
        "一.1.1", status=Status.UNDER_WAY, notes={**PROGRESS, NoteField.PROBLEMS: "经费未到位"}
    )
    assert told(check(alone(make, why, as_of=day))) == []
    assert told(check(alone(make, late, role=Role.GENERAL, as_of=day))) == []


def test_done_late_without_a_word(make: Factory) -> None:
    late = done(make, due=date(2012, 6, 30))
    assert told(check(alone(make, late))) == []
    silent = replace(late, notes=make.milestone().notes)
    assert told(
        check(alone(make, silent)),
    ) == [
        "提醒 逾期无原因/一.1.1/逾期完成",
        "提醒 无进展情况/一.1.1",
    ]


def test_behind_without_next_steps(make: Factory) -> None:
    new = make.milestone("一.1.1")
    rules = (Rule.BEHIND,)
    assert told(check(of(make, make.task(milestones=[new]))), *rules) == [
        "必改 欠序时无下一步/一.1"
    ]
    steps = {NoteField.NEXT_STEPS: "年底前完成"}
    planned = make.milestone("一.1.1", notes=steps)
    for task in (
        make.task(milestones=[new], notes=steps),
        make.task(milestones=[planned]),
        make.task(milestones=[done(make)]),
        make.task(milestones=[new], role=Role.GENERAL),
    ):
        assert told(check(of(make, task)), *rules) == []
    assert told(check(of(make, make.task(), as_of=date(2012, 1, 10))), *rules) == []


def test_a_leader_without_the_others_feedback(make: Factory) -> None:
    task = replace(make.task(milestones=[done(make)]), id=3)
    around = Surroundings(silent={3: ("省财政厅", "省旅游局")})
    (finding,) = check(of(make, task), around)
    assert told([finding]) == ["提醒 牵头任务缺参加单位反馈/一.1"]
    assert "还没有省财政厅、省旅游局的反馈" in finding.sentence
    assert check(of(make, replace(task, role=Role.PARTICIPANT)), around) == ()


def test_contradicting_dates(make: Factory) -> None:
    early = done(make, completed_on=date(2011, 12, 31))
    assert told(check(alone(make, early))) == ["必改 日期矛盾/一.1.1/早于年度"]
    before = done(make, completed_on=date(2012, 3, 1))
    assert told(check(alone(make, before))) == ["提醒 日期矛盾/一.1.1/早于发文"]
    assert told(check(alone(make, done(make, completed_on=FACTS.issued_on)))) == []
    undated = replace(alone(make, before), plan=replace(FACTS, issued_on=None))
    assert told(check(undated)) == []


def test_completed_after_the_day_of_the_report(make: Factory) -> None:
    later = replace(make.milestone("一.1.1", status=Status.UNDER_WAY), id=5, target=NAMES)
    found = check(alone(make, later), Surroundings(later={5: date(2012, 11, 1)}))
    assert told(found) == ["提醒 日期矛盾/一.1.1/晚于截至"]


def test_a_target_without_a_figure(make: Factory) -> None:
    assert told(check(alone(make, done(make, target=NAMES)))) == ["必改 指标无完成值/一.1.1"]
    going = make.milestone("一.1.1", status=Status.UNDER_WAY, target=NAMES, notes=PROGRESS)
    assert told(check(alone(make, going))) == ["提醒 指标无完成值/一.1.1"]
    new = make.milestone("一.1.1", target=NAMES)
    assert told(check(alone(make, new)), Rule.NO_VALUE) == []
    assert told(check(alone(make, done(make, target=NAMES, value=900.0)))) == []


@pytest.mark.parametrize(
    ("target", "value", "severity"),
    [
        (NAMES, 899.0, "必改"),
        (NAMES, 900.0, ""),
        (Target("名牌", 900, 900, "个", "力争"), 860.0, "提醒"),
        (Target("示范城市", 2, 2, "个", "左右"), 1.0, "提醒"),
        (Target("示范区", 2, 4, "个"), 2.0, ""),
        (Target("能耗", 95, 95, "吨", "控制在、以内"), 96.0, "必改"),
        (Target("能耗", 95, 95, "吨", "控制在、以内"), 90.0, ""),
        (Target("合格率", 95, 95, "%", "不低于"), 94.0, "必改"),
    ],
)
def test_done_below_the_target(make: Factory, target: Target, value: float, severity: str) -> None:
    found = told(check(alone(make, done(make, target=target, value=value))))
    assert found == ([f"{severity} 完成值与状态不符/一.1.1"] if severity else [])


def test_reached_and_not_done(make: Factory) -> None:
    def going(value: float) -> MilestoneRecord:
        return make.milestone(
            "一.1.1", status=Status.UNDER_WAY, target=NAMES, value=value, notes=PROGRESS
        )

    assert told(check(alone(make, going(901)))) == ["提醒 完成值与状态不符/一.1.1"]
    assert told(check(alone(make, going(899)))) == []


def test_no_progress_written(make: Factory) -> None:
    going = make.milestone("一.1.1", status=Status.UNDER_WAY)
    assert told(check(alone(make, going))) == ["必改 无进展情况/一.1.1"]
    task = make.task(milestones=[going], notes=PROGRESS)
    assert told(check(of(make, task))) == ["必改 欠序时无下一步/一.1"]
    blank = make.milestone("一.1.1", status=Status.UNDER_WAY, notes={NoteField.PROGRESS: " \n"})
    assert told(check(alone(make, blank))) == ["必改 无进展情况/一.1.1"]


def test_recheck(make: Factory) -> None:
    (finding,) = check(alone(make, done(make, recheck="完成时限由12月改为10月")))
    assert told([finding]) == ["必改 待复核/一.1.1"]
    assert "完成时限由12月改为10月" in finding.sentence


@pytest.mark.parametrize(
    ("reason", "found"),
    [("无", True), ("不涉及。", True), ("。。。。。", True), ("国家标准未发布", False)],
)
def test_a_reason_that_says_nothing(make: Factory, reason: str, *, found: bool) -> None:
    away = make.milestone("一.1.1", status=Status.NOT_APPLICABLE, reason=reason)
    expected = ["提醒 不适用理由过短/一.1.1"] if found else []
    assert told(check(alone(make, away))) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共检查××家企业", True),
        ("共检查XX家企业", True),
        ("完成率？？？", True),
        ("数据待补充", True),
        ("采用XXL规格、Maxxis轮胎", False),
        ("长×宽为3×4", False),
    ],
)
def test_text_that_was_left_unfinished(make: Factory, text: str, *, found: bool) -> None:
    milestone = replace(
        done(make), notes=replace(done(make).notes, texts={NoteField.PROGRESS: text})
    )
    expected = ["提醒 文字待补/一.1.1/进展情况"] if found else []
    assert told(check(alone(make, milestone))) == expected
    task = make.task(milestones=[done(make)], notes={NoteField.PROBLEMS: text})
    on_task = ["提醒 文字待补/一.1/存在问题"] if found else []
    assert told(check(of(make, task))) == on_task


def test_archived_tasks_are_left_alone(make: Factory) -> None:
    bare = done(make, evidence=(), recheck="任务删去了")
    assert check(alone(make, bare, role=Role.ARCHIVED)) == ()


def test_a_general_task_is_asked_about_what_was_recorded(make: Factory) -> None:
    bare = done(make, evidence=())
    assert told(check(alone(make, bare, role=Role.GENERAL))) == ["必改 已完成无佐证/一.1.1"]


def test_a_finding_leads_to_its_place(make: Factory) -> None:
    task = replace(make.task(milestones=[done(make, id=12, evidence=())]), id=3)
    (finding,) = check(of(make, task))
    assert finding.place is not None
    place = finding.place
    assert (place.number, place.task_id, place.milestone_id) == ("一.1.1", 3, 12)
    assert finding.sentence == (
        "一.1.1“建立统筹协调工作机制”已完成，但没有佐证材料，请添加，或写明不附的理由。"
    )


def test_keys_are_unique_and_stay(make: Factory) -> None:
    record = replace(make.full(), people=People(), as_of=date(2013, 2, 1))
    keys = [f.key for f in check(record)]
    assert len(keys) == len(set(keys)) > 5
    assert keys == [f.key for f in check(record)]


def test_what_has_a_reason_may_go_out(make: Factory) -> None:
    record = replace(alone(make, done(make, evidence=())), people=People("王喆", "张镕", ""))
    found = check(record)
    assert [f.key for f in unexcused(found, {})] == ["已完成无佐证/一.1.1"]
    assert unexcused(found, {"已完成无佐证/一.1.1": "涉密，另送"}) == []
    assert all(f.severity is not Severity.MUST for f in found if f.rule is Rule.NO_PHONE)
