"""What users have, as a frame over its times for each series."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ._axis import timed
from ._panel import find_series, in_order, keys_of, parted, say_doubled
from .errors import DataError, note

START, STEP = "1970-01-01", "1D"  # of an axis where there is none


class Asked(NamedTuple):
    """The arguments of Dataset() that say what is in its data."""

    name: str
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
    def by(self) -> list[Any]:
        """The columns that name the series."""
        return [] if self.series is None else list(self.series) if isinstance(self.series, (list, tuple)) else [self.series]


def _of_array(data: Any, channels: list[str] | None) -> pd.DataFrame:
    array = np.asarray(data)
    if array.ndim == 0:
        raise DataError(f"{data!r} is not data: expected a frame, an array (rows,) or (rows, channels), or a mapping of them")
    array = array[:, None] if array.ndim == 1 else array
    if array.ndim != 2:
        raise DataError(f"an array of {array.ndim} dimensions: expected (rows,), (rows, channels), or a mapping of them")
    given = channels or (["value"] if array.shape[1] == 1 else [f"channel_{i}" for i in range(array.shape[1])])
    if len(given) != array.shape[1]:
        raise DataError(f"{len(given)} names of channels for {array.shape[1]} columns")
    return pd.DataFrame(array, columns=given)


def _frame(data: Any, channels: list[str] | None) -> pd.DataFrame:
    """A frame whose columns have one name each."""
    if isinstance(data, pd.Series):
        data = data.to_frame(data.name if data.name is not None else "value")
    if not isinstance(data, pd.DataFrame):
        return _of_array(data, channels)
    if isinstance(data.columns, pd.MultiIndex):
        return data.set_axis([" ".join(map(str, column)).strip() for column in data.columns], axis=1)
    return data


def _over_made_up(frame: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """One row each step, in the frame's order."""
    start, step = START if asked.start is None else asked.start, STEP if asked.step is None else asked.step
    try:
        axis = pd.Timestamp(start) + pd.Timedelta(step) * np.arange(len(frame))
    except ValueError as error:
        raise DataError(f"start={asked.start!r}, step={asked.step!r}: {error}") from None
    return frame.set_index(pd.DatetimeIndex(axis))


def _unstamped(frame: pd.DataFrame, asked: Asked) -> dict[str, pd.DataFrame]:
    frames = parted(frame, asked.by) if asked.by else {asked.name: frame}
    return {name: _over_made_up(one, asked) for name, one in frames.items()}


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
    return {name: in_order(one) for name, one in (parted(rest, series) if series else {asked.name: rest}).items()}


def _all_parts(data: Any, asked: Asked) -> dict[str, pd.DataFrame]:
    if not isinstance(data, Mapping):
        return _parts(_frame(data, asked.channels), asked, alone=False)
    if asked.by:
        raise DataError("series= names the column of one long frame; the names of a mapping are the series")
    if len({str(key) for key in data}) < len(data):
        raise DataError("two names of the mapping are the same as text")
    parts = {str(key): _parts(_frame(value, asked.channels), asked, alone=True) for key, value in data.items()}
    return {key: next(iter(part.values())) for key, part in parts.items()}


def _numbers(frames: dict[str, pd.DataFrame]) -> list[Any]:
    """The columns of numbers that every frame has; the others are said."""
    if not frames:
        raise DataError("no series: there is nothing in the mapping")
    first, *others = frames.values()
    numbers = [column for column in first.columns if pd.api.types.is_numeric_dtype(first[column])]
    kept = [column for column in numbers if all(column in frame.columns for frame in others)]
    dropped = {str(column) for frame in frames.values() for column in frame.columns if column not in kept}
    if not kept:
        raise DataError("no column of numbers" + (" that all series have" if others else ""))
    if dropped:
        note(f"columns left out, which are not numbers or not of all series: {', '.join(sorted(dropped))}")
    return kept


def frames_of(data: Any, asked: Asked) -> tuple[dict[str, pd.DataFrame], list[Any]]:
    """A frame for each series, over its times and in their order; and the columns of numbers that they share."""
    frames = _all_parts(data, asked)
    columns = _numbers(frames)
    say_doubled({name: frame[columns] for name, frame in frames.items()})
    return frames, columns
