"""What a clerk drops or pastes: files as they are, folders as the files in them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

MOST_FILES = 1000
"""Of one drop: a whole disk dropped by mistake is not searched through."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """The files that were dropped, those in dropped folders too, in the order of their names."""

    files: tuple[Path, ...]
    folders: tuple[str, ...]
    """The names of the folders that were dropped."""
    too_many: bool = False
    """There are more than `MOST_FILES`; the rest was not looked for."""


def dropped(paths: Iterable[Path]) -> Dropped:
    """Tell files and folders apart, and look into the folders.

    In folders only plain files count: links are not followed, so that a folder that leads back to
    itself ends, and nothing from elsewhere comes along. What was dropped by itself is not judged
    here: whether it can be read is found, and said, when it is added.
    """
    files: list[Path] = []
    folders: list[str] = []
    for path in paths:
        if _is_folder(path):
            folders.append(path.name)
            files.extend(_first(_files_under(path), MOST_FILES + 1 - len(files)))
        else:
            files.append(path)
        if len(files) > MOST_FILES:
            return Dropped(tuple(files[:MOST_FILES]), tuple(folders), too_many=True)
    return Dropped(tuple(files), tuple(folders))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _first(paths: Iterator[Path], most: int) -> Iterator[Path]:
    return (path for path, _ in zip(paths, range(most), strict=False))


def _files_under(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            try:
                plain = stat.S_ISREG(path.lstat().st_mode)
            except OSError:
                plain = True  # that it cannot be looked at is said when it is added
            if plain:
                yield path
