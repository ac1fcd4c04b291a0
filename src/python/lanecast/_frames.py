"""What users have, as a frame over its times for each series."""

from __future__ import annotations

import os
from collections.abc import Hashable, Mapping
from numbers import Number
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ._axis import is_text, timed
from ._door import shown
from ._panel import find_series, in_order, keys_of, parted, say_doubled, say_sorted
from ._step import made_up
from .errors import DataError, note


class Asked(NamedTuple):
    """The arguments of Dataset() that say what is in its data."""

    name: str | None
    time: Any
    series: Any
    channels: list[str] | None
    start: Any
    step: Any

    @property
    def made_up(self) -> bool:
        """Whether the user says when rows are."""
        return self.start is not None or self.step is not None

    @property
    def only(self) -> str:
        """The name of the only series."""
        return "series" if self.name is None else self.name

    @property
    def by(self) -> list[Any]:
        """The columns that name the series."""
        return [] if self.series is None else list(self.series) if isinstance(self.series, (list, tuple, np.ndarray, pd.Index)) else [self.series]

    def check(self) -> None:
        """DataError where what names a column cannot be the name of one."""
        for name in (self.time, *self.by):
            if not isinstance(name, Hashable):
                raise DataError(f"time=, series=: expected the name of a column, and of series a list of them too, not {shown(name)}")


def _of_array(data: Any, channels: list[str] | None) -> pd.DataFrame:
    if isinstance(data, (str, os.PathLike)):
        raise DataError(f"{os.fspath(data)!r}: Dataset.read reads a file; fit, score, forecast and load take its name")
    if isinstance(data, np.ma.MaskedArray):
        data = data.astype(np.float64).filled(np.nan)
    try:
        array = np.asarray(data)
    except ValueError:
        raise DataError(f"{shown(data)} is not data: its rows are not of one length") from None
    array = array.astype(array.dtype.newbyteorder("="), copy=False)
    if array.dtype.names:
        raise DataError(f"an array of records ({', '.join(array.dtype.names)}): pandas.DataFrame(array) makes a frame of it")
    if array.ndim == 0:
        raise DataError(f"{shown(data)} is not data: expected a frame, an array (rows,) or (rows, channels), or a mapping of them")
    array = array[:, None] if array.ndim == 1 else array
    if array.ndim != 2:
        raise DataError(f"an array of {array.ndim} dimensions: expected (rows,), (rows, channels), or a mapping of them")
    if channels is not None and not isinstance(channels, (list, tuple, np.ndarray, pd.Index)):
        raise DataError(f"channels={shown(channels)}: expected a list of {array.shape[1]} names")
    given = (["value"] if array.shape[1] == 1 else [f"channel_{i}" for i in range(array.shape[1])]) if channels is None else channels
    if len(given) != array.shape[1]:
        raise DataError(f"{len(given)} names of channels for {array.shape[1]} columns")
    return pd.DataFrame(array, columns=given)


def _frame(data: Any, channels: list[str] | None) -> pd.DataFrame:
    """A frame whose columns have one name each."""
    if isinstance(data, pd.Series):
        data = data.to_frame(data.name if data.name is not None else "value")
    if not isinstance(data, pd.DataFrame):
        return _of_array(data, channels)
    if channels is not None:
        raise DataError(f"channels={shown(channels)} names the columns of an array; those of a frame have names: frame.set_axis([...], axis=1)")
    swapped = {name: kind.newbyteorder("=") for name, kind in data.dtypes.items() if getattr(kind, "byteorder", "=") == ">"}
    if swapped:  # which pandas holds, and cannot sort
        data = data.astype(swapped)
    if isinstance(data.columns, pd.MultiIndex):
        return data.set_axis(_of_one_level(data.columns), axis=1)
    return data


def _of_one_level(columns: pd.MultiIndex) -> list[str]:
    """Names of columns of several levels: of the one that tells them apart. DataError where two do, as of series and their channels."""
    several = [level for level in range(columns.nlevels) if len(columns.unique(level)) > 1]
    if len(several) > 1:
        first, last = (", ".join(map(str, columns.unique(level)[:3])) for level in (several[0], several[-1]))
        raise DataError(
            f"columns have two levels ({first}; {last}): where one names series, {{name: frame.xs(name, axis=1, level={several[-1]}) for name in "
            f"frame.columns.unique({several[-1]})}} is a panel of {last} (level={several[0]}: of {first}); where all are of one series, "
            "frame.set_axis([' '.join(map(str, column)) for column in frame.columns], axis=1) joins their names"
        )
    kept = several[0] if several else 0
    for level in range(columns.nlevels):
        if level != kept:
            note(f"columns have two levels, and all are of '{columns.unique(level)[0]}': their names are without it")
    return [str(name) for name in columns.get_level_values(kept)]


def _unstamped(frame: pd.DataFrame, asked: Asked) -> dict[str, pd.DataFrame]:
    frames = _parted(frame, asked.by, asked) if asked.by else {asked.only: frame}
    return {name: one.set_index(made_up(asked.start, asked.step, len(one))) for name, one in frames.items()}


