"""The release build and the trial: the parts that decide, without a chroot."""

from pathlib import Path

import pytest

from build import package
from build.debian import chroot, figures, runtime
from build.steps import DevError

APT = """\
Debian-Security http://mirror.example/debian-security/
Debian http://mirror.example/debian/
nodistro http://other.example/
"""


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What apt says of the machine's sources, to be altered by a test."""
    said = [APT]

    def run(*_: object, **__: object) -> object:
        return type("Done", (), {"stdout": said[0]})

    monkeypatch.setattr("subprocess.run", run)
    return said


def test_chroots_are_made_from_the_machines_own_mirrors(apt: list[str]) -> None:
    assert chroot.sources("trixie") == (
        "deb http://mirror.example/debian/ trixie main\n"
        "deb http://mirror.example/debian-security/ trixie-security main\n"
    )
    apt[0] = "Debian http://mirror.example/debian/\n"
    assert chroot.sources("bookworm", kind="deb-src") == (
        "deb-src http://mirror.example/debian/ bookworm main\n"
    )


def test_without_a_debian_mirror_there_is_no_chroot(apt: list[str]) -> None:
    apt[0] = "Ubuntu http://mirror.example/ubuntu/\n"
    with pytest.raises(DevError, match="no Debian mirror"):
        chroot.mirrors()


def test_a_command_in_a_chroot_gets_only_what_is_named() -> None:
    words = chroot.Chroot(Path("/made/trixie")).command(
        ["taizhang", "--version"],
        clerk=True,
        env={"DISPLAY": ":7"},
        binds={Path("/outer place"): "/inner"},
    )
    inside = words[words.index("--") + 1 :]
    assert inside[:4] == ["setpriv", "--reuid=1000", "--regid=1000", "--clear-groups"]
    assert inside[4:7] == ["--pdeathsig=KILL", "env", "-i"]
    assert inside[-4:] == ["HOME=/home/clerk", "DISPLAY=:7", "taizhang", "--version"]
    assert words[words.index("/made/trixie") + 1 : words.index("--")] == ["/outer place", "/inner"]


def test_another_recipe_makes_another_chroot(monkeypatch: pytest.MonkeyPatch) -> None:
    before = runtime._recipe()
    assert runtime._recipe() == before
    monkeypatch.setattr(runtime, "_SQLITE", "./configure --enable-fts5")
    assert runtime._recipe() != before


def test_the_time_of_the_files_may_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1356912000")
    assert package.commit_time() == 1356912000
    assert package.reproducible({})["SOURCE_DATE_EPOCH"] == "1356912000"


@pytest.mark.parametrize(
    ("path", "piece"),
    [
        ("_internal/PySide6/Qt/lib/libQt6Gui.so.6", "Qt: libraries"),
        ("_internal/PySide6/Qt/plugins/platforms/libqxcb.so", "Qt: plugins, translation"),
        ("_internal/PySide6/QtGui.abi3.so", "PySide6, shiboken6: Qt for Python"),
        ("taizhang", "program and Python modules, compiled"),
        ("_internal/libz.so.1", "other libraries and data"),
    ],
)
def test_each_file_is_counted_in_its_piece(path: str, piece: str) -> None:
    assert figures.piece_of(path) == piece


def test_the_table_counts_every_file_once(tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    (tmp_path / "taizhang").write_bytes(bytes(2_000_000))
    (tmp_path / "_internal" / "libsqlite3.so.0").write_bytes(bytes(1_000_000))
    (tmp_path / "_internal" / "libsqlite3.so").symlink_to("libsqlite3.so.0")
    assert figures.table(tmp_path).splitlines()[2:] == [
        "| program and Python modules, compiled | 2.0 | 0.0 |",
        "| SQLite | 1.0 | 0.0 |",
    ]


def test_the_workflow_runs_what_the_docs_say() -> None:
    root = Path(__file__).parents[2]
    workflow = (root / ".github" / "workflows" / "debian.yml").read_text(encoding="utf-8")
    said = (root / "docs" / "packaging.md").read_text(encoding="utf-8")
    for command in ("python3 dev.py package", "python3 dev.py release", "-m packaged"):
        assert command in workflow
        assert command in said, command
