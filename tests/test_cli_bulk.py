"""`set --where`, `view` and `tasks --where`, end to end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from taizhang.cli.main import taizhang

QUALITY = ("--agency", "省质监局")
Run = Callable[..., Result]


@pytest.fixture
def run(ledger_path: Path) -> Run:
    def run(*args: str) -> Result:
        return CliRunner().invoke(taizhang, ["--ledger", str(ledger_path), *args])

    return run


def ok(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(result: Result, code: int = 1) -> str:
    assert result.exit_code == code, result.output
    return result.output


def numbers(run: Run, *args: str) -> list[str]:
    tasks = json.loads(ok(run("tasks", *QUALITY, "--json", *args)))
    return [m["id"] for task in tasks for m in task["milestones"]]


def test_set_changes_what_the_conditions_show_and_nothing_else(run: Run) -> None:
    every = numbers(run)
    said = ok(
        run("set", *QUALITY, "--where", "编号=1.3.2,一.3.3", "--where", "状态=未开始",
            "--status", "已完成", "--done-on", "2012-09-30")
    )  # fmt: skip
    assert said.splitlines() == ["已改 2 个节点，符合条件的有 2 个。", "一.3.2、一.3.3"]
    assert numbers(run, "--where", "状态=已完成") == ["一.3.2", "一.3.3"]
    assert numbers(run, "--where", "完成日期<=2012-09-30") == ["一.3.2", "一.3.3"]
    assert numbers(run, "--where", "状态!=已完成") == [
        n for n in every if n not in ("一.3.2", "一.3.3")
    ]
    ok(run("undo"))
    assert numbers(run, "--where", "状态=已完成") == []


def test_many_actions_are_one_undo(run: Run) -> None:
    ok(
        run("set", *QUALITY, "--where", "类别=一", "--status", "进行中", "--note", "进展情况=已报批",
            "--due", "2013-03-31", "--reason", "评审推迟", "--approver", "省政府")
    )  # fmt: skip
    assert numbers(run, "--where", "时限>=2013-01-01") == numbers(run, "--section", "一")
    assert numbers(run, "--where", "备注=进展情况") == numbers(run, "--section", "一")
    ok(run("undo"))
    assert numbers(run, "--where", "备注!=空") == []


def test_dry_run_changes_nothing(run: Run) -> None:
    said = ok(run("set", *QUALITY, "--where", "编号=一.3.2", "--status", "进行中", "--dry-run"))
    assert said.splitlines()[0] == "会改 1 个节点，符合条件的有 1 个。"
    assert "没有可以撤销的操作" in refused(run("undo"))


def test_what_is_left_out_is_told_with_its_reason(run: Run) -> None:
    ok(run("tick", "一.3.2", *QUALITY, "--on", "2012-08-01"))
    said = ok(run("set", *QUALITY, "--where", "编号=一.3.2,一.3.3", "--status", "已完成"))
    assert said.splitlines()[2] == "没有改 1 个：已经是这样"


def test_note_is_appended(run: Run) -> None:
    one = ("set", *QUALITY, "--where", "编号=一.3.2")
    ok(run(*one, "--note", "存在问题=人手不足"))
    ok(run(*one, "--note", "存在问题=经费不足", "--append"))
    tasks = json.loads(ok(run("tasks", *QUALITY, "--json", "--where", "编号=一.3.2")))
    assert tasks[0]["milestones"][0]["notes"]["存在问题"] == "人手不足\n经费不足"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("状态", "不是条件"),
        ("颜色=红", "没有“颜色”这一列"),
        ("状态=完成", "“状态”没有“完成”"),
        ("时限<=六月", "不是日期"),
        ("状态<=2012-06-30", "不能用 <= 或 >="),
        ("编号=九.9.9", "没有编号为"),
        ("牵头单位=省航天局", "“牵头单位”没有“省航天局”"),
    ],
)
def test_wrong_condition_is_named(run: Run, condition: str, words: str) -> None:
    said = refused(run("set", *QUALITY, "--where", condition, "--status", "进行中"))
    assert words in said


def test_set_wants_conditions_and_something_to_do(run: Run) -> None:
    assert "--all" in refused(run("set", *QUALITY, "--status", "进行中"), 2)
    assert "--status" in refused(run("set", *QUALITY, "--all"), 2)
    said = refused(run("set", *QUALITY, "--all", "--status", "不适用"))
    assert "要写理由" in said


def test_two_conditions_on_a_column_must_both_hold(run: Run) -> None:
    ok(run("set", *QUALITY, "--where", "编号=一.3.2", "--status", "进行中"))
    both = ("--where", "状态!=未开始", "--where", "状态=进行中,未开始")
    assert numbers(run, *both) == ["一.3.2"]
    said = refused(run("tasks", *QUALITY, "--where", "备注!=空", "--where", "备注=存在问题"))
    assert "只能写一个条件" in said


def test_views_are_saved_shown_used_and_removed(run: Run) -> None:
    said = ok(
        run(
            "view",
            "save",
            "第一类",
            *QUALITY,
            "--where",
            "类别=一",
            "--group",
            "状态",
            "--text",
            "质量",
        )
    )
    assert said == "视图“第一类”：已保存。\n"
    assert ok(run("view", "list")) == "第一类\n"
    assert ok(run("view", "show", "第一类")).splitlines() == [
        "--where 类别=一",
        "--text 质量",
        "--group 状态",
    ]
    shown = numbers(run, "--view", "第一类")
    assert shown == numbers(run, "--section", "一", "--text", "质量")
    ok(run("set", *QUALITY, "--view", "第一类", "--where", "编号!=一.3.2", "--status", "进行中"))
    assert numbers(run, "--where", "状态=进行中") == [n for n in shown if n != "一.3.2"]
    ok(run("view", "remove", "第一类"))
    assert ok(run("view", "list")) == ""
    assert "没有名为" in refused(run("view", "show", "第一类"))
    ok(run("undo"))
    assert "保存视图" in ok(run("history"))
    assert ok(run("view", "list")) == "第一类\n"
