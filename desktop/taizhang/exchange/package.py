"""A filled-in workbook as a file: opened within bounds, its parts as streams of XML.

It may come from anybody. Nothing in it is run, followed or written anywhere; what is too big, needs
another file or carries a program is refused before it is read.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree as ET

from taizhang.errors import KnownError, reason_of

MOST_FILE_BYTES = 64 * 2**20
MOST_PARTS = 2_000
MOST_UNPACKED_BYTES = 256 * 2**20
MOST_ELEMENTS = 3_000_000
"""In one part: so many can be held at once, whatever a part is made of."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OFFICE_DOCUMENT = "/officeDocument"


class Package:
    """The parts of a workbook by their names."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self.name = name
        self._entries = {entry.filename.lower(): entry for entry in archive.infolist()}

    @property
    def parts(self) -> list[str]:
        """The parts' names, in lower case."""
        return list(self._entries)

    def has(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return part.lower() in self._entries

    def elements(self, part: str) -> Iterator[tuple[str, ET.Element]]:
        """``start`` and ``end`` of each element of a part; KnownError where it is broken.

        Who reads a long part clears what it has read.
        """
        try:
            with self._archive.open(self._entries[part.lower()]) as stream:
                for number, found in enumerate(ET.iterparse(stream, ("start", "end"))):
                    if number > 2 * MOST_ELEMENTS:
                        raise KnownError("“{0}”的内容太多，不读。", self.name)
                    yield found
        except (LookupError, ET.ParseError, ValueError, *_BROKEN) as error:
            raise KnownError("“{0}”已经损坏，读不出来。", self.name) from error

    def targets(self, part: str) -> dict[str, tuple[str, str]]:
        """What ``part`` ('' for the package) refers to: id → (kind, part). Nothing outside."""
        folder, _, name = part.rpartition("/")
        found: dict[str, tuple[str, str]] = {}
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(relations):
            return found
        for event, element in self.elements(relations):
            if event == "end" and local(element.tag) == "Relationship":
                inside = element.get("TargetMode", "Internal") == "Internal"
                target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
                kind = element.get("Type", "")
                if inside:
                    found[element.get("Id", "")] = (kind, target.lstrip("/"))
        return found

    def workbook(self) -> str:
        """The name of the part that lists the sheets."""
        for kind, target in self.targets("").values():
            if kind.endswith(_OFFICE_DOCUMENT) and self.has(target):
                return target
        raise KnownError("“{0}”不是 Excel 工作簿（.xlsx）。", self.name)


_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


def local(tag: str) -> str:
    """An element's name without its namespace: Excel's strict format has others."""
    return tag.rpartition("}")[2]


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The workbook in ``path``.

    Raises:
        KnownError: it cannot be read, is no .xlsx, is encrypted, too big, or has macros or links to
            other files.
    """
    data = _bytes(path)
    _refuse_old_format(data, path.name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, *_BROKEN) as error:
        raise KnownError("“{0}”不是 Excel 工作簿（.xlsx）。", path.name) from error
    with archive:
        _refuse_too_big(archive, path.name)
        package = Package(archive, path.name)
        _refuse_foreign(package)
        yield package


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_FILE_BYTES:
            raise KnownError("“{0}”超过 64 MB，不读。", path.name)
        return path.read_bytes()
    except OSError as error:
        raise KnownError("打不开“{0}”：{1}。", path.name, reason_of(error)) from error


def _refuse_old_format(data: bytes, name: str) -> None:
    if not data.startswith(_OLE):
        return
    if _ENCRYPTED in data:
        raise KnownError("“{0}”加了密码。请在 Excel 或 WPS 里去掉密码，保存后再读回。", name)
    raise KnownError("“{0}”是旧格式（.xls）。请在 Excel 或 WPS 里另存为 .xlsx 再读回。", name)


def _refuse_too_big(archive: zipfile.ZipFile, name: str) -> None:
    """By the sizes it states: no more than these is ever unpacked."""
    entries = archive.infolist()
    if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > MOST_UNPACKED_BYTES:
        raise KnownError("“{0}”解开后太大（超过 256 MB 或 2000 个部分），不读。", name)
    if any(entry.flag_bits & 1 for entry in entries):
        raise KnownError("“{0}”加了密码。请在 Excel 或 WPS 里去掉密码，保存后再读回。", name)


def _refuse_foreign(package: Package) -> None:
    for part in package.parts:
        if part.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in part:
            raise KnownError("“{0}”带有宏，不读。请另存为不带宏的 .xlsx。", package.name)
        if "/externallinks/" in part:
            raise KnownError("“{0}”链接了别的文件，不读。请断开链接，保存后再读回。", package.name)
