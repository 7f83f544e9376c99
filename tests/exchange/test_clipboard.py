"""Milestones to the clipboard and back: no formula, no cut cell, no quote lost."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.errors import KnownError
from taizhang.exchange.clipboard import as_html, as_text, column_rows, read_block, table
from taizhang.exchange.pasting import likely_field, read_pasted
from taizhang.exchange.sheet_columns import Field
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import Together, WriteNote
from taizhang.ledger.filters import Column, Filter
from taizhang.ledger.find import find_milestone
from taizhang.ledger.lines import MilestoneLine
from taizhang.ledger.outline import outline
from taizhang.ledger.records import milestone_record
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from taizhang.plan.model import Role
from tests.conftest import AT

TODAY = date(2012, 9, 30)
COLUMNS = (Column.NUMBER, Column.STATUS, Column.DONE_ON, Column.NOTE)


def line(note: str = "", number: str = "一.3.2") -> MilestoneLine:
    return MilestoneLine(
        id=1,
        task_id=1,
        number=number,
        text="制定质量奖管理办法",
        role=Role.LEAD,
        due=date(2012, 12, 31),
        status=Status.DONE,
        completed_on=date(2012, 9, 30),
        value=None,
        target_low=None,
        target_high=None,
        unit="",
        qualifier="",
        has_note=bool(note),
        recheck=False,
        note=note,
        task="建立质量奖励制度",
    )


def test_text_has_a_heading_and_a_cell_for_each_column() -> None:
    assert as_text(table([line("已印发")], COLUMNS)).split("\n") == [
        "节点编号\t任务\t节点\t进展状态\t完成值\t完成日期\t进展情况",
        "一.3.2\t建立质量奖励制度\t制定质量奖管理办法\t已完成\t\t2012-09-30\t已印发",
    ]


@pytest.mark.parametrize("note", ["=1+1", "+86", "-1", "@SUM(A1)", "＝cmd|' /C calc'!A0"])
def test_nothing_becomes_a_formula(note: str) -> None:
    shown = table([line(note)], (Column.NUMBER, Column.NOTE))
    assert as_text(shown).endswith(f"\t'{note}")
    cells = cells_of(as_html(shown))
    assert cells[-1] == (note, "mso-number-format:'\\@'")


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "td":
            self.found.append(("", dict(attrs).get("style") or ""))
        elif tag == "br":
            self.handle_data("\n")
        assert tag in {"html", "head", "meta", "body", "table", "tr", "td", "br", "span"}

    def handle_data(self, data: str) -> None:
        if self.found:
            words, style = self.found[-1]
            self.found[-1] = (words + data, style)


def cells_of(html: str) -> list[tuple[str, str]]:
    parser = _Cells()
    parser.feed(html)
    return parser.found


def test_markup_in_a_note_is_text() -> None:
    note = '<img src=x onerror="1"> & </td><td>  两个空格\n第二行'
    words, _ = cells_of(as_html(table([line(note)], (Column.NOTE,))))[-1]
    assert words.replace("\xa0", " ") == note


NOTES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\"='，甲"), max_size=30
).map(str.strip)


@given(st.lists(NOTES, min_size=1, max_size=5))
def test_what_was_copied_comes_back_letter_by_letter(notes: list[str]) -> None:
    lines = [line(note, f"一.3.{n}") for n, note in enumerate(notes, 1)]
    block = read_block(as_text(table(lines, (Column.NUMBER, Column.NOTE))))
    assert [row.id for row in block.rows] == [one.number for one in lines]
    assert [row.cells[Field.PROGRESS].text for row in block.rows] == notes


@given(st.text('"\t\n甲=', max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        block = read_block(text)
    except KnownError:
        return
    assert block.column or block.rows


def test_quotes_that_nobody_needs_belong_to_the_text() -> None:
    assert read_block('"江苏名牌"事项\r\n"甲"\r\n"一\n二"\r\n').column == (
        '"江苏名牌"事项',
        '"甲"',
        "一\n二",
    )


def test_columns_without_numbers_are_refused() -> None:
    with pytest.raises(KnownError, match="表头里要有“节点编号”"):
        read_block("甲\t乙\n丙\t丁")
    with pytest.raises(KnownError, match="没有能填的栏目"):
        read_block("节点编号\t颜色\n一.3.2\t红")
    with pytest.raises(KnownError, match="没有文字"):
        read_block(" \n\t")


def test_column_must_be_as_long_as_the_selection() -> None:
    with pytest.raises(KnownError, match="有 1 格，选中的节点有 2 个"):
        column_rows(["甲"], ["一.3.2", "一.3.3"], Field.PROGRESS)


@pytest.mark.parametrize(
    ("column", "field"),
    [
        (["已完成", "完成了", "进行中"], Field.STATUS),
        (["2012-09-30", "2012年10月8日"], Field.COMPLETED_ON),
        (["860", "1,200.5", ""], Field.VALUE),
        (["已印发", "860"], Field.PROGRESS),
    ],
)
def test_field_of_a_column_is_guessed_by_most_of_it(column: list[str], field: Field) -> None:
    assert likely_field(column) is field


# -- beside the ledger ----------------------------------------------------------------------------


def shown_ids(ledger: Ledger, wanted: Filter) -> set[int]:
    listed = outline(ledger, wanted)
    return {place.milestone_id for place in listed.chosen(range(len(listed)))}


def test_pasted_table_changes_its_rows_as_one(ledger: Ledger, quality: Unit) -> None:
    text = "任务\t节点编号\t进展状态\t完成日期\t进展情况\n甲\t1.3.2\t已完成\t\t已印发\n乙\t一.3.3\t进行中\t\t"
    rows = read_block(text).rows
    reading = read_pasted(ledger, quality, rows, shown_ids(ledger, Filter(quality.id)), TODAY)
    ledger.apply(Together(reading.changes(), "粘贴"), AT)
    first = milestone_record(ledger, quality.id, *find_milestone(ledger, "一.3.2"))
    assert (first.status, first.completed_on) == (Status.DONE, TODAY)
    assert first.notes.texts == {NoteField.PROGRESS: "已印发"}
    second = milestone_record(ledger, quality.id, *find_milestone(ledger, "一.3.3"))
    assert second.status is Status.UNDER_WAY
    again = read_pasted(ledger, quality, rows, shown_ids(ledger, Filter(quality.id)), TODAY)
    assert again.changes() == ()


def test_pasting_over_what_stands_there_is_no_conflict(ledger: Ledger, quality: Unit) -> None:
    place = find_milestone(ledger, "一.3.2")
    ledger.apply(WriteNote(quality.id, *place, NoteField.PROGRESS, "旧的"), AT)
    rows = column_rows(["新的"], ["一.3.2"], Field.PROGRESS)
    reading = read_pasted(ledger, quality, rows, {place[1]}, TODAY)
    assert [(c.old, c.new) for row in reading.rows for c in row.cells] == [("旧的", "新的")]
    assert len(reading.changes()) == 1


@pytest.mark.parametrize(
    ("number", "field", "text", "words"),
    [
        ("一.3.2", Field.STATUS, "完成了", "“完成了”不是进展状态"),
        ("一.3.2", Field.COMPLETED_ON, "昨天", "“昨天”不是日期"),
        ("一.3.2", Field.VALUE, "3", "不是指标"),
        ("一.3.9", Field.STATUS, "进行中", "没有编号为"),
        ("一.3", Field.STATUS, "进行中", "是任务，不是节点"),
        ("", Field.STATUS, "进行中", "没有编号"),
        ("二.1.1", Field.STATUS, "进行中", "没有显示"),
    ],
)
def test_wrong_row_is_named_and_changes_nothing(
    ledger: Ledger, quality: Unit, number: str, field: Field, text: str, words: str
) -> None:
    shown = shown_ids(ledger, Filter(quality.id).where(Column.SECTION, "一"))
    rows = column_rows([text], [number], field)
    (row,) = read_pasted(ledger, quality, rows, shown, TODAY).rows
    why = [str(w) for w in (row.why, *(cell.why for cell in row.cells)) if w]
    assert words in " ".join(why)
    assert read_pasted(ledger, quality, rows, shown, TODAY).changes() == ()


def test_number_that_stands_twice_is_refused(ledger: Ledger, quality: Unit) -> None:
    rows = column_rows(["进行中", "已完成"], ["一.3.2", "一.3.2"], Field.STATUS)
    reading = read_pasted(ledger, quality, rows, shown_ids(ledger, Filter(quality.id)), TODAY)
    assert reading.changes() == ()


def test_others_tasks_take_nothing(ledger: Ledger, education: Unit) -> None:
    rows = column_rows(["进行中"], ["一.1.1"], Field.STATUS)
    every = shown_ids(ledger, Filter(education.id, whole_plan=True))
    (row,) = read_pasted(ledger, education, rows, every, TODAY).rows
    assert "只能查看" in str(row.why)
