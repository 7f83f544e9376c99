"""Where the packaged program starts; PyInstaller wants a file, not a module."""

from taizhang.__main__ import main

if __name__ == "__main__":
    main()
