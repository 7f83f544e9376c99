"""总览 on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from taizhang.cli.main import taizhang as command
from taizhang.cli.overview import overview

Run = Callable[..., Result]
UNIT = ("overview", "--agency", "省质监局", "--as-of", "2012-12-31")


@pytest.fixture
def run(ledger_path: Path) -> Run:
    def run(*args: str) -> Result:
        return CliRunner().invoke(command, ["--ledger", str(ledger_path), *args])

    return run


def ok(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout


def test_it_is_a_verb() -> None:
    assert command.commands["overview"] is overview


def test_as_text(run: Run) -> None:
    done = ("--on", "2012-12-03", "--value", "860")
    ok(run("tick", "五.1.6", "--agency", "省质监局", *done))
    text = ok(run(*UNIT))
    assert "数据截至 2012-12-31" in text
    assert "已失效" in text
    assert "完成率 1/126 0.8%，时间进度 100%，欠序时" in text
    assert "一、组织实施质量强省建设 0/15 0%" in text
    assert "五.1.6 江苏名牌 860/900个 95.6% 未达到" in text
    assert "临期 125 项" in text
    assert "还有 120 项" in text
    assert "逾期 0 项" in text
    assert "本月新完成 1 项\n  五.1.6 " in text


def test_as_json(run: Run) -> None:
    found = json.loads(ok(run(*UNIT, "--json")))
    assert found["agency"] == "省质监局"
    assert found["whole"]["milestones"] == 126
    assert found["whole"]["elapsed"] == 1
    assert sum(s["milestones"] for s in found["sections"]) == 126
    assert [r["title"] for r in found["roles"]] == ["牵头", "负责"]
    assert sum(found["paces"].values()) == 126
    assert len(found["targets"]) == 15
    assert len(found["due_soon"]) == 126
    assert found["month"]["first"] == "2012-12-01"


def test_as_pdf(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "总览.pdf"
    result = run(*UNIT, "-o", str(path), "--json")
    assert json.loads(ok(result))["targets"]
    assert "1页" in result.stderr
    assert path.read_bytes().startswith(b"%PDF")


def test_only_pdf_is_written(run: Run, tmp_path: Path) -> None:
    result = run(*UNIT, "-o", str(tmp_path / "总览.docx"))
    assert result.exit_code == 1
    assert "总览只能存成 .pdf" in result.stderr


def test_a_unit_that_the_plan_does_not_name(run: Run) -> None:
    result = run("overview", "--agency", "省体育局")
    assert result.exit_code == 1
    assert "没有名为“省体育局”的单位" in result.stderr


def test_what_is_not_counted_is_told(run: Run) -> None:
    text = ok(run("overview", "--agency", "省教育厅", "--as-of", "2012-12-31"))
    assert "另有泛指任务 3 项，不计入。" in text
