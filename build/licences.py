"""The licences of all that is in the packaged program: collected, checked, written out.

    python build/licences.py

writes docs/licences.md, the list with how Qt's LGPL is honoured, and resources/licences.txt, the
same in Chinese with the text of every licence: the about box shows it, and it is in every package.
What each part is and under which licence stands in licences.toml; the texts come from the wheels
that are installed and from build/licences/. A part without a known licence or without its text is
an error, so that no new dependency slips in.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "docs" / "licences.md"
TEXT = ROOT / "resources" / "licences.txt"

# In the lock for jobs that nobody asks of them here; in no package (a test compares bundle.py).
NOT_BUNDLED = frozenset({"charset-normalizer", "pillow", "pip", "tzdata"})

_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_KINDS = {
    "own": ("The program", "本程序"),
    "library": ("Libraries", "程序库"),
    "wheel": ("Python packages", "Python 软件包"),
    "font": ("Fonts", "字体"),
    "data": ("Data", "数据"),
}


class LicenceError(Exception):
    """A licence or its text is not known; one sentence for who adds a dependency."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of what is packaged; the fields are explained in licences.toml."""

    name: str
    kind: str
    spdx: str
    source: str
    texts: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    """Names of the build machine's libraries that it is, as bundle.HOST_LIBRARIES begin."""

    def problems(self, allowed: frozenset[str]) -> Iterable[str]:
        """What hinders its being passed on, as sentences."""
        for licence in self.spdx.split(" AND "):
            if licence not in allowed:
                yield f"{self.name}: {licence or 'no licence'} is not among those allowed."
        if not self.texts and not (self.kind == "wheel" and self._wheel_files()):
            yield f"{self.name}: the text of its licence is nowhere."
        for text in self.texts:
            if not (ROOT / text).is_file():
                yield f"{self.name}: {text} is missing."

    def read_texts(self) -> list[str]:
        """The texts of its licences, from the wheel first."""
        files = [*(self._wheel_files() if self.kind == "wheel" else ()), *self._own_files()]
        return [_clean(file.read_bytes()) for file in files]

    def version(self, lock: dict[str, str]) -> str:
        """Its version in the lock; empty for what is no wheel."""
        return lock.get(self.name, "") if self.kind == "wheel" else ""

    def _own_files(self) -> list[Path]:
        return [ROOT / text for text in self.texts]

    def _wheel_files(self) -> list[Path]:
        """The licences among a wheel's metadata, in order of their names."""
        try:
            files = distribution(self.name).files or ()
        except PackageNotFoundError as error:
            raise LicenceError(f"{self.name} is not installed; run this in .venv.") from error
        found = []
        for file in files:
            folder, *below = file.parts
            inside = "/" + "/".join(below)
            wanted = folder.endswith(".dist-info") and _LICENCE_FILE.search(inside)
            if wanted and not any(place in inside for place in self.leave_out):
                found.append((inside, Path(str(file.locate()))))
        return [path for _, path in sorted(found)]


def _clean(data: bytes) -> str:
    """The text without byte order mark, form feeds, blanks at ends of lines and lines before it."""
    text = data.decode("utf-8-sig", errors="replace").replace("\f", "\n").replace("\r", "")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def read_parts() -> tuple[tuple[Part, ...], frozenset[str]]:
    """All parts in the order of licences.toml, and the licences that are allowed."""
    content = tomllib.loads((ROOT / "build" / "licences.toml").read_text("utf-8"))
    parts = tuple(_part(entry) for entry in content["part"])
    return parts, frozenset(content["allowed"])


def _part(entry: dict[str, Any]) -> Part:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    return Part(**values)


def locked() -> dict[str, str]:
    """The version of each package that goes into the program, by its name in the lock."""
    lock = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    pins = dict(re.findall(r"^([^\s=]+)==([^\s;\\]+)", lock, re.MULTILINE))
    return {name: version for name, version in pins.items() if name not in NOT_BUNDLED}


def problems(
    parts: Iterable[Part],
    allowed: frozenset[str],
    packages: Iterable[str],
    libraries: Iterable[str] = (),
) -> list[str]:
    """What is wrong, as sentences; empty when every licence is known.

    Args:
        parts: what licences.toml says.
        allowed: the licences that may be passed on with the program.
        packages: the wheels that go into it.
        libraries: the build machine's libraries that go into it (``bundle.HOST_LIBRARIES``).
    """
    parts = tuple(parts)
    wheels = {part.name for part in parts if part.kind == "wheel"}
    known = {library for part in parts for library in part.libraries} | {"libpython3"}
    found = [
        f"{name}: its licence is not in build/licences.toml."
        for name in sorted(set(packages) - wheels)
    ]
    found += [
        f"{name}: is not in requirements/run.txt any more." for name in wheels - set(packages)
    ]
    found += [
        f"{name}: whose library it is is not in build/licences.toml."
        for name in sorted({library.rstrip(".") for library in libraries} - known)
    ]
    for part in parts:
        if part.kind != "wheel" or part.name in set(packages):
            found += part.problems(allowed)
    return found


