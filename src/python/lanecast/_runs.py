"""Run files and their bytes."""

from __future__ import annotations

import ctypes as c
import os
from collections.abc import Mapping
from copy import copy
from typing import Any

from ._door import raw_path
from ._files import SIGNATURE, content_of
from ._library import HDF5, lib, taken
from .dataset import Dataset, dataset_of
from .errors import DataError, LanecastError, note_lines
from ._options import Config, value_of, written


def configuration_of(path: str | os.PathLike[str]) -> tuple[bytes, Config]:
    """The bytes of a run file, and what it was trained with."""
    name, config = os.fsdecode(raw_path(path, "load")), Config()
    run = content_of(name)
    if not run.startswith(SIGNATURE):
        raise DataError(f"{name}: is no run, which save() and lanecast train write: Dataset.read({name!r}) reads a table, Forecaster(...).fit({name!r}) trains on it")
    try:
        with HDF5:
            lib.lc_run_configuration(config.handle, run, len(run))
    except LanecastError as error:  # the library knows bytes, and not where they are from
        raise type(error)(str(error).replace("the run", name, 1)) from None
    return run, config


def begun(path: str | os.PathLike[str] | None, options: Mapping[str, Any]) -> Config:
    """The configuration of a file, else of the run whose weights training begins with (from_=), and the options over it. Its data
    are not those of that run."""
    start = options.get("from_") or options.get("from")
    if path is not None or not start:
        return Config(path, options)
    _, config = configuration_of(start)
    for name, value in {"file": "", **options}.items():
        config.put(name, value)
    return config


def loaded(path: str | os.PathLike[str], data: Dataset) -> c.c_void_p:
    """The model of a run file over data."""
    handle = c.c_void_p()
    with HDF5:
        lib.lc_forecaster_load(c.byref(handle), raw_path(path, "load"), data._handle, None)
    return handle


def restored(run: bytes, data: Dataset, split: str | None = None) -> c.c_void_p:
    """The model of a run file's bytes over data. split: of these data; None: the run's own."""
    handle, config = c.c_void_p(), Config()
    with HDF5:
        lib.lc_run_configuration(config.handle, run, len(run))
        config.put("split", split)
        lib.lc_forecaster_restore(c.byref(handle), run, len(run), data._handle, config.handle)
    return handle


def arranged(run: bytes, data: Any) -> Dataset:
    """Data as those of a run are: its channels by name, its series, its clocks; what was changed is a warning."""
    made, notes = copy(data) if isinstance(data, Dataset) else dataset_of(data), c.c_void_p()
    try:
        with HDF5:
            lib.lc_run_arrange(c.byref(notes), made._handle, run, len(run))
    except DataError as error:
        if not hasattr(data, "__array_interface__"):
            raise
        raise DataError(f"{error}; an array has channel_0 and so on: Dataset(array, channels=[...], start=...) names its columns") from None
    note_lines(taken(notes))
    return made


def changed(handle: Any) -> dict[str, Any]:
    """The options of a configuration that are not at their defaults, as keywords."""
    standard = Config()  # which frees its handle when nobody has it any more
    plain = set(written(standard.handle).splitlines())
    pairs = [line.split(" = ", 1) for line in written(handle).splitlines() if " = " in line and line not in plain]
    return {key.replace(".", "__"): _read(value) for key, value in pairs}


def _read(text: str) -> Any:
    """A value as Python has it; a text that would be written differently stays one, since it may be a name."""
    words = text.split()
    value = {"yes": True, "no": False}.get(text) if len(words) < 2 else [_number(word) for word in words]
    if value is None:
        value = _number(text)
    return value if not isinstance(value, str) and value_of(value, "value") == text and str not in map(type, _items(value)) else text


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _number(word: str) -> Any:
    for kind in (int, float):
        try:
            return kind(word)
        except ValueError:
            pass
    return word
