"""The command line end to end: what it prints, what it leaves in the ledger, how it fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from taizhang.cli.main import taizhang
from taizhang.ledger.agencies import units
from taizhang.ledger.store import Ledger
from taizhang.plan.model import AgencyKind
from tests.conftest import DATA

ROOT = Path(__file__).resolve().parents[1]
QUALITY = ("--agency", "省质监局")


@pytest.fixture
def run(ledger_path: Path) -> Callable[..., Result]:
    def run(*args: str) -> Result:
        return CliRunner().invoke(taizhang, ["--ledger", str(ledger_path), *args])

    return run


def ok(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout


def tasks(run: Any, *args: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ok(run("tasks", *args, "--json")))
    return found


def milestone(run: Any, number: str, *args: str) -> dict[str, Any]:
    return next(m for t in tasks(run, *args) for m in t["milestones"] if m["id"] == number)


def test_tasks_json_of_every_agency_is_the_independent_reading(run: Any, ledger: Ledger) -> None:
    reading = json.loads((DATA / "jiangsu-2012-independent.json").read_text(encoding="utf-8"))
    everyone = units(ledger)
    ledger.close()
    assert len(everyone) == 29
    named = 0
    for unit in everyone:
        expected = []
        for task in reading["tasks"]:
            roles = [role for agency, role in task["assignments"] if agency == unit.name]
            collective = any(agency == "省有关部门" for agency, _ in task["assignments"])
            if not roles and collective and unit.agency.kind is AgencyKind.DEPARTMENT:
                roles = ["泛指"]
            if roles:
                expected.append(
                    {
                        "number": task["number"],
                        "roles": roles,
                        "assignments": [
                            {"agency": a, "role": r, "collective": a == "省有关部门"}
                            for a, r in task["assignments"]
                        ],
                        "targets": [
                            [g["low"], g["high"], g["unit"], g["qualifier"]]
                            for g in task["targets"]
                        ],
                    }
                )
        found = [
            {
                **{key: t[key] for key in ("number", "roles", "assignments")},
                "targets": [
                    [m["target"][k] for k in ("low", "high", "unit", "qualifier")]
                    for m in t["milestones"]
                    if m["target"]
                ],
            }
            for t in tasks(run, "--agency", unit.name)
        ]
        assert found == expected, unit.name
        named += sum(t["roles"] != ["泛指"] for t in found)
    assert named == 162


def test_json_keys_are_stable(run: Any) -> None:
    (task,) = tasks(run, *QUALITY, "--text", "示范城市")
    assert list(task)[:8] == [
        "id",
        "number",
        "section",
        "title",
        "text",
        "clause",
        "open_ended",
        "roles",
    ]
    assert task["milestones"][-1] == {
        "id": "一.4.2",
        "text": "推荐2个左右省辖市争创“全国质量强市示范城市”",
        "kind": "指标",
        "due": "2012-12-31",
        "status": "未开始",
        "completed_on": None,
        "value": None,
        "target": {"low": 2, "high": 2, "unit": "个", "qualifier": "左右"},
        "reason": "",
        "notes": {},
        "plan_due": "2012-12-31",
        "deadlines": [],
        "pace_override": None,
        "steps": [],
    }


def test_filters(run: Any) -> None:
    assert len(tasks(run, *QUALITY)) == 26
    assert len(tasks(run, *QUALITY, "--role", "牵头")) == 16
    assert len(tasks(run, *QUALITY, "--role", "负责")) == 10
    assert [t["number"] for t in tasks(run, *QUALITY, "--section", "四")] == [
        "四.1",
        "四.2",
        "四.3",
    ]
    assert [t["number"] for t in tasks(run, *QUALITY, "--role", "要求")] == ["要求.2"]
    ok(run("tick", "一.3.2", *QUALITY))
    done = tasks(run, *QUALITY, "--status", "已完成")
    assert [[m["id"] for m in t["milestones"]] for t in done] == [["一.3.2"]]
    assert "一.3.2 制定质量奖管理办法" in ok(run("tasks", *QUALITY, "--status", "已完成"))


def test_tick_value_untick_undo_redo(run: Any) -> None:
    ok(run("tick", "5.1.6", *QUALITY, "--on", "2012-11-30", "--value", "905"))
    now = milestone(run, "五.1.6", *QUALITY)
    assert (now["status"], now["completed_on"], now["value"]) == ("已完成", "2012-11-30", 905)
    ok(run("tick", "五.1.6", *QUALITY, "--undo"))
    assert milestone(run, "五.1.6", *QUALITY)["status"] == "进行中"
    assert "五.1.6" in ok(run("undo"))
    assert milestone(run, "五.1.6", *QUALITY)["status"] == "已完成"
    ok(run("redo"))
    assert milestone(run, "五.1.6", *QUALITY)["status"] == "进行中"


def test_notes_status_people_units(run: Any) -> None:
    ok(run("note", "一.3", *QUALITY, "--text", "任务 <b>备注</b>"))
    ok(run("note", "一.3.2", *QUALITY, "--text", "下一步", "--field", "下一步打算"))
    ok(run("status", "一.3.5", *QUALITY, "--to", "不适用", "--reason", "不归口"))
    (task,) = tasks(run, *QUALITY, "--text", "建立质量奖励制度")
    assert task["notes"] == {"进展情况": "任务 <b>备注</b>"}
    assert task["milestones"][1]["notes"] == {"下一步打算": "下一步"}
    assert task["milestones"][4]["reason"] == "不归口"
    assert "张三" in ok(run("people", "--reporter", "张三"))
    assert "李四" in ok(run("people", "--reviewer", "李四"))
    assert "苏州市人民政府" in ok(run("units", "--add", "苏州市人民政府"))
    text = ok(run("tasks", "--agency", "苏州市人民政府"))
    assert "制定具体实施方案" in text
    assert tasks(run, "--agency", "苏州市人民政府") == []
    assert "台账完好" in ok(run("check"))


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("tasks", "--agency", "质监局"), "是不是“省质监局”"),
        (("tasks", *QUALITY, "--section", "九"), "没有编号为“九”的类别"),
        (("tick", "九.1.1", *QUALITY), "没有编号"),
        (("tick", "一.3", *QUALITY), "是任务，不是节点"),
        (("tick", "一.3.2", *QUALITY, "--on", "2012-02-30"), "不是日期"),
        (("tick", "一.3.2", *QUALITY, "--on", "昨天"), "不是日期"),
        (("tick", "一.3.2", *QUALITY, "--value", "3"), "不是指标"),
        (("tick", "一.1.1", "--agency", "省教育厅"), "不是省教育厅的任务"),
        (("note", "一.1", "--agency", "省教育厅", "--text", "x"), "只能查看"),
        (("status", "一.3.2", *QUALITY, "--to", "不适用"), "理由"),
        (("report", *QUALITY, "-o", "/nowhere/at/all/r.pdf"), "nowhere"),
        (("report", *QUALITY, "--as-of", "12/31", "-o", "r.pdf"), "不是日期"),
        (("units", "--add", "省质监局"), "已经有"),
        (("undo",), "没有可以撤销"),
    ],
)
def test_one_sentence_and_nothing_changed(
    run: Any, ledger_path: Path, args: tuple[str, ...], said: str
) -> None:
    before = ledger_path.read_bytes()
    result = run(*args)
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
    assert ledger_path.read_bytes() == before


@pytest.mark.parametrize(
    "args",
    [
        ("tasks",),
        ("tick", *QUALITY),
        ("nonsense",),
        ("tasks", *QUALITY, "--role", "主办"),
        ("tick", "一.3.2", *QUALITY, "--undo", "--on", "2012-01-01"),
    ],
)
def test_wrong_usage(run: Any, args: tuple[str, ...]) -> None:
    assert run(*args).exit_code == 2


def test_a_foreign_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    result = CliRunner().invoke(taizhang, ["--ledger", str(path), "check"])
    assert result.exit_code == 1
    assert "不是台账文件" in result.stderr
    assert path.read_bytes() == b"%PDF-1.7\n"


def test_check_names_what_was_altered(run: Any, ledger: Ledger) -> None:
    ledger.connection.execute("INSERT INTO setting VALUES ('reporter', '别人')")
    ledger.close()
    result = run("check")
    assert result.exit_code == 1
    assert "设置" in result.stderr


def test_report_holds_every_milestone_and_note(run: Any, tmp_path: Path) -> None:
    ok(run("note", "一.3.2", *QUALITY, "--text", "办法已经印发 <b>不是标记</b> & 100%"))
    ok(run("tick", "一.3.2", *QUALITY, "--on", "2012-09-30"))
    pdf = tmp_path / "报告.pdf"
    assert "页" in ok(run("report", *QUALITY, "--as-of", "2012-12-31", "-o", str(pdf)))
    text = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    plain = "".join(text.split())
    for task in tasks(run, *QUALITY):
        for m in task["milestones"]:
            assert "".join(m["text"].split()) in plain, m["id"]
    assert "办法已经印发<b>不是标记</b>&100%" in plain
    assert "江苏省质量技术监督局" in plain


def test_as_a_program_with_utf8_output_whatever_the_locale(ledger_path: Path) -> None:
    env = os.environ | {"PYTHONPATH": str(ROOT / "desktop"), "LC_ALL": "C"}
    args = [sys.executable, "-m", "taizhang", "--ledger", str(ledger_path)]
    args += ["tasks", "--agency", "省质监局", "--json"]
    done = subprocess.run(args, env=env, capture_output=True, check=True)
    assert len(json.loads(done.stdout.decode("utf-8"))) == 26


def test_a_filtered_list_goes_out_as_a_workbook_and_comes_back(run: Any, tmp_path: Path) -> None:
    target = tmp_path / "列表.xlsx"
    listed = ("tasks", *QUALITY, "--section", "一", "--role", "牵头", "-o", str(target))
    milestones = [m for t in tasks(run, *listed[1:-2]) for m in t["milestones"]]
    assert f"{len(milestones)} 行" in ok(run(*listed))
    workbook = openpyxl.load_workbook(target)
    sheet = workbook.worksheets[0]
    heading = next(r for r in sheet.iter_rows() if any(c.value == "进展状态" for c in r))
    place = next(c for c in heading if c.value == "进展状态")
    sheet.cell(place.row + 1, place.column).value = "进行中"
    workbook.save(target)
    ok(run("read-sheet", str(target)))
    assert milestone(run, milestones[0]["id"], *QUALITY)["status"] == "进行中"
