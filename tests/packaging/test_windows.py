"""build/windows: version resource, file lists, installer script, list of the proof's steps."""

from __future__ import annotations

import inspect
import re
import shutil
from pathlib import Path, PurePosixPath

import pytest

import dev
from build.steps import DevError
from build.windows import installer, proof_of_setup, proof_of_work, prove, version_resource, wine

SCRIPT = installer.SCRIPT.read_text("utf-8")
WORKFLOW = Path(__file__).parents[2] / ".github" / "workflows" / "windows.yml"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A program's folder with names that are awkward for an installer."""
    folder = tmp_path / "tree"
    for place in (
        "taizhang.exe",
        "taizhang-window.exe",
        "_internal/base $1.zip",
        "_internal/_data/方案 一.toml",
        "_internal/_data/fonts/a.xz",
    ):
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"content" * 200)
    return folder


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.3.1", (0, 3, 1, 0)), ("1.2", (1, 2, 0, 0)), ("2.0.0rc1", (2, 0, 0, 0))],
)
def test_version_as_windows_counts_it(version: str, numbers: tuple[int, ...]) -> None:
    assert version_resource.four_numbers(version) == numbers


@pytest.mark.parametrize("launcher", ["taizhang", "taizhang-window"])
def test_version_resource_has_both_languages(launcher: str) -> None:
    made: dict[str, dict[str, str]] = {}
    numbers: dict[str, object] = {}
    translations: list[int] = []

    def table(name: str, pairs: list[tuple[str, str]]) -> None:
        made[name] = dict(pairs)

    def variable(name: str, values: list[int]) -> None:
        assert name == "Translation"
        translations.extend(values)

    names = {
        "VSVersionInfo": lambda ffi, kids: None,
        "FixedFileInfo": numbers.update,
        "StringFileInfo": lambda tables: None,
        "StringTable": table,
        "StringStruct": lambda name, words: (name, words),
        "VarFileInfo": lambda variables: None,
        "VarStruct": variable,
    }
    eval(version_resource.version_text("0.3.1", launcher), names)

    assert numbers["filevers"] == (0, 3, 1, 0)
    assert made["080404B0"]["ProductName"] == "台账"
    assert made["040904B0"]["ProductName"] == "Taizhang"
    for language in ("080404B0", "040904B0"):
        assert made[language]["ProductVersion"] == "0.3.1"
        assert made[language]["OriginalFilename"] == f"{launcher}.exe"
    assert translations == [0x0804, 1200, 0x0409, 1200]


def test_what_is_installed_is_what_is_removed(tree: Path) -> None:
    places = installer.tree_files(tree)
    installed, folder = set(), ""
    for line in installer.install_list(tree, places).splitlines():
        command, _, argument = line.partition(" ")
        if command == "SetOutPath":
            folder = argument.strip('"')
        else:
            assert command == "File"
            name = Path(argument.strip('"')).name.replace("$", "$$")
            installed.add(f"{folder}\\{name}")
    removed = re.findall(r'^Delete "(.+)"$', installer.remove_list(places), re.MULTILINE)
    assert installed == set(removed)
    assert len(removed) == 5
    assert "$INSTDIR\\_internal\\base $$1.zip" in installed


def test_folders_are_removed_from_the_inside_and_only_when_empty(tree: Path) -> None:
    lines = installer.remove_list(installer.tree_files(tree)).splitlines()
    assert lines[5:] == [
        'RMDir "$INSTDIR\\_internal\\_data\\fonts"',
        'RMDir "$INSTDIR\\_internal\\_data"',
        'RMDir "$INSTDIR\\_internal"',
    ]


def test_a_name_that_would_end_a_string_is_refused() -> None:
    with pytest.raises(DevError, match="cannot stand in an installer"):
        installer.remove_list([PurePosixPath('a"b')])


def test_a_linux_program_makes_no_installer(tmp_path: Path) -> None:
    (tmp_path / "taizhang").write_bytes(b"")
    with pytest.raises(DevError, match="no Windows program"):
        installer.make(installer.Installer(tmp_path, tmp_path / "setup.exe", "0.3.1"))


def test_every_sentence_is_there_in_both_languages() -> None:
    said: dict[str, set[str]] = {}
    for name, language in re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", SCRIPT, re.MULTILINE):
        said.setdefault(name, set()).add(language)
    assert said
    assert all(languages == {"SIMPCHINESE", "ENGLISH"} for languages in said.values())
    used = set(re.findall(r"\$\(([A-Z_]+)\)", SCRIPT))
    assert used == set(said)


def test_the_installer_needs_no_administrator_and_deletes_no_folder_unseen() -> None:
    commands = "\n".join(line for line in SCRIPT.splitlines() if not line.startswith(";"))
    assert "RequestExecutionLevel user" in commands
    for forbidden in ("HKLM", "HKCR", "SetShellVarContext", "RMDir /r", "Delete /REBOOTOK"):
        assert forbidden not in commands


@pytest.mark.skipif(not shutil.which("makensis"), reason="makensis is not installed")
def test_the_same_folder_makes_the_same_installer(tree: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        output = tmp_path / name / installer.setup_name("0.3.1")
        installer.make(installer.Installer(tree, output, "0.3.1", is_compressed=False))
        made.append(output.read_bytes())
    assert made[0].startswith(b"MZ")
    assert made[0] == made[1]


def test_the_proof_takes_every_step_there_is() -> None:
    steps = {
        function
        for module in (proof_of_setup, proof_of_work)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert steps == set(prove.STEPS)
    assert len(prove.STEPS) == len(steps)


def test_the_lock_is_read_as_windows_reads_it() -> None:
    lock = (
        "colorama==0.4 ; sys_platform == 'win32' \\\n    --hash=sha256:1\n    # via click\n"
        "librt==0.16 ; platform_python_implementation != 'PyPy' \\\n    --hash=sha256:2\n"
        "macholib==1.16 ; sys_platform == 'darwin' \\\n    --hash=sha256:3\n"
        "uvloop==1 ; sys_platform != 'win32' \\\n    --hash=sha256:4\n"
        "lxml==6 \\\n    --hash=sha256:5\n"
    )
    read = wine.windows_lock(lock)
    assert re.findall(r"^(\w+)==\S+ \\$", read, re.MULTILINE) == ["colorama", "librt", "lxml"]
    assert re.findall(r"sha256:(\d)", read) == ["1", "2", "5"]


def test_the_workflow_runs_what_the_wine_proof_runs() -> None:
    text = WORKFLOW.read_text("utf-8")
    low, high = dev.OLDEST_PYTHON[1], dev.NEWEST_PYTHON[1]
    assert re.findall(r"\"(3\.\d+)\"", text) == [f"3.{n}" for n in range(low, high + 1)]
    for command in ("build/pyinstaller.spec", "build.windows.installer", "build.windows.prove"):
        assert command in text
