"""What a report of an unexpected error says, and what it must not say.

It goes to whoever looks after the program, outside the office. So it holds versions, the names that
the last operations have in the code, and where in the code it happened; never what was entered: no
words of plans and notes, no names of files, no folder of the clerk's. Messages of exceptions quote
such things, and are masked.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType

from taizhang import __version__
from taizhang.errors import KnownError

KEPT = 20

_recent: deque[str] = deque(maxlen=KEPT)

# Messages of these are the interpreter's own words about code: what they quote are its names.
_ABOUT_CODE = (AttributeError, ImportError, NameError, TypeError)

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,60}|[-+*/%<>=!&|^]{1,3}")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
# From the first to the last, whatever stands between: what is quoted may hold such signs itself.
_ALL_QUOTED = re.compile(r"(?<![A-Za-z])['\"].*['\"]", re.DOTALL)
_ALL_FOREIGN = re.compile(r"[^\x20-\x7e\n](?:.*[^\x20-\x7e\n])?", re.DOTALL)
_PATH_OR_FILE = re.compile(r"[^\s'\"]*[/\\][^\s'\"]*|[^\s'\"]+\.[A-Za-z][A-Za-z0-9]{0,7}\b")
_LONGEST = 300


def did(name: str) -> None:
    """Remember an operation by its name in the code; nothing that was entered may be in it."""
    _recent.append(name)


def report(error: BaseException, versions: Mapping[str, str]) -> str:
    """The whole report.

    Args:
        error: with its traceback, its causes and their causes.
        versions: of the libraries, by name; only who uses them can ask them.
    """
    import platform

    python = f"{platform.python_implementation()} {platform.python_version()}"
    facts = {"Taizhang": __version__, "System": platform.platform(), "Python": python, **versions}
    lines = [f"{name}: {value}" for name, value in facts.items()]
    lines.append(f"Last operations: {', '.join(_recent) or '-'}")
    lines += ["", *_chain(error)]
    return "\n".join(lines) + "\n"


def fingerprint(error: BaseException) -> str:
    """The same for errors of one kind at one place of the code."""
    return "|".join([type(error).__qualname__, *_frames(error.__traceback__)])


def masked(error: BaseException) -> str:
    """The error's message without what may have been entered; numbers of letters instead."""
    if isinstance(error, KnownError):
        return error.template
    if isinstance(error, OSError) and error.errno is not None:
        return f"[Errno {error.errno}] {error.strerror}"
    text = _message(error)
    if isinstance(error, _ABOUT_CODE):
        text = _QUOTED.sub(_unless_name, text).replace(str(Path.home()), "~")
    else:
        text = _PATH_OR_FILE.sub(_length, _ALL_QUOTED.sub(_length, text))
    text = _ALL_FOREIGN.sub(_length, text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def _unless_name(found: re.Match[str]) -> str:
    return found[0] if _NAME.fullmatch(found[0][1:-1]) else _length(found)


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception as broken:
        return f"(its message cannot be had: {type(broken).__name__})"


def _length(found: re.Match[str]) -> str:
    return f"<{len(found[0])}>"


def _chain(error: BaseException) -> Iterator[str]:
    """From the first cause to the error itself."""
    seen: set[int] = set()
    chain: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        chain.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    for number, cause in enumerate(reversed(chain)):
        if number:
            yield "then:"
        yield from (f"  {frame}" for frame in _frames(cause.__traceback__))
        message = masked(cause)
        yield f"{type(cause).__qualname__}: {message}" if message else type(cause).__qualname__


def _frames(trace: TracebackType | None) -> list[str]:
    """Where it came through, outermost first: file, line, function."""
    import traceback

    return [
        f"{_file(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(trace)
    ]


def _file(name: str) -> str:
    """A file of code: from the package's folder on, or from the home folder, as ``~``."""
    parts = Path(name).parts
    for folder in ("taizhang", "site-packages"):
        if folder in parts[:-1]:
            start = len(parts) - 1 - parts[::-1].index(folder)
            return "/".join(parts[start + (folder == "site-packages") :])
    return shortened(name)


def shortened(path: str | Path) -> str:
    """A path with the home folder as ``~``: it names the user."""
    home = str(Path.home())
    text = str(path)
    return f"~{text[len(home) :]}" if len(home) > 1 and text.startswith(home) else text
