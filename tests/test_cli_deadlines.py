"""Deadlines, paces, steps and colours on the command line, end to end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from taizhang.cli.main import taizhang

QUALITY = ("--agency", "省质监局")
EXTENSION = (*QUALITY, "--to", "2013-03-31", "--reason", "评审推迟", "--approver", "省政府")

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


def milestone(run: Run, number: str) -> dict[str, Any]:
    tasks = json.loads(ok(run("tasks", *QUALITY, "--json")))
    (found,) = [m for task in tasks for m in task["milestones"] if m["id"] == number]
    return dict(found)


def test_extending_many_is_one_change(run: Run) -> None:
    said = ok(run("extend", "一.3.2", "1.3.3", "一.3.2", *EXTENSION, "--approved-on", "2012-12-20"))
    assert said.splitlines() == [
        "一.3.2 制定质量奖管理办法：完成时限 2013-03-31（方案规定 2012-12-31）",
        "一.3.3 成立质量奖评审委员会：完成时限 2013-03-31（方案规定 2012-12-31）",
    ]
    found = milestone(run, "一.3.2")
    assert (found["due"], found["plan_due"]) == ("2013-03-31", "2012-12-31")
    (change,) = found["deadlines"]
    assert change["old_due"] == "2012-12-31"
    assert (change["approver"], change["approved_on"]) == ("省政府", "2012-12-20")
    assert "批量填报" in ok(run("history"))
    ok(run("undo"))
    assert milestone(run, "一.3.3")["due"] == "2012-12-31"
    ok(run("redo"))
    said = ok(run("extend", "一.3.2", *QUALITY, "--undo"))
    assert said == "一.3.2 制定质量奖管理办法：完成时限 2012-12-31\n"
    assert milestone(run, "一.3.3")["due"] == "2013-03-31"
    assert "没有调整过" in refused(run("extend", "一.3.2", *QUALITY, "--undo"))


def test_one_that_is_not_possible_changes_none(run: Run) -> None:
    ok(run("extend", "一.3.3", *EXTENSION))
    assert "不用调整" in refused(run("extend", "一.3.2", "一.3.3", *EXTENSION))
    assert milestone(run, "一.3.2")["deadlines"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--to", "2013-03-31", "--reason", "甲"), 1, "理由和批准人"),
        (("--to", "2012-06-30"), 1, "写明理由"),
        (("--to", "2012-13-01", "--reason", "甲"), 1, "不是日期"),
        (("--to", "99999-01-01", "--reason", "甲"), 1, "不是日期"),
        (("--to", "2113-03-31", "--reason", "甲", "--approver", "乙"), 1, "核对年份"),
        ((), 2, "只写一个"),
        (("--to", "2013-03-31", "--undo"), 2, "只写一个"),
        (("--undo", "--reason", "甲"), 2, "不与"),
    ],
)
def test_what_cannot_be_extended(
    run: Run, arguments: tuple[str, ...], code: int, said: str
) -> None:
    assert said in refused(run("extend", "一.3.2", *QUALITY, *arguments), code)


def test_due_lists_by_day_and_writes_a_calendar(run: Run, tmp_path: Path) -> None:
    ok(run("extend", "一.3.2", *EXTENSION))
    ok(run("extend", "一.3.3", *QUALITY, "--to", "2012-06-30", "--reason", "提前"))
    at = ("--as-of", "2013-03-20")
    lines = ok(run("due", *QUALITY, *at, "--within", "15")).splitlines()
    assert lines[0] == "2012-06-30\t逾期\t已过 263 天\t牵头\t一.3.3\t成立质量奖评审委员会"
    assert lines[-1] == ("2013-03-31\t临期\t还有 11 天\t牵头\t一.3.2\t制定质量奖管理办法（已延期）")
    assert "一.3.2" not in ok(run("due", *QUALITY, *at, "--within", "10"))
    found = json.loads(ok(run("due", *QUALITY, *at, "--json")))
    assert len(found) == len(lines)
    assert found[-1] == {
        "id": "一.3.2",
        "text": "制定质量奖管理办法",
        "task": "一.3",
        "title": "建立质量奖励制度",
        "role": "牵头",
        "status": "未开始",
        "timing": "临期",
        "days": 11,
        "due": "2013-03-31",
        "plan_due": "2012-12-31",
    }
    assert "没有逾期和临期" in ok(run("due", *QUALITY, "--as-of", "2012-01-01"))
    path = tmp_path / "时限.ics"
    assert "个节点的完成时限" in ok(run("due", *QUALITY, *at, "--ics", str(path)))
    assert path.read_bytes().count(b"DTSTART;VALUE=DATE:20130331\r\n") == 1
    both = run("due", *QUALITY, *at, "--json", "--ics", str(path))
    assert len(json.loads(both.stdout)) == len(lines)


def test_the_pace_is_judged_and_taken_back(run: Run) -> None:
    at = (*QUALITY, "--as-of", "2012-10-31")
    assert "欠序时（截至 2012-10-31）" in ok(run("pace", "一.3.2", *at))
    said = ok(run("pace", "一.3.2", "一.3.3", *at, "--set", "达序时", "--reason", "已送审"))
    assert said.splitlines()[0] == (
        "一.3.2 制定质量奖管理办法：达序时（截至 2012-10-31），"
        "自行判定“达序时”，测算为“欠序时”，理由：已送审"
    )
    assert milestone(run, "一.3.3")["pace_override"] == {"pace": "达序时", "reason": "已送审"}
    assert "写明理由" in refused(run("pace", "一.3.2", *at, "--set", "超序时"))
    refused(run("pace", "一.3.2", *at, "--set", "已完成", "--reason", "甲"), 2)
    refused(run("pace", "一.3.2", *at, "--set", "达序时", "--clear"), 2)
    refused(run("pace", "一.3.2", *at, "--reason", "甲"), 2)
    assert "欠序时" in ok(run("pace", "一.3.2", "一.3.3", *at, "--clear"))
    assert milestone(run, "一.3.3")["pace_override"] is None


def test_steps_from_the_shell(run: Run) -> None:
    place = ("一.3.2", *QUALITY)
    assert "没有分解步骤" in ok(run("step", "list", *place))
    for text in ("起草", "征求意见", "印发"):
        ok(run("step", "add", *place, "--text", text))
    ok(run("step", "edit", *place, "1", "--person", "张三", "--due", "2012-05-01"))
    ok(run("step", "edit", *place, "1", "--text", "起草办法"))
    ok(run("step", "done", *place, "1", "--on", "2012-05-02"))
    ok(run("step", "move", *place, "3", "--by=-1"))
    assert ok(run("step", "list", *place)).splitlines()[1:] == [
        "  ☑ 1. 起草办法（张三，时限 2012-05-01，2012-05-02）",
        "  ☐ 2. 印发",
        "  ☐ 3. 征求意见",
    ]
    ok(run("step", "remove", *place, "2"))
    ok(run("step", "edit", *place, "1", "--person", "", "--due", ""))
    ok(run("step", "done", *place, "1", "--undo"))
    expected = [
        {"number": 1, "text": "起草办法", "person": "", "due": None, "done_on": None},
        {"number": 2, "text": "征求意见", "person": "", "due": None, "done_on": None},
    ]
    assert json.loads(ok(run("step", "list", *place, "--json"))) == expected
    assert milestone(run, "一.3.2")["steps"] == expected
    assert "共 2 步" in refused(run("step", "remove", *place, "3"))
    assert "共 2 步" in refused(run("step", "done", *place, "0"))
    assert "内容" in refused(run("step", "add", *place, "--text", " "))
    assert "台账完好" in ok(run("check"))


def test_colours_and_steps_reach_the_workbook(run: Run, tmp_path: Path) -> None:
    assert ok(run("scheme")).splitlines()[0] == "* 绿黄红"
    assert "* 蓝橙红" in ok(run("scheme", "蓝橙红"))
    refused(run("scheme", "彩虹"), 2)
    ok(run("step", "add", "一.3.2", *QUALITY, "--text", "=1+1"))
    ok(run("extend", "一.3.2", *EXTENSION))
    path = tmp_path / "a.xlsx"
    sheet = ("report", "--form", "sheet", *QUALITY, "--as-of", "2012-12-31")
    ok(run(*sheet, "--steps", "-o", str(path)))
    page = openpyxl.load_workbook(path)["任务台账"]
    headings = {cell.value: cell.column for cell in page[5]}
    (line,) = [r for r in range(6, 200) if page.cell(r, headings["节点编号"]).value == "一.3.2"]
    steps = page.cell(line, headings["分解步骤"])
    assert (steps.value, steps.data_type) == ("1．=1+1（未完成）", "s")
    assert str(page.cell(line, headings["完成时限"]).value)[:10] == "2013-03-31"
    remark = page.cell(line, headings["备注"]).value
    assert remark.startswith("延期：原时限2012年12月31日")
    looks = {
        rule.formula[0]: (rule.dxf.numFmt.formatCode, rule.dxf.fill and rule.dxf.fill.bgColor.rgb)
        for range_ in page.conditional_formatting
        for rule in range_.rules
    }
    assert looks['"已完成"'] == ('"☑ "@', "FFDDEBF7")
    assert looks['"进行中"'] == ('"◧ "@', "FFFCE4D6")
    assert looks['"未开始"'][0] == '"☐ "@'
    ok(run(*sheet, "-o", str(path)))
    plain = openpyxl.load_workbook(path)["任务台账"]
    assert "分解步骤" not in {cell.value for cell in plain[5]}
    slip = run("report", "--form", "slip", *QUALITY, "--steps", "-o", str(tmp_path / "a.pdf"))
    assert "总是印出" in refused(slip)


def test_a_changed_deadline_is_not_read_back_from_a_workbook(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    ok(run("tasks", *QUALITY, "-o", str(path)))
    book = openpyxl.load_workbook(path)
    page = book["任务台账"]
    column = next(cell.column for cell in page[5] if cell.value == "完成时限")
    page.cell(8, column).value = "2013-06-30"
    book.save(path)
    assert "已更改0项" in ok(run("read-sheet", str(path)))
