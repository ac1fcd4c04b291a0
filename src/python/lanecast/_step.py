"""Time axes that are made up: from a start on, a row each step."""

from __future__ import annotations

import re
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from ._axis import plain_times
from .errors import DataError

START, STEP = "1970-01-01", "1day"  # where there is none
MONTHS = {"month": 1, "quarter": 3, "year": 12}
SPANS = {"": "s", "s": "s", "min": "min", "m": "min", "h": "h", "hour": "h", "d": "D", "day": "D", "w": "W", "week": "W"}
OF_THE_TOOL = re.compile(r"([0-9]+\.?[0-9]*|\.[0-9]+) ?([a-z]*)")


def _read(step: Any) -> pd.Timedelta | pd.DateOffset | int:
    """A step as lanecast import --step has it, in seconds or with a unit; else as pandas has it, as a span or an offset. int: months."""
    if isinstance(step, Real) and not isinstance(step, (bool, np.bool_, np.timedelta64)):
        return pd.Timedelta(seconds=step)
    found = OF_THE_TOOL.fullmatch(step) if isinstance(step, str) else None
    if found and found[2] in MONTHS and found[1].isdecimal():
        return int(found[1]) * MONTHS[found[2]]
    if found and found[2] in SPANS:
        return pd.Timedelta(f"{found[1]}{SPANS[found[2]]}")
    if isinstance(step, str):  # "D" and "MS", and "1D" and "2h 30min" too, which are spans: 1M is a month, never a minute
        try:
            step = pd.tseries.frequencies.to_offset(step)
        except ValueError:
            return pd.Timedelta(step)
    return step if isinstance(step, pd.DateOffset) and not isinstance(step, pd.offsets.Tick) else pd.Timedelta(step)


def _axis(first: pd.Timestamp, step: pd.Timedelta | pd.DateOffset | int, rows: int) -> pd.DatetimeIndex:
    if isinstance(step, pd.Timedelta):
        return pd.DatetimeIndex(first + step * np.arange(rows))
    if isinstance(step, int):  # each from the first row on: the 31st of January, the 29th of February, the 31st of March
        return pd.DatetimeIndex([first + pd.DateOffset(months=step * row) for row in range(rows)])
    return pd.date_range(first, periods=rows, freq=step)


def _first(start: Any) -> pd.Timestamp:
    """A start; texts and numbers only as a column has times, since pandas takes 2020 for nanoseconds, '12:00' for today, '01/02/2020' for a month
    first."""
    if isinstance(start, (str, Real)):
        read = plain_times(pd.Index([start]), "year")
        start = pd.NaT if read is None else read[0]
    first = start.start_time if isinstance(start, pd.Period) else pd.Timestamp(start)
    if pd.isna(first):
        raise ValueError("the start is not plainly a time")
    return first


def made_up(start: Any, step: Any, rows: int) -> pd.DatetimeIndex:
    """A row each step; None: not given. DataError, where it is none, does not go forward, or the start is not on it."""
    told = f"start={start!r}, step={step!r}"
    try:
        first = _first(START if start is None else start)
        by = _read(STEP if step is None else step)
        axis = _axis(first, by, rows)
    except (ValueError, TypeError, OverflowError) as error:
        raise DataError(
            f"{told}: {error}; a start is as 2020-12-31, a step seconds or with a unit, as 90, '1.5h', '1day', '1month', or an offset of pandas, as 'D', 'MS'"
        ) from None
    if rows and axis[0] != first:
        raise DataError(f"{told}: that step does not begin there, but at {axis[0]}: start={str(axis[0])!r} does, or step='1month' is from any day on")
    if rows > 1 and not axis[1] > axis[0]:
        raise DataError(f"{told}: a step goes forward: expected one above 0, as 90 (seconds), '1h', '1month'")
    return axis
