"""A `KnownError` in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from taizhang.errors import KnownError

CONTEXT = "errors"
"""The translation context of the core's sentences, which cannot ask Qt themselves."""


def sentence(error: KnownError) -> str:
    """The sentence, its template and the words put into it translated each."""
    template = QCoreApplication.translate(CONTEXT, error.template)
    if not error.values:
        return template
    values = [
        QCoreApplication.translate(CONTEXT, value) if isinstance(value, str) and value else value
        for value in error.values
    ]
    return template.format(*values)
