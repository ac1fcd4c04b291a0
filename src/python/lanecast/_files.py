"""What may be replaced: a run by a run, data by data, as the tool has it."""

from __future__ import annotations

import os

from ._library import HDF5, lib
from .errors import FileError, LanecastError
from .options import Config

SIGNATURE = b"\x89HDF\r\n\x1a\n"


def _is_run(content: bytes) -> bool:
    config = Config()  # which frees its handle when nobody has it any more
    try:
        with HDF5:
            lib.lc_run_configuration(config.handle, content, len(content))
    except LanecastError:
        return False
    return True


def check_replaced(path: str | os.PathLike[str], run: bool) -> None:
    """FileError where something else is there than what is about to be written."""
    path = os.fspath(path)
    if not os.path.isfile(path) or not os.path.getsize(path):
        return
    with open(path, "rb") as file:
        content = file.read()
    if not content.startswith(SIGNATURE) or _is_run(content) != run:
        wanted = "a run" if run else "a dataset"
        raise FileError(f"{path}: is another kind of file, and would become {wanted}: remove it first, or name another file")
