"""Where the program's own files lie, and where the clerk's go. Nothing else looks for files.

Data files stand in three places: the source tree, an installed wheel (``taizhang/_data``) and the
packaged program (``_data`` beside the libraries).
"""

import sys
from pathlib import Path

PORTABLE_MARKER = "portable.txt"
LEDGER_NAME = "taizhang.ledger"
SETTINGS_NAME = "window.ini"


def bundle() -> Path | None:
    """The folder of the packaged program's libraries and data; None when it is not packaged."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen is not None else None


def _data_root() -> Path:
    frozen = bundle()
    if frozen is not None:
        return frozen / "_data"
    package = Path(__file__).resolve().parent
    wheel = package / "_data"
    return wheel if wheel.is_dir() else package.parents[1]


def resources() -> Path:
    """The folder of plans, fonts, icons and translations."""
    return _data_root() / "resources"


def schema() -> Path:
    """The ledger's whole schema, ``db/schema.sql``."""
    return _data_root() / "db" / "schema.sql"


def migrations() -> Path:
    """The folder of the steps that lead from each schema to the next, ``db/migrations``."""
    return _data_root() / "db" / "migrations"


def shipped_plan() -> Path:
    """The plan that the program comes with: 苏政办发〔2012〕123号."""
    return resources() / "plans" / "jiangsu-2012-123.toml"


def licences() -> Path:
    """The licences of all that the program holds, as one text."""
    return resources() / "licences.txt"


def manifest() -> Path:
    """The packaged program's files with their SHA-256, written when it is packaged."""
    return _data_root() / "manifest.json"


def portable_folder() -> Path | None:
    """The packaged program's folder when ``portable.txt`` stands in it: a USB stick carries all.

    None for an installed program and in the source tree.
    """
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).resolve().parent
    return beside if (beside / PORTABLE_MARKER).is_file() else None


def user_folder() -> Path:
    """Where ledger, backups, log and the window's state go when nothing else is said.

    ``data`` in the portable program's folder, else the user's own data folder.
    """
    portable = portable_folder()
    if portable is not None:
        return portable / "data"
    import platformdirs

    return platformdirs.user_data_path("taizhang", appauthor=False, roaming=False)


def default_ledger() -> Path:
    """The ledger that is opened without ``--ledger``."""
    return user_folder() / LEDGER_NAME


def window_settings() -> Path:
    """The file of window sizes, columns and filters."""
    return user_folder() / SETTINGS_NAME


def log_folder() -> Path:
    """Where the log and the reports of errors go."""
    return user_folder() / "logs"
