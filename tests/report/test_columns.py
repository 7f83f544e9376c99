"""The columns of the 任务台账, as values of a row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.record import EvidenceItem, Record
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from taizhang.ledger.templates import SaveTemplate, SheetTemplate
from taizhang.plan.model import Assignment, Role, Target
from taizhang.report.columns import COLUMNS, STANDARD, chosen, sheet_rows, template_named
from tests.conftest import AT
from tests.report.conftest import Factory


def cells(record: Record, key: str) -> list[str]:
    return [COLUMNS[key].text(row) for row in sheet_rows([record])]


def test_the_standard_has_the_columns_that_offices_ask_for() -> None:
    assert "|".join(heading for _, heading in STANDARD.columns) == (
        "序号|任务编号|重点任务|具体举措|牵头单位|责任单位|参加单位|本单位角色|完成时限|进展状态|"
        "完成率/完成值|进展情况|佐证材料|存在问题|下一步打算|需协调事项|备注"
    )
    assert [column.key for column, _ in chosen(STANDARD)] == [key for key, _ in STANDARD.columns]


def test_keys_and_headings_are_unique() -> None:
    assert all(key == column.key for key, column in COLUMNS.items())
    assert len({column.heading for column in COLUMNS.values()}) == len(COLUMNS)


def test_rows(make: Factory) -> None:
    record = make.full()
    assert cells(record, "place") == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert cells(record, "milestone_number")[:2] == ["", "一.1.1"]
    assert cells(record, "measure")[:2] == ["（任务整体）", "制定出台《意见》"]
    assert cells(record, "progress")[0] == "已印发方案。\n会议已召开。"
    assert cells(record, "status")[:5] == ["", "已完成", "进行中", "未开始", "不适用"]
    assert cells(record, "completed_on")[1] == "2012-03-05"
    assert cells(record, "due")[1] == "2012-12-31"


def test_only_the_milestones_wanted(make: Factory) -> None:
    rows = list(sheet_rows([make.full()], {"一.1.2", "二.3.1"}))
    assert [(row.place, row.number) for row in rows] == [
        (1, "一.1"),
        (2, "一.1.2"),
        (3, "二.3.1"),
    ]
    assert list(sheet_rows([make.full()], set())) == []


def test_figures(make: Factory) -> None:
    target = Target("江苏名牌", 900, 900, "个")
    parts = [
        make.milestone("一.1.1", target=target, value=895.5, status=Status.UNDER_WAY),
        make.milestone("一.1.2", target=target),
        make.milestone("一.1.3", status=Status.DONE, completed_on=date(2012, 5, 1)),
        make.milestone("一.1.4", status=Status.UNDER_WAY),
        make.milestone("一.1.5"),
    ]
    record = make.record([make.task(milestones=parts)])
    assert cells(record, "rate_figure") == ["895.5个\n99.5%", "—", "100%", "—", "0%"]
    assert cells(record, "rate")[:2] == ["99.5%", ""]
    assert cells(record, "figure")[:2] == ["895.5个", ""]
    assert cells(record, "target")[0] == "900个"
    assert set(cells(record, "task_rate")) == {"20%"}


def test_units_by_role(make: Factory) -> None:
    assignments = [
        Assignment("省质监局", Role.LEAD),
        Assignment("省工商局", Role.RESPONSIBLE),
        Assignment("省总工会", Role.GUIDE),
        Assignment("省有关部门", Role.PARTICIPANT, collective=True),
    ]
    task = make.task(assignments=assignments, open_ended=True)
    record = make.record([task])
    assert cells(record, "lead") == ["省质监局"]
    assert cells(record, "responsible") == ["省工商局"]
    assert cells(record, "participants") == ["省总工会（指导）、省有关部门（泛指）等部门"]


def test_evidence_by_name(make: Factory) -> None:
    items = tuple(
        EvidenceItem(i, name, caption, None, "", 1, "0" * 64, i)
        for i, (name, caption) in enumerate([("通知.pdf", "印发稿"), ("<b>.xls", "")], 1)
    )
    milestone = replace(make.milestone(), evidence=items)
    task = replace(make.task(milestones=[milestone]), evidence=items[:1])
    assert cells(make.record([task]), "evidence") == [
        "通知.pdf（印发稿）",
        "1．通知.pdf（印发稿）\n2．<b>.xls",
    ]


def test_remarks(make: Factory) -> None:
    looked = replace(make.milestone("一.1.1"), recheck="完成时限改了")
    away = make.milestone("一.1.2", status=Status.NOT_APPLICABLE, reason="国家标准未发布")
    general, gone = make.task("一.2", role=Role.GENERAL), make.task("一.3", role=Role.ARCHIVED)
    record = make.record([make.task(milestones=[looked, away]), general, gone])
    assert cells(record, "remark") == [
        "待复核：完成时限改了",
        "不适用理由：国家标准未发布",
        "泛指，不计入本单位统计",
        "方案修改后不再由本单位承担，存档备查",
    ]
    values = [COLUMNS["remark"].value(row) for row in sheet_rows([record])]
    assert values[1] == "", "the workbook has a column for reasons"


def test_a_task_without_milestones_has_a_row(make: Factory) -> None:
    task = make.task(milestones=[], notes={NoteField.PROGRESS: "已办"})
    assert cells(make.record([task]), "measure") == ["（任务整体）"]


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ((("place", "序号"), ("colour", "颜色")), "要的栏目“colour”没有"),
        ((("problems", "进展情况"),), "“进展情况”是另一栏的名称，请给“存在问题”换一个标题"),
    ],
)
def test_what_no_column_can_be(columns: tuple[tuple[str, str], ...], words: str) -> None:
    with pytest.raises(KnownError, match=words):
        chosen(SheetTemplate("月报", columns, "A4"))


def test_templates_by_name(ledger: Ledger) -> None:
    assert template_named(ledger, "标准") is STANDARD
    ours = SheetTemplate("月报", (("task", "重点工作"),), "A4")
    ledger.apply(SaveTemplate(ours), AT)
    assert template_named(ledger, "月报") == ours
    ledger.apply(SaveTemplate(replace(ours, columns=(("colour", "颜色"),))), AT)
    with pytest.raises(KnownError, match="请重新选择栏目"):
        template_named(ledger, "月报")
    with pytest.raises(KnownError, match="没有名为“季报”"):
        template_named(ledger, "季报")
