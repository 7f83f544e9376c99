"""The Debian package: made in a Debian 11 chroot, tried in bare chroots of later releases."""
