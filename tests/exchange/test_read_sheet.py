"""Exported, filled in by a clerk, read back: the ledger is right, and one undo restores it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from taizhang.errors import KnownError
from taizhang.exchange.comparison import Verdict
from taizhang.exchange.read_sheet import SheetReading, apply, read_sheet
from taizhang.exchange.workbook import write_workbook
from taizhang.ledger.agencies import Unit, unit_by_name, units
from taizhang.ledger.changes import SetStatus, SetValue, Tick, WriteNote
from taizhang.ledger.find import find, find_milestone
from taizhang.ledger.record import MilestoneRecord
from taizhang.ledger.records import milestone_record, record_of
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from tests.conftest import AT
from tests.exchange.conftest import DAY, HEADINGS, Sheet, cells_of, row_of

Export = Callable[[], Sheet]
Read = Callable[[Sheet], SheetReading]
CHANGE = "更改"


def contents(ledger: Ledger) -> dict[str, list[Any]]:
    return {t: sorted(ledger.rows(f"SELECT * FROM {t}"), key=repr) for t in ("progress", "note")}


def recorded(ledger: Ledger, unit: Unit, number: str) -> MilestoneRecord:
    return milestone_record(ledger, unit.id, *find_milestone(ledger, number))


def test_what_was_filled_in_is_taken_over_and_taken_back_as_one(
    ledger: Ledger, quality: Unit, export: Export, read: Read
) -> None:
    sheet = export()
    sheet.fill("一.1.1", 进展状态="已完成", 完成日期=date(2012, 9, 30), 进展情况="印发了通知")
    sheet.fill("一.1.2", 进展状态="不适用", 不适用理由="已撤销")
    sheet.fill("七.1.3", 完成值=18)
    sheet.fill("七.1.4", 进展状态="已完成", 完成日期="2012年11月1日", 完成值="210项")
    sheet.fill("一.2.1", 存在问题="经费不足", 下一步打算="=申请经费", 需协调事项=2012)
    sheet.cell("一.2.1", "下一步打算").data_type = "s"
    before, line = contents(ledger), ledger.undoable()
    reading = read(sheet)
    assert contents(ledger) == before
    assert cells_of(reading, "一.1.1") == [
        ("进展状态", CHANGE, "未开始", "已完成"),
        ("完成日期", CHANGE, "", "2012-09-30"),
        ("进展情况", CHANGE, "", "印发了通知"),
    ]
    assert cells_of(reading, "七.1.3") == [
        ("进展状态", CHANGE, "未开始", "进行中"),
        ("完成值", CHANGE, "", "18"),
    ]
    assert (reading.count(Verdict.REFUSED), reading.count(Verdict.CONFLICT)) == (0, 0)
    assert reading.unchanged == len(reading.rows) - 5
    assert apply(reading, ledger, AT).edits

    done = recorded(ledger, quality, "一.1.1")
    assert (done.status, done.completed_on) == (Status.DONE, date(2012, 9, 30))
    assert done.notes.texts == {NoteField.PROGRESS: "印发了通知"}
    skipped = recorded(ledger, quality, "一.1.2")
    assert (skipped.status, skipped.reason) == (Status.NOT_APPLICABLE, "已撤销")
    target = recorded(ledger, quality, "七.1.3")
    assert (target.status, target.value) == (Status.UNDER_WAY, 18)
    full = recorded(ledger, quality, "七.1.4")
    assert (full.completed_on, full.value) == (date(2012, 11, 1), 210)
    assert recorded(ledger, quality, "一.2.1").notes.texts == {
        NoteField.PROBLEMS: "经费不足",
        NoteField.NEXT_STEPS: "=申请经费",
        NoteField.COORDINATION: "2012",
    }
    assert read(sheet).changes() == ()
    ledger.undo(AT)
    assert contents(ledger) == before
    assert ledger.undoable() == line
    assert findings(ledger) == []


def test_what_was_recorded_can_be_altered(
    ledger: Ledger, quality: Unit, export: Export, read: Read
) -> None:
    task, milestone = find_milestone(ledger, "七.1.3")
    ledger.apply(Tick(milestone, quality.id, date(2012, 9, 30), 20), AT)
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, "旧"), AT)
    sheet = export()
    sheet.fill("七.1.3", 进展状态="进行中", 进展情况="新", 完成值=19)
    reading = read(sheet)
    assert cells_of(reading, "七.1.3") == [
        ("进展状态", CHANGE, "已完成", "进行中"),
        ("完成日期", CHANGE, "2012-09-30", ""),
        ("完成值", CHANGE, "20", "19"),
        ("进展情况", CHANGE, "旧", "新"),
    ]
    apply(reading, ledger, AT)
    now = recorded(ledger, quality, "七.1.3")
    assert (now.status, now.completed_on, now.value) == (Status.UNDER_WAY, None, 19)
    assert now.notes.texts[NoteField.PROGRESS] == "新"


def test_a_blank_overwrites_nothing(
    ledger: Ledger, quality: Unit, export: Export, read: Read
) -> None:
    task, milestone = find_milestone(ledger, "七.1.3")
    ledger.apply(Tick(milestone, quality.id, date(2012, 9, 30), 20), AT)
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, "旧"), AT)
    sheet = export()
    sheet.fill("七.1.3", 进展状态=None, 完成日期="  ", 完成值=None, 进展情况="\n")
    assert read(sheet).changes() == ()


def test_the_note_of_a_task_is_read_back(
    ledger: Ledger, quality: Unit, export: Export, read: Read
) -> None:
    task = find(ledger, "一.1").task_id
    ledger.apply(WriteNote(quality.id, task, None, NoteField.PROGRESS, "旧"), AT)
    sheet = export()
    sheet.sheet.cell(sheet.line("一.1", "任务编号"), sheet.columns["进展情况"]).value = "新"
    apply(read(sheet), ledger, AT)
    assert ledger.rows("SELECT text, milestone_id FROM note") == [("新", None)]


def test_rows_and_columns_may_be_moved_and_removed(
    ledger: Ledger, quality: Unit, export: Export, read: Read
) -> None:
    sheet = export()
    sheet.fill("一.1.1", 进展情况="甲")
    sheet.fill("七.1.3", 完成值=18)
    grid = [[cell.value for cell in row] for row in sheet.sheet.iter_rows(min_row=HEADINGS)]
    headings, *rows = grid
    kept = [n for n, h in enumerate(headings) if h not in ("序号", "重点任务", "存在问题", "备注")]
    kept.reverse()
    rows = [row for row in reversed(rows) if row[3] != "一.1.2"]
    sheet.sheet.delete_rows(1, sheet.sheet.max_row)
    sheet.sheet.append(["我加的标题"])
    sheet.sheet.append([f" {headings[n]}\n" for n in kept])
    for row in rows:
        sheet.sheet.append([row[n] for n in kept])
    sheet.sheet.title = "改过的名字"
    sheet.sheet.row_dimensions[5].hidden = True
    reading = read(sheet)
    assert len(reading.changes()) == 2
    assert cells_of(reading, "一.1.1") == [("进展情况", CHANGE, "", "甲")]
    assert all(row.why is None for row in reading.rows)


def test_what_only_the_ledger_changed_stays(
    ledger: Ledger, quality: Unit, export: Export, read: Read
) -> None:
    sheet = export()
    task, milestone = find_milestone(ledger, "一.1.1")
    ledger.apply(Tick(milestone, quality.id, date(2012, 9, 30)), AT)
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, "窗口写的"), AT)
    sheet.fill("一.1.1", 存在问题="表中写的")
    reading = read(sheet)
    assert cells_of(reading, "一.1.1") == [("存在问题", CHANGE, "", "表中写的")]
    apply(reading, ledger, AT)
    now = recorded(ledger, quality, "一.1.1")
    assert now.status is Status.DONE
    assert now.notes.texts == {NoteField.PROGRESS: "窗口写的", NoteField.PROBLEMS: "表中写的"}


def test_what_both_changed_is_refused_unless_asked_for(
    ledger: Ledger, quality: Unit, export: Export, read: Read
) -> None:
    sheet = export()
    task, milestone = find_milestone(ledger, "七.1.3")
    ledger.apply(SetValue(milestone, quality.id, 5), AT)
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, "窗口写的"), AT)
    sheet.fill("七.1.3", 完成值=6, 进展情况="表中写的")
    sheet.fill("一.1.1", 进展情况="无关的")
    reading = read(sheet)
    assert cells_of(reading, "七.1.3") == [
        ("完成值", "冲突", "5", "6"),
        ("进展情况", "冲突", "窗口写的", "表中写的"),
    ]
    assert "导出之后" in str(row_of(reading, "七.1.3").cells[0].why)
    apply(reading, ledger, AT)
    assert recorded(ledger, quality, "七.1.3").value == 5
    assert recorded(ledger, quality, "一.1.1").notes
    reading = read(sheet)
    apply(reading, ledger, AT, overwrite=True)
    now = recorded(ledger, quality, "七.1.3")
    assert (now.value, now.notes.texts[NoteField.PROGRESS]) == (6, "表中写的")


def test_what_the_ledger_has_by_now_is_no_conflict(
    ledger: Ledger, quality: Unit, export: Export, read: Read
) -> None:
    sheet = export()
    task, milestone = find_milestone(ledger, "七.1.3")
    ledger.apply(Tick(milestone, quality.id, date(2012, 9, 30), 5), AT)
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, "同样的"), AT)
    sheet.fill("七.1.3", 进展状态="已完成", 完成日期="2012.9.30", 完成值="5", 进展情况="同样的 ")
    assert read(sheet).changes(overwrite=True) == ()


def test_without_the_hidden_sheet_nothing_recorded_is_overwritten_unasked(
    ledger: Ledger, quality: Unit, export: Export, read: Read
) -> None:
    milestone = find_milestone(ledger, "七.1.3")[1]
    ledger.apply(SetValue(milestone, quality.id, 5), AT)
    sheet = export()
    del sheet.book["导出记录"]
    sheet.fill("七.1.3", 完成值=6)
    sheet.fill("七.1.4", 完成值=7)
    reading = read(sheet)
    assert cells_of(reading, "七.1.3") == [("完成值", "冲突", "5", "6")]
    assert cells_of(reading, "七.1.4")[1] == ("完成值", CHANGE, "", "7")


def test_a_record_as_of_an_earlier_day_does_not_undo_what_came_later(
    ledger: Ledger, quality: Unit, tmp_path: Path, read: Read
) -> None:
    milestone = find_milestone(ledger, "一.1.1")[1]
    ledger.apply(Tick(milestone, quality.id, date(2012, 9, 30)), AT)
    path = tmp_path / "a.xlsx"
    write_workbook([record_of(ledger, quality, date(2012, 6, 30))], path, DAY)
    sheet = Sheet(path)
    assert sheet.cell("一.1.1", "进展状态").value == "进行中"
    assert read(sheet).changes() == ()


def test_a_sheet_of_several_units(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    education = unit_by_name(ledger, "省教育厅")
    path = tmp_path / "all.xlsx"
    write_workbook([record_of(ledger, unit, DAY) for unit in units(ledger)], path, DAY)
    sheet = Sheet(path)
    units_column, notes = sheet.columns["填报单位"], sheet.columns["进展情况"]
    for name in (quality.name, education.name):
        line = next(n for n in sheet.lines() if sheet.sheet.cell(n, units_column).value == name)
        sheet.sheet.cell(line, notes).value = f"{name}写的"
    sheet.save()
    apply(read_sheet(path, ledger), ledger, AT)
    found = ledger.rows("SELECT agency_id, text FROM note ORDER BY agency_id")
    assert sorted(found) == sorted([(quality.id, "省质监局写的"), (education.id, "省教育厅写的")])


def test_only_one_units_rows(ledger: Ledger, education: Unit, export: Export) -> None:
    sheet = export()
    sheet.fill("一.1.1", 进展情况="甲")
    reading = read_sheet(sheet.save(), ledger, education)
    assert reading.changes() == ()
    assert "是省质监局的，不是省教育厅的" in str(reading.rows[0].why)


def test_a_ledger_changed_after_the_preview_is_looked_at_again(
    ledger: Ledger, quality: Unit, export: Export, read: Read
) -> None:
    sheet = export()
    sheet.fill("七.1.3", 完成值=6)
    reading = read(sheet)
    ledger.apply(SetValue(find_milestone(ledger, "七.1.3")[1], quality.id, 5), AT)
    with pytest.raises(KnownError, match="重新读一次"):
        apply(reading, ledger, AT)
    ledger.undo(AT)
    ledger.apply(SetStatus(find_milestone(ledger, "一.1.1")[1], quality.id, Status.UNDER_WAY), AT)
    assert apply(reading, ledger, AT).edits


def test_comments_colours_and_formulas_elsewhere_do_not_matter(export: Export, read: Read) -> None:
    sheet = export()
    sheet.fill("一.1.1", 进展情况="甲", 备注="=1+1", 序号="=ROW()")
    sheet.cell("一.1.1", "进展情况").comment = Comment("领导批注", "领导")
    sheet.cell("一.1.1", "完成日期").value = None
    sheet.book.create_sheet("我的算式")["A1"] = "=1+1"
    assert cells_of(read(sheet), "一.1.1") == [("进展情况", CHANGE, "", "甲")]


@pytest.mark.parametrize(
    "typed",
    [
        "2012-12-31",
        "2012/12/31",
        "2012.12.31",
        "2012年12月31日",
        "２０１２年１２月３１日",
        "20121231",
        20121231,
        41274,
        date(2012, 12, 31),
        datetime(2012, 12, 31, 15, 30),
        "2012-12-31 00:00:00",
    ],
)
def test_a_day_in_any_form(export: Export, read: Read, typed: Any) -> None:
    sheet = export()
    sheet.fill("一.1.1", 进展状态="已完成", 完成日期=typed)
    if typed == 41274:
        sheet.cell("一.1.1", "完成日期").number_format = "General"
    assert cells_of(read(sheet), "一.1.1")[1] == ("完成日期", CHANGE, "", "2012-12-31")


def test_days_of_a_workbook_that_counts_from_1904(export: Export, read: Read) -> None:
    sheet = export()
    sheet.book.epoch = datetime(1904, 1, 1)
    sheet.fill("一.1.1", 进展状态="已完成", 完成日期=date(2012, 12, 31))
    assert cells_of(read(sheet), "一.1.1")[1][3] == "2012-12-31"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("18", 18.0), ("18个", 18.0), ("１８ 个", 18.0), ("1,800", 1800.0), (18.5, 18.5), (0, 0.0)],
)
def test_a_figure_in_any_form(
    ledger: Ledger, quality: Unit, export: Export, read: Read, typed: Any, value: float
) -> None:
    sheet = export()
    sheet.fill("七.1.3", 完成值=typed)
    apply(read(sheet), ledger, AT)
    assert recorded(ledger, quality, "七.1.3").value == value


def test_two_thousand_rows(ledger: Ledger, tmp_path: Path) -> None:
    everyone = units(ledger)
    records = [record_of(ledger, unit, DAY) for unit in everyone for _ in range(2)]
    path = tmp_path / "big.xlsx"
    assert write_workbook(records, path, DAY) > 2000
    reading = read_sheet(path, ledger)
    assert reading.unchanged == len(reading.rows) > 2000
