"""Set up, run, test, measure and package Taizhang (台账) with one command.

Needs nothing but Python: what the program needs is fetched into ``.venv``, at the versions and
hashes named in ``requirements/``. On Debian-like systems missing system libraries are installed
first. A second start finds all of it in place and begins at once.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import io
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from build import system
from build.steps import (
    ROOT,
    WINDOWS,
    Command,
    DevError,
    call,
    folder_size,
    program_environment,
    say,
)

VENV = ROOT / ".venv"
STAMP = VENV / "taizhang-stamp"
REQUIREMENTS = ROOT / "requirements"

# The bounds of PySide6 6.9.3, the last release that runs on glibc 2.28 to 2.31.
OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 13)

HELP = """\
verbs:
  run [ARGS…]      open the window, or do the job ARGS name (run --help lists them);
                   without a screen and without ARGS: make the demonstration papers
                   in ./demo-output instead
  test [ARGS…]     ruff, ruff format, mypy, then pytest (which gets ARGS)
  bench [ARGS…]    the measurements: python -m benchmarks
  torture [ARGS…]  kills, power cuts, full disks, damage: python -m tests.torture
  package [ARGS…]  the stand-alone program, in dist/taizhang, and a proof that it runs
  release [SUITE…] as root on Debian: the .deb for Debian 11 and later, in dist/release,
                   tried in bare Debian systems (or in the SUITEs named)
  package-test [SUITE…]
                   the trial alone, of the .deb that is there
  lock [ARGS…]     re-make requirements/*.txt from pyproject.toml (ARGS go to uv,
                   e.g. --upgrade)
"""


# --- small helpers -------------------------------------------------------------------------------


def venv_python() -> Path:
    """The interpreter inside ``.venv``."""
    return VENV / "Scripts" / "python.exe" if WINDOWS else VENV / "bin" / "python"


def venv_packages() -> tuple[str, ...]:
    """Debian splits ensurepip off python3; a fresh system has none."""
    return () if importlib.util.find_spec("ensurepip") else ("python3-venv",)


# --- .venv ---------------------------------------------------------------------------------------


def digest(path: Path) -> str:
    """The SHA-256 of a file's content, in hex."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise DevError(f"{path.relative_to(ROOT)} cannot be read: {error.strerror}.") from error


def stamp_for(lock: str) -> str:
    """What STAMP holds once a lock ("run" or "dev") is installed.

    The interpreter and the place are in it because a .venv works with neither another Python nor
    from another folder.
    """
    digests = [digest(REQUIREMENTS / f"{name}.txt") for name in ("run", "dev")]
    return "\n".join([*digests, platform.python_version(), str(VENV), lock, ""])


def venv_state() -> str:
    """The stamp of a .venv that starts; empty for one that is missing, half-made or broken."""
    try:
        stamp = STAMP.read_text("utf-8")
        started = subprocess.run([venv_python(), "-I", "-c", ""], capture_output=True, check=False)
    except (OSError, UnicodeDecodeError):
        return ""
    return stamp if started.returncode == 0 else ""


def make_venv() -> None:
    """Make an empty .venv in place of any that is there."""
    if Path(sys.prefix) == VENV:
        raise DevError("The folder .venv must be remade: start dev.py with another Python than it.")
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)
    say("Making .venv")
    if call([sys.executable, "-m", "venv", VENV]) != 0:
        raise DevError("Python could not make the folder .venv; its own message is above.")


def link_program() -> None:
    """Let the .venv import the program from desktop/, as an editable installation would."""
    base = {"base": str(VENV), "platbase": str(VENV)}
    site_packages = Path(sysconfig.get_path("purelib", "venv", base))
    # A relative path is plain ASCII, so the encoding in which Python reads this does not matter.
    desktop = os.path.relpath(ROOT / "desktop", site_packages)
    (site_packages / "taizhang.pth").write_text(f"{desktop}\n", "ascii")


def install_lock(lock: str) -> None:
    """Install a lock's packages, each held to its hash, into the .venv."""
    say(f"Installing requirements/{lock}.txt into .venv (once; it takes a minute or so)")
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    command: Command = [
        venv_python(),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        *quiet,
    ]
    options = ["--no-input", "--no-warn-script-location", "--only-binary", ":all:"]
    source = ["--require-hashes", "-r", f"requirements/{lock}.txt"]
    if call([*command, *options, *source]) != 0:
        raise DevError(f"pip could not install requirements/{lock}.txt; its message is above.")


def ensure_venv(lock: str) -> None:
    """Have a .venv with at least the packages of a lock; instant when it is there already."""
    wanted, state = stamp_for(lock), venv_state()
    if state in (wanted, stamp_for("dev")):  # dev holds all of run, at the same versions
        return
    if state != stamp_for("run"):
        make_venv()
    STAMP.unlink(missing_ok=True)
    install_lock(lock)
    link_program()
    STAMP.write_text(wanted, "utf-8")


def set_up(lock: str, packages: Iterable[str] = ()) -> None:
    """Make ready for a verb: system packages first, then the .venv."""
    system.ensure_system_packages((*system.QT_PACKAGES, *venv_packages(), *packages))
    importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        raise DevError(f"{sys.executable} has no ensurepip, so it cannot make the folder .venv.")
    ensure_venv(lock)


# --- verbs ---------------------------------------------------------------------------------------


def wants_window(args: Sequence[str]) -> bool:
    """Whether these arguments open the window: none, or a ledger and no job."""
    if len(args) == 1:
        return args[0].startswith("--ledger=") or args[0].endswith(".ledger")
    return not args or (len(args) == 2 and args[0] == "--ledger")


def has_screen(env: Mapping[str, str]) -> bool:
    """Whether a window can be shown, or where it goes has been said with QT_QPA_PLATFORM."""
    if not sys.platform.startswith("linux"):
        return True
    return any(env.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run(args: Sequence[str]) -> int:
    """Start the program, from the folder the user is in, so that the paths in ARGS hold."""
    set_up("run")
    env = program_environment(os.environ)
    if not has_screen(env):
        env["QT_QPA_PLATFORM"] = "offscreen"
        if wants_window(args):
            say(
                "There is no screen here, so instead of the window the demonstration runs"
                " and its papers go to ./demo-output."
            )
            args = ["demo", "-o", str(Path("demo-output").absolute())]
    command: Command = [venv_python(), "-m", "taizhang", *args]
    return subprocess.run(command, env=env, check=False).returncode


def sources() -> list[str]:
    """What mypy reads: the program, what tests, measures and packages it, this file."""
    folders = ("desktop", "tests", "benchmarks", "build")
    return [name for name in folders if any((ROOT / name).rglob("*.py"))] + ["dev.py"]


def test(args: Sequence[str]) -> int:
    """All checks; pytest comes last so that its count of passed tests is the last line."""
    set_up("dev", system.TEST_PACKAGES)
    env = program_environment(os.environ)
    checks = (
        ["ruff", "check", "--quiet"],
        ["ruff", "format", "--check", "--quiet"],
        ["mypy", *sources()],
        ["pytest", *args],
    )
    failed = False
    for check in checks:
        say(f"== {' '.join(check)}")
        code = call([venv_python(), "-m", *check], env=env)
        failed = failed or code != 0
        if code != 0 and check is not checks[-1]:
            say(f"== {check[0]} failed; the other checks go on")
    return int(failed)


def bench(args: Sequence[str]) -> int:
    """The measurements."""
    set_up("dev")
    env = program_environment(os.environ)
    return call([venv_python(), "-m", "benchmarks", *args], env=env)


def torture(args: Sequence[str]) -> int:
    """Kills, power cuts, full disks, forgeries and damage, at full counts."""
    set_up("dev", system.TEST_PACKAGES)
    env = program_environment(os.environ)
    return call([venv_python(), "-m", "tests.torture", *args], env=env)


def package(args: Sequence[str]) -> int:
    """The stand-alone program of the machine this runs on, and the proof that it runs."""
    from build import package

    set_up("dev", system.BUILD_PACKAGES)
    folder = package.make(venv_python(), args)
    package.prove(folder)
    size, count = folder_size(folder)
    say(f"{folder.relative_to(ROOT)}: {size / 1e6:.0f} MB in {count} files; it runs.")
    return 0


def release(args: Sequence[str]) -> int:
    """The Debian package that runs on Debian 11 and everything later, and its trial."""
    from build.debian import release

    set_up("dev", system.RELEASE_PACKAGES)
    release.make(venv_python())
    return package_test(args)


def package_test(args: Sequence[str]) -> int:
    """The trial alone, of the package that ``release`` made."""
    from build.debian import release

    set_up("dev", system.RELEASE_PACKAGES)
    command: Command = [venv_python(), "-m", "build.debian.trial", release.newest(), *args]
    return call(command, env=program_environment(os.environ))


def find_uv() -> Path:
    """Find uv on the PATH, or else put it into the .venv: only the lock verb needs it."""
    if found := shutil.which("uv"):
        return Path(found)
    uv = venv_python().with_name("uv.exe" if WINDOWS else "uv")
    if not uv.exists():
        set_up("run")
        if call([venv_python(), "-m", "pip", "install", "--quiet", "uv"]) != 0:
            raise DevError("uv, which makes the locks, could not be installed.")
    return uv


def pins(text: str) -> set[str]:
    """The "name==version" pairs of a lock's text."""
    return set(re.findall(r"^\S+==[^\s;\\]+", text, re.MULTILINE))


def check_locks() -> None:
    """A lock must be the same for everyone: no host, no path of this machine, one truth."""
    texts = {name: (REQUIREMENTS / f"{name}.txt").read_text("utf-8") for name in ("run", "dev")}
    for name, text in texts.items():
        if re.search(r"://|(^|\s)(-[cr]\s*)?(/|[A-Za-z]:\\)", text):
            raise DevError(f"requirements/{name}.txt names a host or a path of this machine.")
    if differing := pins(texts["run"]) - pins(texts["dev"]):
        raise DevError(f"requirements/dev.txt differs from run.txt: {' '.join(sorted(differing))}")


def lock(args: Sequence[str]) -> int:
    """Resolve for every system at once, for the oldest Python, with the hashes of all wheels."""
    oldest = ".".join(map(str, OLDEST_PYTHON))
    compile_lock: Command = [
        find_uv(),
        "pip",
        "compile",
        "--universal",
        "--generate-hashes",
        "--quiet",
    ]
    options = ["--no-emit-index-url", "--no-header", "--python-version", oldest, "pyproject.toml"]
    places = {
        "run": ["-o", "requirements/run.txt"],
        "dev": ["--group", "dev", "-c", "requirements/run.txt", "-o", "requirements/dev.txt"],
    }
    for name, place in places.items():
        if call([*compile_lock, *options, *place, *args]) != 0:
            raise DevError(f"uv could not make requirements/{name}.txt; its message is above.")
    check_locks()
    return 0


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "torture": torture,
    "package": package,
    "package-test": package_test,
    "release": release,
    "lock": lock,
}


def check_python() -> None:
    """Refuse a Python that cannot hold the pinned packages."""
    if not OLDEST_PYTHON <= sys.version_info[:2] <= NEWEST_PYTHON:
        low, high = (".".join(map(str, bound)) for bound in (OLDEST_PYTHON, NEWEST_PYTHON))
        raise DevError(
            f"Taizhang needs Python {low} to {high}; this is {platform.python_version()}."
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Set up, run, test, measure and package Taizhang (台账).",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("verb", nargs="?", choices=VERBS, metavar="VERB", help=", ".join(VERBS))
    parser.add_argument("args", nargs=argparse.REMAINDER, metavar="ARGS", help="passed on")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a piped Windows console may know no Chinese
            stream.reconfigure(errors="replace")
    options = parser.parse_args(argv)
    if options.verb is None:
        parser.print_help()
        return 2
    try:
        check_python()
        return VERBS[options.verb](options.args)
    except DevError as error:
        say(f"dev.py: {error}")
    except OSError as error:
        say(f"dev.py: {error.filename or 'the system'}: {error.strerror or error}.")
    except KeyboardInterrupt:
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())
