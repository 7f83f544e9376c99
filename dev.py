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

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "taizhang-stamp"
REQUIREMENTS = ROOT / "requirements"
DIST = ROOT / "dist"
WINDOWS = os.name == "nt"

Command = Sequence["str | Path"]

# The bounds of PySide6 6.9.3, the last release that runs on glibc 2.28 to 2.31.
OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 13)

# Named by the NEEDED entries of the PySide6 wheel: widgets, printing, offscreen and xcb platforms.
QT_PACKAGES = (
    "libcups2",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libglib2.0-0",
    "libstdc++6",
    "libx11-6",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-glx0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-util1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxcb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
    "libzstd1",
    "zlib1g",
)
# The tests read the printed PDF files with another program than the one that wrote them, and
# record the system calls of a writing process to cut its power at any of them. Qt's lupdate, which
# looks for untranslated words, is linked to Qt's network library and so to Kerberos.
TEST_PACKAGES = ("libgssapi-krb5-2", "poppler-utils", "strace")
# PyInstaller reads libraries with objdump and puts Python's own library into the bundle.
BUILD_PACKAGES = (
    "binutils",
    f"libpython{sys.version_info.major}.{sys.version_info.minor}",
)

HELP = """\
verbs:
  run [ARGS…]      open the window, or do the job ARGS name (run --help lists them);
                   without a screen and without ARGS: make the demonstration papers
                   in ./demo-output instead
  test [ARGS…]     ruff, ruff format, mypy, then pytest (which gets ARGS)
  bench [ARGS…]    the measurements: python -m benchmarks
  torture [ARGS…]  kills, power cuts, full disks, damage: python -m tests.torture
  package [ARGS…]  the stand-alone program, in dist/taizhang, and a proof that it runs
  lock [ARGS…]     re-make requirements/*.txt from pyproject.toml (ARGS go to uv,
                   e.g. --upgrade)
"""


class DevError(Exception):
    """Something expected went wrong; the text is one sentence for the person at the keyboard."""


# --- small helpers -------------------------------------------------------------------------------


def say(sentence: str) -> None:
    """Tell what is being done, at once and before the output of whatever is started next."""
    print(sentence, file=sys.stderr, flush=True)


def call(command: Command, *, env: Mapping[str, str] | None = None, hush: bool = False) -> int:
    """Run a command in the project's root and return its exit code.

    Its output is shown; hushed, only what it writes to the error stream.
    """
    words = [str(part) for part in command]
    stdout = subprocess.DEVNULL if hush else None
    return subprocess.run(words, cwd=ROOT, env=env, stdout=stdout, check=False).returncode


def venv_python() -> Path:
    """The interpreter inside ``.venv``."""
    return VENV / "Scripts" / "python.exe" if WINDOWS else VENV / "bin" / "python"


def program_environment(base: Mapping[str, str]) -> dict[str, str]:
    """The environment for everything started here: UTF-8 whatever the system's default is."""
    env = {**base, "PYTHONUTF8": "1"}
    # Qt complains of a locale that is not UTF-8, which bare containers and servers have.
    if not WINDOWS and not any(base.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        env["LC_ALL"] = "C.UTF-8"
    return env


# --- system packages -----------------------------------------------------------------------------


def installed_names(listing: str) -> set[str]:
    """Names that installed packages have or provide.

    Args:
        listing: lines of ``status<TAB>package<TAB>provides`` from dpkg-query.
    """
    names: set[str] = set()
    for line in listing.splitlines():
        status, package, provides = line.split("\t")
        if status == "installed":
            names.add(package)
            # Newer systems keep the old name as a provided one: libglib2.0-0t64 is libglib2.0-0.
            names.update(part.split()[0] for part in provides.split(",") if part.strip())
    return names


def missing_packages(wanted: Iterable[str]) -> list[str]:
    """Those of the wanted Debian packages that are not installed."""
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status}\t${Package}\t${Provides}\n"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return sorted(set(wanted) - installed_names(listing))


def as_root() -> list[str] | None:
    """The words that must stand before apt-get; None when there is no way to be root."""
    words = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return words
    sudo = shutil.which("sudo")
    return [sudo, *words] if sudo else None


def ensure_system_packages(wanted: Iterable[str]) -> None:
    """Install what is missing on a Debian-like system; do nothing on any other."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    missing = missing_packages(wanted)
    if not missing:
        return
    by_hand = f"As root, type: apt-get install {' '.join(missing)}"
    prefix = as_root()
    if prefix is None:
        raise DevError(f"System packages are missing. {by_hand}")
    say(f"Installing {len(missing)} system packages: {' '.join(missing)}")
    apt = [*prefix, "apt-get", "-qq", "-o", "Acquire::Retries=3", "-o", "Dpkg::Use-Pty=0"]
    # One unreachable source makes update fail though the packages may be had from the others.
    call([*apt, "update"], hush=True)
    install = [*apt, "install", "-y", "--no-install-recommends", *missing]
    if call(install, hush=True) != 0:
        raise DevError(f"apt-get could not install the system packages. {by_hand}")


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
    ensure_system_packages((*QT_PACKAGES, *venv_packages(), *packages))
    importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        raise DevError(f"{sys.executable} has no ensurepip, so it cannot make the folder .venv.")
    ensure_venv(lock)


# --- verbs ---------------------------------------------------------------------------------------


def wants_window(args: Sequence[str]) -> bool:
    """Whether these arguments open the window: none, or a ledger and no job."""
    if len(args) == 1:
        return args[0].startswith("--ledger=")
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
    set_up("dev", TEST_PACKAGES)
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
    set_up("dev", TEST_PACKAGES)
    env = program_environment(os.environ)
    return call([venv_python(), "-m", "tests.torture", *args], env=env)


def folder_size(folder: Path) -> tuple[int, int]:
    """Bytes and number of the files under a folder; links are not counted."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files), len(files)


def prove_package(program: Path) -> None:
    """Let the packaged program make the demonstration papers and see that they are there."""
    proof = DIST / "demo-output"
    shutil.rmtree(proof, ignore_errors=True)
    env = program_environment(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    say(f"Proof: {program.relative_to(ROOT)} demo")
    if call([program, "demo", "-o", proof], env=env) != 0:
        raise DevError("The packaged program could not make its demonstration papers.")
    if not any(proof.rglob("*")):
        raise DevError("The packaged program made no demonstration papers.")


def package(args: Sequence[str]) -> int:
    """The stand-alone program. Nothing is written into build/, which holds its recipe."""
    set_up("dev", BUILD_PACKAGES)
    # A name of its own in dist/ for PyInstaller's scratch files, so that a second run is quicker.
    places: Command = ["--workpath", DIST / "pyinstaller-work", "--distpath", DIST]
    spec = ROOT / "build" / "pyinstaller.spec"
    options = ["--noconfirm", "--log-level", "WARN"]
    command: Command = [venv_python(), "-m", "PyInstaller", *options, spec]
    if call([*command, *places, *args], env=program_environment(os.environ)) != 0:
        raise DevError("PyInstaller could not make the program; its own message is above.")
    folder = DIST / "taizhang"
    prove_package(folder / ("taizhang.exe" if WINDOWS else "taizhang"))
    size, count = folder_size(folder)
    say(f"{folder.relative_to(ROOT)}: {size / 1e6:.0f} MB in {count} files; it runs.")
    return 0


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
