"""`backup`, `backups`, `restore` and `salvage` end to end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from taizhang.cli.main import taizhang

QUALITY = ("--agency", "省质监局")
Run = Callable[..., Result]


@pytest.fixture
def run(ledger_path: Path) -> Run:
    return lambda *args: CliRunner().invoke(taizhang, ["--ledger", str(ledger_path), *args])


def ok(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout


def listed(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ok(run("backups", "--json")))
    return found


def damage(path: Path) -> bytes:
    data = path.read_bytes()
    damaged = data[:4096] + bytes(4096) + data[8192:]
    path.write_bytes(damaged)
    return damaged


def test_back_up_list_and_restore(run: Run) -> None:
    assert "还没有备份" in ok(run("backups"))
    assert listed(run) == []
    ok(run("tick", "一.3.2", *QUALITY, "--on", "2012-09-30"))
    assert "已完成 1" in ok(run("backup"))
    ok(run("tick", "一.3.1", *QUALITY))
    ok(run("note", "一.3", *QUALITY, "--text", "已印发"))
    (one,) = listed(run)
    assert (one["reason"], one["readable"]) == ("手工", True)
    assert one["counts"] == {"done": 1, "notes": 0, "lines": 1}
    assert one["difference"] == {
        "ticks": 1,
        "notes": 1,
        "settings": 0,
        "lines_more": 2,
        "lines_less": 0,
    }
    assert "进展 1，备注 1" in ok(run("backups"))
    assert "恢复前的台账留作备份" in ok(run("restore", one["name"]))
    assert [(b["reason"], bool(b["difference"]["ticks"])) for b in listed(run)] == [
        ("恢复前", True),
        ("手工", False),
    ]
    assert "与现在相同" in ok(run("backups"))
    assert "台账完好" in ok(run("check"))


def test_a_damaged_ledger_is_restored_from_the_newest(run: Run, ledger_path: Path) -> None:
    ok(run("tick", "一.3.2", *QUALITY))
    ok(run("backup"))
    damaged = damage(ledger_path)
    for job in (("check",), ("tasks", *QUALITY), ("backup",)):
        result = run(*job)
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
        assert "已损坏" in result.stderr
    assert ledger_path.read_bytes() == damaged
    (one,) = listed(run)
    assert one["difference"] is None
    said = ok(run("restore", "--newest"))
    (kept,) = ledger_path.parent.glob("a.ledger.damaged-*")
    assert str(kept) in said
    assert kept.read_bytes() == damaged
    assert "台账完好" in ok(run("check"))


def test_salvage(run: Run, ledger_path: Path, tmp_path: Path) -> None:
    ok(run("tick", "一.3.2", *QUALITY))
    ok(run("note", "一.3", *QUALITY, "--text", "已印发"))
    damaged = damage(ledger_path)
    new = tmp_path / "新.ledger"
    said = ok(run("salvage", str(ledger_path), "-o", str(new)))
    assert "进展 1，备注 1，操作日志 2" in said
    assert "从方案补齐 1 行" in said
    assert ledger_path.read_bytes() == damaged
    again = CliRunner().invoke(taizhang, ["--ledger", str(new), "check"])
    assert "台账完好" in ok(again)


def test_what_salvage_could_not_read_is_said(run: Run, ledger_path: Path, tmp_path: Path) -> None:
    for number in range(40):
        ok(run("note", "一.3", *QUALITY, "--text", f"第 {number} 稿" * 30))
    ledger_path.write_bytes(ledger_path.read_bytes()[:-30_000])
    result = run("salvage", str(ledger_path), "-o", str(tmp_path / "新.ledger"))
    assert result.exit_code == 0
    assert "读不出来：操作日志" in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("restore", "昨天"), "没有名为“昨天”的备份"),
        (("restore", "--newest"), "没有完好的备份"),
        (("salvage", "none.ledger", "-o", "new.ledger"), "找不到"),
        (("salvage", __file__, "-o", "new.ledger"), "没有读出"),
        (("salvage", __file__, "-o", __file__), "已经存在"),
    ],
)
def test_one_sentence(
    run: Run,
    ledger_path: Path,
    args: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ledger_path.parent)
    before = ledger_path.read_bytes()
    result = run(*args)
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert ledger_path.read_bytes() == before
    assert [p.name for p in ledger_path.parent.iterdir()] == ["a.ledger"]


@pytest.mark.parametrize("args", [("restore",), ("restore", "x", "--newest"), ("salvage", "x")])
def test_wrong_usage(run: Run, args: tuple[str, ...]) -> None:
    assert run(*args).exit_code == 2
