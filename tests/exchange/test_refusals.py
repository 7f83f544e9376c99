"""What cannot be taken from a sheet is refused with its reason, and the rest is taken."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from taizhang.errors import KnownError
from taizhang.exchange import package, sheet_reader
from taizhang.exchange.read_sheet import SheetReading, read_sheet
from taizhang.ledger.store import Ledger
from tests.exchange.conftest import Sheet, cells_of, refusals, row_of

Export = Callable[[], Sheet]
Read = Callable[[Sheet], SheetReading]
SHEET_PART = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("number", "filled", "why"),
    [
        ("一.1.1", {"进展状态": "完成了"}, "“完成了”不是进展状态。请填：未开始、进行中"),
        ("一.1.1", {"进展状态": True}, "不是进展状态"),
        ("一.1.1", {"进展状态": "已完成"}, "要填完成日期"),
        ("一.1.1", {"进展状态": "已完成", "完成日期": "年底"}, "“年底”不是日期"),
        ("一.1.1", {"进展状态": "已完成", "完成日期": "2012-02-30"}, "不是日期"),
        ("一.1.1", {"进展状态": "已完成", "完成日期": "12.12.31"}, "不是日期"),
        ("一.1.1", {"进展状态": "已完成", "完成日期": "1012-12-31"}, "请检查年份"),
        ("一.1.1", {"完成日期": "2012-12-31"}, "进展状态却是“未开始”"),
        ("一.1.1", {"进展状态": "不适用"}, "要填理由"),
        ("一.1.1", {"不适用理由": "撤销"}, "进展状态却是“未开始”"),
        ("一.1.1", {"完成值": 1}, "不是指标，不能填完成值"),
        ("七.1.3", {"完成值": "约十个"}, "“约十个”不是数"),
        ("七.1.3", {"完成值": "18家"}, "不是数"),
        ("七.1.3", {"完成值": -1}, "不小于零"),
        ("七.1.3", {"完成值": "-1"}, "不是数"),
        ("一.1.1", {"进展情况": "=1+1"}, "这一格是公式"),
        ("一.1.1", {"进展状态": '="已"&"完成"'}, "这一格是公式"),
        ("一.1.1", {"进展情况": "#REF!"}, "错误值 #REF!"),
    ],
)
def test_a_cell_that_cannot_be_taken(
    export: Export, read: Read, number: str, filled: dict[str, Any], why: str
) -> None:
    sheet = export()
    sheet.fill(number, **filled)
    sheet.fill("一.2.1", 进展情况="照读")
    reading = read(sheet)
    assert why in refusals(reading, number)
    assert len(reading.changes(overwrite=True)) == 1
    assert cells_of(reading, "一.2.1") == [("进展情况", "更改", "", "照读")]


def test_a_numeric_year_is_no_day(export: Export, read: Read) -> None:
    sheet = export()
    sheet.fill("一.1.1", 进展状态="已完成", 完成日期=2012)
    sheet.cell("一.1.1", "完成日期").number_format = "General"
    assert "“2012”不是日期" in refusals(read(sheet), "一.1.1")


def test_a_percent_is_no_quantity(export: Export, read: Read) -> None:
    sheet = export()
    sheet.fill("七.1.3", 完成值=0.9)
    sheet.cell("七.1.3", "完成值").number_format = "0%"
    assert "不能填百分数" in refusals(read(sheet), "七.1.3")


def test_a_refused_figure_does_not_hinder_the_rows_notes(export: Export, read: Read) -> None:
    sheet = export()
    sheet.fill("七.1.3", 完成值="很多", 进展状态="进行中", 进展情况="照读")
    reading = read(sheet)
    assert [cell[:2] for cell in cells_of(reading, "七.1.3")] == [
        ("完成值", "拒绝"),
        ("进展情况", "更改"),
    ]
    assert len(reading.changes()) == 1


@pytest.mark.parametrize(
    ("id_", "why"),
    [
        (None, "没有行标识"),
        ("某政办发〔2011〕1号|省质监局|一.1.1", "属于另一个方案"),
        ("苏政办发〔2012〕123号|省没有厅|一.1.1", "没有单位“省没有厅”"),
        ("苏政办发〔2012〕123号|省质监局|九.9.9", "没有编号为“九.9.9”的任务或节点"),
        ("苏政办发〔2012〕123号|省教育厅|一.4.2", "省教育厅没有编号为"),
    ],
)
def test_a_row_that_is_nobodys(export: Export, read: Read, id_: str | None, why: str) -> None:
    sheet = export()
    sheet.fill("一.1.1", 进展情况="甲")
    line = sheet.line("一.1.1")
    sheet.sheet.cell(line, 1).value = id_
    reading = read(sheet)
    row = next(row for row in reading.rows if row.line == line)
    assert why in str(row.why)
    assert reading.changes() == ()


def test_a_row_copied_and_filled_in_differently(export: Export, read: Read) -> None:
    sheet = export()
    line, other = sheet.line("一.1.1"), sheet.line("一.1.2")
    for column in range(1, sheet.sheet.max_column + 1):
        sheet.sheet.cell(other, column).value = sheet.sheet.cell(line, column).value
    assert read(sheet).changes() == ()
    sheet.sheet.cell(other, sheet.columns["进展情况"]).value = "甲"
    reading = read(sheet)
    assert f"第 {line}、{other} 行是同一个节点" in refusals(reading, "一.1.1")
    assert reading.changes(overwrite=True) == ()


def test_a_milestone_whose_words_changed_since(export: Export, read: Read) -> None:
    sheet = export()
    sheet.fill("一.1.1", 进展情况="甲")
    hidden = sheet.book["导出记录"]
    row = next(row for row in hidden.iter_rows() if str(row[0].value).endswith("|一.1.1"))
    row[1].value = "0123456789abcdef"
    assert "文字改了" in str(row_of(read(sheet), "一.1.1").why)


def test_figures_on_a_tasks_row(export: Export, read: Read) -> None:
    sheet = export()
    line = sheet.line("一.1.1")
    sheet.sheet.cell(line, 1).value = "苏政办发〔2012〕123号|省质监局|一.1"
    sheet.cell("一.1.1", "进展情况").value = "整个任务的"
    reading = read(sheet)
    assert "这一行是任务整体" in refusals(reading, "一.1")
    assert len(reading.changes()) == 1


def test_a_sheet_of_another_plan(export: Export, read: Read) -> None:
    sheet = export()
    sheet.book["导出记录"]["B2"] = "某政办发〔2011〕1号"
    sheet.book["导出记录"]["C2"] = "另一个方案"
    with pytest.raises(KnownError, match="《另一个方案》"):
        read(sheet)


def test_a_sheet_that_is_no_ledger(export: Export, read: Read) -> None:
    sheet = export()
    column = sheet.columns["行标识"]
    sheet.sheet.delete_cols(column)
    with pytest.raises(KnownError, match="行标识"):
        read(sheet)


def test_headings_that_are_double_or_gone(export: Export, read: Read) -> None:
    sheet = export()
    sheet.sheet.cell(5, sheet.columns["备注"]).value = "进展情况"
    with pytest.raises(KnownError, match="“进展情况”有两列"):
        read(sheet)
    sheet = export()
    for heading in ("进展状态", "完成日期", "完成值", "不适用理由"):
        sheet.sheet.cell(5, sheet.columns[heading]).value = "x" + heading
    assert read(sheet).changes() == ()
    for heading in ("进展情况", "存在问题", "下一步打算", "需协调事项"):
        sheet.sheet.cell(5, sheet.columns[heading]).value = "x" + heading
    with pytest.raises(KnownError, match="没有可以读回的列"):
        read(sheet)


def test_two_ledgers_in_one_workbook(export: Export, read: Read) -> None:
    sheet = export()
    sheet.book.copy_worksheet(sheet.sheet).title = "备份"
    assert read(sheet).changes() == ()
    sheet.sheet.title = "改过的名字"
    with pytest.raises(KnownError, match="几张台账"):
        read(sheet)


def repacked(path: Path, parts: dict[str, Callable[[bytes], bytes]], **more: bytes) -> None:
    """The workbook with parts altered, and others added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            alter = parts.get(entry.filename, bytes)
            new.writestr(entry.filename, alter(old.read(entry)))
        for name, data in more.items():
            new.writestr(name, data)
    path.write_bytes(stream.getvalue())


