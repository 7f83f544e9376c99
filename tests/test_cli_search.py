"""`taizhang search` end to end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from taizhang.cli.main import taizhang
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger
from tests.conftest import AT


@pytest.fixture
def run(ledger_path: Path) -> Callable[..., Result]:
    def run(*args: str, colour: bool = False) -> Result:
        command = ["--ledger", str(ledger_path), "search", "--agency", "省质监局", *args]
        return CliRunner().invoke(taizhang, command, color=colour)

    return run


def test_a_milestone_and_where(run: Callable[..., Result]) -> None:
    assert run("黑名單").stdout == (
        "四.2 推进质量信用信息平台建设\n"
        "  四.2.4 适时公布质量失信“黑名单” [原文]\n"
        "1 项任务，1 个节点。\n"
    )


def test_notes_with_what_stands_around(
    run: Callable[..., Result], ledger: Ledger, quality: Unit
) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    text = "前" * 50 + "航母\x1b[31m" + "后" * 50
    ledger.apply(WriteNote(quality.id, task_id, milestone_id, NoteField.PROGRESS, text), AT)
    lines = run("航母").stdout.splitlines()
    assert lines[2] == f"      备注·进展情况：…{'前' * 20}航母 [31m{'后' * 15}…"
    assert "\x1b[31m\x1b[1m航母\x1b[0m" in run("航母", colour=True).stdout


def test_words_are_joined_by_and(run: Callable[..., Result]) -> None:
    both = run("首席质量官", "名牌").stdout
    assert both == run("首席质量官 名牌").stdout
    assert both.endswith("1 项任务，1 个节点。\n")


def test_json_tells_the_places(run: Callable[..., Result]) -> None:
    found = json.loads(run("黑名单", "--json").stdout)
    assert [(one["number"], one["kind"]) for one in found] == [("四.2", "任务"), ("四.2.4", "节点")]
    (hit,) = found[1]["hits"]
    ((start, end),) = hit["spans"]
    assert (hit["where"], hit["text"][start:end]) == ("原文", "黑名单")
    assert json.loads(run("航母", "--json").stdout) == []


def test_the_whole_plan(ledger_path: Path) -> None:
    def found(*args: str) -> set[str]:
        command = ["--ledger", str(ledger_path), "search", "质量", "--json", "--agency", "省教育厅"]
        done = CliRunner().invoke(taizhang, [*command, *args])
        return {one["number"] for one in json.loads(done.stdout)}

    assert found() < found("--all")


def test_nothing_to_look_for(run: Callable[..., Result]) -> None:
    done = run(" ")
    assert done.exit_code == 1
    assert "没有要找的字词" in done.stderr
    assert run().exit_code == 2
