"""What is dropped: files as they are, folders as what is in them, never more than is meant."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from taizhang.ledger import evidence_sources
from taizhang.ledger.agencies import Unit
from taizhang.ledger.evidence_names import hides_signs
from taizhang.ledger.evidence_places import places_of
from taizhang.ledger.evidence_sources import Dropped, dropped
from taizhang.ledger.store import Ledger


def test_files_are_not_judged(tmp_path: Path) -> None:
    paths = [tmp_path / "没有.pdf", tmp_path / ("x" * 300), tmp_path / "a\0b"]
    assert dropped(paths) == Dropped(tuple(paths), ())


@pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")
def test_a_folder_is_the_plain_files_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    for name in ("b", "a"):
        (folder / name).mkdir(parents=True)
        (folder / name / "2.pdf").write_bytes(b"")
        (folder / name / "1.pdf").write_bytes(b"")
    (folder / "0.pdf").write_bytes(b"")
    (folder / "回去").symlink_to(folder)
    (folder / "外面.pdf").symlink_to(tmp_path / "other")
    os.mkfifo(folder / "pipe")
    found = dropped([folder])
    assert [path.relative_to(folder).as_posix() for path in found.files] == [
        *("0.pdf", "a/1.pdf", "a/2.pdf", "b/1.pdf", "b/2.pdf")
    ]
    assert (found.folders, found.too_many) == (("材料",), False)


def test_a_whole_disk_is_not_searched_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_sources, "MOST_FILES", 3)
    for number in range(5):
        (tmp_path / str(number)).write_bytes(b"")
    found = dropped([tmp_path])
    assert (len(found.files), found.too_many) == (3, True)
    assert not dropped([tmp_path / "0", tmp_path / "1", tmp_path / "2"]).too_many


def test_hidden_signs_are_known() -> None:
    assert hides_signs("报告\u202efdp.exe")
    assert hides_signs("a\n.txt")
    assert not hides_signs("通知（定稿）.docx")


def test_a_units_places(ledger: Ledger, quality: Unit, education: Unit) -> None:
    found = places_of(ledger, quality.id)
    numbers = [one.number for one in found]
    start = numbers.index("一.3")
    assert numbers[start : start + 3] == ["一.3", "一.3.1", "一.3.2"]
    assert found[start].place.milestone_id is None
    assert [one.number for one in found if one.has(["制定质量奖管理办法"])] == ["一.3.2"]
    assert "一.3.4" in [one.number for one in found if one.has(["奖励制度", "评审"])]
    assert len(places_of(ledger, education.id)) < len(found)
