"""The workbook as a clerk finds it: looked at with somebody else's library."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from taizhang.errors import KnownError
from taizhang.exchange.sheet_columns import ALL_COLUMNS, ROW_ID, Field
from taizhang.exchange.workbook import HEADING_ROW, SHEET, write_workbook
from taizhang.ledger.agencies import Unit, units
from taizhang.ledger.changes import SetPeople, SetStatus, SetValue, Tick, WriteNote
from taizhang.ledger.filters import filter_of
from taizhang.ledger.find import find, find_milestone
from taizhang.ledger.records import record_of
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from tests.conftest import AT
from tests.exchange.conftest import DAY, HEADINGS, Sheet

Export = Callable[[], Sheet]


def test_what_is_recorded_stands_in_its_cells(
    ledger: Ledger, quality: Unit, export: Export
) -> None:
    task, milestone = find_milestone(ledger, "七.1.3")
    ledger.apply(Tick(milestone, quality.id, date(2012, 9, 30), 18), AT)
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROBLEMS, "经费不足"), AT)
    other = find_milestone(ledger, "一.1.1")[1]
    ledger.apply(SetStatus(other, quality.id, Status.NOT_APPLICABLE, "已撤销"), AT)
    sheet = export()

    def value(number: str, heading: str) -> object:
        return sheet.cell(number, heading).value

    assert value("七.1.3", "进展状态") == "已完成"
    assert value("七.1.3", "完成日期") == datetime(2012, 9, 30)
    assert value("七.1.3", "完成值") == 18
    assert value("七.1.3", "完成率") == 0.9
    assert value("七.1.3", "存在问题") == "经费不足"
    assert value("七.1.3", "完成时限") == datetime(2012, 12, 31)
    assert value("一.1.1", "不适用理由") == "已撤销"
    assert value("一.1.2", "进展状态") == "未开始"
    assert value("一.1.2", "完成日期") is None


def test_figures_are_numbers_that_show_their_unit(export: Export) -> None:
    sheet = export()
    goal = sheet.cell("三.1.7", "目标值")
    assert (goal.value, goal.number_format) == (10, '"力争"General"个左右"')
    assert sheet.cell("五.1.2", "目标值").value == "力争2–4个"
    assert sheet.cell("七.1.3", "完成值").number_format == 'General"个"'
    assert sheet.cell("七.1.3", "完成率").number_format == "0.0%"
    assert sheet.cell("七.1.3", "完成日期").number_format == "yyyy-mm-dd"


def test_a_share_short_of_all_never_reads_as_all(
    ledger: Ledger, quality: Unit, export: Export
) -> None:
    ledger.apply(SetValue(find_milestone(ledger, "四.1.2")[1], quality.id, 9999), AT)
    assert export().cell("四.1.2", "完成率").value == 0.999


def test_the_sheet_can_be_sorted_filtered_and_printed(export: Export) -> None:
    sheet = export().sheet
    assert sheet.freeze_panes == "E6"
    assert sheet.auto_filter.ref == "A5:X133"
    assert not sheet.merged_cells.ranges
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (8, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "&P" in sheet.oddFooter.center.text
    assert sheet.column_dimensions["A"].hidden
    assert sheet["A5"].value == ROW_ID
    assert not sheet.protection.sheet
    assert sheet["E6"].alignment.wrap_text


def test_statuses_are_chosen_from_a_list(export: Export) -> None:
    sheet = export()
    column = sheet.cell("一.1.1", "进展状态").column_letter
    rules = {str(rule.sqref): rule for rule in sheet.sheet.data_validations.dataValidation}
    rule = rules[f"{column}6:{column}133"]
    assert (rule.type, rule.formula1) == ("list", '"未开始,进行中,已完成,不适用"')


def test_rows_are_high_enough_and_grow(ledger: Ledger, quality: Unit, export: Export) -> None:
    task, milestone = find_milestone(ledger, "一.1.1")
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, "进" * 13 * 10), AT)
    sheet = export()
    height = sheet.sheet.row_dimensions[sheet.line("一.1.1")].height
    assert 10 * 12 < height < 409
    with zipfile.ZipFile(sheet.path) as book:
        assert b"customHeight" not in book.read("xl/worksheets/sheet1.xml")


def test_head_and_foot_say_whose_and_as_of_when(ledger: Ledger, export: Export) -> None:
    ledger.apply(SetPeople("张三", "李四", "025-1234"), AT)
    sheet = export().sheet
    head = " ".join(str(sheet.cell(n, 2).value) for n in range(1, HEADINGS))
    assert "苏政办发〔2012〕123号" in head
    assert "已失效" in head
    assert "填报单位：江苏省质量技术监督局　数据截至：2012年12月31日" in head
    foot = " ".join(str(sheet.cell(n, 2).value) for n in (sheet.max_row - 1, sheet.max_row))
    for words in ("填报单位（盖章）", "填报人：张三", "联系电话：025-1234", "审核人：李四"):
        assert words in foot
    assert "填报日期：2012年12月31日" in foot
    assert "数据截至：2012年12月31日" in foot


def test_document_properties(export: Export) -> None:
    properties = export().book.properties
    assert properties.title.endswith("任务台账")
    assert properties.creator == "江苏省质量技术监督局"
    assert properties.created == datetime(2012, 12, 31)


def test_what_was_written_about_a_task_has_a_row_of_its_own(
    ledger: Ledger, quality: Unit, export: Export
) -> None:
    task = find(ledger, "一.1").task_id
    ledger.apply(WriteNote(quality.id, task, None, NoteField.NEXT_STEPS, "年底总结"), AT)
    sheet = export()
    line = sheet.line("一.1", "任务编号")
    assert sheet.sheet.cell(line, sheet.columns["下一步打算"]).value == "年底总结"
    assert sheet.sheet.cell(line, sheet.columns["进展状态"]).value is None
    assert sheet.line("一.1.1") == line + 1


def test_several_units_in_one_sheet(ledger: Ledger, tmp_path: Path) -> None:
    chosen = units(ledger)[:3]
    path = tmp_path / "all.xlsx"
    count = write_workbook([record_of(ledger, unit, DAY) for unit in chosen], path, DAY)
    sheet = Sheet(path)
    names = {
        sheet.sheet.cell(line, sheet.columns["填报单位"]).value
        for line in range(HEADINGS + 1, HEADINGS + 1 + count)
    }
    assert names == {unit.name for unit in chosen}


def test_a_filtered_record_and_a_choice_of_columns(
    ledger: Ledger, quality: Unit, tmp_path: Path
) -> None:
    record = record_of(ledger, quality, DAY, filter_of(quality.id, section="一"))
    columns = [c for c in ALL_COLUMNS if c.heading in ("节点编号", "工作类别", Field.STATUS)]
    count = write_workbook([record], tmp_path / "a.xlsx", DAY, columns, paper="A4")
    sheet = Sheet(tmp_path / "a.xlsx")
    assert list(sheet.columns) == [ROW_ID, "工作类别", "节点编号", "进展状态"]
    assert count == sum(len(task.milestones) for task in record.tasks)
    assert sheet.sheet.page_setup.paperSize == 9


def test_the_same_ledger_and_day_give_the_same_bytes(
    ledger: Ledger, quality: Unit, tmp_path: Path
) -> None:
    record = record_of(ledger, quality, DAY)
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    write_workbook([record], first, DAY)
    write_workbook([record], second, DAY)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_empty_record_is_an_empty_table(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    record = replace(record_of(ledger, quality, DAY), sections=())
    assert write_workbook([record], tmp_path / "a.xlsx", DAY) == 0
    assert load_workbook(tmp_path / "a.xlsx")[SHEET].cell(HEADING_ROW + 1, 1).value == ROW_ID


def test_a_folder_that_is_not_there_is_said(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="不存在"):
        write_workbook([record_of(ledger, quality, DAY)], tmp_path / "no" / "a.xlsx", DAY)
    with pytest.raises(KnownError, match="没有可以导出的单位"):
        write_workbook([], tmp_path / "a.xlsx", DAY)
