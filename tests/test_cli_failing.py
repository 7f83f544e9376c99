"""An unexpected error on the command line: one sentence, a report, exit code 70."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from taizhang import __main__ as start
from taizhang import log, paths
from taizhang.cli import app, failing

SECRET = "张三的备注"


def fail(*_args: object, **_options: object) -> None:
    raise RuntimeError(f"unexpected: {SECRET}")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "user_folder", lambda: tmp_path / "数据")
    monkeypatch.setattr(sys, "argv", ["taizhang", "units"])
    monkeypatch.setattr(app, "open_or_create", fail)
    return paths.log_folder()


def ended(capfd: pytest.CaptureFixture[str]) -> tuple[object, str]:
    with pytest.raises(SystemExit) as stopped:
        start.main()
    log.close()
    captured = capfd.readouterr()
    assert captured.out == ""
    return stopped.value.code, captured.err


def test_one_sentence_and_a_report(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, said = ended(capfd)
    (report,) = folder.glob("taizhang-error-*.txt")
    assert code == failing.CODE == 70
    assert said == f"错误：程序出了意外的错误。可以把报告发给维护人员，报告在“{report}”\n"
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError: unexpected: <5>" in text
    assert "SQLite: " in text
    assert re.search(r"^Last operations: .*units$", text, re.MULTILINE)
    assert text.strip() in (folder / log.NAME).read_text(encoding="utf-8")
    assert SECRET not in text


def test_where_nothing_can_be_written_the_report_is_printed(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.parent.touch()
    monkeypatch.setattr(log, "_report_folders", lambda: (folder, folder))
    code, said = ended(capfd)
    assert code == 70
    assert "RuntimeError: unexpected" in said


def test_a_program_that_lacks_a_part_says_so(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def lack(*_args: object, **_options: object) -> None:
        raise ImportError("libsqlite3.so.0: cannot open shared object file")

    monkeypatch.setattr(paths, "bundle", lambda: tmp_path)
    monkeypatch.setattr(app, "open_or_create", lack)
    assert "程序不完整（libsqlite3.so.0: cannot open" in ended(capfd)[1]


def test_the_windowed_program_has_no_error_stream(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert failing.tell(RuntimeError("unexpected")) == 70
    assert list(folder.glob("taizhang-error-*.txt"))
    log.close()