def _parts(frame: pd.DataFrame, asked: Asked, alone: bool) -> dict[str, pd.DataFrame]:
    """The series of a frame, over their times. alone: one series is expected, as in a mapping."""
    if asked.made_up and asked.time is not None:
        raise DataError("time= names a column of times, start= and step= make some up: give one of them")
    if asked.made_up:
        return _unstamped(frame, asked)
    found = timed(frame, asked.time, asked.by)
    if not found.times:
        if len(frame):
            note("no times: a row a day from 1970-01-01 on is made up; start and step say others")
        return _unstamped(frame, asked)
    keys = keys_of(found.frame, found.keys)
    series = asked.by or ([] if alone else keys or find_series(found.frame))
    rest = found.frame.drop(columns=[key for key in found.keys if key not in series])
    return _parted(rest, series, asked) if series else {asked.only: rest}


def _parted(frame: pd.DataFrame, series: list[Any], asked: Asked) -> dict[str, pd.DataFrame]:
    if asked.name is not None:
        raise DataError(f"name={asked.name!r} is of an only series, and {', '.join(map(repr, series))} names those of the rows: leave name out")
    return parted(frame, series)


def _all_parts(data: Any, asked: Asked) -> dict[str, pd.DataFrame]:
    if not isinstance(data, Mapping):
        return _parts(_frame(data, asked.channels), asked, alone=False)
    if asked.by:
        raise DataError("series= names the column of one long frame; the names of a mapping are the series")
    if asked.name is not None:
        raise DataError(f"name={asked.name!r} is of an only series; the names of a mapping are the series")
    if len(data) > 1 and all(isinstance(value, (list, tuple, np.ndarray)) and np.ndim(value) == 1 for value in data.values()):
        note(f"{len(data)} series of one channel each; where they are channels of one series: Dataset(pd.DataFrame(data))")
    if len({str(key) for key in data}) < len(data):
        raise DataError("two names of the mapping are the same as text")
    parts = {str(key): _parts(_frame(value, asked.channels), asked, alone=True) for key, value in data.items()}
    return {key: next(iter(part.values())) for key, part in parts.items()}


EXACT = 2**53  # whole numbers up to which a double has all


def _check_exact(column: pd.Series, whole: list[Any]) -> None:
    if any(abs(int(number)) > EXACT for number in whole):
        raise DataError(f"column '{column.name}' has whole numbers beyond 2^53, which a double cannot hold exactly: drop it, or make it astype(float)")


def _check_real(column: pd.Series, is_complex: bool) -> None:
    if is_complex:
        raise DataError(f"column '{column.name}' is of complex numbers: give it as real ones")


def _as_numbers(column: pd.Series) -> pd.Series | None:
    """A column as numbers, whatever holds them: categories, objects of Decimal and None, True and False; None: they are not all."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        column = column.astype(column.cat.categories.dtype)
    if is_text(column) and all(isinstance(cell, (Number, np.bool_)) for cell in column.dropna()) and column.notna().any():
        _check_exact(column, [cell for cell in column.dropna() if isinstance(cell, (int, np.integer))])
        _check_real(column, any(isinstance(cell, (complex, np.complexfloating)) for cell in column))
        column = pd.Series([np.nan if pd.isna(cell) else float(cell) for cell in column], column.index, name=column.name)
    _check_real(column, pd.api.types.is_complex_dtype(column.dtype))
    if pd.api.types.is_bool_dtype(column.dtype):
        return column.astype("float64")
    if not pd.api.types.is_numeric_dtype(column.dtype):
        return None
    if pd.api.types.is_integer_dtype(column.dtype) and len(known := column.dropna()):
        _check_exact(column, [known.min(), known.max()])
    return column


def _no_numbers(columns: set[str], several: bool) -> DataError:
    told = "no column of numbers" + (" that all series have" if several else "")
    if not columns:
        return DataError(f"{told}: the frame has no columns")
    first = min(columns)
    return DataError(
        f"{told}, of {', '.join(sorted(columns))}: pd.to_numeric(frame[{first!r}]) makes numbers of texts, pd.get_dummies(frame, columns=[{first!r}], "
        "dtype=float) a channel of each word"
    )


def _numbers(frames: dict[str, pd.DataFrame]) -> list[Any]:
    """Makes the columns of numbers that every frame has numbers, and says which others there are."""
    if not frames:
        raise DataError("no series: there is nothing in the mapping")
    made = {name: {column: _as_numbers(frame[column]) for column in frame.columns} for name, frame in frames.items()}
    first, *others = made.values()
    kept = [column for column, values in first.items() if values is not None and all(other.get(column) is not None for other in others)]
    dropped = {str(column) for frame in frames.values() for column in frame.columns if column not in kept}
    if not kept:
        raise _no_numbers(dropped, bool(others))
    if dropped:
        note(f"columns left out, which are not numbers or not of all series: {', '.join(sorted(dropped))}")
    for name, frame in frames.items():
        frames[name] = pd.DataFrame({column: made[name][column] for column in kept}, index=frame.index)
    return kept


def frames_of(data: Any, asked: Asked) -> tuple[dict[str, pd.DataFrame], list[Any]]:
    """A frame for each series, over its times and in their order; and the columns of numbers that they share."""
    asked.check()
    parts = _all_parts(data, asked)
    frames = {name: in_order(one) for name, one in parts.items()}
    columns = _numbers(frames)
    say_doubled({name: frame[columns] for name, frame in frames.items()})
    say_sorted(parts)
    return frames, columns
