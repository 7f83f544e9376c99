"""What is left behind in circles goes in the window's thread, and in no other."""

from __future__ import annotations

import gc
import threading

from PySide6.QtWidgets import QApplication

from taizhang.window.garbage import Garbage


class Circle:
    """Refers to itself, and says in which thread it went."""

    def __init__(self, gone: list[str]) -> None:
        self.itself = self
        self.gone = gone

    def __del__(self) -> None:
        self.gone.append(threading.current_thread().name)


def test_circles_go_in_the_windows_thread(qapp: QApplication) -> None:
    collectors = [child for child in qapp.children() if isinstance(child, Garbage)]
    assert len(collectors) == 1
    assert not gc.isenabled()
    gone: list[str] = []
    Circle(gone)

    def work() -> None:
        kept = [[number] for number in range(5 * gc.get_threshold()[0])]
        assert kept

    thread = threading.Thread(target=work, name="worker")
    thread.start()
    thread.join()
    assert gone == []
    kept = [[number] for number in range(2 * gc.get_threshold()[0])]
    assert kept
    collectors[0].clear()
    assert gone == [threading.main_thread().name]
