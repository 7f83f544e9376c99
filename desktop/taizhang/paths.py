"""Where the program's own files lie, and where the clerk's go. Nothing else looks for files.

Data files stand in three places: the source tree, an installed wheel (``taizhang/_data``) and the
packaged program (``_data`` beside the libraries).
"""

import sys
from pathlib import Path

PORTABLE_MARKER = "portable.txt"
LEDGER_NAME = "taizhang.ledger"
SETTINGS_NAME = "window.ini"


def _data_root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "_data"
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


def user_folder() -> Path:
    """Where the ledger and the window's state go when nothing else is said.

    Beside the executable when ``portable.txt`` stands there (a USB stick carries all), else the
    user's own data folder.
    """
    beside = Path(sys.executable).resolve().parent
    if getattr(sys, "frozen", False) and (beside / PORTABLE_MARKER).is_file():
        return beside / "data"
    import platformdirs

    return platformdirs.user_data_path("taizhang", appauthor=False, roaming=False)


def default_ledger() -> Path:
    """The ledger that is opened without ``--ledger``."""
    return user_folder() / LEDGER_NAME


def window_settings() -> Path:
    """The file of window sizes, columns and filters."""
    return user_folder() / SETTINGS_NAME
