"""Names of evidence: kept as they came, cleaned for showing, made safe for writing out.

A name is data. It may hold slashes, ``..``, signs that turn the direction of writing, or be one
that a system has reserved; nothing of that may lead anywhere or deceive anyone.
"""

from __future__ import annotations

import re
import unicodedata

UNNAMED = "未命名"

# Signs without a width that turn or break the line of writing (Unicode Standard Annex #9, 2.), and
# other invisible ones: "报告<RLO>fdp.exe" would be shown as "报告exe.pdf".
_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")

# "Naming Files, Paths, and Namespaces", Microsoft Learn: signs and names that Windows refuses.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)

_MOST_CHARACTERS = 80
_MOST_BYTES = 240
"""Of a written name: Linux allows 255 bytes, Windows 260 characters for the whole path."""
_LONGEST_SUFFIX = 16


def stored_name(name: str) -> str:
    """The name as the ledger keeps it: whole, but for what no file can hold."""
    kept = _LONE_SURROGATES.sub("\ufffd", name).replace("\0", "\ufffd")
    return kept if kept.strip() else UNNAMED


def shown_name(name: str) -> str:
    """The name for a person to read, on one line and in its true order."""
    shown = _INVISIBLE.sub("", _CONTROLS.sub(" ", stored_name(name)))
    return " ".join(shown.split()) or UNNAMED


def hides_signs(name: str) -> bool:
    """Whether the name holds signs that are not shown: it may be meant to deceive."""
    return bool(_INVISIBLE.search(name) or _CONTROLS.search(name))


def safe_name(name: str, most: int = _MOST_CHARACTERS) -> str:
    """One name of a file or folder that every system takes, of at most ``most`` characters.

    The ending stays, since systems tell a file's kind by it.
    """
    clean = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", shown_name(name)))
    clean = clean.rstrip(". ")
    if clean.startswith((".", "-", "~")):
        clean = f"_{clean.lstrip('.')}"
    stem, suffix = split_name(clean)
    stem = _cut(stem, most - len(suffix), _MOST_BYTES - len(suffix.encode()))
    stem = stem.rstrip(". ")
    if not stem or _RESERVED.fullmatch(stem.split(".")[0].rstrip(" ")):
        stem = f"_{stem}"
    return stem + suffix


def split_name(name: str) -> tuple[str, str]:
    """The name before its ending, and the ending with its dot; '' where it has none."""
    stem, dot, ending = name.rpartition(".")
    if not stem or not ending or len(ending) > _LONGEST_SUFFIX or " " in ending:
        return name, ""
    return stem, dot + ending


def _cut(text: str, characters: int, size: int) -> str:
    cut = text[: max(characters, 1)]
    return cut.encode()[: max(size, 1)].decode("utf-8", "ignore")
