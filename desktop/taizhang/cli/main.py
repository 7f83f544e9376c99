"""All verbs together."""

from taizhang.cli import (
    care,
    checking,
    evidence,
    listing,
    paper,
    plans,
    sheets,
    trail,
    work,
)
from taizhang.cli.app import taizhang

__all__ = [
    "care",
    "checking",
    "evidence",
    "listing",
    "paper",
    "plans",
    "sheets",
    "taizhang",
    "trail",
    "work",
]
