"""Where a frame has its times. What is plainly a time is read; what may be one is refused with the way out, and none is made up then."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from .errors import DataError, note

ISO = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}:?[0-9]{2}.*)?)?")
QUARTER = re.compile(r"[0-9]{4}-?[Qq][1-4]")
YEARS = {"year", "years", "yr"}
PARTS = YEARS | {"quarter", "month", "week", "day", "hour", "minute", "date", "time", "datetime", "timestamp", "ds", "period", "h", "hh", "hr", "he", "hours", "interval"}
EARLIEST, LATEST = 1800, 2200  # years that whole numbers may be
SECONDS = 10**8  # since 1970, that they may be


class Timed(NamedTuple):
    """A frame over its times (None: it has none), and those of its columns that its index had beside them."""

    frame: pd.DataFrame
    keys: list[Any]
    times: bool


def is_text(values: Any) -> bool:
    """Whether a column or an index has words."""
    return values.dtype == object or str(values.dtype).startswith("str")


def _of_digits(whole: np.ndarray, name: Any) -> pd.Index | None:
    """20201231; 2020, where the name says that it is a year."""
    if len(whole) and whole.min() >= EARLIEST * 10000 and whole.max() < LATEST * 10000:
        return _parsed(pd.Index(whole.astype(str)), format="%Y%m%d")
    years = str(name).lower() in YEARS and len(whole) and whole.min() >= EARLIEST and whole.max() < LATEST
    return _parsed(pd.Index(whole.astype(str)), format="%Y") if years else None


def _parsed(texts: pd.Index, **how: Any) -> pd.Index | None:
    """As pandas reads them; None if it cannot, or makes no axis of them (several offsets)."""
    try:
        made = pd.to_datetime(texts, **how)
    except (ValueError, TypeError):
        return None
    return made if isinstance(made, pd.DatetimeIndex) else None


def _of_texts(values: pd.Index, name: Any) -> pd.Index | None:
    """2020-12-31 and so on, 2020Q4; a row without a text stays one without a time."""
    texts = values.dropna().astype(str).str.strip()
    if not len(texts):
        return None
    if all(map(QUARTER.fullmatch, texts)):
        return pd.PeriodIndex(values, freq="Q") if len(texts) == len(values) else None
    if len(texts) == len(values) and all(text.isdecimal() and len(text) < 9 for text in texts):
        return _of_digits(texts.astype(np.int64).to_numpy(), name)
    if not all(map(ISO.fullmatch, texts)):
        return None
    return _parsed(values, format="ISO8601") if int(pd.__version__.split(".", maxsplit=1)[0]) > 1 else _parsed(values)


def plain_times(values: pd.Index, name: Any) -> pd.Index | None:
    """The values as times or periods, if they plainly are some."""
    if isinstance(values, pd.CategoricalIndex):
        values = values.astype(values.categories.dtype)
    if isinstance(values, (pd.DatetimeIndex, pd.PeriodIndex)):
        return values
    if isinstance(values.dtype, pd.ArrowDtype) and str(values.dtype).startswith(("timestamp", "date")):
        return pd.DatetimeIndex(values)
    if pd.api.types.is_integer_dtype(values.dtype) and not values.hasnans:
        return _of_digits(values.to_numpy(np.int64), name)
    kind = pd.api.types.infer_dtype(values, skipna=True) if is_text(values) else None
    if kind in ("date", "datetime", "datetime64"):
        return _parsed(values)
    if kind == "period":
        return pd.PeriodIndex(values)
    return _of_texts(values, name) if kind == "string" else None


def _refused(values: pd.Index, what: str, code: str) -> DataError:
    """Not plainly times: where not, and how to make them some."""
    row = next((i for i, value in enumerate(values) if not ISO.fullmatch(str(value))), 0)
    if pd.api.types.is_timedelta64_dtype(values.dtype):
        return DataError(f"{what}: '{values[row]}' is a span, not a time: pd.Timestamp('2020-01-01') + {code} makes times of a start")
    if ISO.fullmatch(str(values[row])):
        return DataError(f"{what} has several offsets: pd.to_datetime({code}, utc=True).tz_convert('Europe/Berlin') makes times of one zone")
    return DataError(
        f"{what}: '{values[row]}' in row {row} is not plainly a time, as 2020-12-31 is: pd.to_datetime({code}, format=...) makes times "
        "(of numbers: unit='s', or format='%Y' of years)"
    )


# --- columns ----------------------------------------------------------------------------------------------------------------


def _kept_index(frame: pd.DataFrame) -> Timed:
    """The index as columns, but for one that numbers rows: that is what pandas makes of a table without one."""
    keys = []
    for level, name in enumerate(frame.index.names):
        values = frame.index.get_level_values(level)
        numbers = name is None and pd.api.types.is_integer_dtype(values.dtype)
        if numbers or (values.is_unique and not is_text(values)):
            continue
        key = f"level_{level}" if name is None else name
        if key in frame.columns:
            raise DataError(f"'{key}' is a column and in the index too: reset_index(drop=True) forgets the index")
        keys.append(key)
        frame = frame.copy(deep=False)
        frame[key] = values
    return Timed(frame, keys, False)


def _over(frame: pd.DataFrame, axis: pd.Index, keys: list[Any], column: Any = None) -> Timed:
    if axis.hasnans:
        raise DataError(f"row {int(np.flatnonzero(axis.isna())[0])} has no time")
    frame = frame if column is None else frame.drop(columns=column)
    return Timed(frame.set_index(axis), [key for key in keys if key != column], True)


def _named(frame: pd.DataFrame, time: Any) -> Timed:
    """Over the column, or the level of the index, that the user names."""
    if time in frame.index.names:
        frame = frame.reset_index(level=time)
    if time not in frame.columns:
        raise DataError(f"no column '{time}' of times; there are {', '.join(map(str, frame.columns))}")
    values = pd.Index(frame[time])
    axis = plain_times(values, "year" if len(values) and str(values[0]).isdecimal() and len(str(values[0])) == 4 else time)
    if axis is None:
        raise _refused(values, f"column '{time}'", f"frame['{time}']")
    kept = _kept_index(frame)
    return _over(kept.frame, axis, kept.keys, time)


def _columns_of_times(frame: pd.DataFrame) -> list[tuple[Any, pd.Index]]:
    """Columns of times, else those of texts that plainly are some."""
    typed = [c for c in frame.columns if pd.api.types.is_datetime64_any_dtype(frame[c]) or isinstance(frame[c].dtype, pd.PeriodDtype)]
    if typed:
        return [(column, pd.Index(frame[column])) for column in typed]
    read = [(c, plain_times(pd.Index(frame[c]), None)) for c in frame.columns if is_text(frame[c]) or str(c).lower() in PARTS]
    return [(column, axis) for column, axis in read if axis is not None]


# --- the index --------------------------------------------------------------------------------------------------------------


def _levels_of_times(index: pd.Index) -> list[tuple[int, pd.Index]]:
    """Which levels of an index are plainly times."""
    read = [(level, plain_times(index.get_level_values(level), name)) for level, name in enumerate(index.names)]
    return [(level, axis) for level, axis in read if axis is not None]


def _may_be(first: int, last: int) -> str | None:
    """How pandas would read whole numbers that go up by one, if they could be years, months or seconds."""
    if EARLIEST <= first and last < LATEST:
        return "format='%Y'"
    if EARLIEST * 100 < first and last < LATEST * 100 and first // 100 == last // 100 and 1 <= first % 100 and last % 100 <= 12:
        return "format='%Y%m'"
    return "unit='s'" if first >= SECONDS else None


def _check_untimed(frame: pd.DataFrame) -> None:
    """A table has no times if its index counts rows, and no column could be the time."""
    index = frame.index
    if isinstance(index, pd.MultiIndex):
        raise DataError(f"the index, of {', '.join(map(str, index.names))}, has no level of times: pd.to_datetime makes one, or time= names a column")
    whole = pd.api.types.is_integer_dtype(index.dtype)
    if not whole or not (np.diff(index.to_numpy()) == 1).all():
        raise DataError(
            f"{_refused(index, 'the index', 'frame.index')}; if it only numbers rows that follow each other: reset_index(drop=True)"
        )
    form = _may_be(index[0], index[-1])
    if form:
        raise DataError(
            f"the index, {index[0]} to {index[-1]}, may be times, pd.to_datetime(frame.index, {form}), or number rows, "
            "reset_index(drop=True): say which"
        )
    named = [column for column in frame.columns if str(column).lower() in PARTS]
    for column in named + [column for column in frame.columns if is_text(frame[column])]:
        raise DataError(f"no column has times: if '{column}' has them, say time='{column}'; if none has, start= and step= say when rows are")


def timed(frame: pd.DataFrame, time: Any, series: list[Any]) -> Timed:
    """Finds the times: what `time` names, the index, a level of it, else a column that names no series. Without any the frame is as
    it was."""
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise DataError(f"two channels are named '{twice[0]}'")
    if time is not None:
        return _named(frame, time)
    if not len(frame):
        return Timed(frame, [], False)
    levels = _levels_of_times(frame.index)
    if len(levels) > 1:
        raise DataError(f"the index has {len(levels)} levels of times: time= names the one that is")
    if levels:
        level, axis = levels[0]
        rest = frame.droplevel(level) if frame.index.nlevels > 1 else frame.reset_index(drop=True)
        kept = _kept_index(rest)
        return _over(kept.frame, axis, kept.keys)
    others = frame.drop(columns=[column for column in series if column in frame.columns])
    found = _columns_of_times(others)
    if not found:
        _check_untimed(others)
        return Timed(frame, [], False)
    column, axis = found[0]
    if len(found) > 1:
        note(f"column '{column}' is the time, not '{found[1][0]}': time= names another")
    kept = _kept_index(frame)
    return _over(kept.frame, axis, kept.keys, column)
