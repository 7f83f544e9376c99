"""Opens any document as a `Source`: looks at the file, tells its kind, reads it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from taizhang.errors import KnownError, reason_of
from taizhang.reader.formats.kinds import Kind, kind_of
from taizhang.reader.formats.limits import LIMITS, Budget, Limits
from taizhang.reader.source import Source


def open_document(path: Path, limits: Limits = LIMITS) -> Source:
    """Read the document in the file at ``path``.

    The file is only read; nothing in it is run, nothing it refers to is fetched.

    Raises:
        KnownError: it cannot be read; the sentence says why and what to do.
    """
    data = _bytes_of(path, limits)
    if not data:
        raise KnownError("文件“{0}”是空的，请检查是否选错了文件。", path.name)
    source = _reader(kind_of(data, limits))(data, Budget(limits))
    if not source.text.strip():
        raise KnownError("文件“{0}”中没有文字，请检查是否选错了文件。", path.name)
    return replace(source, name=path.name)


def _reader(kind: Kind) -> Callable[[bytes, Budget], Source]:
    """The reader for a kind; imported when first needed, so that the window opens sooner."""
    match kind:
        case Kind.WORD:
            from taizhang.reader.formats.word import read_word

            return read_word
        case Kind.OLD_WORD:
            from taizhang.reader.formats.old_word import read_old_word

            return read_old_word
        case Kind.PDF:
            from taizhang.reader.formats.pdf import read_pdf

            return read_pdf
        case Kind.WEB_PAGE:
            from taizhang.reader.formats.web_page import read_web_page

            return read_web_page
        case Kind.WEB_ARCHIVE:
            from taizhang.reader.formats.web_archive import read_web_archive

            return read_web_archive
        case Kind.PLAIN:
            from taizhang.reader.formats.plain import read_plain

            return read_plain


def _bytes_of(path: Path, limits: Limits) -> bytes:
    """The file's bytes, once it is known to be a file of allowed size.

    Asked twice: by name, so that opening a pipe or a device does nothing, and of the open file,
    which may have become another in between.
    """
    try:
        _look_at(path.stat(), path, limits)
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as stream:
            _look_at(os.fstat(stream.fileno()), path, limits)
            data = stream.read(limits.file_bytes + 1)
    except OSError as error:
        raise KnownError(
            "无法打开文件“{0}”：{1}。请检查文件后重试。", path.name, reason_of(error)
        ) from error
    except ValueError as error:  # a NUL in the name
        raise KnownError("文件名“{0}”无效，请改名后重试。", path.name) from error
    if len(data) > limits.file_bytes:
        raise KnownError("文件过大，超出可读取的范围，请拆分成几个文件后再打开。")
    return data


def _look_at(status: os.stat_result, path: Path, limits: Limits) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise KnownError("“{0}”是一个文件夹，请选择其中的一个文件。", path.name)
    if not stat.S_ISREG(status.st_mode):
        raise KnownError("“{0}”不是普通文件，请选择一个文档文件。", path.name)
    if status.st_size > limits.file_bytes:
        raise KnownError("文件过大，超出可读取的范围，请拆分成几个文件后再打开。")
