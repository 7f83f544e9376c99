from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.report.file import Report, save

OLD = b"the old report"
REPORT = Report(b"%PDF-1.4 new", 1, ())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "落实情况报告.pdf"
    path.write_bytes(OLD)
    return path


def only(path: Path) -> bool:
    """Whether nothing else was left in the folder."""
    return list(path.parent.iterdir()) == [path]


def test_a_new_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "新 报告.pdf"
    save(REPORT, path)
    assert path.read_bytes() == REPORT.pdf
    assert only(path)


def test_an_old_file_is_replaced_and_keeps_its_rights(target: Path) -> None:
    target.chmod(0o640)
    save(REPORT, target)
    assert target.read_bytes() == REPORT.pdf
    assert os.name != "posix" or stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"文件夹.*没有这个.*不存在"):
        save(REPORT, tmp_path / "没有这个" / "报告.pdf")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "报告.pdf"
    folder.mkdir()
    with pytest.raises(KnownError, match="是一个文件夹"):
        save(REPORT, folder)
    assert list(folder.iterdir()) == []


def test_a_read_only_file_is_left_alone(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write everywhere, so the system's answer is given here.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(KnownError, match="只读"):
        save(REPORT, target)
    assert target.read_bytes() == OLD
    assert only(target)


def fail_with(number: int) -> object:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("step", "number", "words"),
    [
        ("os.fsync", errno.ENOSPC, "磁盘已满"),
        ("os.fsync", errno.EIO, "无法保存"),
        ("pathlib.Path.replace", errno.EACCES, "没有写入权限"),
        ("pathlib.Path.replace", errno.EBUSY, "正在被其他程序使用"),
        ("pathlib.Path.open", errno.EROFS, "磁盘是只读的"),
        ("pathlib.Path.open", errno.ENAMETOOLONG, "文件名太长"),
    ],
)
def test_whatever_fails_the_old_file_stays_whole(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(step, fail_with(number))
        with pytest.raises(KnownError, match=words):
            save(REPORT, target)
    assert target.read_bytes() == OLD
    assert only(target)


def test_a_file_held_open_on_windows_is_said_so(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = PermissionError(errno.EACCES, "sharing violation")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]

    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", fail)
        with pytest.raises(KnownError, match="请关闭后再保存"):
            save(REPORT, target)
    assert target.read_bytes() == OLD


def test_an_interruption_leaves_the_old_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            save(REPORT, target)
    assert target.read_bytes() == OLD
    assert only(target)
