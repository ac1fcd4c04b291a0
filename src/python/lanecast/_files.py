"""What may be written where: HDF5 under no name of a table, a run over a run, data over data, as the tool has it."""

from __future__ import annotations

import os

from ._library import HDF5, lib
from .errors import FileError, LanecastError
from ._options import Config

SIGNATURE = b"\x89HDF\r\n\x1a\n"


def _is_run(content: bytes) -> bool:
    config = Config()  # which frees its handle when nobody has it any more
    try:
        with HDF5:
            lib.lc_run_configuration(config.handle, content, len(content))
    except LanecastError:
        return False
    return True


def content_of(name: str, most: int = -1) -> bytes:
    """The bytes of a file, of a long one the first `most`; FileError where it cannot be read."""
    try:
        with open(name, "rb") as file:
            return file.read(most)
    except OSError as error:
        raise FileError(f"{name}: cannot be read: {error.strerror}") from None


def check_written(path: str | os.PathLike[str], run: bool) -> None:
    """FileError where the name is that of a table, or something else is there than what is about to be written."""
    path, wanted = os.fsdecode(path), "a run" if run else "a dataset"
    if path.endswith(".csv"):
        table = "" if run else f"; to_pandas().to_csv({path!r}) writes a table"
        raise FileError(f"{path}: would become {wanted}, which is HDF5, not CSV: name it {path.removesuffix('.csv')}.h5{table}")
    if not os.path.isfile(path) or not os.path.getsize(path):
        return
    content = content_of(path)
    if not content.startswith(SIGNATURE) or _is_run(content) != run:
        raise FileError(f"{path}: is another kind of file, and would become {wanted}: remove it first, or name another file")
