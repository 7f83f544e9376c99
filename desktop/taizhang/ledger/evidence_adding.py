"""Files are added: their contents kept, then attached to places, as one change."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.ledger.changes import Change, Together
from taizhang.ledger.evidence import EvidencePlace, placed_item, same_content, versions
from taizhang.ledger.evidence_changes import (
    AttachEvidence,
    ReplaceEvidence,
    SameEvidence,
    is_at,
    require_new,
)
from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.evidence_store import Kept, Progress, drop_fresh, keep, keep_file, no_progress
from taizhang.ledger.trouble import Hindered

if TYPE_CHECKING:
    from datetime import date, datetime

    from taizhang.ledger.journal import Changed
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class NewFile:
    """What is added: a file of the system, or bytes (a picture from the clipboard)."""

    name: str
    source: Path | bytes

    @classmethod
    def at(cls, path: Path) -> NewFile:
        """The file in ``path`` under its own name."""
        return cls(path.name, path)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file whose content is in the ledger."""

    file: NewFile
    content: Kept


@dataclass(frozen=True, slots=True)
class KeptEach:
    """Which files were kept, and why the others were not, a sentence each."""

    files: tuple[KeptFile, ...]
    refused: tuple[KnownError, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """What was added. ``skipped`` counts what stood at its place already."""

    changed: Changed
    added: int
    skipped: int


def attach(
    ledger: Ledger,
    files: Sequence[NewFile],
    places: Sequence[EvidencePlace],
    at: datetime,
    caption: str = "",
    dated_on: date | None = None,
    progress: Progress = no_progress,
) -> Attached:
    """Let every file stand for every place: one line of the journal, one undo.

    What a place has already is left out, unless that leaves nothing.

    Raises:
        KnownError: a file cannot be kept or a place may not be changed, or all of it was there.
            Nothing is added then.
    """
    kept = keep_all(ledger, files, progress)
    try:
        new = attaching(ledger, files, kept, places, caption, dated_on)
        changed = ledger.apply(new, at)
    except BaseException:
        _drop(ledger, kept)
        raise
    added = len(changed.keys("evidence", "id"))
    return Attached(changed, added, len(files) * len(places) - added)


def keep_all(
    ledger: Ledger, files: Sequence[NewFile], progress: Progress = no_progress
) -> tuple[Kept, ...]:
    """Keep the contents of all files or of none; raises as `evidence_store.keep` does.

    It may take seconds: a window does it in another thread, with a connection of its own.
    """
    if not files:
        raise KnownError("请选择要添加的文件。")
    kept: list[Kept] = []
    try:
        for file in files:
            kept.append(_keep(ledger, file, progress))
    except BaseException:
        _drop(ledger, kept)
        raise
    return tuple(kept)


def keep_each(
    ledger: Ledger, files: Sequence[NewFile], progress: Progress = no_progress
) -> KeptEach:
    """Keep the contents of those files that can be kept; one that cannot does not hinder the rest.

    Raises:
        Hindered: the ledger or its disk is in the way. Nothing is kept then.
        Exception: what ``progress`` raises. Nothing is kept then.
    """
    kept: list[KeptFile] = []
    refused: list[KnownError] = []
    told = _Whole(files, progress)
    try:
        for number, file in enumerate(files):
            try:
                kept.append(KeptFile(file, _keep(ledger, file, told.of(number))))
            except Hindered:
                raise
            except KnownError as error:
                refused.append(error)
    except BaseException:
        _drop(ledger, [one.content for one in kept])
        raise
    return KeptEach(tuple(kept), tuple(refused))


class _Whole:
    """The progress of several files as one: each counts by its size."""

    def __init__(self, files: Sequence[NewFile], progress: Progress) -> None:
        self._sizes = [max(_size(file), 1) for file in files]
        self._progress = progress

    def of(self, number: int) -> Progress:
        """The progress of one file within all."""
        before, own, total = sum(self._sizes[:number]), self._sizes[number], sum(self._sizes)

        def tell(done: int, all_: int) -> None:
            self._progress(before + own * done // max(all_, 1), total)

        return tell


def _size(file: NewFile) -> int:
    """As the system states it; what cannot be asked is refused when it is read."""
    if isinstance(file.source, bytes):
        return len(file.source)
    try:
        return file.source.stat().st_size
    except (OSError, ValueError):
        return 0


def attaching(
    ledger: Ledger,
    files: Sequence[NewFile],
    kept: Sequence[Kept],
    places: Sequence[EvidencePlace],
    caption: str = "",
    dated_on: date | None = None,
) -> Change:
    """The change that lets kept files stand for every place that does not have them.

    Raises:
        KnownError: all places have all of them.
    """
    wanted: dict[tuple[EvidencePlace, int], Change] = {}
    for file, content in zip(files, kept, strict=True):
        for place in places:
            change = AttachEvidence(*place, content.id, file.name, caption, dated_on)
            wanted.setdefault((place, content.id), change)
    return _together(_new_ones(ledger, wanted), [file.name for file in files])


def _new_ones(
    ledger: Ledger, wanted: dict[tuple[EvidencePlace, int], Change]
) -> tuple[Change, ...]:
    """Those whose content does not stand at its place; raises where it does everywhere."""
    new = tuple(one for at, one in wanted.items() if not is_at(ledger, *at))
    if not new:
        for place, content_id in wanted:
            require_new(ledger, place, content_id)
    return new


def also_at(ledger: Ledger, evidence_ids: Sequence[int], places: Sequence[EvidencePlace]) -> Change:
    """The change that lets files stand for other places as well, where they do not yet.

    Raises:
        KnownError: all places have all of them.
    """
    found = [placed_item(ledger, evidence_id) for evidence_id in evidence_ids]
    wanted: dict[tuple[EvidencePlace, int], Change] = {}
    for one in found:
        for place in places:
            change = SameEvidence(one.item.id, *place)
            wanted.setdefault((place, one.content_id), change)
    return _together(_new_ones(ledger, wanted), [one.item.name for one in found])


def replacing(
    ledger: Ledger, evidence_id: int, file: NewFile, content: Kept, *, everywhere: bool = False
) -> Change:
    """The change that puts a kept file in the place of an earlier version.

    ``everywhere``: wherever the unit has that content, except where the new one stands already.
    """
    ids = [evidence_id]
    if everywhere:
        same = same_content(ledger, evidence_id)
        ids = [one.item.id for one in same if not is_at(ledger, one.place, content.id)] or ids
    changes = tuple(ReplaceEvidence(id_, content.id, file.name) for id_ in ids)
    return _together(changes, [file.name])


def restoring(ledger: Ledger, evidence_id: int) -> ReplaceEvidence:
    """The change that makes an earlier version the newest again, described as it was then.

    The versions between stay, so that nothing is lost by it.
    """
    newest = versions(ledger, evidence_id)[0]
    old = placed_item(ledger, evidence_id)
    day = old.item.dated_on
    return ReplaceEvidence(
        newest.id, old.content_id, old.item.name, old.item.caption, day, undated=day is None
    )


def put_in_version(
    ledger: Ledger,
    evidence_id: int,
    file: NewFile,
    at: datetime,
    caption: str | None = None,
    dated_on: date | None = None,
    progress: Progress = no_progress,
) -> Changed:
    """Let ``file`` be the new version of what stands somewhere.

    Raises:
        KnownError: it cannot be kept, or is what stands there. Nothing is changed then.
    """
    kept = _keep(ledger, file, progress)
    try:
        change = ReplaceEvidence(evidence_id, kept.id, file.name, caption, dated_on)
        return ledger.apply(change, at)
    except BaseException:
        _drop(ledger, [kept])
        raise


def _keep(ledger: Ledger, file: NewFile, progress: Progress) -> Kept:
    if isinstance(file.source, bytes):
        return keep(ledger, io.BytesIO(file.source), file.name, progress)
    return keep_file(ledger, file.source, progress)


_MOST_NAMED = 3


def _together(changes: tuple[Change, ...], names: Sequence[str]) -> Change:
    if len(changes) == 1:
        return changes[0]
    words = "、".join(shown_name(name) for name in names[:_MOST_NAMED])
    return Together(changes, words if len(names) <= _MOST_NAMED else f"{words}等 {len(names)} 份")


def _drop(ledger: Ledger, kept: Sequence[Kept]) -> None:
    """What cannot be taken out again now stays unused; why nothing was added is what to say."""
    with suppress(KnownError):
        drop_fresh(ledger, kept)
