"""A session in trouble: ``python -m tests.torture.full_writer FILE SEED ACTS``.

Does what the window has to do: an act that could not be saved is told (``!``) with its sentence and
tried again on the same ledger, until it is saved. Anything but a KnownError ends the session with
its traceback, which is a defect.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from taizhang.errors import KnownError
from taizhang.ledger.store import Ledger
from tests.torture.acts import attempt, open_telling, places_of, random_act

_MOST_TRIES = 50


def session(
    path: Path,
    seed: int,
    acts: int,
    tell: Callable[[str], None],
    relieve: Callable[[], None] = lambda: None,
) -> None:
    """Open, act and close; after each refusal ``relieve`` may make room."""

    def until_saved(act: Callable[[], object]) -> None:
        for _ in range(_MOST_TRIES):
            try:
                act()
            except KnownError as error:
                tell(f"! {error}")
                relieve()
            else:
                return
        raise AssertionError(f"still refused after {_MOST_TRIES} tries")

    opened: list[Ledger] = []
    until_saved(lambda: opened.append(open_telling(path, tell)))
    ledger = opened[0]
    places, rng = places_of(ledger), random.Random(seed)
    for _ in range(acts):
        chosen = random_act(places, rng)
        until_saved(lambda chosen=chosen: attempt(ledger, chosen, tell))  # type: ignore[misc]
    ledger.close()
    tell("closed")


def main() -> None:
    """Tell on standard output."""
    path, seed, acts = sys.argv[1:]
    session(Path(path), int(seed), int(acts), lambda line: _write(f"{line}\n"))


def _write(text: str) -> None:
    os.write(1, text.encode())


if __name__ == "__main__":
    main()
