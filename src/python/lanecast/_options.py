"""Options: keywords of Python as keys of a configuration. `hidden=64` is model.hidden, `huber__delta=2` is the knob huber.delta."""

from __future__ import annotations

import ctypes as c
import os
from collections.abc import Iterable, Iterator, KeysView, Mapping, Set
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ._door import raw, raw_path, shown
from ._library import lib, taken, text
from ._structs import TEXT_MAX
from ._table import Row, rows
from .errors import ConfigError, UsageError


SECTIONS = (b"data", b"window", b"classes", b"model", b"train", b"run", b"sweep")


# What others call what is no option, and where it is here.
ELSEWHERE = {
    "verbose": "fit(data, on_round=print) shows progress",
    "callbacks": "fit(data, on_round=f) calls f after each validation; what it raises ends training",
    "freq": "Dataset(data, start=..., step=...) says when rows are",
    "model": "cell= and kind= choose the network",
    "past_covariates": "they are columns of the data: input= names those that the model reads",
    "future_covariates": "they are columns of the data: known= names those that are known of the rows to forecast",
}


def options(name: str | None = None) -> pd.DataFrame:
    """Every option of Forecaster by its keyword: section, default, choices with a line of each, range and what it is for. name: only
    that option with the knobs of its variants, or those of a section; ConfigError names the nearest."""
    key, sections = None if name is None else text(key_of(name)), {row.section for row in rows()}
    if key is not None and key not in sections:
        key = key.partition(".")[2] if key.partition(".")[0] in sections else key
        section_of(key_of(key))
    asked = [row for row in rows() if key in (None, row.section, row.key) or _is_knob_of(row, key)]
    table = [[row.section, row.default, row.choices or None, _range(row), row.help] for row in asked]
    names = pd.Index([keyword_of(row.key) for row in asked], name="option")
    return pd.DataFrame(table, names, ["section", "default", "choices", "range", "help"])


def _is_knob_of(knob: Row, key: str) -> bool:
    """Whether a row is a knob of a variant that the option of that key chooses from."""
    option = next((row for row in rows() if row.key == key), None)
    return bool(option) and option.section == knob.section and knob.key.partition(".")[0] in option.choices and "." in knob.key


def _range(row: Row) -> str | None:
    return f"{row.least:.16g} to {row.most:.16g}" if row.most > row.least else None


def keyword_of(key: str) -> str:
    """The keyword of Python for a key."""
    return "from_" if key == "from" else key.replace(".", "__")


class Config:
    """A configuration of the library: a file's (path), then options over it."""

    def __init__(self, path: str | os.PathLike[str] | None = None, options: Mapping[str, Any] | None = None) -> None:
        self.handle = c.c_void_p()
        lib.lc_config_new(c.byref(self.handle))
        if path is not None:
            name = raw_path(path, "Forecaster")
            _refuse_run(os.fsdecode(name))
            lib.lc_config_read(self.handle, name)
        for name, value in (options or {}).items():
            self.put(name, value)

    def __del__(self) -> None:
        if getattr(self, "handle", None):
            lib.lc_config_free(self.handle)

    def put(self, name: str, value: Any) -> None:
        """Sets the option of that name; ConfigError names the nearest one where there is none, and the values that it may have. None:
        not given, so that it stays as it is."""
        if name in ELSEWHERE:
            raise ConfigError(f"no option '{name}'; {ELSEWHERE[name]}")
        key = key_of(name)
        meant = meant_by(key)
        section, _, within = key.partition(b".")
        if within and section in SECTIONS and section_of(within) == section:  # model__hidden, as files have [model] hidden
            meant = within
        if meant and meant != key:
            raise ConfigError(f"no option '{name}'; here it is {text(meant).replace('.', '__')}; see lanecast.options()")
        if value is None and section_of(key):
            return
        own = section_of(key)  # of no option there is none, which the library says, whatever the value is
        said = value_of(value, name) if own else ""
        lib.lc_config_put(self.handle, own, key, raw(said, name, ConfigError), b"Forecaster")


def _refuse_run(path: str) -> None:
    """A run file is no configuration, though it has one."""
    try:
        with open(path, "rb") as file:
            begins = file.read(4)
    except OSError:
        return  # the library says why
    if begins == b"\x89HDF":
        raise UsageError(
            f"{path}: is no INI file: load({path!r}) is the model of a run, Forecaster(from_={path!r}) trains on from its weights"
        )


def key_of(name: str) -> bytes:
    """The key of a keyword; from_ is `from`, which Python keeps to itself."""
    return raw(name, "option", ConfigError).removesuffix(b"_").replace(b"__", b".")


def meant_by(word: bytes) -> bytes | None:
    """The key of that name, or that other programs call so."""
    section, key = c.c_char_p(), c.c_char_p()
    lib.lc_config_meant(c.byref(section), c.byref(key), word)
    return key.value


def section_of(key: bytes) -> bytes:
    """The section that has a key."""
    section = c.c_char_p()
    lib.lc_config_section(c.byref(section), key)
    return section.value or b""


def value_of(value: Any, what: str) -> str:
    """A value as a configuration has it, a day as 2020-12-31. Of names in a list, one with a blank, a comma or a quote is quoted. ConfigError of
    what has no order, or has it only once, and of what is neither text, number nor day. what: how a message calls it."""
    if getattr(value, "shape", None) == ():  # a number of NumPy, or an array or a tensor of one without a dimension
        value = np.asarray(value)[()]
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, (str, os.PathLike)):
        return os.fsdecode(value)
    if isinstance(value, (date, np.datetime64)) and not pd.isna(value):  # as pd.Timestamp is
        return str(pd.Timestamp(value)).removesuffix(" 00:00:00")
    if isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, np.timedelta64):
        return repr(value.item() if hasattr(value, "item") else value)
    once = isinstance(value, (bytes, Mapping, Iterator)) or (isinstance(value, Set) and not isinstance(value, KeysView))
    if once or not isinstance(value, Iterable):
        raise ConfigError(f"{what}={shown(value)}: expected a text, a number, True or False, a day, or a list of them, not a {type(value).__name__}")
    return " ".join(_listed(value_of(item, what)) for item in value)


def _listed(name: str) -> str:
    """A name among others."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"' if any(letter in name for letter in ' ,"\t') else name


def option(handle: Any, name: str) -> str:
    """The value of an option of a configuration of the library."""
    key = key_of(name)
    out = c.create_string_buffer(TEXT_MAX)
    lib.lc_config_get(out, handle, section_of(key), key)
    return text(out.value)


def threads_of(handle: Any) -> int:
    """run.threads of a configuration; 0: all."""
    return int(option(handle, "threads"))


def written(handle: Any) -> str:
    """A whole configuration as INI text."""
    out = c.c_void_p()
    lib.lc_config_write(c.byref(out), handle)
    return taken(out)
