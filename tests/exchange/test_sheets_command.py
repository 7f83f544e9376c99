"""`taizhang read-sheet`: what it prints, what it leaves in the ledger."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from taizhang.cli.app import taizhang
from taizhang.cli.sheets import read_sheet, write_sheet
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import SetValue
from taizhang.ledger.find import find_milestone
from taizhang.ledger.records import record_of
from taizhang.ledger.store import Ledger
from tests.conftest import AT
from tests.exchange.conftest import DAY, Sheet

Run = Callable[..., Result]


@pytest.fixture
def run(ledger_path: Path) -> Run:
    def run(*args: str) -> Result:
        return CliRunner().invoke(taizhang, ["--ledger", str(ledger_path), *args])

    return run


@pytest.fixture
def filled(ledger: Ledger, quality: Unit, tmp_path: Path) -> Path:
    """A sheet with a change, a conflict and a refusal."""
    path = tmp_path / "填好.xlsx"
    write_sheet([record_of(ledger, quality, DAY)], path, DAY)
    sheet = Sheet(path)
    sheet.fill("一.1.1", 进展情况="已印发\n通知")
    sheet.fill("一.1.2", 进展状态="做完了")
    sheet.fill("七.1.3", 完成值=6)
    ledger.apply(SetValue(find_milestone(ledger, "七.1.3")[1], quality.id, 5), AT)
    return sheet.save()


def test_the_command_is_there() -> None:
    assert taizhang.commands["read-sheet"] is read_sheet


def test_a_dry_run_shows_all_and_changes_nothing(run: Run, ledger: Ledger, filled: Path) -> None:
    lines = len(ledger.rows("SELECT id FROM journal"))
    result = run("read-sheet", str(filled), "--dry-run")
    assert result.exit_code == 0, result.output
    assert "省质监局 一.1.1　更改　进展情况：（空） → 已印发 通知" in result.stdout
    assert "“做完了”不是进展状态" in result.stdout
    assert "冲突　完成值：5 → 6　导出之后台账里也改了这一项。" in result.stdout
    assert "会更改1项，拒绝1项，冲突1项；没有改动的125行。" in result.stdout
    assert len(ledger.rows("SELECT id FROM journal")) == lines


def test_it_is_taken_over_as_one_line(run: Run, ledger: Ledger, filled: Path) -> None:
    result = run("read-sheet", str(filled), "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["applied"]
    counts = {key: found[key] for key in ("rows", "unchanged", "change", "conflict", "refused")}
    assert counts == {"rows": 128, "unchanged": 125, "change": 1, "conflict": 1, "refused": 1}
    (row,) = [row for row in found["readings"] if row["number"] == "一.1.1"]
    assert row["cells"] == [
        {
            "field": "进展情况",
            "verdict": "更改",
            "old": "",
            "new": "已印发\n通知",
            "why": None,
        }
    ]
    line = ledger.undoable()
    assert line is not None
    assert line.change == "Together"
    assert line.subject == "读回“填好.xlsx”：1行"
    again = run("read-sheet", str(filled), "--overwrite")
    assert "已更改1项，拒绝1项，冲突0项" in again.stdout
    assert ledger.rows("SELECT value FROM progress") == [(6.0,)]


def test_only_one_unit(run: Run, filled: Path) -> None:
    result = run("read-sheet", str(filled), "--agency", "省教育厅")
    assert "已更改0项，拒绝128项" in result.stdout
    assert "这一行是省质监局的，不是省教育厅的" in result.stdout


def test_what_is_no_sheet_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("hello")
    result = run("read-sheet", str(tmp_path / "a.xlsx"))
    assert result.exit_code == 1
    assert result.stderr == "错误：“a.xlsx”不是 Excel 工作簿（.xlsx）。\n"
