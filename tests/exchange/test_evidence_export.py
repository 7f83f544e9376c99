"""All evidence as a folder or a zip: names that tell the place, whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from datetime import date
from pathlib import Path, PureWindowsPath

import pytest

from taizhang.errors import KnownError
from taizhang.exchange.evidence_export import INDEX, Exported, export
from taizhang.ledger.agencies import Unit
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_adding import NewFile, attach, put_in_version
from taizhang.ledger.find import find
from taizhang.ledger.store import Ledger
from tests.conftest import AT


def add(ledger: Ledger, unit: Unit, number: str, *files: NewFile, caption: str = "") -> None:
    at = find(ledger, number)
    place = EvidencePlace(unit.id, at.task_id, at.milestone_id)
    attach(ledger, files, [place], AT, caption, date(2012, 9, 1))


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def index(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.fixture
def filled(ledger: Ledger, quality: Unit, education: Unit) -> Ledger:
    """Files of two units; 省教育厅 has one that stands for two places."""
    add(
        ledger,
        quality,
        "一.3.2",
        NewFile("通知.pdf", b"1"),
        NewFile("照片.jpg", b"2"),
        caption="=1+1",
    )
    add(ledger, quality, "一.3", NewFile("总结", b"3"))
    add(ledger, quality, "一.3.1", NewFile("通知.pdf", b"1"))
    ((number,), *_) = ledger.rows(
        "SELECT t.number FROM task AS t JOIN duty AS d ON d.task_id = t.id "
        "WHERE d.agency_id = ? AND d.role <> '要求' ORDER BY t.id",
        (education.id,),
    )
    add(ledger, education, number, NewFile("教育.txt", b"4"))
    return ledger


def test_a_folder(filled: Ledger, quality: Unit, tmp_path: Path) -> None:
    target = tmp_path / "佐证"
    done = export(filled, target, quality.id)
    assert done == Exported(4, 4, ())
    found = files_in(target)
    rows = index(found.pop(INDEX))
    assert [path.split("/")[-1] for path in found if "一.3 " in path]
    assert {path.split("/")[-1]: data for path, data in found.items()} == {
        "一.3-01 总结": b"3",
        "一.3.1-01 通知.pdf": b"1",
        "一.3.2-01 通知.pdf": b"1",
        "一.3.2-02 照片.jpg": b"2",
    }
    agency, section, task, _ = next(iter(found)).split("/")
    assert agency == "省质监局"
    assert section.startswith("一、")
    assert task.startswith("一.3 ")
    assert [row["文件"] for row in rows] == [
        f"{agency}/{section}/{task}/{name}"
        for name in (
            "一.3-01 总结",
            "一.3.1-01 通知.pdf",
            "一.3.2-01 通知.pdf",
            "一.3.2-02 照片.jpg",
        )
    ]
    assert rows[3]["说明"] == "'=1+1"
    assert rows[3]["材料日期"] == "2012-09-01"
    for row in rows:
        assert hashlib.sha256(found[row["文件"]]).hexdigest() == row["SHA-256"]


def test_a_zip_is_the_same(filled: Ledger, tmp_path: Path) -> None:
    export(filled, tmp_path / "a")
    target = tmp_path / "全部.ZIP"
    target.write_bytes(b"old")
    assert export(filled, target).files == 5
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        found = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        assert archive.infolist()[0].date_time == (2012, 10, 8, 9, 30, 0)
    assert found == files_in(tmp_path / "a")
    assert {path.split("/")[0] for path in found} == {"省质监局", "省教育厅", INDEX}


def test_hostile_names_stay_inside(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    names = ["../../a.txt", "..", "CON", "好" * 84 + ".pdf", "报告\u202efdp.exe", "a\n=b.txt", " "]
    names += ["/etc/passwd", "C:\\x", "=cmd|x", "x" * 255]
    for number, name in enumerate(names):
        add(ledger, quality, "一.3.2", NewFile(name, bytes([number])))
    target = tmp_path / "out"
    assert export(ledger, target).files == len(names)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "a.ledger",
        "a.ledger-shm",
        "a.ledger-wal",
        "out",
    ]
    found = files_in(target)
    assert len(found) == len(names) + 1
    for path in found:
        assert len(path) < 220
        assert all(not PureWindowsPath(part).is_reserved() for part in path.split("/"))
        assert all(len(part.encode()) <= 255 for part in path.split("/"))
    for row in index(found[INDEX]):
        assert not row["材料名称"].startswith("=")


def test_the_newest_versions_as_of_the_day(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    add(ledger, quality, "一.3.2", NewFile("稿.txt", b"1"))
    put_in_version(ledger, 1, NewFile("定稿.txt", b"2"), AT, dated_on=date(2012, 10, 1))
    export(ledger, tmp_path / "now")
    export(ledger, tmp_path / "then", as_of=date(2012, 9, 30))
    assert any(path.endswith("-01 定稿.txt") for path in files_in(tmp_path / "now"))
    assert any(path.endswith("-01 稿.txt") for path in files_in(tmp_path / "then"))


def test_what_is_damaged_is_left_out_and_named(filled: Ledger, tmp_path: Path) -> None:
    filled.connection.execute("UPDATE evidence_part SET bytes = x'00' WHERE id = 2")
    for target in (tmp_path / "a", tmp_path / "a.zip"):
        assert export(filled, target).damaged == ("一.3.2 照片.jpg",)
    found = files_in(tmp_path / "a")
    assert not any("照片" in path for path in found)
    (row,) = [row for row in index(found[INDEX]) if row["备注"]]
    assert (row["文件"], row["材料名称"], row["备注"]) == ("", "照片.jpg", "内容已损坏，没有导出")


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_cancelled_it_leaves_nothing(filled: Ledger, tmp_path: Path, name: str) -> None:
    class Cancel(Exception):
        pass

    def progress(done: int, total: int) -> None:
        assert total == 5
        if done == 3:
            raise Cancel

    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancel):
        export(filled, tmp_path / name, progress=progress)
    assert sorted(tmp_path.iterdir()) == before


def test_refusals(filled: Ledger, quality: Unit, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_bytes(b"mine")
    (tmp_path / "dir.zip").mkdir()
    (tmp_path / "empty").mkdir()
    with pytest.raises(KnownError, match="已经有内容"):
        export(filled, tmp_path / "full")
    with pytest.raises(KnownError, match="是一个文件夹"):
        export(filled, tmp_path / "dir.zip")
    with pytest.raises(KnownError, match="不存在"):
        export(filled, tmp_path / "nowhere" / "a")
    assert files_in(tmp_path / "full") == {"mine.txt": b"mine"}
    assert export(filled, tmp_path / "empty", quality.id).files == 4
    with pytest.raises(KnownError, match="没有佐证材料可以导出"):
        export(filled, tmp_path / "b", 99)


def test_a_disk_that_refuses(
    filled: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    before = sorted(tmp_path.iterdir())
    for name in ("a", "a.zip"):
        with pytest.raises(KnownError, match="磁盘已满"):
            export(filled, tmp_path / name)
    assert sorted(tmp_path.iterdir()) == before
