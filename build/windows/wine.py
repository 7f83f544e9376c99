"""Build and prove the Windows program on Linux, under wine, in a Debian 13 chroot.

``python3 -m build.windows.wine CHROOT --python ZIP``, as root. The chroot is made by debootstrap
when the folder is empty or not there. ZIP is the "Windows embeddable package (64-bit)" of Python
3.13 from python.org. Afterwards CHROOT/taizhang holds

    source   a copy of this tree         dist     the program and its installers
    python   Windows' Python, with the locked packages      proof    papers and pictures

Some ten minutes the first time, then six to eight. It is a smoke test: docs/packaging.md says what
wine cannot show. What is released is built by the same files on Windows.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from build.steps import ROOT, Command, DevError, call, say, version
from build.windows.installer import OLDER_VERSION, setup_name

_PACKAGES = ("locales", "nsis", "python3", "wine", "wine32:i386", "wine64", "xvfb")
_SOURCES = ("LICENSE", "build", "db", "desktop", "docs", "pyproject.toml", "requirements")
_USER = "clerk"
_PATH_FILE = ".\nLib\nLib\\site-packages\n..\\source\nimport site\n"
_IGNORED = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True, slots=True)
class Chroot:
    """A Debian 13 below a folder."""

    folder: Path
    language: str = "zh_CN"
    """What wine says its user speaks, and the installer with it."""

    @property
    def work(self) -> Path:
        """Where everything of ours is; ``/taizhang`` inside."""
        return self.folder / "taizhang"

    def command(self, words: Sequence[str], user: str, display: str = "") -> list[str]:
        """The words that run a command inside as a user, with nothing of this environment."""
        env = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/wine",
            "HOME": f"/home/{user}" if user != "root" else "/root",
            "LC_ALL": "C.UTF-8" if user == "root" else f"{self.language}.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            "DISPLAY": display,
            "WINEDEBUG": "-all",
            # Neither .NET nor a browser: wine would ask to fetch them.
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
        }
        pairs = [f"{name}={value}" for name, value in env.items()]
        return ["env", "-i", *pairs, "chroot", f"--userspec={user}", str(self.folder), *words]

    def run(self, *words: str, user: str = _USER, display: str = "") -> None:
        """Run a command inside; of what root's commands say, only the errors are shown.

        Raises:
            DevError: it failed.
        """
        if call(self.command(words, user, display), hush=user == "root") != 0:
            raise DevError(f"In the chroot failed: {' '.join(words)}")

    def shell(self, line: str, user: str = _USER, display: str = "") -> None:
        """Run a line of shell inside, in the copy of the source. Raises DevError."""
        self.run("sh", "-c", f"cd /taizhang/source && {line}", user=user, display=display)


def prepare_system(chroot: Chroot) -> None:
    """Debian 13 with wine for both kinds of programs: the installer is a 32-bit one."""
    if not (chroot.folder / "etc" / "debian_version").exists():
        say("debootstrap")
        if call(["debootstrap", "--variant=minbase", "trixie", chroot.folder], hush=True) != 0:
            raise DevError("debootstrap could not make the chroot.")
    shutil.copyfile("/etc/resolv.conf", chroot.folder / "etc" / "resolv.conf")
    if (chroot.folder / "home" / _USER).exists():
        return
    say("apt-get: wine, NSIS, Xvfb")
    chroot.run("dpkg", "--add-architecture", "i386", user="root")
    chroot.run("apt-get", "-qq", "update", user="root")
    install = ("apt-get", "install", "-qq", "-y", "--no-install-recommends", *_PACKAGES)
    chroot.run(*install, user="root")
    chroot.run("useradd", "-m", _USER, user="root")


def windows_lock(lock: str) -> str:
    """A lock's text with what Windows needs: pip would judge the conditions by this system."""
    kept = []
    for entry in re.split(r"\n(?=\S)", lock):
        first, *rest = entry.split("\n")
        condition = re.search(r"sys_platform (==|!=) '(\w+)'", first)
        if condition and (condition[1] == "==") is not (condition[2] == "win32"):
            continue
        first = re.sub(r" ;[^\\]*", " ", first)
        kept.append("\n".join([first, *rest]))
    return "\n".join(kept)


