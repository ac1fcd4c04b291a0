"""Time axes of pandas as stamps of the library, and back."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from .errors import DataError

UNITS = {1: "s", 1000: "ms", 1000000: "us", 1000000000: "ns"}


class Stamps(NamedTuple):
    """(rows) ticks since 1970; with an offset they are UTC, and local time is `offset` seconds ahead."""

    time: np.ndarray
    ticks: int
    offset: np.ndarray | None = None
    zone: str | None = None


def _whole(moments: np.ndarray) -> tuple[np.ndarray, int]:
    """In the coarsest unit that loses nothing."""
    for ticks, unit in UNITS.items():
        coarse = moments.astype(f"datetime64[{unit}]")
        if (coarse.astype(moments.dtype) == moments).all():
            break
    return coarse.astype(np.int64), ticks


def stamps_of(index: pd.Index) -> Stamps:
    """The stamps of an index of times; DataError for any other index."""
    if isinstance(index, pd.PeriodIndex):
        index = index.to_timestamp()
    if not isinstance(index, pd.DatetimeIndex):
        raise DataError(f"an index of {index.dtype} is not a time axis: give it times, with pd.to_datetime")
    if index.hasnans:
        raise DataError(f"row {int(np.flatnonzero(index.isna())[0])} has no time")
    if index.tz is None:
        return Stamps(*_whole(index.to_numpy()))
    utc = index.tz_convert("UTC").tz_localize(None).to_numpy()
    local = index.tz_localize(None).to_numpy()
    offset = ((local - utc) / np.timedelta64(1, "s")).astype(np.int32)
    name = str(index.tz)
    return Stamps(*_whole(utc), offset, name if "/" in name or name == "UTC" else None)


def index_of(series: Any, stamp: Any) -> pd.Index:
    """The axis of a lc_series: local time where no zone is known; in another calendar than ours, texts."""
    if series.calendar:
        return pd.Index([stamp(row) for row in range(series.rows)], name="time")
    ticks = series.ticks or 1
    time = np.ctypeslib.as_array(series.time, (series.rows,)).copy()
    index = pd.DatetimeIndex(time.astype(f"datetime64[{UNITS[ticks]}]"), name="time")
    if not series.offset:
        return index
    offset = np.ctypeslib.as_array(series.offset, (series.rows,))
    utc = index.tz_localize("UTC")
    if series.zone:
        return utc.tz_convert(series.zone.decode())
    steady = bool((offset == offset[0]).all())
    return utc.tz_convert(timezone(timedelta(seconds=int(offset[0])))) if steady and offset[0] else utc
