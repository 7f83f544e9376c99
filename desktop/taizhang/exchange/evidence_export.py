"""All evidence of a unit, or of every unit, as a folder or a zip.

Names tell unit, section, task and place: ``省质监局/一、…/一.3 …/一.3.2-01 名称.pdf``. ``目录.csv``
lists them with what the ledger says of each. It is made whole beside the target and put in place in
one step.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from taizhang.errors import KnownError, reason_of
from taizhang.exchange.cells import needs_quote
from taizhang.files import draft_beside, put_in_place
from taizhang.ledger.evidence import Placed, placed
from taizhang.ledger.evidence_content import is_whole
from taizhang.ledger.evidence_names import safe_name, shown_name, split_name
from taizhang.ledger.evidence_opening import write_content
from taizhang.ledger.evidence_store import Progress, no_progress, within
from taizhang.ledger.listing import UNNUMBERED

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

INDEX = "目录.csv"
_COLUMNS = (
    "文件",
    "单位",
    "类别",
    "任务编号",
    "任务",
    "节点编号",
    "节点",
    "材料名称",
    "说明",
    "材料日期",
    "添加时间",
    "字节",
    "SHA-256",
    "备注",
)
_DAMAGED = "内容已损坏，没有导出"

# Together under 200 characters, so that with the folder it goes into Windows' 260 are enough.
_LONGEST_FOLDER = 36
_LONGEST_FILE = 80
_FIRST_YEAR_OF_ZIP = 1980


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. ``damaged`` names files whose content is not whole: they are left out."""

    files: int
    size: int
    damaged: tuple[str, ...]


_Opener = Callable[[str, Placed | None], AbstractContextManager[IO[bytes]]]
"""Opens a file of the export for writing, by its path inside, with ``/``."""


def export(
    ledger: Ledger,
    target: Path,
    agency_id: int | None = None,
    as_of: date = date.max,
    progress: Progress = no_progress,
) -> Exported:
    """Write all evidence of a unit, or of every unit of the plan, to ``target``.

    A name that ends in ``.zip`` makes a zip, in place of what stands there; any other a folder,
    which must be new or empty. ``progress`` is told bytes done and in all; what it raises ends the
    export, and nothing is left of it.

    Raises:
        KnownError: there is no evidence, or it cannot be written there. Nothing is left then.
    """
    found = placed(ledger, agency_id, as_of)
    if not found:
        raise KnownError("没有佐证材料可以导出。")
    as_zip = target.suffix.lower() == ".zip"
    _require_place(target, as_zip=as_zip)
    draft = draft_beside(target)
    try:
        with _zip(draft) if as_zip else _folder(draft) as opener:
            done = _write(ledger, found, opener, progress)
        if not as_zip and target.is_dir():
            target.rmdir()  # empty, as was looked at; Windows renames over no folder
        put_in_place(draft, target)
    except OSError as error:
        raise KnownError(
            "佐证材料导出不到“{0}”：{1}。请换一个位置，或腾出空间后再试。",
            target.name,
            reason_of(error),
        ) from error
    finally:
        _remove(draft)
    return done


def _require_place(target: Path, *, as_zip: bool) -> None:
    if as_zip and target.is_dir():
        raise KnownError("“{0}”是一个文件夹，请换一个文件名再保存。", target.name)
    if not as_zip and target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise KnownError("“{0}”已经有内容，没有改动它。请换一个新的文件夹。", target.name)
    if not target.absolute().parent.is_dir():
        raise KnownError("文件夹“{0}”不存在，请换一个位置再保存。", target.parent)