def prepare_python(chroot: Chroot, embeddable: Path) -> None:
    """Windows' Python with the locked packages. PyInstaller wants the library unpacked."""
    folder = chroot.work / "python"
    lock = windows_lock((ROOT / "requirements" / "dev.txt").read_text("utf-8"))
    stamp = folder / "lock.txt"
    if stamp.exists() and stamp.read_text("utf-8") == lock:
        return
    say("Python for Windows and the locked packages")
    shutil.rmtree(folder, ignore_errors=True)
    packages = folder / "Lib" / "site-packages"
    packages.mkdir(parents=True)
    with zipfile.ZipFile(embeddable) as archive:
        archive.extractall(folder)
    (library,) = folder.glob("python3*.zip")
    with zipfile.ZipFile(library) as archive:
        archive.extractall(folder / "Lib")
    library.unlink()
    (path_file,) = folder.glob("python3*._pth")
    path_file.write_text(_PATH_FILE, "ascii")
    number = re.sub(r"\D", "", path_file.stem)
    unfinished = folder / "unfinished.txt"
    unfinished.write_text(lock, "utf-8")
    pip: Command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", packages]
    kind: Command = ["--platform", "win_amd64", "--python-version", f"{number[0]}.{number[1:]}"]
    source: Command = ["--only-binary", ":all:", "--no-deps", "--require-hashes", "-r", unfinished]
    if call([*pip, *kind, *source]) != 0:
        raise DevError("pip could not fetch the packages for Windows.")
    unfinished.rename(stamp)


def copy_source(chroot: Chroot) -> None:
    """This tree as it is now, and nothing that was made from an earlier one."""
    source = chroot.work / "source"
    for folder in (source, chroot.work / "dist", chroot.work / "proof"):
        shutil.rmtree(folder, ignore_errors=True)
    source.mkdir()
    for name in (*_SOURCES, "resources"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=_IGNORED)
        else:
            shutil.copyfile(ROOT / name, source / name)
    chroot.run("chown", "-R", _USER, "/taizhang", user="root")


def make_installers(chroot: Chroot) -> tuple[str, str]:
    """The program under wine, its installer, and an older one for the upgrade."""
    language = chroot.language
    chroot.run("localedef", "-i", language, "-f", "UTF-8", f"{language}.UTF-8", user="root")
    shutil.rmtree(chroot.folder / "home" / _USER / ".wine", ignore_errors=True)
    chroot.run("wineboot", "-i")
    say("PyInstaller under wine")
    words = "wine /taizhang/python/python.exe -m PyInstaller --noconfirm --log-level WARN"
    places = "--workpath ../work --distpath ../dist build/pyinstaller.spec"
    chroot.shell(f"{words} {places}")
    say("makensis")
    setup, older = setup_name(version()), setup_name(OLDER_VERSION)
    places = f"--tree ../dist/taizhang --output ../dist/{setup}"
    chroot.shell(f"python3 -m build.windows.installer {places} --older-too")
    return setup, older


def prove(chroot: Chroot, setup: str, older: str) -> None:
    """All steps of prove.py, under wine and on a screen of their own."""
    say("The proof")
    with _screen(chroot) as display:
        proof = f"-m build.windows.prove ../dist/{setup} ../dist/{older} --output ../proof"
        chroot.shell(f"wine /taizhang/python/python.exe {proof}", display=display)


@contextmanager
def _screen(chroot: Chroot) -> Iterator[str]:
    """An Xvfb inside the chroot, at a number that it finds free."""
    words = ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    command = chroot.command(words, _USER)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


@contextmanager
def _proc(chroot: Chroot) -> Iterator[None]:
    """/proc, which wine asks for its programs' places."""
    place = chroot.folder / "proc"
    if (place / "self").exists():
        yield
        return
    if call(["mount", "-t", "proc", "proc", place]) != 0:
        raise DevError("/proc cannot be mounted in the chroot; this needs root.")
    try:
        yield
    finally:
        call([*chroot.command(["wineserver", "-k"], _USER)])
        call(["umount", place])


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(description="Build and prove the Windows program under wine.")
    parser.add_argument("chroot", type=Path, help="a folder for, or with, a Debian 13")
    parser.add_argument("--python", type=Path, help="the embeddable package; once")
    parser.add_argument("--language", default="zh_CN", choices=("zh_CN", "en_US"))
    options = parser.parse_args(argv)
    chroot = Chroot(options.chroot.resolve(), options.language)
    try:
        prepare_system(chroot)
        with _proc(chroot):
            if options.python is not None:
                prepare_python(chroot, options.python)
            elif not (chroot.work / "python" / "python.exe").exists():
                raise DevError("There is no Python for Windows yet: say where it is, --python ZIP.")
            copy_source(chroot)
            prove(chroot, *make_installers(chroot))
    except DevError as error:
        say(f"{parser.prog}: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
