"""The package of a Word document (ECMA-376 part 2): its parts as XML, within the limits."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET
import zipfile
import zlib

from taizhang.errors import KnownError
from taizhang.reader.formats.kinds import damaged, open_zip
from taizhang.reader.formats.limits import Limits

_MAIN = "word/document.xml"


def local(element: ET.Element) -> str:
    """The element's name without its namespace: strict and transitional documents differ there."""
    return element.tag.rpartition("}")[2]


def attribute(element: ET.Element | None, name: str) -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def child(element: ET.Element | None, name: str) -> ET.Element | None:
    """The first child of that local name."""
    if element is None:
        return None
    return next((found for found in element if local(found) == name), None)


def value_of(element: ET.Element | None, name: str) -> str | None:
    """``w:val`` of the first child of that name: most of Word's properties are written so."""
    return attribute(child(element, name), "val")


def is_on(element: ET.Element | None, name: str) -> bool | None:
    """A property that is on or off (17.17.4), None where it is not given."""
    found = child(element, name)
    if found is None:
        return None
    return attribute(found, "val") not in {"0", "false", "off"}


class _NoDoctype(ET.TreeBuilder):
    """A tree in which nothing is declared: entities come from a DOCTYPE, which Word never writes.

    So no entity can be expanded, and no file or address be asked for.
    """

    def doctype(self, name: str, pubid: str, system: str) -> None:
        raise damaged("Word")


class Package:
    """A Word document's parts."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._zip = open_zip(data, limits)
        self._names = set(self._zip.namelist())
        self.main = self._main()

    def part(self, kind: str) -> ET.Element | None:
        """A part beside the main one (styles, numbering …), None where there is none."""
        folder, _, name = self.main.rpartition("/")
        rels = self._read(f"{folder}/_rels/{name}.rels")
        for relation in rels if rels is not None else ():
            if (attribute(relation, "Type") or "").endswith(f"/{kind}"):
                target = attribute(relation, "Target") or ""
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                return self._read(path)
        return self._read(f"{folder}/{kind}.xml")

    def document(self) -> ET.Element:
        """The main part."""
        root = self._read(self.main)
        if root is None:
            raise damaged("Word")
        return root

    def _main(self) -> str:
        if _MAIN in self._names:
            return _MAIN
        rels = self._read("_rels/.rels")
        for relation in rels if rels is not None else ():
            if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                return (attribute(relation, "Target") or "").lstrip("/")
        raise KnownError("这不是 Word 文档，请用 Word 或 WPS 打开后另存为 .docx。")

    def _read(self, name: str) -> ET.Element | None:
        """A part as a tree: the sizes that the package claims are never relied on."""
        if name not in self._names:
            return None
        info = self._zip.getinfo(name)
        most = self._limits.part_bytes
        try:
            with self._zip.open(info) as stream:
                data = stream.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise damaged("Word") from error
        except NotImplementedError as error:
            raise damaged("Word") from error
        except RuntimeError as error:  # zipfile's word for a member with a password
            raise KnownError("这个 Word 文件有密码，请去掉密码后再打开。") from error
        if len(data) > most:
            raise KnownError("文件过大，超出可读取的范围，请拆分成几个文件后再打开。")
        if len(data) > 2**20 and len(data) > info.compress_size * self._limits.ratio:
            raise KnownError("文件压缩异常，可能不安全，请向提供者核实后重新获取。")
        if data.count(b"<") > 2 * self._limits.elements:  # a start and an end
            raise KnownError("文件内容过多，超出可读取的范围，请拆分成几个文件后再打开。")
        return _parsed(data)


def _parsed(data: bytes) -> ET.Element:
    parser = ET.XMLParser(target=_NoDoctype())
    try:
        parser.feed(data)
        root: ET.Element = parser.close()
    except (ET.ParseError, ValueError, LookupError, AssertionError) as error:
        raise damaged("Word") from error
    return root
