"""Start the program: no verb opens the window, a verb does its job on the command line."""

import sys
from pathlib import Path


def main() -> None:
    """Open the window at once when nothing but ``--ledger FILE`` is asked; else ask `cli`.

    The command line's libraries take a while to import, which the window need not wait for.
    """
    match sys.argv[1:]:
        case []:
            ledger = None
        case ["--ledger", path] if path:
            ledger = Path(path)
        case _:
            from taizhang.cli.main import taizhang

            taizhang(prog_name="taizhang")
            return
    from taizhang.window.program import run

    sys.exit(run(ledger))


if __name__ == "__main__":
    main()
