"""What was read of a page is freed when its record is made, without the garbage collector."""

from __future__ import annotations

import gc

import elchi

PAGE = "15 ноября 2025 года товарооборот вырос на 25 процентов и составил 4 миллиарда долларов."


def test_patterns_leave_no_cycles_behind() -> None:
    elchi.read(PAGE, published="2025-11-15")
    gc.collect()
    before = gc.isenabled()
    gc.disable()
    try:
        elchi.read(PAGE, published="2025-11-15")
        assert gc.collect() == 0
    finally:
        if before:
            gc.enable()
