"""`taizhang demo` drives the real window through the main job and leaves what it promises."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]


def demo(folder: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(ROOT / "desktop"), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-m", "taizhang", "demo", "-o", str(folder)],
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_demo_leaves_pictures_and_papers_twice_over(tmp_path: Path) -> None:
    folder = tmp_path / "新 文件夹"
    for _ in range(2):
        done = demo(folder)
        assert (done.returncode, done.stderr) == (0, "")
        made = [Path(line) for line in done.stdout.splitlines()]
        assert [path.suffix for path in made] == [".png"] * 5 + [".pdf", ".docx"]
        assert all(QImage(str(path)).width() > 400 for path in made[:5])
        with zipfile.ZipFile(made[-1]) as package:
            assert "word/document.xml" in package.namelist()
    text = subprocess.run(
        ["pdftotext", "-raw", str(folder / "report.pdf"), "-"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    plain = "".join(text.split())
    assert "已经省政府同意印发，首届评审方案同步报批。" in plain
    assert "江苏省质量技术监督局" in plain


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    done = demo(path / "inside")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "写不了文件夹" in done.stderr