def as_markdown(parts: Iterable[Part], lock: dict[str, str]) -> str:
    """docs/licences.md."""
    lines = [_MARKDOWN_HEAD.rstrip()]
    for kind, (title, _) in _KINDS.items():
        lines += [
            "",
            f"## {title}",
            "",
            "| Part | Version | Licence | Source |",
            "|---|---|---|---|",
        ]
        for part in parts:
            if part.kind == kind:
                cells = (part.name, part.version(lock) or "–", part.spdx, part.source)
                lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def as_text(parts: Iterable[Part], lock: dict[str, str]) -> str:
    """resources/licences.txt: the list in Chinese, then every text once."""
    parts = tuple(parts)
    lines = [_TEXT_HEAD.rstrip(), "", "", "一、清单"]
    for kind, (_, title) in _KINDS.items():
        lines += ["", f"【{title}】"]
        for part in parts:
            if part.kind == kind:
                name = f"{part.name} {part.version(lock)}".rstrip()
                lines += [f"{name}　{part.spdx}", f"    {part.source}"]
    lines += ["", "", "二、许可证全文", ""]
    for text, names in _texts_once(parts).items():
        lines += ["=" * 78, "、".join(names), "=" * 78, "", text, "", ""]
    return "\n".join(lines).rstrip() + "\n"


def _texts_once(parts: Iterable[Part]) -> dict[str, list[str]]:
    """Who has each text; several have the same."""
    owners: dict[str, list[str]] = {}
    for part in parts:
        for text in part.read_texts():
            names = owners.setdefault(text, [])
            if part.name not in names:
                names.append(part.name)
    return owners


def main() -> int:
    """Write both files, or say what is not known."""
    parts, allowed = read_parts()
    lock = locked()
    try:
        found = problems(parts, allowed, lock)
    except LicenceError as error:
        found = [str(error)]
    if found:
        print("\n".join(found), file=sys.stderr)
        return 1
    LIST.write_text(as_markdown(parts, lock), "utf-8", newline="\n")
    TEXT.write_text(as_text(parts, lock), "utf-8", newline="\n")
    return 0


_MARKDOWN_HEAD = """\
# Licences

Made by `python build/licences.py` from `build/licences.toml`; do not edit by hand. The texts of all
licences are in `resources/licences.txt`, which the program shows under 帮助 → 关于台账 and every
package carries; the packaged program has the files as they came from each part in
`_internal/licences/`, too. Why each part was chosen is told in [dependencies](dependencies.md).

## Qt under the LGPL

Taizhang uses Qt and PySide6 (Qt for Python) under the GNU Lesser General Public License, version 3.
Both are copyright (c) The Qt Company Ltd. and others.

- **Unchanged.** The libraries are those of the Qt project's own wheels. On Linux one data file
  beside them, ICU's, is cut down to the locales that are used when the package is made.
- **Replaceable.** The program is a folder, never one file. Each library is a file of its own, in
  `_internal/PySide6/Qt/lib/` on Linux and `_internal/PySide6/` on Windows, loaded when the program
  starts. Another build of Qt 6.9 (of PySide6 and shiboken6: 6.9.3) for the same system goes to the
  same place under the same names; the program does not check them when it starts. `taizhang
  selftest` compares the files with those that were packaged and says which differ; it hinders
  nothing. Taking the program apart in order to debug such a change is allowed.
- **Source.** `qtbase`, `qtsvg`, `qtwayland` and `pyside-setup`, each at tag `v6.9.3`, at
  https://code.qt.io; as archives at https://download.qt.io/archive/qt/6.9/6.9.3/.
- **Offer.** Whoever passes the program on to offices without a network must be able to give these
  sources as well: for three years from the day they were given the program, everyone who got it may
  ask them for the complete sources of Qt, PySide6, fcitx5-qt and the font FandolFang on a medium,
  at the price of making the copy. Passing the source archives on with the installer does it.
- **Texts.** LGPL-3.0 and GPL-3.0, which the LGPL refers to, are in `build/licences/`.

The parts of others within Qt (FreeType, HarfBuzz, PCRE2, libpng …) and their licences are listed in
`build/licences/qt-parts.txt`.
"""

_TEXT_HEAD = """\
台账（Taizhang）及其中所含软件、字体的许可

本程序按 Apache 许可证 2.0 版提供，可以使用、复制、修改和再分发。其中所含的其他软件和字体，
各按下面列出的许可证提供。

关于 Qt（GNU 宽通用公共许可证第 3 版，LGPL-3.0）

本程序的窗口使用 Qt 6.9.3 和 PySide6 6.9.3，按 LGPL 第 3 版使用，版权属于 The Qt Company Ltd. 及
其他作者。

  1. 程序库用的是 Qt 项目自己发布的文件，没有改动。
  2. 可以替换：每个程序库都是单独的文件，Linux 上在程序文件夹的 _internal/PySide6/Qt/lib/，
     Windows 上在 _internal/PySide6/。把同一系统的另一份 Qt 6.9 放在同一位置、用同样的文件名，
     程序就使用它，不作阻拦。为调试这样的改动，可以对本程序作反向工程。
  3. 源代码：https://code.qt.io 的 qtbase、qtsvg、qtwayland、pyside-setup，标签 v6.9.3；
     压缩包在 https://download.qt.io/archive/qt/6.9/6.9.3/ 。
  4. 书面承诺：凡得到本程序的人，自得到之日起三年内，可以向提供本程序的单位索取 Qt、PySide6、
     fcitx5-qt 和字体 FandolFang 的全部源代码，只收复制介质的工本费。
"""


if __name__ == "__main__":
    sys.exit(main())
