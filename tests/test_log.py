"""The log: three files of half a megabyte, and none where nothing can be written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from taizhang import log, paths
from tests.conftest import AT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of the test's own."""
    monkeypatch.setattr(paths, "user_folder", lambda: tmp_path / "数据")
    yield paths.log_folder()
    log.close()


def test_lines_with_their_time(folder: Path) -> None:
    log.write("start")
    log.write("台账")
    lines = (folder / log.NAME).read_text(encoding="utf-8").splitlines()
    assert [line.split()[-1] for line in lines] == ["start", "台账"]
    assert all(line[:2] == "20" for line in lines)


def test_nothing_is_made_before_the_first_line(folder: Path) -> None:
    log.close()
    assert not folder.exists()


def test_three_files_of_half_a_megabyte(folder: Path) -> None:
    for _ in range(400):
        log.write("x" * 9000)
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [log.NAME, f"{log.NAME}.1", f"{log.NAME}.2"]
    assert all(file.stat().st_size <= log.SIZE for file in files)


def test_a_folder_that_cannot_be_made_is_no_trouble(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.parent.write_text("a file stands where the folder would", encoding="utf-8")
    log.write("start")
    log.write("again")
    assert capsys.readouterr() == ("", "")


def test_a_full_disk_is_no_trouble(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log.write("start")

    def refuse(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    (handler,) = log._logs.values()
    assert handler.stream is not None
    monkeypatch.setattr(handler, "shouldRollover", refuse)
    log.write("again")
    assert capsys.readouterr() == ("", "")


def test_reports_are_kept_but_not_for_ever(folder: Path) -> None:
    other = folder / "我的.txt"
    for number in range(log.OLD_REPORTS + 5):
        path = log.save_report(f"报告 {number}", AT + timedelta(seconds=number))
        assert path is not None
        other.touch()
    kept = sorted(folder.glob("taizhang-error-*.txt"))
    assert len(kept) == log.OLD_REPORTS
    assert kept[-1].read_text(encoding="utf-8") == f"报告 {log.OLD_REPORTS + 4}"
    assert other.exists()


def test_a_report_goes_to_the_temporary_folder_else(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.parent.write_text("", encoding="utf-8")
    monkeypatch.setattr(log, "_report_folders", lambda: (folder, tmp_path))
    assert log.save_report("报告", AT) == tmp_path / "taizhang-error-20121008-093000.txt"
    monkeypatch.setattr(log, "_report_folders", lambda: (folder, folder))
    assert log.save_report("报告", AT) is None
