"""What goes wrong, as exceptions: the library's message, one line that says what, where and what to do."""

from __future__ import annotations

import os
import sys
import warnings

from ._words import in_python


class LanecastError(Exception):
    """Any failure of the library."""


class UsageError(LanecastError, ValueError):
    """A call that makes no sense, or at the wrong time."""


class ConfigError(LanecastError, ValueError):
    """An option that there is not, a value that it cannot have, options that contradict each other."""


class DataError(LanecastError, ValueError):
    """Data that are not a dataset, or not what the configuration needs."""


class DivergedError(LanecastError, ArithmeticError):
    """The loss, a gradient or a weight is not finite; the best weights before that are kept."""


class FileError(LanecastError, OSError):
    """A file that cannot be read or written."""


class MismatchError(LanecastError):
    """Something that must be equal is not."""


class Note(UserWarning):
    """What was decided or left out and is worth knowing; nothing is wrong."""


BY_STATUS = {2: UsageError, 3: ConfigError, 4: DataError, 5: DivergedError, 6: FileError, 7: MismatchError}


def note(text: str) -> None:
    """Warns of what this package decided, where the user called."""
    level, frame = 1, sys._getframe()
    while frame and os.path.dirname(frame.f_code.co_filename) == os.path.dirname(__file__):
        level, frame = level + 1, frame.f_back
    warnings.warn(text, Note, stacklevel=level)


def note_lines(notes: str) -> None:
    """Warns of each line that the library notes, in the words of Python."""
    for line in notes.splitlines():
        note(in_python(line))
