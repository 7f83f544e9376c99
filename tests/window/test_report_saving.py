"""Saved and printed: as which file, under which name, and what hinders it."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.reports import reports_made
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger
from taizhang.report import file as report_file
from taizhang.window.report.handing_over import HandingOver
from tests.conftest import AT
from tests.window.before import Before

NOTE = "已报省政府常务会议审议"
LETTER, SHEET, SLIP = range(3)


@pytest.fixture
def before(ledger: Ledger, quality: Unit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Before:
    task, milestone = find_milestone(ledger, "一.3.2")
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, NOTE), AT)
    monkeypatch.setattr(HandingOver, "confirm", lambda *_: True)
    return Before(ledger, quality, qtbot)


@dataclass
class Asked:
    """What the file dialog proposed and offered."""

    folders: list[Path] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str = "") -> Asked:
    """The file dialog is answered with that path."""
    asked = Asked()

    def choose(_parent: object, _title: str, name: str, kinds: str) -> tuple[str, str]:
        asked.folders.append(Path(name).parent)
        asked.names.append(Path(name).name)
        asked.kinds.append(kinds)
        return str(path), next((k for k in kinds.split(";;") if kind in k), "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return asked


@pytest.mark.parametrize(
    ("form", "name", "kinds"),
    [
        (LETTER, "江苏省质量技术监督局自查报告（截至2012-12-31）.pdf", ["pdf", "docx"]),
        (SHEET, "江苏省质量技术监督局任务台账（截至2012-12-31）.pdf", ["pdf", "xlsx"]),
        (SLIP, "江苏省质量技术监督局任务单（截至2012-12-31）.pdf", ["pdf"]),
    ],
)
def test_name_and_kinds_that_are_proposed(
    before: Before,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: int,
    name: str,
    kinds: list[str],
) -> None:
    before.choose(before.dialog.options.form, form)
    before.wait()
    asked = answer(monkeypatch, tmp_path / "报告", "pdf")
    before.push("保存")
    assert asked.names == [name]
    (offered,) = asked.kinds
    assert [k.rpartition(".")[2].rstrip(")") for k in offered.split(";;")] == kinds
    assert (tmp_path / "报告.pdf").read_bytes() == before.pdf
    assert before.said == f"已保存：{tmp_path / '报告.pdf'}"


def test_letter_as_word_document(
    before: Before, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "报告2.0版", "docx")
    before.push("保存")
    words = zipfile.ZipFile(tmp_path / "报告2.0版.docx").read("word/document.xml").decode()
    assert NOTE in words


def test_sheet_as_workbook(before: Before, tmp_path: Path) -> None:
    before.choose(before.dialog.options.form, SHEET)
    before.wait()
    before.dialog.save(tmp_path / "台账.xlsx")
    cells = openpyxl.load_workbook(tmp_path / "台账.xlsx")["任务台账"].iter_rows(values_only=True)
    assert any(NOTE in row for row in cells)


def test_saved_again_where_it_was_saved_last(
    before: Before, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before.dialog.save(tmp_path / "报告.pdf")
    asked = answer(monkeypatch, tmp_path / "再存一次.pdf")
    before.push("保存")
    assert asked.folders == [tmp_path]


def test_what_was_saved_is_noted_with_its_hash(
    before: Before, quality: Unit, tmp_path: Path
) -> None:
    before.dialog.save(tmp_path / "报告.pdf")
    (made,) = reports_made(before.ledger, quality.id)
    assert (made.form, made.as_of, made.file_name) == (
        *("自查报告", date(2012, 12, 31)),
        "报告.pdf",
    )
    assert made.sha256 == hashlib.sha256(before.pdf).hexdigest()


def test_saved_although_it_cannot_be_noted(before: Before, tmp_path: Path) -> None:
    before.ledger.connection.execute("PRAGMA query_only = ON")
    before.dialog.save(tmp_path / "报告.pdf")
    assert (tmp_path / "报告.pdf").read_bytes() == before.pdf
    assert "但没有记入台账" in before.said


@pytest.mark.parametrize(
    "where", ["missing/r.pdf", "a-file/r.pdf", "folder.pdf", "r.xlsx", "r.odt"]
)
def test_what_hinders_saving_is_one_sentence(
    before: Before, quality: Unit, tmp_path: Path, where: str
) -> None:
    (tmp_path / "a-file").write_text("")
    (tmp_path / "folder.pdf").mkdir()
    before.dialog.save(tmp_path / where)
    assert before.said.endswith("。")
    assert "已保存" not in before.said
    assert "Errno" not in before.said
    assert before.button("保存").isEnabled()
    assert reports_made(before.ledger, quality.id) == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "没有写入权限"),
        (OSError(28, "No space left on device"), "磁盘已满"),
        (OSError(16, "Device or resource busy"), "正在被其他程序使用"),
    ],
)
def test_refused_file_is_one_sentence_and_the_old_one_is_whole(
    before: Before,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: OSError,
    words: str,
) -> None:
    """The tests may run as root, whom no mode hinders: the system's refusal is played."""
    old = tmp_path / "报告.pdf"
    old.write_bytes(b"old")

    def refuse(_path: Path, _content: bytes) -> None:
        raise error

    monkeypatch.setattr(report_file, "write_whole", refuse)
    before.dialog.save(old)
    assert words in before.said
    assert old.read_bytes() == b"old"


# -- the printer ----------------------------------------------------------------------------


def play_printer(
    monkeypatch: pytest.MonkeyPatch, path: Path, first: int, last: int
) -> list[object]:
    """The print dialog is answered with a printer that is a file, and a range of pages."""
    duplex: list[object] = []

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        duplex.append(printer.duplex())
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setResolution(72)
        printer.setFromTo(first, last)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    return duplex


def test_pages_of_a_range_are_printed_and_noted(
    before: Before, quality: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "printed.pdf"
    play_printer(monkeypatch, path, 2, 3)
    before.push("打印")
    assert before.said == "已送打印机：2 页。"
    assert len(pypdfium2.PdfDocument(str(path))) == 2
    assert [made.file_name for made in reports_made(before.ledger, quality.id)] == ["打印件"]


def test_sheet_is_printed_across(
    before: Before, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before.choose(before.dialog.options.form, SHEET)
    before.wait()
    path = tmp_path / "printed.pdf"
    play_printer(monkeypatch, path, 1, 2)
    before.push("打印")
    width, height = pypdfium2.PdfDocument(str(path)).get_page_size(0)
    assert width == pytest.approx(1191, abs=3)
    assert height == pytest.approx(842, abs=3)


def test_print_dialog_that_was_left_prints_nothing(
    before: Before, quality: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    before.push("打印")
    assert "打印机" not in before.said
    assert reports_made(before.ledger, quality.id) == []
