# ruff: noqa: N999
"""Stands in for Pillow in the packaged program: 11 MB of picture formats for one import.

reportlab asks at its start for ``PIL.Image`` and works without when it is None
(``reportlab.lib.utils.haveImages``); the papers of this program hold no pictures.
"""

Image = None
