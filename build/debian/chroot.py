"""Debian systems in folders: made once, copied for each use, entered with mounts of their own.

Each has nothing but Debian's minimal base, so what a package forgot to depend on is missing there.
The mounts live in a namespace of their own and vanish with the command: nothing has to be undone,
and removing a folder can never reach through a mount.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build.steps import DIST, DevError, say

CHROOTS = DIST / "chroots"
CLERK = 1000
"""User id of the person in a chroot who is not root."""

# Words after the script: root, then pairs of source and place, "--", the command.
_ENTER = """
set -e
mount --make-rprivate /
root=$1; shift
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
while [ "$1" != -- ]; do
    mkdir -p "$root$2"
    mount --bind "$1" "$root$2"
    shift 2
done
shift
exec chroot "$root" "$@"
"""
_NAMESPACE = ("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", _ENTER, "sh")
# A program asks for the network only where something is installed.
_PASSED_ON = ("http_proxy", "https_proxy", "no_proxy")


@dataclass(frozen=True, slots=True)
class Chroot:
    """One system in a folder."""

    root: Path

    def command(
        self,
        words: Sequence[str],
        *,
        clerk: bool = False,
        env: Mapping[str, str] | None = None,
        binds: Mapping[Path, str] | None = None,
    ) -> list[str]:
        """The words that run a command inside.

        Args:
            words: the command; paths in it are the chroot's.
            clerk: as an ordinary user instead of root.
            env: variables beside PATH and HOME; nothing else is taken over from outside.
            binds: folders outside by their places inside.
        """
        pairs = [part for outer, inner in (binds or {}).items() for part in (str(outer), inner)]
        home = "/home/clerk" if clerk else "/root"
        variables = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": home,
            **(env or {}),
        }
        # Another user's process forgets that it is to end with the one that started it.
        become = ("setpriv", f"--reuid={CLERK}", f"--regid={CLERK}", "--clear-groups")
        who = [*become, "--pdeathsig=KILL"] if clerk else []
        assigned = [f"{name}={value}" for name, value in variables.items()]
        inside = [*who, "env", "-i", *assigned, *words]
        return [*_NAMESPACE, str(self.root), *pairs, "--", *inside]

    def run(
        self,
        words: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        binds: Mapping[Path, str] | None = None,
    ) -> None:
        """Run a command as root, with its output in the chroot's log.

        Raises:
            DevError: it failed; the log tells why.
        """
        log = self.root.with_name(f"{self.root.name}.log")
        passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        fixed = {"LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        with log.open("ab") as file:
            done = subprocess.run(
                self.command(words, env={**fixed, **passed, **(env or {})}, binds=binds),
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if done.returncode != 0:
            raise DevError(f"“{' '.join(words)}” failed; {log.relative_to(DIST.parent)} tells why.")

    def install(self, *packages: str) -> None:
        """Install packages by apt-get, with what they depend on and nothing more."""
        self.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages])

    def inside(self, place: str) -> Path:
        """Where a path of the chroot lies outside."""
        return self.root / place.lstrip("/")


def mirrors() -> dict[str, str]:
    """The machine's own Debian mirrors, by apt's label: ``Debian``, ``Debian-Security``.

    Raises:
        DevError: apt knows none.
    """
    listing = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(LABEL) $(REPO_URI)", "Created-By: Packages"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    found = dict(line.split(maxsplit=1) for line in sorted(listing.splitlines(), reverse=True))
    if "Debian" not in found:
        raise DevError("This machine's apt sources name no Debian mirror to make a chroot from.")
    return {label: uri for label, uri in found.items() if label.startswith("Debian")}


def sources(suite: str, *, kind: str = "deb") -> str:
    """Lines for sources.list: a release and its security updates."""
    known = mirrors()
    lines = [f"{kind} {known['Debian']} {suite} main"]
    if security := known.get("Debian-Security"):
        lines.append(f"{kind} {security} {suite}-security main")
    return "\n".join([*lines, ""])


def base(suite: str) -> Chroot:
    """The bare system of a release, made by debootstrap when it is not there yet."""
    made = CHROOTS / suite
    if (made / "taizhang-made").exists():
        return Chroot(made)
    CHROOTS.mkdir(parents=True, exist_ok=True)
    if made.exists():
        shutil.rmtree(made)
    say(f"Making a bare Debian {suite} in {made.relative_to(DIST.parent)} (once; a minute or so)")
    log = CHROOTS / f"{suite}.log"
    with log.open("wb") as file:
        words = ["debootstrap", "--variant=minbase", suite, str(made), mirrors()["Debian"]]
        code = subprocess.run(words, stdout=file, stderr=subprocess.STDOUT, check=False).returncode
    if code != 0:
        raise DevError(f"debootstrap could not make {suite}; {log.relative_to(DIST.parent)} tells.")
    system = Chroot(made)
    system.inside("etc/apt/sources.list").write_text(sources(suite), "utf-8")
    # The lists of a release that is no longer updated would count as too old.
    conf = 'Acquire::Check-Valid-Until "false";\nAcquire::Retries "3";\n'
    system.inside("etc/apt/apt.conf.d/90taizhang").write_text(conf, "utf-8")
    shutil.copyfile("/etc/resolv.conf", system.inside("etc/resolv.conf"))
    system.run(["apt-get", "update", "-q"])
    system.run(["apt-get", "upgrade", "-y", "-q"])
    system.run(["useradd", "--uid", str(CLERK), "--create-home", "clerk"])
    (made / "taizhang-made").touch()
    return system


def copy(suite: str, name: str) -> Chroot:
    """A fresh copy of a release's bare system, in place of any of that name."""
    source = base(suite)
    target = CHROOTS / name
    if target.exists():
        shutil.rmtree(target)
    subprocess.run(
        ["cp", "-a", "--reflink=auto", str(source.root), str(target)], check=True, timeout=600
    )
    target.with_name(f"{name}.log").unlink(missing_ok=True)
    return Chroot(target)
