"""The steps that install, upgrade and remove."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from build.steps import version
from build.windows import api
from build.windows.installer import ONLY_IN_OLDER
from build.windows.proof import CLASSES, ODD_NAME, OPEN_KEY, PROGRAMS_KEY, Proof, check
from build.windows.version_resource import PRODUCT

_RUNNING = 3
_TOO_OLD = 4
_LINK = "台账.lnk"
# What an upgrade and an uninstallation find in the program's folder and did not put there.
_CLERKS_FILES = ("我的材料.txt", "_internal/我的材料.txt", "data/taizhang.ledger")


def old_windows_is_refused(proof: Proof) -> None:
    """Only wine can be told to be another Windows."""
    if not api.is_wine():
        return
    setup = proof.work / "setup-on-7.exe"
    shutil.copyfile(proof.older, setup)
    api.set_registry_value(f"Software\\Wine\\AppDefaults\\{setup.name}", "Version", "win7")
    check(proof.install(setup) == _TOO_OLD, "the installer does not refuse Windows 7")
    check(not proof.installed.exists(), "the refused installer installed something")
    setup.unlink()


def the_older_version_installs(proof: Proof) -> None:
    """The older installer, whose program holds a file that the newer one has no more."""
    check(proof.install(proof.older) == 0, "the older installer fails")
    check((proof.installed / ONLY_IN_OLDER).is_file(), "the older version has no own file")
    check(_links() == {"desktop", "start menu"}, f"shortcuts: {_links()}")
    _desktop_link().unlink()
    for name in _CLERKS_FILES:
        path = proof.installed / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("不要删", "utf-8")
    proof.run("units")
    check((proof.user_folder / "taizhang.ledger").is_file(), "the clerk's ledger was not made")


def an_upgrade_leaves_what_is_not_its_own(proof: Proof) -> None:
    """The installer proper over the older one."""
    proof.run("note", "一.3", "--agency", "省质监局", "--text", "升级以前写的")
    check(proof.install(proof.setup) == 0, "the upgrade fails")
    check(not (proof.installed / ONLY_IN_OLDER).exists(), "the older version's file stays")
    _check_clerks_files(proof)
    check(_links() == {"start menu"}, f"the upgrade changed the shortcuts: {_links()}")
    check(_value("DisplayVersion") == version(), f"listed as {_value('DisplayVersion')}")
    said = proof.run("history", "--agency", "省质监局")
    check("升级以前写的" in said, f"the note did not outlive the upgrade: {said}")


def windows_knows_version_and_names(proof: Proof) -> None:
    """Version resource, list of programs, file association."""
    for table, language in (("080404B0", 0x0804), ("040904B0", 0x0409)):
        name = api.version_string(proof.window, "ProductName", table)
        check(name == PRODUCT[language], f"{table}: product {name!r}")
        number = api.version_string(proof.window, "ProductVersion", table)
        check(number == version(), f"{table}: version {number!r}")
    shown = PRODUCT[0x0804 if api.speaks_chinese() else 0x0409]
    check(_value("DisplayName") == shown, f"listed as {_value('DisplayName')}, not {shown}")
    size = _value("EstimatedSize")
    check(isinstance(size, int) and size > 50_000, f"listed with {size} KB")
    command = api.registry_value(OPEN_KEY, "")
    check(command == f'"{proof.window}" --ledger "%1"', f"a double click starts {command}")
    icon = api.registry_value(f"{CLASSES}\\Taizhang.Ledger\\DefaultIcon", "")
    check(Path(str(icon)).is_file(), f"no icon for ledgers at {icon}")
    proof.say(f"        listed as {shown} {_value('DisplayVersion')}, {size} KB")


def nothing_is_replaced_while_the_program_runs(proof: Proof) -> None:
    """Neither an upgrade nor an uninstallation goes on while a window is open."""
    before = sorted(proof.installed.rglob("*"))
    subprocess.Popen([proof.window, "--ledger", proof.demo_ledger])
    opened = api.wait_until(lambda: bool(api.windows_of(proof.window)))
    check(opened, "no window opens")
    installed, removed = proof.install(proof.setup), _uninstall(proof.installed)
    api.close(api.windows_of(proof.window)[0])
    check(installed == _RUNNING, f"the installer ended with {installed}")
    check(removed == _RUNNING, f"the uninstaller ended with {removed}")
    check(sorted(proof.installed.rglob("*")) == before, "files were changed under the program")


def removal_leaves_what_is_not_its_own(proof: Proof) -> None:
    """As Windows does it from its list of programs, silently."""
    command = _value("QuietUninstallString")
    subprocess.run(str(command), timeout=120, check=True)
    # It goes on in a copy of itself, because no program can delete itself.
    gone = api.wait_until(lambda: not (proof.installed / "uninstall.exe").exists(), 120)
    check(gone, "the uninstaller did not end")
    _check_clerks_files(proof)
    left = {
        path.relative_to(proof.installed).as_posix()
        for path in proof.installed.rglob("*")
        if path.is_file()
    }
    check(left == set(_CLERKS_FILES), f"left in the program's folder: {sorted(left)[:9]}")
    check((proof.user_folder / "taizhang.ledger").is_file(), "the clerk's ledger is gone")
    check(proof.demo_ledger.is_file(), "a ledger elsewhere is gone")
    check(_value("DisplayName") is None, "still in the list of programs")
    check(api.registry_value(OPEN_KEY, "") is None, "ledgers are still opened by the program")
    check(api.registry_value(f"{CLASSES}\\.ledger", "") is None, "the suffix is still taken")
    check(not _links(), f"shortcuts left: {_links()}")
    shutil.rmtree(proof.installed)


def another_folder(proof: Proof) -> None:
    """A folder with blanks and names beyond GBK, without the desktop's shortcut."""
    folder = proof.work / f"另一处 {ODD_NAME}" / "台账"
    check(proof.install(proof.setup, f"/NODESKTOP /D={folder}") == 0, "it does not install there")
    check(_links() == {"start menu"}, f"shortcuts: {_links()}")
    check(version() in proof.run("--version", folder=folder), "it does not start there")
    paper = proof.papers / "odd-folder.pdf"
    proof.run("report", "--agency", "省质监局", "-o", paper, folder=folder)
    # Installed again elsewhere, the first place is left.
    second = proof.work / "second"
    check(proof.install(proof.setup, f"/D={second}") == 0, "it does not move")
    check(not folder.exists(), "the first folder stays")
    check(_uninstall(second) == 0, "the uninstaller fails")
    check({path.name for path in second.iterdir()} <= {"uninstall.exe"}, "files stay")


def _uninstall(folder: Path) -> int:
    """Remove silently, and wait for it: ``_?=`` lets the uninstaller work in its own place."""
    command = f'"{folder / "uninstall.exe"}" /S _?={folder}'
    return subprocess.run(command, timeout=120, check=False).returncode


def _value(name: str) -> str | int | None:
    return api.registry_value(PROGRAMS_KEY, name)


def _check_clerks_files(proof: Proof) -> None:
    for name in _CLERKS_FILES:
        path = proof.installed / name
        check(path.is_file() and path.read_text("utf-8") == "不要删", f"{name} is gone")


def _desktop_link() -> Path:
    return Path(os.environ["USERPROFILE"]) / "Desktop" / _LINK


def _links() -> set[str]:
    """Which shortcuts there are."""
    menu = Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    places = {"desktop": _desktop_link(), "start menu": menu / _LINK}
    return {name for name, path in places.items() if path.is_file()}
