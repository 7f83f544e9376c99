"""The package in bare Debian systems: installed, used, upgraded, removed.

``python3 dev.py package-test`` runs it as root. Each system holds Debian's minimal base and what
the package depends on, nothing more: no fonts of its own but DejaVu, no D-Bus, no desktop. What is
drawn goes to an Xvfb of this machine; pictures and papers are kept in dist/trial.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from build.debian import chroot, papers
from build.debian.chroot import Chroot
from build.debian.screen import SOCKETS, Screen, screen
from build.steps import DIST, Command, DevError, say, version

SUITES = ("bullseye", "bookworm", "trixie")
OUTPUT = DIST / "trial"
OLDER = "0.0.1-1"
GONE = "opt/taizhang/_internal/only-in-the-older-version"

_HOME = "/home/clerk"
_LEDGER = f"{_HOME}/.local/share/taizhang/taizhang.ledger"
_NAMED = f"{_HOME}/工作 资料/本级 2012 台账.ledger"
_PORTABLE = f"{_HOME}/U 盘/台账 便携版"
_MIME = "application/x-taizhang-ledger"
_AGENCY = "省质监局"
_TIMEOUT_S = 120


def older_package(package: Path) -> Path:
    """The same package under a lower version and with a file more, to upgrade from."""
    tree = OUTPUT / "older"
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-R", package, tree], check=True)
    control = tree / "DEBIAN" / "control"
    lines = control.read_text("utf-8").splitlines(keepends=True)
    numbered = (f"Version: {OLDER}\n" if line.startswith("Version:") else line for line in lines)
    control.write_text("".join(numbered), "utf-8")
    (tree / GONE).touch()
    older = OUTPUT / f"taizhang_{OLDER}_amd64.deb"
    command: Command = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, older]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return older


class Trial:
    """One system, with the checks in the order in which they are made."""

    def __init__(self, suite: str, package: Path, older: Path, on: Screen) -> None:
        self.system: Chroot = chroot.copy(suite, f"{suite}-trial")
        self.screen = on
        self.kept = OUTPUT / suite
        shutil.rmtree(self.kept, ignore_errors=True)
        self.kept.mkdir(parents=True)
        for file in (package, older):
            shutil.copy(file, self.system.inside("opt"))
        self._package, self._older = f"/opt/{package.name}", f"/opt/{older.name}"

    def checks(self) -> list[tuple[str, Callable[[], str]]]:
        """Their names and themselves; each returns a word on what was seen."""
        return [
            ("installs with its Depends alone", self.installs),
            ("a first ledger, by the older version", self.makes_a_ledger),
            ("upgrades, ledger untouched", self.upgrades),
            ("selftest", self.selftest),
            ("demo on the screen", self.demo),
            ("window of the ledger named by a double click", self.window),
            ("demo and window without any font", self.without_fonts),
            ("demo in the C locale", self.c_locale),
            ("read-only home", self.read_only_home),
            ("portable folder moved to a path with blanks", self.portable),
            ("file type known, double click opens it", self.file_type),
            ("removed, ledger untouched", self.removes),
        ]

    # --- helpers ---------------------------------------------------------------------------------

    def _start(
        self,
        words: Sequence[str],
        env: Mapping[str, str] | None = None,
        binds: Mapping[Path, str] | None = None,
    ) -> subprocess.Popen[str]:
        variables = {"DISPLAY": self.screen.display, "LANG": "C.UTF-8", **(env or {})}
        places = {SOCKETS: str(SOCKETS), **(binds or {})}
        return subprocess.Popen(
            self.system.command(words, clerk=True, env=variables, binds=places),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def _run(
        self,
        words: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        binds: Mapping[Path, str] | None = None,
        code: int = 0,
    ) -> str:
        """Run as the clerk; return what was printed, or for a failure that is wanted the error."""
        with self._start(words, env, binds) as process:
            try:
                printed, errors = process.communicate(timeout=_TIMEOUT_S)
            except subprocess.TimeoutExpired as error:
                process.kill()
                raise DevError(f"{' '.join(words)}: not done in {_TIMEOUT_S} s.") from error
        if "Traceback" in errors or process.returncode != code:
            said = f"{printed.strip()}\n{errors.strip()}".strip()
            raise DevError(f"{' '.join(words)}: exit code {process.returncode}. {said}")
        return printed if code == 0 else errors.strip()

    def _see(
        self,
        name: str,
        words: Sequence[str],
        env: Mapping[str, str] | None = None,
        binds: Mapping[Path, str] | None = None,
    ) -> str:
        """Open a window, keep its picture under ``name``, close it; return its title."""
        with self._start(words, env, binds) as process:
            try:
                title, picture = self.screen.wait_for_window()
            except DevError as error:
                process.kill()
                raise DevError(f"{error} {process.communicate()[1].strip()}") from error
            finally:
                process.kill()
            picture.save(self.kept / f"{name}.png")
        return title

    def _demo(
        self,
        name: str,
        *,
        program: str = "taizhang",
        env: Mapping[str, str] | None = None,
        binds: Mapping[Path, str] | None = None,
    ) -> str:
        """Let the demonstration run and look at its papers; keep them under ``name``."""
        folder = f"/tmp/{name}"  # noqa: S108 - the chroot's own
        began = time.monotonic()
        self._run([program, "demo", "-o", folder], env=env, binds=binds)
        seconds = time.monotonic() - began
        kept = self.kept / name
        shutil.copytree(self.system.inside(folder), kept)
        return f"{seconds:.1f} s; {papers.check(kept, _AGENCY)}"

    def _digest(self) -> str:
        return hashlib.sha256(self.system.inside(_LEDGER).read_bytes()).hexdigest()

    def _installed(self) -> int:
        words = ["dpkg-query", "-f", ".", "-W"]
        return len(subprocess.check_output(self.system.command(words), text=True))

    # --- checks ----------------------------------------------------------------------------------

    def installs(self) -> str:
        """The older version, so that there is something to upgrade."""
        before = self._installed()
        self.system.install(self._older)
        return f"{self._installed() - before} packages"

    def makes_a_ledger(self) -> str:
        """The clerk's own, in its usual place."""
        self._run(["taizhang", "tick", "一.3.1", "--agency", _AGENCY, "--on", "2012-09-30"])
        return f"{self.system.inside(_LEDGER).stat().st_size // 1024} KB"

    def upgrades(self) -> str:
        """What only the older version had is gone, the ledger is as it was."""
        before = self._digest()
        self.system.install(self._package)
        if self.system.inside(GONE).exists():
            raise DevError("A file of the older version is still there.")
        said = self._run(["taizhang", "--version"]).strip()
        if version() not in said:
            raise DevError(f"After the upgrade the program says it is {said}.")
        if self._digest() != before:
            raise DevError("The upgrade touched the clerk's ledger.")
        return said

    def selftest(self) -> str:
        """The program looks at itself."""
        began = time.monotonic()
        self._run(["taizhang", "selftest"])
        return f"{time.monotonic() - began:.1f} s"

    def demo(self) -> str:
        """The main job, in a real window."""
        return self._demo("demo")

    def window(self) -> str:
        """What a file manager does: the program with the path of a ledger and nothing else."""
        place = self.system.inside(_NAMED)
        place.parent.mkdir(parents=True)
        shutil.copy(self.kept / "demo" / "demo.ledger", place)
        for path in (place.parent, place):
            shutil.chown(path, chroot.CLERK, chroot.CLERK)
        title = self._see("window", ["taizhang", _NAMED])
        if _AGENCY not in title:  # a new ledger would ask for the unit
            raise DevError(f"The window shows another ledger: {title}.")
        return title

    def without_fonts(self) -> str:
        """Not even DejaVu, which fontconfig brings."""
        empty = OUTPUT / "empty"
        empty.mkdir(exist_ok=True)
        binds = {empty: "/usr/share/fonts"}
        seen = self._demo("no-fonts", binds=binds)
        self._see("no-fonts-window", ["taizhang", _NAMED], binds=binds)
        return seen

    def c_locale(self) -> str:
        """LC_ALL=C, in which file names count as ASCII."""
        return self._demo("c-locale", env={"LANG": "", "LC_ALL": "C"})

    def read_only_home(self) -> str:
        """The job still goes where it may be written; the user's own ledger cannot be made."""
        home = self.system.inside("/home/readonly")
        home.mkdir()
        home.chmod(0o555)
        env = {"HOME": "/home/readonly"}
        self._demo("read-only-home", env=env)
        title = self._see("read-only-home-window", ["taizhang"], env=env)
        said = self._run(["taizhang", "tasks", "--agency", _AGENCY], env=env, code=1)
        return f"{said} ({title})"

    def portable(self) -> str:
        """Its ledger lies beside it, and nothing in the home folder."""
        self.system.run(["mkdir", "-p", _PORTABLE])
        self.system.run(["cp", "-a", "/opt/taizhang/.", _PORTABLE])
        self.system.run(["touch", f"{_PORTABLE}/portable.txt"])
        self.system.run(["chown", "-R", "clerk", f"{_HOME}/U 盘"])
        seen = self._demo("portable", program=f"{_PORTABLE}/taizhang")
        before = self._digest()
        self._run([f"{_PORTABLE}/taizhang", "tick", "一.3.1", "--agency", _AGENCY])
        if not self.system.inside(f"{_PORTABLE}/data/taizhang.ledger").exists():
            raise DevError("The portable folder has no ledger of its own.")
        if self._digest() != before:
            raise DevError("The portable program wrote to the ledger in the home folder.")
        return seen

    def file_type(self) -> str:
        """By name, by content, and the program that a double click starts."""
        self.system.install("shared-mime-info", "libglib2.0-bin", "desktop-file-utils")
        bare = f"{_HOME}/nameless"
        backup = f"{_HOME}/20121231-173000+0800-daily.backup"
        for place in (bare, backup):
            shutil.copy(self.system.inside(_NAMED), self.system.inside(place))
        for place, wanted in (
            (_NAMED, _MIME),
            (bare, _MIME),
            (backup, "application/x-taizhang-backup"),
        ):
            said = self._run(["gio", "info", "-a", "standard::content-type", place])
            if wanted not in said:
                raise DevError(f"{place} is of another type: {said}")
        if "taizhang.desktop" not in self._run(["gio", "mime", _MIME]):
            raise DevError("No program is registered for ledgers.")
        # gio leaves as soon as the program runs, and the namespace with it: keep it.
        words = ["sh", "-c", 'gio open "$1"; sleep 60', "sh", _NAMED]
        title = self._see("double-click", words)
        if _AGENCY not in title:
            raise DevError(f"The double click opened another ledger: {title}.")
        return title

    def removes(self) -> str:
        """Purged: nothing of it is left but what the clerk made."""
        before = self._digest()
        self.system.run(["apt-get", "purge", "-y", "-q", "taizhang"])
        left = [path for path in ("opt/taizhang", "usr/bin/taizhang") if self._exists(path)]
        if left:
            raise DevError(f"Still there: {', '.join(left)}.")
        if self._digest() != before:
            raise DevError("The removal touched the clerk's ledger.")
        return "ledger unchanged"

    def _exists(self, place: str) -> bool:
        path = self.system.inside(place)
        return path.exists() or path.is_symlink()


def run(package: Path, suites: Sequence[str]) -> int:
    """Try a package in each system; print a line for each check. Returns the exit code."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    older = older_package(package)
    failed = 0
    with screen() as on:
        for suite in suites or SUITES:
            say(f"== {package.name} in Debian {suite}")
            trial = Trial(suite, package, older, on)
            for name, check in trial.checks():
                began = time.monotonic()
                try:
                    seen = f"passed: {name}: {check()}"
                except (DevError, OSError) as error:
                    failed += 1
                    seen = f"FAILED: {name}: {error}"
                say(f"   {time.monotonic() - began:3.0f} s  {seen}")
    say(f"{failed} checks failed; pictures and papers are in {OUTPUT.relative_to(DIST.parent)}.")
    return int(failed > 0)


if __name__ == "__main__":
    try:
        sys.exit(run(Path(sys.argv[1]), sys.argv[2:]))
    except DevError as error:
        say(f"package-test: {error}")
        sys.exit(1)
