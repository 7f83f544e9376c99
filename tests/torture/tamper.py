"""Lines of a long journal are altered, removed and exchanged: found each time, and named.

The forger here knows SQLite: triggers, foreign keys and checks do not stop them. What no chain can
show is a forger who makes every later hash anew, or who cuts the end off together with its number
in sqlite_sequence and the rows it led to; those are not tried.

In the table ``lost`` counts what was not found at all, ``unsound`` what was found and not named.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger, open_ledger
from tests.torture.acts import last_line, make_ledger
from tests.torture.outcome import Outcome

_NUMBERS = re.compile(r"第 (\d+)(?: 至第 (\d+))? 行")
Forgery = Callable[[Ledger, int, random.Random], tuple[str, set[int]]]
"""Done to a line: what was done, and the lines of which every one has to be named."""


def run(folder: Path, forgeries: int, lines: int = 10_000, seed: int = 1) -> list[Outcome]:
    """The first and last lines with everything, others by sampling."""
    path = folder / "long.ledger"
    make_ledger(path, lines=lines, seed=seed)
    ledger = open_ledger(path)
    try:
        return [_forge_all(ledger, forgeries, random.Random(seed))]
    finally:
        ledger.close()


def _forge_all(ledger: Ledger, count: int, rng: random.Random) -> Outcome:
    last = last_line(ledger)
    outcome = Outcome(f"journal of {last:,} lines forged", acknowledged=last)
    if not ledger.rows("SELECT 1 FROM pragma_table_info('journal') WHERE name = 'hash'"):
        outcome.skipped = "the journal has no chain yet"
        return outcome
    sound = findings(ledger)
    if sound:
        outcome.tell("before anything was forged", sound)
    ledger.connection.execute("PRAGMA foreign_keys = OFF")
    ledger.connection.execute("PRAGMA ignore_check_constraints = ON")
    ends = [(line, forge) for line in (1, 2, last - 1, last) for forge in _forgeries(ledger)]
    for line, forge in rng.sample(ends, min(len(ends), count // 4)):
        _forge(ledger, outcome, line, forge, rng)
    while outcome.runs < count:
        forge = rng.choice(_forgeries(ledger))
        _forge(ledger, outcome, rng.randint(1, last), forge, rng)
    return outcome.done()


def _forge(ledger: Ledger, outcome: Outcome, line: int, forge: Forgery, rng: random.Random) -> None:
    outcome.runs += 1
    execute = ledger.connection.execute
    execute("BEGIN")
    try:
        for (name,) in ledger.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            execute(f"DROP TRIGGER {name}")
        done, named = forge(ledger, line, rng)
        found = _found(ledger)
    finally:
        execute("ROLLBACK")
    if not found:
        outcome.lost += 1
        outcome.told.append(f"{done}: not found")
    elif not named <= _named(found):
        outcome.tell(done, [f"not named; instead: {found[:3]}"])


def _found(ledger: Ledger) -> list[str]:
    """What `findings` says; a traceback instead of a sentence names no line."""
    try:
        return findings(ledger)
    except Exception as error:
        return [f"findings raises {error!r}"]


def _named(found: list[str]) -> set[int]:
    numbers: set[int] = set()
    for first, last in _NUMBERS.findall("\n".join(found)):
        numbers |= set(range(int(first), int(last or first) + 1))
    return numbers


def _forgeries(ledger: Ledger) -> list[Forgery]:
    """Altering each column, as often as each of the others, and the others."""
    columns = [name for _, name, *_ in ledger.rows("PRAGMA table_info(journal)") if name != "id"]
    others: list[Forgery] = [_remove, _remove_some, _exchange, _renumber]
    return [*(_altering(column) for column in columns), *others, *others]


def _altering(column: str) -> Forgery:
    def alter(ledger: Ledger, line: int, rng: random.Random) -> tuple[str, set[int]]:
        ((value,),) = ledger.rows(f"SELECT {column} FROM journal WHERE id = ?", (line,))
        ledger.connection.execute(
            f"UPDATE journal SET {column} = ? WHERE id = ?", (_other(value, rng), line)
        )
        return f"{column} of line {line} altered", {line}

    return alter


def _other(value: str | int | None, rng: random.Random) -> str | int:
    """Nearly the same: one character or one more."""
    if value is None or isinstance(value, int):
        return (value or 0) + 1
    if not value:
        return "改"
    place = rng.randrange(len(value))
    old = value[place]
    new = str((int(old) + 1) % 10) if old in "0123456789" else "改" if old != "改" else "政"
    return value[:place] + new + value[place + 1 :]


def _remove(ledger: Ledger, line: int, rng: random.Random) -> tuple[str, set[int]]:
    ledger.connection.execute("DELETE FROM journal WHERE id = ?", (line,))
    return f"line {line} removed", {line}


def _remove_some(ledger: Ledger, line: int, rng: random.Random) -> tuple[str, set[int]]:
    last = min(line + rng.randint(1, 40), last_line(ledger))
    ledger.connection.execute("DELETE FROM journal WHERE id BETWEEN ? AND ?", (line, last))
    return f"lines {line} to {last} removed", set(range(line, last + 1))


def _exchange(ledger: Ledger, line: int, rng: random.Random) -> tuple[str, set[int]]:
    last = last_line(ledger)
    other = rng.choice([n for n in (line - 1, line + 1, rng.randint(1, last)) if 1 <= n <= last])
    if other == line:
        other = line - 1 if line > 1 else line + 1
    for old, new in ((line, -1), (other, line), (-1, other)):
        ledger.connection.execute("UPDATE journal SET id = ? WHERE id = ?", (new, old))
    return f"lines {line} and {other} exchanged", {line, other}


def _renumber(ledger: Ledger, line: int, rng: random.Random) -> tuple[str, set[int]]:
    """Moved to the end: a gap where it stood, and a line that does not follow the one before."""
    new = last_line(ledger) + 1
    ledger.connection.execute("UPDATE journal SET id = ? WHERE id = ?", (new, line))
    return f"line {line} moved to the end", {line}
