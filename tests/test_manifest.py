"""The packaged program's list of files, and the self-test that reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build import manifest
from taizhang import paths
from taizhang.cli import selftest_parts
from taizhang.errors import KnownError


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packaged program with its manifest."""
    folder = tmp_path / "台 账"
    inside = folder / "_internal"
    for name in ("_data/db/schema.sql", "PySide6/Qt/plugins/platforms/libqxcb.so", "lib.so.1"):
        path = inside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    (inside / "lib.so").symlink_to("lib.so.1")
    manifest.write(folder)
    monkeypatch.setattr(paths, "bundle", lambda: inside)
    return inside


def test_every_file_but_itself_is_listed(inside: Path) -> None:
    listed = json.loads(paths.manifest().read_text("utf-8"))
    assert list(listed) == [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "_data/db/schema.sql",
        "lib.so",
        "lib.so.1",
    ]
    assert listed["lib.so"] == listed["lib.so.1"]


def test_it_is_the_same_again(inside: Path) -> None:
    before = paths.manifest().read_bytes()
    manifest.write(inside.parent)
    assert paths.manifest().read_bytes() == before


def test_all_in_place(inside: Path) -> None:
    (inside.parent / "data").mkdir()
    (inside / "more.txt").touch()
    assert selftest_parts.check_files() == "4 个文件齐全，与打包时一致"


def test_what_is_missing_is_named(inside: Path) -> None:
    (inside / "_data/db/schema.sql").unlink()
    with pytest.raises(KnownError, match=r"缺少文件“_data/db/schema\.sql”。请重新安装"):
        selftest_parts.check_files()


def test_what_was_altered_is_named(inside: Path) -> None:
    (inside / "lib.so.1").write_text("another", "utf-8")
    with pytest.raises(KnownError, match=r"与打包时不同：“lib\.so”、“lib\.so\.1”"):
        selftest_parts.check_files()


def test_of_many_missing_ones_some_are_named(inside: Path) -> None:
    listed = json.loads(paths.manifest().read_text("utf-8"))
    listed |= {f"x{number}": "" for number in range(9)}
    paths.manifest().write_text(json.dumps(listed), "utf-8")
    with pytest.raises(KnownError, match=r"“x4”等 9 个"):
        selftest_parts.check_files()


def test_a_missing_manifest_is_named(inside: Path) -> None:
    paths.manifest().unlink()
    with pytest.raises(KnownError, match=r"缺少文件“manifest\.json”"):
        selftest_parts.check_files()