def refused(path: Path, ledger: Ledger, why: str) -> None:
    with pytest.raises(KnownError, match=why):
        read_sheet(path, ledger)


def test_files_that_are_no_workbook(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    refused(path, ledger, "打不开“a.xlsx”：找不到该位置")
    refused(tmp_path, ledger, "打不开")
    for data in (b"", b"PK\x03\x04", b"hello" * 100, b"%PDF-1.7"):
        path.write_bytes(data)
        refused(path, ledger, "不是 Excel 工作簿")
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("a.txt", "x")
    refused(path, ledger, "不是 Excel 工作簿")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    path.write_bytes(ole + "Workbook".encode("utf-16-le"))
    refused(path, ledger, "旧格式（.xls）.*另存为 .xlsx")
    path.write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    refused(path, ledger, "加了密码")


def test_a_workbook_with_a_program_or_links_to_other_files(ledger: Ledger, export: Export) -> None:
    path = export().path
    repacked(path, {}, **{"xl/vbaProject.bin": b"x"})
    refused(path, ledger, "带有宏")
    path = export().path
    repacked(path, {}, **{"xl/externalLinks/externalLink1.xml": b"<x/>"})
    refused(path, ledger, "链接了别的文件")


def test_a_damaged_workbook(ledger: Ledger, export: Export) -> None:
    def cut(part: bytes) -> bytes:
        return part[: len(part) // 2]

    for part in (SHEET_PART, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"):
        path = export().path
        repacked(path, {part: cut})
        refused(path, ledger, "损坏")
    path = export().path
    data = bytearray(path.read_bytes())
    data[2000:2100] = bytes(100)
    path.write_bytes(data)
    refused(path, ledger, "损坏|不是 Excel")
    path = export().path
    repacked(path, {SHEET_PART: lambda p: p.replace(b"<v>9</v>", b"<v>999999</v>")})
    refused(path, ledger, "损坏")


def test_entities_do_not_grow(ledger: Ledger, export: Export) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ha">{levels}]><x>&e11;</x>'.encode()
    path = export().path
    repacked(path, {"xl/sharedStrings.xml": lambda _: bomb})
    refused(path, ledger, "损坏")


def test_a_file_that_unpacks_to_more_than_is_read(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book,
        book.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(package.MOST_UNPACKED_BYTES // 2**20 + 1):
            part.write(bytes(2**20))
    assert path.stat().st_size < 2**20
    refused(path, ledger, "解开后太大")
    with zipfile.ZipFile(path, "w") as book:
        for number in range(package.MOST_PARTS + 1):
            book.writestr(str(number), b"")
    refused(path, ledger, "解开后太大")


def test_a_file_that_is_too_big(
    ledger: Ledger, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = export().path
    monkeypatch.setattr(package, "MOST_FILE_BYTES", 1000)
    refused(path, ledger, "超过 64 MB")


def test_too_many_cells(ledger: Ledger, export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    path = export().path
    monkeypatch.setattr(sheet_reader, "MOST_CELLS", 1000)
    refused(path, ledger, "单元格太多")
    monkeypatch.setattr(package, "MOST_ELEMENTS", 500)
    refused(path, ledger, "内容太多")


def test_a_sheet_that_claims_every_cell_there_is(ledger: Ledger, export: Export) -> None:
    def claim(part: bytes) -> bytes:
        part = part.replace(b'ref="A1:W136"', b'ref="A1:XFD1048576"')
        last = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
        return part.replace(b"</sheetData>", last)

    path = export().path
    repacked(path, {SHEET_PART: claim})
    reading = read_sheet(path, ledger)
    assert reading.unchanged == len(reading.rows) == 128
