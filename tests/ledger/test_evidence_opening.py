"""Copies for the system to open: whole, read-only, by themselves; nothing that runs."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.agencies import Unit
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_adding import NewFile, attach
from taizhang.ledger.evidence_content import PART, DamagedEvidence
from taizhang.ledger.evidence_kinds import may_open
from taizhang.ledger.evidence_opening import NotOpened, clear_copies, open_copy, save_copy
from taizhang.ledger.find import find_milestone
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger
from tests.conftest import AT

PDF = b"%PDF-1.4\n" + b"x" * 100


def add(ledger: Ledger, unit: Unit, name: str, data: bytes) -> int:
    place = EvidencePlace(unit.id, *find_milestone(ledger, "一.3.2"))
    done = attach(ledger, [NewFile(name, data)], [place], AT)
    (evidence_id,) = done.changed.keys("evidence", "id")
    return int(evidence_id)


@pytest.mark.parametrize(
    "name",
    [
        *("a.pdf", "A.PDF", "a.ofd", "a.docx", "a.wps", "a.et", "a.jpg", "a.png", "a.txt", "a.zip"),
        *("a.mp4", "报告\u202etxt.pdf", "a.ｐｄｆ"),
    ],
)
def test_documents_are_opened(name: str) -> None:
    assert may_open(name, PDF) is None
    assert may_open(name, b"") is None


@pytest.mark.parametrize(
    "ending",
    [
        *("exe", "bat", "cmd", "com", "scr", "msi", "ps1", "vbs", "js", "jse", "wsf", "hta"),
        *("lnk", "pif", "reg", "jar", "desktop", "sh", "py", "appimage", "run", "url", "chm"),
        *("scf", "cpl", "msc", "jnlp", "xll", "wll", "vbe", "ws", "shs", "website", "library-ms"),
        *("settingcontent-ms", "search-ms", "img", "vhdx", "rdp", "appinstaller", "application"),
        *("mht", "xhtml", "one", "theme", "diagcab", "command", "workflow", "deb", "pyw", "dll"),
        *("html", "svg", "xml", "docm", "xlsm", "xlsb", "pptm", "dotm", "inf", "iso", "unknown"),
    ],
)
def test_nothing_that_runs_is_opened(ending: str) -> None:
    for name in (f"a.{ending}", f"a.pdf.{ending.upper()}", f"a.{ending}. ", f"a\u202efdp.{ending}"):
        assert may_open(name, PDF) is not None, name


@pytest.mark.parametrize(
    "head",
    [
        b"MZ\x90\0",
        b"\x7fELF\2",
        b"#!/bin/sh\n",
        b"\xca\xfe\xba\xbe",
        b"\x4c\0\0\0\x01\x14\x02\0",
        b"\n[Desktop Entry]\nExec=x",
        b"[InternetShortcut]\r\nURL=x",
        b"Windows Registry Editor Version 5.00",
        b"\xd0\xcf\x11\xe0" + "_VBA_PROJECT".encode("utf-16-le"),
    ],
)
def test_whatever_the_name_a_program_is_not_opened(head: bytes) -> None:
    assert may_open("a.pdf", head) is not None


def test_no_ending_is_not_opened() -> None:
    assert may_open("通知", PDF) == "文件名没有扩展名，不知道该用什么程序打开，只能另存。"


def test_a_copy_is_whole_and_read_only(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    folder = tmp_path / "opened"
    first = open_copy(ledger, add(ledger, quality, "../../通知.pdf", PDF), folder)
    second = open_copy(ledger, add(ledger, quality, "通知.pdf", PDF[:-1]), folder)
    assert (first.read_bytes(), second.read_bytes()) == (PDF, PDF[:-1])
    assert first.parent.parent == second.parent.parent == folder
    assert first.parent != second.parent
    assert second.name == "通知.pdf"
    assert not first.stat().st_mode & stat.S_IWUSR
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    clear_copies(folder)
    assert not folder.exists()
    clear_copies(folder)  # where there is none


def test_programs_leave_nothing_but_can_be_saved(
    ledger: Ledger, quality: Unit, tmp_path: Path
) -> None:
    id_ = add(ledger, quality, "安装.exe", b"MZ" + b"\0" * 99)
    with pytest.raises(NotOpened, match=r"“安装\.exe”这是程序"):
        open_copy(ledger, id_, tmp_path / "opened")
    assert not (tmp_path / "opened").exists()
    save_copy(ledger, id_, tmp_path / "安装.exe")
    assert (tmp_path / "安装.exe").read_bytes()[:2] == b"MZ"


def test_macros_are_found_wherever_they_stand(
    ledger: Ledger, quality: Unit, tmp_path: Path
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/media/a.bin", os.urandom(2 * PART))
        archive.writestr("word/vbaProject.bin", b"1")
    across = b"x" * (PART - 5) + "_VBA_PROJECT".encode("utf-16-le")
    for name, data in (("通知.docx", packed.getvalue()), ("表.xls", across)):
        with pytest.raises(NotOpened, match="有宏"):
            open_copy(ledger, add(ledger, quality, name, data), tmp_path / "opened")


_FLIP = "CAST(substr(bytes, 1, 999) || x'00' || substr(bytes, 1001) AS BLOB)"


@pytest.mark.parametrize(
    "sql",
    [
        f"UPDATE evidence_part SET bytes = {_FLIP} WHERE id = 1",
        "DELETE FROM evidence_part WHERE id = 2",
        "UPDATE evidence_part SET packed = 1 - packed WHERE id = 1",
        "UPDATE evidence_part SET number = 9 WHERE id = 1",
        "UPDATE evidence_content SET size = size + 1 WHERE id = 1",
    ],
)
def test_one_byte_of_damage_is_found(
    ledger: Ledger, quality: Unit, tmp_path: Path, sql: str
) -> None:
    data = os.urandom(PART + 500_000).replace(b"\0", b"1")
    id_ = add(ledger, quality, "照片.jpg", data)
    add(ledger, quality, "b.txt", b"text " * 99)
    assert findings(ledger) == []
    ledger.connection.execute(sql)
    (said,) = findings(ledger)
    assert "一.3.2 照片.jpg" in said
    target = tmp_path / "照片.jpg"
    target.write_bytes(b"old")
    with pytest.raises(DamagedEvidence, match=r"“照片\.jpg”的内容已损坏"):
        save_copy(ledger, id_, target)
    with pytest.raises(DamagedEvidence):
        open_copy(ledger, id_, tmp_path / "opened")
    assert target.read_bytes() == b"old"
    assert {p.name for p in tmp_path.rglob("*") if p.is_file()} <= {
        "照片.jpg",
        "a.ledger",
        "a.ledger-wal",
        "a.ledger-shm",
    }


def test_a_part_cannot_unpack_to_more_than_a_part(ledger: Ledger, quality: Unit) -> None:
    import zlib

    id_ = add(ledger, quality, "a.txt", b"a" * 1000)
    bomb = zlib.compress(b"a" * (50 * PART))
    ledger.connection.execute("UPDATE evidence_part SET bytes = ?", (bomb,))
    with pytest.raises(DamagedEvidence):
        open_copy(ledger, id_, Path("never-made"))
    assert not Path("never-made").exists()


def test_an_unused_content_is_checked_too(ledger: Ledger, quality: Unit) -> None:
    add(ledger, quality, "a.txt", b"1")
    ledger.undo(AT)
    ledger.connection.execute("UPDATE evidence_part SET bytes = x'00'")
    assert findings(ledger) == ["撤下的佐证材料第 1 号内容已损坏。"]


def test_where_nothing_can_be_written(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    id_ = add(ledger, quality, "a.txt", b"1")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(KnownError, match="写不出来"):
        open_copy(ledger, id_, tmp_path / "file" / "opened")
    with pytest.raises(KnownError, match="没有编号为 9"):
        open_copy(ledger, 9, tmp_path)
