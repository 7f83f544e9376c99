"""All verbs together."""

from taizhang.cli import (
    care,
    checking,
    deadlines,
    evidence,
    listing,
    overview,
    paper,
    phrases,
    plans,
    searching,
    selftest,
    sheets,
    steps,
    trail,
    work,
)
from taizhang.cli.app import taizhang

__all__ = [
    "care",
    "checking",
    "deadlines",
    "evidence",
    "listing",
    "overview",
    "paper",
    "phrases",
    "plans",
    "searching",
    "selftest",
    "sheets",
    "steps",
    "taizhang",
    "trail",
    "work",
]
