"""Every part of the packaged program has a licence that may be passed on, and its text."""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from build import bundle, licences
from taizhang import paths

ROOT = Path(__file__).resolve().parents[1]
PARTS, ALLOWED = licences.read_parts()
LOCK = licences.locked()


def canonical(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_every_licence_is_known() -> None:
    libraries = [name.rstrip(".") for name in bundle.HOST_LIBRARIES]
    assert licences.problems(PARTS, ALLOWED, LOCK, libraries) == []


def test_every_dependency_of_the_program_is_looked_at() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {canonical(name) for name in project["dependencies"]} <= set(LOCK)


def test_what_is_left_out_of_the_bundle_is_left_out_here() -> None:
    assert licences.NOT_BUNDLED == bundle._NOT_BUNDLED


def test_a_new_dependency_without_a_known_licence_fails() -> None:
    found = licences.problems(PARTS, ALLOWED, [*LOCK, "left-pad"])
    assert found == ["left-pad: its licence is not in build/licences.toml."]


def test_a_new_library_of_the_machine_fails() -> None:
    found = licences.problems(PARTS, ALLOWED, LOCK, ["libz."])
    assert found == ["libz: whose library it is is not in build/licences.toml."]


def test_one_that_is_gone_fails() -> None:
    fewer = {name: version for name, version in LOCK.items() if name != "click"}
    found = licences.problems(PARTS, ALLOWED, fewer)
    assert found == ["click: is not in requirements/run.txt any more."]


def test_a_licence_that_may_not_be_passed_on_fails() -> None:
    part = replace(PARTS[0], spdx="MIT AND AGPL-3.0-only")
    assert licences.problems([part, *PARTS[1:]], ALLOWED, LOCK) == [
        "Taizhang: AGPL-3.0-only is not among those allowed."
    ]


def test_a_licence_without_its_text_fails() -> None:
    without = replace(PARTS[0], texts=())
    missing = replace(PARTS[0], texts=("build/licences/nothing.txt",))
    for part, said in ((without, "text of its licence"), (missing, "nothing.txt is missing")):
        (found,) = licences.problems([part, *PARTS[1:]], ALLOWED, LOCK)
        assert said in found


def test_fonts_have_the_licences_of_their_manifest() -> None:
    manifest = tomllib.loads((paths.resources() / "fonts" / "manifest.toml").read_text("utf-8"))
    stated = {font["licence"] for font in manifest["font"]}
    assert stated == {part.spdx for part in PARTS if part.kind == "font"}


@pytest.mark.skipif(sys.platform != "linux", reason="wheels for other systems have other texts")
def test_what_was_written_is_up_to_date() -> None:
    """Run ``python build/licences.py`` after a change of dependencies."""
    assert licences.LIST.read_text("utf-8") == licences.as_markdown(PARTS, LOCK)
    assert licences.TEXT.read_text("utf-8") == licences.as_text(PARTS, LOCK)


def test_the_text_has_what_the_lgpl_asks_for() -> None:
    text = paths.licences().read_text("utf-8")
    for words in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "GNU GENERAL PUBLIC LICENSE",
        "The Qt Company",
        "书面承诺",
        "可以替换",
        "https://code.qt.io",
        f"PySide6 {LOCK['pyside6-essentials']}",
        f"标签 v{LOCK['pyside6-essentials']}",
    ):
        assert words in text
    for part in PARTS:
        assert part.name in text
