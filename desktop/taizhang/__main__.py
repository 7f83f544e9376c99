"""Start the program: no verb opens the window, a verb does its job on the command line."""

import gc
import os
import sys
from pathlib import Path

from taizhang import paths


def main() -> None:
    """Start, and end with a report where an error came that nobody expected."""
    try:
        code = _start(sys.argv[1:])
    except Exception as error:
        from taizhang.cli.failing import tell

        code = tell(error)
    sys.exit(code)


def _start(words: list[str]) -> int:
    """Open the window at once when nothing but a ledger is named; else ask `cli`.

    The command line's libraries take a while to import, which the window need not wait for.
    """
    match words:
        case []:
            ledger = None
        case ["--ledger", path] if path:
            ledger = Path(path)
        case [path] if is_ledger_file(path):
            ledger = Path(path)
        case _:
            from taizhang.cli.main import taizhang

            taizhang(prog_name="taizhang")
            return 0
    # Looking for garbage while modules are loaded takes a twentieth of the start and finds none.
    gc.disable()
    try:
        from taizhang.window.program import run

        return run(ledger)
    finally:
        gc.enable()


def is_ledger_file(word: str) -> bool:
    """Whether a word is the file of a double click and not a verb: by its suffix, or as a path."""
    if word.startswith("-"):
        return False
    return word.endswith(Path(paths.LEDGER_NAME).suffix) or "/" in word or os.sep in word


if __name__ == "__main__":
    main()
