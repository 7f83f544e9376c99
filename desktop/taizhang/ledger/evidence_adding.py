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
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_changes import AttachEvidence, ReplaceEvidence, is_at
from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.evidence_store import Kept, Progress, drop_fresh, keep, keep_file, no_progress

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


def attaching(
    ledger: Ledger,
    files: Sequence[NewFile],
    kept: Sequence[Kept],
    places: Sequence[EvidencePlace],
    caption: str = "",
    dated_on: date | None = None,
) -> Change:
    """The change that lets kept files stand for every place that does not have them.

    Where all places have all of them, the change is refused with that sentence.
    """
    wanted: dict[tuple[EvidencePlace, int], Change] = {}
    for file, content in zip(files, kept, strict=True):
        for place in places:
            change = AttachEvidence(*place, content.id, file.name, caption, dated_on)
            wanted.setdefault((place, content.id), change)
    new = [one for (place, content), one in wanted.items() if not is_at(ledger, place, content)]
    changes = tuple(new or wanted.values())
    return changes[0] if len(changes) == 1 else Together(changes, _words(files))


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


def _words(files: Sequence[NewFile]) -> str:
    named = "、".join(shown_name(file.name) for file in files[:_MOST_NAMED])
    return named if len(files) <= _MOST_NAMED else f"{named}等 {len(files)} 份"


def _drop(ledger: Ledger, kept: Sequence[Kept]) -> None:
    """What cannot be taken out again now stays unused; why nothing was added is what to say."""
    with suppress(KnownError):
        drop_fresh(ledger, kept)
