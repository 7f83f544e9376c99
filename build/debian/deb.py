"""The Debian package: the bundle in /opt, and what makes a desktop know it.

No maintainer scripts: icons, menu and file types are registered by the triggers of the packages
that look after them. Nothing of the package lies where a clerk's ledgers lie, so removing it
cannot touch them.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import time
from email.utils import formatdate
from pathlib import Path

from build.debian import copyright as licences
from build.debian import depends, elf, manpage
from build.steps import ROOT, DevError, folder_size, version

RECIPES = ROOT / "build" / "debian"
ICONS = ROOT / "resources" / "icons"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
MAINTAINER = "Taizhang maintainers <maintainers@taizhang.invalid>"
APP_ID = "cn.taizhang.Taizhang"
LEDGER_ICON = "application-x-taizhang-ledger"

_CONTROL = """\
Package: taizhang
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: shared-mime-info, xdg-utils
Section: misc
Priority: optional
Description: offline ledger for government action plans
 Taizhang (台账) reads an action plan from its document and makes it a
 checklist: who leads, what is due when, which figures are to be reached.
 Clerks tick milestones, keep evidence in the same file and print the
 reports that an office expects. It works without a network.
 .
 台账：把行动计划的文件读成任务清单，勾选节点，留存佐证材料，打印自查报告、
 任务台账和任务单。离线使用。
"""


def package_version() -> str:
    """The program's version, with the number of this packaging of it."""
    return f"{version()}-1"


def control(*, size: int, depends_on: str, numbered: str) -> str:
    """The control file.

    Args:
        size: of the installed files, in bytes.
        depends_on: the Depends field.
        numbered: the package's version.
    """
    kibibytes = -(-size // 1024)
    return _CONTROL.format(
        version=numbered, maintainer=MAINTAINER, size=kibibytes, depends=depends_on
    )


def _pack(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(gzip.compress(text.encode(), mtime=0))


def _put(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def _desktop_files(share: Path, epoch: int) -> None:
    """What the desktop reads: menu entry, file type, software centre, icons."""
    day = time.strftime("%Y-%m-%d", time.gmtime(epoch))
    metainfo = (RECIPES / "metainfo.xml").read_text("utf-8")
    metainfo = metainfo.replace("@VERSION@", version()).replace("@DATE@", day)
    _put(share / "metainfo" / f"{APP_ID}.metainfo.xml", metainfo)
    for source, place in (
        ("taizhang.desktop", "applications/taizhang.desktop"),
        ("mime.xml", "mime/packages/taizhang.xml"),
        ("lintian-overrides", "lintian/overrides/taizhang"),
    ):
        _put(share / place, (RECIPES / source).read_text("utf-8"))
    for name, kind, shown in (
        ("taizhang", "apps", "taizhang"),
        ("taizhang-ledger", "mimetypes", LEDGER_ICON),
    ):
        pictures = {f"{size}x{size}": f"{name}-{size}.png" for size in ICON_SIZES}
        pictures["scalable"] = f"{name}.svg"
        for size, file in pictures.items():
            folder = share / "icons" / "hicolor" / size / kind
            folder.mkdir(parents=True)
            shutil.copyfile(ICONS / file, folder / f"{shown}{Path(file).suffix}")


def _papers(share: Path, bundle: Path, epoch: int) -> None:
    """Manual pages, changelogs and licences."""
    from taizhang.cli.main import taizhang as commands

    _pack(share / "man/man1/taizhang.1.gz", manpage.english(commands, version(), epoch))
    _pack(share / "man/zh_CN/man1/taizhang.1.gz", manpage.chinese(commands, version(), epoch))
    doc = share / "doc" / "taizhang"
    changes = f"  * Release {version()}; its changes are in changelog.gz.\n"
    when = formatdate(epoch)
    head = f"taizhang ({package_version()}) unstable; urgency=medium\n"
    _pack(doc / "changelog.Debian.gz", f"{head}\n{changes}\n -- {MAINTAINER}  {when}\n")
    _pack(doc / "changelog.gz", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    table = ROOT / "build" / "licences.toml"
    _put(doc / "copyright", licences.copyright_file(table, bundle / "_internal" / "licences"))


def _even_out(tree: Path, epoch: int) -> None:
    """Modes and times that do not depend on the machine: only the program itself is executable."""
    program = tree / "opt" / "taizhang" / "taizhang"
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def make(bundle: Path, output: Path, epoch: int) -> Path:
    """Make the package of a bundle in a folder; return its file.

    Args:
        bundle: the folder that PyInstaller made.
        output: where the package goes; the tree it is made of stays beside it as ``deb-tree``.
        epoch: the time of all files, in seconds since 1970.

    Raises:
        DevError: the bundle asks for a library that no package is named for, or dpkg-deb failed.
    """
    tree = output / "deb-tree"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    shutil.copytree(bundle, tree / "opt" / "taizhang", symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "taizhang").symlink_to("/opt/taizhang/taizhang")
    share = tree / "usr" / "share"
    _desktop_files(share, epoch)
    _papers(share, bundle, epoch)
    size, _ = folder_size(tree)
    depends_on = depends.depends(elf.asked_for(bundle), elf.newest_symbols(bundle))
    numbered = package_version()
    _put(tree / "DEBIAN" / "control", control(size=size, depends_on=depends_on, numbered=numbered))
    _even_out(tree, epoch)
    package = output / f"taizhang_{numbered}_amd64.deb"
    # xz: the dpkg of Debian 11 and older cannot read zstd.
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)]
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    if subprocess.run(command, env=env, check=False).returncode != 0:
        raise DevError("dpkg-deb could not make the package; its own message is above.")
    return package
