"""The door to C: texts, which end there at their first NUL, and whole numbers, which wrap there. What C would cut or change is refused."""

from __future__ import annotations

import os
from typing import Any

import numpy as np

from .errors import LanecastError, UsageError

MOST = 2**63 - 1
SHOWN = 60


def shown(value: Any) -> str:
    """A value in a message: on one line, a long one cut."""
    text = " ".join(repr(value).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


def _uncut(raw: bytes, value: Any, what: str, kind: type[LanecastError]) -> bytes:
    if b"\0" in raw:
        raise kind(f"{what}: {shown(value)} has a NUL (\\0), where a text ends in files and in C: leave it out")
    return raw


def raw(value: Any, what: str, kind: type[LanecastError] = UsageError) -> bytes:
    """A text as bytes of UTF-8. what: how a message calls it."""
    if not isinstance(value, str):
        raise kind(f"{what}: expected a text, not {shown(value)}")
    try:
        return _uncut(value.encode(), value, what, kind)
    except UnicodeEncodeError:
        raise kind(f"{what}: {shown(value)} has half of a letter, which UTF-8 cannot write: read the text with its own encoding") from None


def raw_path(path: Any, what: str) -> bytes:
    """The name of a file as the system has it."""
    try:
        name = os.fsencode(path)
    except (TypeError, UnicodeEncodeError):
        name = b""
    if not name:
        raise UsageError(f"{what}({shown(path)}): expected the name of a file, as a text or a Path")
    return _uncut(name, path, what, UsageError)


def whole(value: Any, what: str, least: int, expected: str) -> int:
    """A whole number, `least` or more, that C has too. expected: what a message says of it."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)) or not least <= value <= MOST:
        raise UsageError(f"{what}={shown(value)}: expected {expected}" + (f", {MOST} at most" if isinstance(value, int) and value > MOST else ""))
    return int(value)
