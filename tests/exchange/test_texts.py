"""Texts from anywhere: every one is found again, none is obeyed."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from taizhang.exchange import cells, filled_sheet
from taizhang.exchange.export_record import fingerprint
from taizhang.exchange.read_sheet import SheetReading, read_sheet
from taizhang.exchange.sheet_columns import NOTE_FIELDS, Field
from taizhang.exchange.workbook import write_workbook
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import WriteNote, storable
from taizhang.ledger.find import find_milestone
from taizhang.ledger.records import record_of
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger
from tests.conftest import AT
from tests.exchange.conftest import DAY, Sheet, cells_of

ALPHABETS = (
    "省市县政府质量强省工作台账进展情况，。；：“”《》〔〕——……",
    "abcXYZ0123456789 .,;:!?/\\'\"#$%^*()[]{}|~`",
    "镕喆龘𠮷𬭸𰻞㐂䶮〇々\ue000",
    "😀👨‍👩‍👧‍👦🇨🇳☑◧☐—①℃㎡",
    "<>&=+-@\t\n_x;",
    "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x85\u200b\u200e\u202e\u2066\ufeff\ufffe\uffff\ud800",
)
MARKUP = (
    "<b>粗</b>",
    "&amp;&lt;&#65;",
    "<img src=x onerror=alert(1)>",
    "<r><t>run</t></r>",
    "]]>",
    "_x000D_",
    "_x005F_x0041_",
    "_x0041_x0042_x0043_",
    "_x0041\x01",
    "_x0041",
    "=HYPERLINK(1)",
    "{=1}",
    "http://a.cn",
    "12345",
    "2012-12-31",
    "<r>",
    "</r>",
)


def random_notes(count: int) -> list[str]:
    chance = random.Random(20121231)
    notes = []
    for _ in range(count):
        parts = []
        for _ in range(chance.randint(1, 12)):
            if chance.random() < 0.3:
                parts.append(chance.choice(MARKUP))
            else:
                alphabet = chance.choice(ALPHABETS)
                parts.append("".join(chance.choices(alphabet, k=chance.randint(1, 30))))
        notes.append("".join(parts))
    return notes


def write_notes(ledger: Ledger, unit: Unit, notes: list[str]) -> dict[tuple[str, Field], str]:
    """The notes in the fields of the unit's milestones, and what the ledger keeps of each."""
    record = record_of(ledger, unit, DAY)
    places = [
        (milestone, field)
        for task in record.tasks
        for milestone in task.milestones
        for field in NOTE_FIELDS
    ]
    kept = {}
    for (milestone, field), text in zip(places, notes, strict=False):
        task_id, _ = find_milestone(ledger, milestone.number)
        note = WriteNote(unit.id, task_id, milestone.id, NOTE_FIELDS[field], text)
        ledger.apply(note, AT)
        if storable(text):
            kept[milestone.number, field] = storable(text)
    return kept


def test_every_random_note_is_found_again_and_changes_nothing(
    ledger: Ledger, quality: Unit, tmp_path: Path
) -> None:
    kept = write_notes(ledger, quality, random_notes(500))
    assert len(kept) > 450
    path = tmp_path / "a.xlsx"
    write_workbook([record_of(ledger, quality, DAY)], path, DAY)
    found = {
        (row.id.rpartition("|")[2], field): cell.text
        for row in filled_sheet.load(path).rows
        for field, cell in row.cells.items()
        if field in NOTE_FIELDS
    }
    assert found == kept
    reading = read_sheet(path, ledger)
    assert reading.unchanged == len(reading.rows) == 128


def test_no_note_is_a_formula_or_markup(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    notes = ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "http://a.cn/?a&b"]
    notes += ["<r><t>粗</t></r>", "<r><x/></r>\x01"]
    kept = write_notes(ledger, quality, notes)
    path = tmp_path / "a.xlsx"
    write_workbook([record_of(ledger, quality, DAY)], path, DAY)
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert b"hyperlink" not in sheet
        assert b"<x/>" not in book.read("xl/sharedStrings.xml")
    sheet_ = Sheet(path)
    for (number, field), text in kept.items():
        cell = sheet_.cell(number, field)
        assert cell.data_type == "s"
        assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))
        if "\x01" not in text:
            assert cell.value == text
    assert read_sheet(path, ledger).changes() == ()


@pytest.mark.parametrize(
    "text",
    [
        "长" * 32_000,
        "长" * 32_001,
        "𬭸" * 20_000,
        "述" * 100_000,
        "<r>" + "<b>&" * 9_000 + "</r>",
        "_x0041_x0001\x01" * 6_000,
        "第一行\n" * 10_000,
    ],
)
def test_a_long_text_is_whole(ledger: Ledger, quality: Unit, tmp_path: Path, text: str) -> None:
    write_notes(ledger, quality, [text])
    path = tmp_path / "a.xlsx"
    write_workbook([record_of(ledger, quality, DAY)], path, DAY)
    book = load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            for value in row:
                assert cells.utf16_units(str(value)) <= cells.MOST_UNITS
    row = filled_sheet.load(path).rows[0]
    assert row.cells[Field.PROGRESS].text == text.strip()
    assert read_sheet(path, ledger).changes() == ()


Export = Callable[[], Sheet]
Read = Callable[[Sheet], SheetReading]


def test_a_long_text_is_changed_in_its_own_sheet(
    ledger: Ledger, quality: Unit, export: Export, read: Read
) -> None:
    old = "甲" * 70_000
    write_notes(ledger, quality, [old])
    sheet = export()
    pieces = sheet.book["长文本"]
    pieces["E2"] = "乙" + pieces["E2"].value
    ((field, verdict, was, new),) = cells_of(read(sheet), "一.1.1")
    assert (field, verdict, was) == ("进展情况", "更改", old)
    assert new == "乙" + old


def test_the_beginning_of_a_long_text_is_not_the_text(
    ledger: Ledger, quality: Unit, export: Export, read: Read
) -> None:
    write_notes(ledger, quality, ["甲" * 70_000])
    sheet = export()
    sheet.cell("一.1.1", "进展情况").value = "乙" + sheet.cell("一.1.1", "进展情况").value
    assert cells_of(read(sheet), "一.1.1") == [("进展情况", "拒绝", "", "")]
    sheet.cell("一.1.1", "进展情况").value = "改短了"
    assert cells_of(read(sheet), "一.1.1")[0][3] == "改短了"
    sheet = export()
    del sheet.book["长文本"]
    assert cells_of(read(sheet), "一.1.1") == [("进展情况", "拒绝", "", "")]


def test_what_cannot_be_seen_is_no_change() -> None:
    assert fingerprint("甲 \r\n乙\x07") == fingerprint("甲\n乙")
    assert fingerprint("甲_x000D_\n乙") == fingerprint("甲\n乙")
    assert fingerprint("甲\n乙") != fingerprint("甲乙")
    assert fingerprint(" \n") == ""


def test_the_note_fields_are_the_ledgers() -> None:
    assert set(NOTE_FIELDS.values()) == set(NoteField)
