"""`taizhang plan`: real documents read, taken in, compared, amended; with what stays of the record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from taizhang import paths
from taizhang.cli.main import taizhang
from taizhang.plan.load import load_plan
from taizhang.plan.model import Role
from tests.conftest import DATA
from tests.test_cli import ok, tasks

JIANGSU = paths.shipped_plan().with_name("jiangsu-2012-123.txt")
JIANGXI = DATA / "plans" / "16_jiangxi_rongzidanbao.txt"


@pytest.fixture
def run(ledger_path: Path) -> Callable[..., Result]:
    def run(*args: object) -> Result:
        return CliRunner().invoke(taizhang, ["--ledger", str(ledger_path), *map(str, args)])

    return run


def test_the_shipped_plan_is_read_from_its_document(run: Any) -> None:
    found = json.loads(ok(run("plan", "read", JIANGSU, "--json")))
    plan = load_plan(paths.shipped_plan())
    sections = [s for s in plan.sections if s.number != "要求"]
    assert found["sections"] == [{"number": s.number, "title": s.title} for s in sections]
    shipped = [task for section in sections for task in section.tasks]
    assert [t["number"] for t in found["tasks"]] == [t.number for t in shipped]
    for read, task in zip(found["tasks"], shipped, strict=True):
        assert (read["title"], read["text"]) == (task.title, task.text)
        assert read["open_ended"] == task.open_ended
        assert {(a["agency"], a["role"], a["collective"]) for a in read["assignments"]} == {
            (a.agency, a.role.value, a.collective) for a in task.assignments
        }
        assert [(t["low"], t["high"], t["unit"], t["qualifier"]) for t in read["targets"]] == [
            (m.target.low, m.target.high, m.target.unit, m.target.qualifier)
            for m in task.milestones
            if m.target
        ]
    assert sum(len(t["assignments"]) for t in found["tasks"]) == 165
    assert sum(len(t["targets"]) for t in found["tasks"]) == 15
    assert (found["doc_number"], found["issued_on"]) == ("苏政办发〔2012〕123号", "2012-06-21")


def test_reading_leaves_no_trace(run: Any, ledger_path: Path, tmp_path: Path) -> None:
    before = ledger_path.read_bytes()
    ok(run("plan", "read", JIANGXI))
    assert ledger_path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [ledger_path.name]


def test_a_second_plan_is_taken_in_and_worked_on(run: Any) -> None:
    assert "25 项任务" in ok(run("plan", "add", JIANGXI))
    listed = ok(run("plan", "list")).splitlines()
    assert [line[0] for line in listed] == [" ", "*"]
    assert "ganfutingfa-2020-10" in listed[1]
    mine = tasks(run, "--agency", "省财政厅")
    assert len(mine) == 22
    number = mine[0]["milestones"][0]["id"]
    ok(run("tick", number, "--agency", "省财政厅", "--on", "2020-06-30"))
    assert tasks(run, "--agency", "省财政厅")[0]["milestones"][0]["status"] == "已完成"
    # the first plan is as it was, and one option away
    key = "jiangsu-2012-123"
    assert len(tasks(lambda *a: run("--plan", key, *a), "--agency", "省质监局")) == 26
    assert "当前方案：苏政办发〔2012〕123号" in ok(run("plan", "use", key))
    assert len(tasks(run, "--agency", "省质监局")) == 26
    again = run("plan", "add", JIANGXI)
    assert (again.exit_code, "已经有这个方案" in again.stderr) == (1, True)


def test_an_amended_document_takes_the_record_along(run: Any, tmp_path: Path) -> None:
    ok(run("plan", "add", JIANGXI))
    before = tasks(run, "--agency", "省财政厅")
    kept, reworded = before[4]["milestones"][0], before[6]["milestones"][0]
    for number in (kept["id"], reworded["id"]):
        ok(run("tick", number, "--agency", "省财政厅", "--on", "2020-06-30"))
    ok(run("note", kept["id"], "--agency", "省财政厅", "--text", "已经办结"))
    text = JIANGXI.read_text(encoding="utf-8")
    lost = next(line for line in text.splitlines() if "1.做强做大省融资担保" in line)
    amended = text.replace(lost + "\n", "").replace(
        reworded["text"], "会同有关部门" + reworded["text"]
    )
    assert amended.count(reworded["text"]) == 1
    document = tmp_path / "修订.txt"
    document.write_text(amended, encoding="utf-8")
    said = ok(run("plan", "update", document, "--dry-run"))
    assert "取消 1" in said
    said = ok(run("plan", "update", document))
    assert "待复核 1 处" in said
    after = {m["text"]: m for t in tasks(run, "--agency", "省财政厅") for m in t["milestones"]}
    assert after[kept["text"]]["status"] == "已完成"
    assert after[kept["text"]]["notes"] == {"进展情况": "已经办结"}
    assert after["会同有关部门" + reworded["text"]]["status"] == "已完成"
    assert len(ok(run("plan", "list")).splitlines()) == 2
    assert ok(run("check"))


def test_two_documents_are_compared(run: Any, tmp_path: Path) -> None:
    text = JIANGXI.read_text(encoding="utf-8")
    other = tmp_path / "新.txt"
    other.write_text(
        text.replace("（责任单位：省财政厅、省金融监管局）", "（责任单位：省财政厅）"), "utf-8"
    )
    found = json.loads(ok(run("plan", "diff", JIANGXI, other, "--json")))
    assert set(found["counts"]) == {"单位调整"}
    assert {
        (a["agency"], a["before"], a["after"]) for t in found["tasks"] for a in t["agencies"]
    } <= {("省金融监管局", role.value, None) for role in (Role.LEAD, Role.RESPONSIBLE)}
    same = ok(run("plan", "diff", "jiangsu-2012-123", "苏政办发〔2012〕123号"))
    assert same.strip() == "任务没有变化。"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("plan", "read", "没有.docx"), "找不到该位置"),
        (("plan", "use", "别的"), "没有方案“别的”"),
        (("plan", "diff", "没有.docx", "别的"), "没有文件“没有.docx”"),
        (("--plan", "别的", "plan", "list"), "没有方案“别的”"),
    ],
)
def test_wrong_names_get_one_sentence(run: Any, args: tuple[str, ...], said: str) -> None:
    failed = run(*args)
    assert failed.exit_code == 1
    assert failed.stderr.startswith("错误：")
    assert said in failed.stderr
    assert failed.stderr.count("\n") == 1
