"""What a file is, told from its bytes: a name's ending may say anything."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum, auto

from taizhang.errors import KnownError
from taizhang.reader.formats.limits import Limits


class Kind(Enum):
    """The kinds of files that are read."""

    PLAIN = auto()
    WEB_PAGE = auto()
    WEB_ARCHIVE = auto()
    WORD = auto()
    OLD_WORD = auto()
    PDF = auto()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF",
    b"\x00\x00\x01\x00",
)
_PACKED = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
# A page starts with one of these, after white space, comments and an XML declaration.
_PAGE = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}+>\s*+)?+(?:<!--(?:(?!-->).){0,4000}+-->\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|body|meta|link|title|div|table|p|span|article|section|main|"
    rb"style|script|center|font|br|ul|ol|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD_XML = re.compile(rb"<\?mso-application|<w:wordDocument|<pkg:package")
_ARCHIVE_HEAD = re.compile(rb"^(?:MIME-Version|From|Content-Type):", re.IGNORECASE | re.MULTILINE)
_HEAD = 8192


def kind_of(data: bytes, limits: Limits) -> Kind:
    """Tell what the bytes are.

    Raises:
        KnownError: a kind that is not read; the sentence says how to bring it into one that is.
    """
    head = data[:_HEAD]
    if head.startswith(OLE):
        return Kind.OLD_WORD
    if head.startswith(_ZIP):
        return _kind_in_zip(data, limits)
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    _refuse_known(head)
    narrow = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")  # also in UTF-16
    if _WORD_XML.search(narrow):
        raise KnownError("这是 XML 格式的 Word 文件，请用 Word 或 WPS 另存为 .docx 后再打开。")
    if _PAGE.match(narrow):
        return Kind.WEB_PAGE
    if len(_ARCHIVE_HEAD.findall(head)) >= 2 and b"multipart/" in head.lower():
        return Kind.WEB_ARCHIVE
    return Kind.PLAIN


def _refuse_known(head: bytes) -> None:
    """Say what to do with kinds that are known and not read."""
    if head.startswith(b"{\\rtf"):
        raise KnownError("这是 RTF 格式的文件，请用 Word 或 WPS 另存为 .docx 后再打开。")
    # BM and RIFF are letters too: a picture has bytes that no text has.
    if head.startswith(_PICTURES) and b"\x00" in head[:64]:
        raise KnownError("这是一张图片，无法读取其中的文字，请改用 Word、PDF 或网页格式的文件。")
    if head.startswith(_PACKED):
        raise KnownError("这是一个压缩包，请先解压，再打开其中的文件。")
    if head.startswith((b"\xdb\xa5", b"\x31\xbe\x00\x00", b"\xfe\x37\x00")):
        raise KnownError("这是很早版本的 Word 文件，请用 Word 或 WPS 另存为 .docx 后再打开。")


def _kind_in_zip(data: bytes, limits: Limits) -> Kind:
    names = set(open_zip(data, limits).namelist())
    if "word/document.xml" in names or {"_rels/.rels", "[Content_Types].xml"} <= names:
        if any(name.startswith("xl/") for name in names):
            raise KnownError("这是 Excel 表格，请把内容复制到 Word 文档中保存后再打开。")
        if any(name.startswith("ppt/") for name in names):
            raise KnownError("这是演示文稿，请把内容复制到 Word 文档中保存后再打开。")
        return Kind.WORD
    if "OFD.xml" in names:
        raise KnownError("这是 OFD 版式文件，请用 OFD 阅读器另存为 PDF 或 Word 后再打开。")
    if "mimetype" in names and "content.xml" in names:
        raise KnownError("这是 OpenDocument 文件，请用 Word 或 WPS 另存为 .docx 后再打开。")
    raise KnownError("这是一个压缩包，请先解压，再打开其中的文件。")


def open_zip(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The package's list of members, after its own size was looked at.

    The list is read whole before its entries can be counted, so its length is asked first, from
    the end record (APPNOTE 4.3.16; an entry has 46 bytes and a name). The 64-bit records could
    say otherwise and are needed by nothing of allowed size: they are refused.
    """
    tail = data[-(65_535 + 22) :]
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise damaged("Word")
    if b"PK\x06\x07" in tail or int.from_bytes(tail[at + 12 : at + 16], "little") > (
        limits.members * 100
    ):
        raise KnownError("文件内部结构过大，无法读取，请用 Word 或 WPS 另存为新文件后再打开。")
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise damaged("Word") from error
    if len(package.infolist()) > limits.members:
        raise KnownError("文件内部结构过大，无法读取，请用 Word 或 WPS 另存为新文件后再打开。")
    return package


def damaged(kind: str) -> KnownError:
    """The sentence for a file that is broken."""
    return KnownError("这个 {0} 文件已损坏或不完整，请重新下载或让对方重新发送。", kind)