def _remove(draft: Path) -> None:
    if draft.is_dir():
        shutil.rmtree(draft, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _write(
    ledger: Ledger, found: Sequence[Placed], opener: _Opener, progress: Progress
) -> Exported:
    lines, damaged, size, seen = [], [], 0, 0
    total = sum(one.item.size for one in found)
    for path, one in _named(found):
        progress(seen, total)
        if is_whole(ledger.rows, one.content_id):
            with opener(path, one) as stream:
                write_content(ledger, one, stream, within(progress, seen, total))
            size += one.item.size
            lines.append(_line(path, one, ""))
        else:
            damaged.append(f"{one.number} {shown_name(one.item.name)}")
            lines.append(_line("", one, _DAMAGED))
        seen += one.item.size
    with opener(INDEX, None) as stream:
        stream.write(_csv(lines))
    return Exported(len(found) - len(damaged), size, tuple(damaged))


# --- names ----------------------------------------------------------------------------------------


def _named(found: Sequence[Placed]) -> Iterator[tuple[str, Placed]]:
    """Each with its path, no two of which are the same on any system."""
    taken: set[str] = set()
    for one in found:
        path = _free("/".join((*_folders(one), _file_name(one))), taken)
        taken.add(path.casefold())
        yield path, one


def _folders(one: Placed) -> tuple[str, str, str]:
    titled = one.section in UNNUMBERED
    section = one.section_title if titled else f"{one.section}、{one.section_title}"
    task = f"{one.task} {one.task_title}"
    names = (one.agency, section, task)
    agency, section, task = (_folder_name(name) for name in names)
    return agency, section, task


def _folder_name(name: str) -> str:
    """A folder has no ending: what looks like one is part of its title."""
    return safe_name(name.replace(".", "．"), _LONGEST_FOLDER).replace("．", ".").rstrip(". ")


def _file_name(one: Placed) -> str:
    return safe_name(
        f"{one.number}-{one.item.number:02} {shown_name(one.item.name)}", _LONGEST_FILE
    )


def _free(path: str, taken: set[str]) -> str:
    stem, suffix = split_name(path)
    number = 2
    while path.casefold() in taken:
        path = f"{stem} ({number}){suffix}"
        number += 1
    return path


# --- the index ------------------------------------------------------------------------------------


def _line(path: str, one: Placed, remark: str) -> list[str]:
    item = one.item
    values = (
        path,
        one.agency,
        one.section,
        one.task,
        one.task_title,
        one.milestone,
        one.milestone_text,
        shown_name(item.name),
        item.caption,
        item.dated_on.isoformat() if item.dated_on else "",
        item.added_at,
        str(item.size),
        item.sha256,
        remark,
    )
    return [f"'{value}" if needs_quote(value) else value for value in values]


def _csv(lines: Sequence[Sequence[str]]) -> bytes:
    """With a byte order mark: without one Excel takes UTF-8 for another encoding."""
    text = io.StringIO()
    csv.writer(text).writerows([_COLUMNS, *lines])
    return text.getvalue().encode("utf-8-sig", "replace")


# --- folder and zip -------------------------------------------------------------------------------


@contextmanager
def _folder(draft: Path) -> Iterator[_Opener]:
    draft.mkdir()

    @contextmanager
    def opener(path: str, _: Placed | None) -> Iterator[IO[bytes]]:
        file = draft.joinpath(*path.split("/"))
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())

    yield opener


@contextmanager
def _zip(draft: Path) -> Iterator[_Opener]:
    with draft.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:

            def opener(path: str, one: Placed | None) -> AbstractContextManager[IO[bytes]]:
                entry = zipfile.ZipInfo(path, _moment(one))
                entry.compress_type = zipfile.ZIP_DEFLATED
                return archive.open(entry, "w")

            yield opener
        file.flush()
        os.fsync(file.fileno())


def _moment(one: Placed | None) -> tuple[int, int, int, int, int, int]:
    """When it was added; a zip knows no year before 1980."""
    if one is None:
        return (_FIRST_YEAR_OF_ZIP, 1, 1, 0, 0, 0)
    at = datetime.fromisoformat(one.item.added_at)
    return (max(at.year, _FIRST_YEAR_OF_ZIP), at.month, at.day, at.hour, at.minute, at.second)
