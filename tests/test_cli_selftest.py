"""`taizhang selftest`: passes on a whole program, and says what is gone from another."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from taizhang import paths
from taizhang.cli import selftest, selftest_parts
from taizhang.cli.selftest import LeftOutError, State, Step, outcomes
from taizhang.errors import KnownError

ROOT = Path(__file__).resolve().parents[1]


def test_the_whole_program_passes(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "desktop"), "HOME": str(tmp_path)}
    env |= {"PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "taizhang", "selftest", "--json"]
    done = subprocess.run(command, env=env, capture_output=True, check=False, timeout=120)
    result = json.loads(done.stdout)
    wrong = [step for step in result["steps"] if step["state"] == "failed"]
    assert (done.returncode, wrong, result["ok"]) == (0, [], True)
    assert [step["name"] for step in result["steps"]] == [s.name for s in selftest.steps(tmp_path)]
    left_out = {step["name"] for step in result["steps"] if step["state"] == "left_out"}
    assert left_out == {"屏幕"}
    assert list(tmp_path.iterdir()) == []  # nothing of the clerk's was made or touched


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's data, copied: the test may take something away."""
    for name in ("db", "resources"):
        shutil.copytree(paths._data_root() / name, tmp_path / name)
    monkeypatch.setattr(paths, "_data_root", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("gone", "look", "named"),
    [
        ("db/schema.sql", selftest_parts.check_schema, "schema.sql"),
        ("db/migrations", selftest_parts.check_schema, "migrations"),
        ("db/migrations/0001_initial.sql", selftest_parts.check_schema, "升级台账的步骤"),
        ("resources/fonts/manifest.toml", selftest_parts.check_fonts, "manifest.toml"),
        (
            "resources/fonts/NotoSerifSC-Black.ttf.xz",
            selftest_parts.check_fonts,
            "NotoSerifSC-Black.ttf.xz",
        ),
        ("resources/licences.txt", selftest_parts.check_licences, "licences.txt"),
        (
            "resources/plans/jiangsu-2012-123.toml",
            selftest_parts.check_plan,
            "jiangsu-2012-123.toml",
        ),
    ],
)
def test_what_is_gone_is_named(data: Path, gone: str, look: object, named: str) -> None:
    assert callable(look)
    look()
    place = data / gone
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink()
    with pytest.raises(KnownError) as told:
        look()
    assert named in str(told.value)
    assert "请重新安装本程序" in str(told.value)


@pytest.mark.parametrize(
    ("name", "content", "look", "said"),
    [
        (
            "resources/fonts/NotoEmoji-Regular.ttf.xz",
            b"nothing",
            selftest_parts.check_fonts,
            "损坏",
        ),
        ("db/schema.sql", b"CREATE TABLE x (y);", selftest_parts.check_schema, "不一致"),
        ("db/schema.sql", b"CREATE TABEL", selftest_parts.check_schema, "损坏"),
        ("resources/licences.txt", b"Apache License", selftest_parts.check_licences, "不完整"),
    ],
)
def test_what_is_damaged_is_named(
    data: Path, name: str, content: bytes, look: object, said: str
) -> None:
    assert callable(look)
    (data / name).write_bytes(content)
    with pytest.raises(KnownError, match=said) as told:
        look()
    assert Path(name).name in str(told.value) or "结构" in str(told.value)


def test_steps_go_on_after_one_that_failed() -> None:
    def refuse() -> str:
        raise KnownError("缺少“{0}”。", "x")

    def leave_out() -> str:
        raise LeftOutError("没有建成台账")

    def fail() -> str:
        raise ValueError("not for '张三'")

    tried = [Step("甲", refuse), Step("乙", leave_out), Step("丙", fail), Step("丁", lambda: "好")]
    done = [(o.name, o.state, o.words) for o in outcomes(tried)]
    assert done == [
        ("甲", State.FAILED, "缺少“x”。"),
        ("乙", State.LEFT_OUT, "没有建成台账"),
        ("丙", State.FAILED, "ValueError: not for <4>"),
        ("丁", State.OK, "好"),
    ]


def test_exit_code_and_last_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> str:
        raise KnownError("缺少字体。")

    monkeypatch.setattr(selftest, "steps", lambda _folder: [Step("字体", refuse)])
    with pytest.raises(SystemExit) as ended:
        selftest.selftest(["--json"], standalone_mode=False)
    assert ended.value.code == 1
    result = json.loads(capsys.readouterr().out)
    assert result["ok"] is False
    assert result["steps"][0]["words"] == "缺少字体。"
    with pytest.raises(SystemExit):
        selftest.selftest([], standalone_mode=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["失败\t字体\t缺少字体。", "有 1 项失败：字体。"]


def test_without_a_desktop_the_screen_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(LeftOutError, match="没有屏幕"):
        selftest_parts.check_screen(LeftOutError)


@pytest.mark.skipif(sys.platform != "linux", reason="the X server is named by a variable on Linux")
def test_a_desktop_that_cannot_be_reached_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "desktop"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":9876")
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(KnownError, match=r"^窗口打不开：.*9876"):
        selftest_parts.check_screen(LeftOutError)
