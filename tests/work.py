"""How much work a call does, counted in lines of our own code, so that a busy machine changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import tickerlese

SOURCE = str(Path(tickerlese.__file__).parent)


def count_lines(call: Callable[[], object]) -> int:
    """Run the call; give the number of lines of the package that ran, each turn of a loop counted."""
    lines = 0

    def trace_line(_: FrameType, event: str, __: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace_line

    def trace_call(frame: FrameType, _: str, __: Any) -> Any:
        return trace_line if frame.f_code.co_filename.startswith(SOURCE) else None

    earlier = sys.gettrace()
    sys.settrace(trace_call)
    try:
        call()
    finally:
        sys.settrace(earlier)
    return lines
