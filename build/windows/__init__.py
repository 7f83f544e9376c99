"""The Windows installer: what it is made from, and the proof that it installs and works."""
