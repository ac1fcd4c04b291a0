"""Time axes of pandas as stamps of the library, and back."""

from __future__ import annotations

import re
from datetime import timedelta, timezone
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from ._axis import plain_times
from ._door import shown
from .errors import DataError

UNITS = {1: "s", 1000: "ms", 1000000: "us", 1000000000: "ns"}
DATES = (1_000_000, 99_999_999)  # 1012020 to 31122099, 20200101
LONGER = re.compile(r"[0-9]{4}-([0-9]{2}|[Qq][1-4])|[0-9]{4}[Qq][1-4]")  # than a day: a month, a quarter
SECONDS = (946_684_800, 4_102_444_800)  # since 1970, of the years 2000 to 2099


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


def _check_read(time: np.ndarray, ticks: int) -> None:
    """pd.to_datetime takes plain numbers for nanoseconds since 1970, also those that are dates, seconds or parts of seconds."""
    ranges = {1: (), 1000000000: (DATES, SECONDS)}.get(ticks, (SECONDS,))
    if len(time) and any(least <= time.min() and time.max() <= most for least, most in ranges):
        raise DataError(
            f"{np.datetime64(int(time[0]), UNITS[ticks])} and so on are what pd.to_datetime makes of plain numbers, which it takes for "
            "nanoseconds: say unit='s' ('ms', 'us'), or format='%Y%m%d'; of 31.12.2020 read_csv with thousands='.' makes a number, but "
            "not with dtype=str for that column"
        )


def stamps_of(index: pd.Index) -> Stamps:
    """The stamps of an index of times; DataError for any other index."""
    if isinstance(index, pd.PeriodIndex):
        index = index.to_timestamp()
    if not isinstance(index, pd.DatetimeIndex):
        raise DataError(f"an index of {index.dtype} is not a time axis: give it times, with pd.to_datetime")
    if index.hasnans:
        raise DataError(f"row {int(np.flatnonzero(index.isna())[0])} has no time")
    if index.tz is None:
        time, ticks = _whole(index.to_numpy())
        _check_read(time, ticks)
        return Stamps(time, ticks)
    utc = index.tz_convert("UTC").tz_localize(None).to_numpy()
    local = index.tz_localize(None).to_numpy()
    offset = ((local - utc) / np.timedelta64(1, "s")).astype(np.int32)
    return Stamps(*_whole(utc), offset, zone_of(index.tz))


def days_of(given: Any) -> np.ndarray:
    """Days as numbers since 1970, each once: what pandas has, or texts as 2020-12-25; those of a zone are its own days."""
    told = "days as ['2020-12-25', '2020-12-26'], or what pd.to_datetime makes of others"
    if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__") or getattr(given, "shape", None) == ():
        raise DataError(f"holidays={shown(given)}: expected a list of {told}")
    listed = list(given)
    days = _days(listed) if listed else np.empty(0, np.int64)
    if days is None:
        each = [_days([one]) for one in listed]  # one is no day, or they are of several kinds
        bad = [one for one, day in zip(listed, each) if day is None]
        if bad:
            raise DataError(f"holidays: {shown(bad[0])} is no day: expected {told}")
        days = np.concatenate(each)
    return np.unique(days)


def _is_longer(one: Any) -> bool:
    """Whether it is of several days, as a month is."""
    if isinstance(one, pd.Period):
        return one.start_time.date() != one.end_time.date()
    if isinstance(one, np.datetime64):
        return bool((one + 1).astype("datetime64[D]") - one.astype("datetime64[D]") > np.timedelta64(1, "D"))
    return isinstance(one, str) and LONGER.fullmatch(one.strip()) is not None


def _days(listed: list[Any]) -> np.ndarray | None:
    """The numbers of days since 1970; None: one is not plainly a day."""
    if any(map(_is_longer, listed)):
        return None
    moments = pd.Series([one.start_time if isinstance(one, pd.Period) else one for one in listed], dtype=object)
    times = plain_times(pd.Index(moments.infer_objects()), None)  # which reads no texts
    if times is None or times.hasnans:
        return None
    return times.tz_localize(None).to_numpy().astype("datetime64[D]").astype(np.int64)


def zone_of(tz: Any) -> str | None:
    """The name in tzdata of a zone of zoneinfo, pytz or dateutil, which says tzfile('/usr/share/zoneinfo/Europe/Berlin')."""
    name = str(tz).split("zoneinfo/")[-1].rstrip("')")
    try:
        return name if name == "UTC" else ZoneInfo(name).key
    except (KeyError, ValueError, OSError):  # an offset
        return None


def index_of(series: Any, stamp: Any) -> pd.Index:
    """The axis of a lc_series: local time where no zone is known; in another calendar than ours, texts."""
    if series.calendar:
        return pd.Index([stamp(row) for row in range(series.rows)], name="time")
    ticks = series.ticks or 1
    time = np.ctypeslib.as_array(series.time, (series.rows,)).copy()
    try:
        index = pd.DatetimeIndex(time.astype(f"datetime64[{UNITS[ticks]}]"), name="time")
    except pd.errors.OutOfBoundsDatetime as error:
        raise DataError(f"{error}: this pandas has no later times: ask for fewer rows, or update pandas, which has them from 2.0 on") from None
    if not series.offset:
        return index
    offset = np.ctypeslib.as_array(series.offset, (series.rows,))
    utc = index.tz_localize("UTC")
    if series.zone:
        return utc.tz_convert(series.zone.decode())
    steady = bool((offset == offset[0]).all())
    return utc.tz_convert(timezone(timedelta(seconds=int(offset[0])))) if steady and offset[0] else utc
