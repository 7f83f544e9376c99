"""Names are data: shown without deceit, written out without leading anywhere."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.errors import KnownError
from taizhang.ledger.agencies import Unit
from taizhang.ledger.evidence import EvidencePlace, evidence_of
from taizhang.ledger.evidence_adding import NewFile, attach
from taizhang.ledger.evidence_names import safe_name, shown_name, stored_name
from taizhang.ledger.evidence_opening import save_copy
from taizhang.ledger.find import find_milestone
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger
from tests.conftest import AT

HOSTILE = (
    "..",
    ".",
    "../../etc/passwd",
    "..\\..\\windows\\system32\\a.dll",
    "C:\\a.txt",
    "/etc/passwd",
    "a/b/c.txt",
    "报告\u202efdp.exe",
    "a\nb\tc\r.txt",
    "\x1b[31m红.txt",
    "nul",
    "CON.txt",
    "com1.tar.gz",
    "LPT¹",
    "没有扩展名",
    "尾点...",
    "尾空格.pdf ",
    " ",
    "",
    "a:b.txt",
    "-rf",
    "~$锁.docx",
    ".隐藏",
    "x" * 255,
    "好" * 85,
    "好" * 82 + ".pdf.docx",
    "\U00020000" * 63 + ".txt",
    "坏\udcff字.txt",
    "零\0.txt",
    '<>:"/\\|?*.pdf',
    "=cmd|' /C calc'!A0",
    "e\u0301.txt",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name(ledger: Ledger, quality: Unit, tmp_path: Path, name: str) -> None:
    place = EvidencePlace(quality.id, *find_milestone(ledger, "一.3.2"))
    attach(ledger, [NewFile(name, name.encode("utf-8", "replace"))], [place], AT)
    ((item,),) = evidence_of(ledger, quality.id, [place.task_id]).values()
    if name.strip() and name.isprintable():
        assert item.name == name
    folder = tmp_path / "out"
    folder.mkdir()
    save_copy(ledger, item.id, folder / safe_name(item.name))
    (written,) = folder.iterdir()
    assert written.read_bytes() == name.encode("utf-8", "replace")
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == ["out"]
    assert findings(ledger) == []


def test_shown() -> None:
    assert shown_name("报告\u202efdp.exe") == "报告fdp.exe"
    assert shown_name("a\n\x1bb") == "a b"
    assert shown_name("\u202e") == "未命名"
    assert shown_name("坏\udcff") == "坏\ufffd"
    assert stored_name("报告\u202efdp.exe") == "报告\u202efdp.exe"
    assert stored_name("a\0\udc80") == "a\ufffd\ufffd"


def test_safe() -> None:
    assert safe_name("..") == "_"
    assert safe_name("../../a.txt") == "__.._a.txt"
    assert safe_name("NUL.tar.gz") == "_NUL.tar.gz"
    assert safe_name("com1 .txt") == "_com1.txt"
    assert safe_name("好" * 200 + ".pdf") == "好" * 76 + ".pdf"
    assert safe_name("通知（定稿）.docx") == "通知（定稿）.docx"


@settings(derandomize=True, database=None, max_examples=300)
@given(st.text(max_size=300))
def test_any_name_is_one_safe_name(name: str) -> None:
    safe = safe_name(stored_name(name))
    assert 0 < len(safe) <= 80
    assert len(safe.encode()) <= 240
    assert PureWindowsPath(safe).name == safe == Path(safe).name
    assert not PureWindowsPath(safe).is_reserved()
    assert safe == safe.strip()
    assert not safe.endswith((".", " "))
    assert safe not in (".", "..")
    assert safe_name(safe) == safe


def test_saving_refuses_a_folder(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    place = EvidencePlace(quality.id, *find_milestone(ledger, "一.3.2"))
    attach(ledger, [NewFile("a.txt", b"1")], [place], AT)
    with pytest.raises(KnownError, match="是一个文件夹"):
        save_copy(ledger, 1, tmp_path)
    with pytest.raises(KnownError, match="找不到该位置"):
        save_copy(ledger, 1, tmp_path / "nowhere" / "a.txt")
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".tz")] == []
