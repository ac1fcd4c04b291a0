"""Datasets: series that share channels, made of pandas and NumPy, or read from a file."""

from __future__ import annotations

import ctypes as c
import os
import tempfile
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from . import _structs as s
from ._door import raw, raw_path, shown, whole
from ._library import HDF5, lib, taken, text
from ._files import SIGNATURE, check_written, content_of
from ._fork import starting
from ._frames import Asked, frames_of
from ._times import Stamps, days_of, index_of, stamps_of
from ._xarray import frame_of, is_xarray
from .errors import DataError, FileError, UsageError, note, note_lines


class Part:
    """A series on its way to the library: arrays that live as long as the call."""

    def __init__(self, name: str, stamps: Stamps, values: np.ndarray) -> None:
        self.name, self.stamps = name, stamps
        self.values = np.ascontiguousarray(values, dtype=np.float64)

    def struct(self) -> s.ArraySeries:
        t = self.stamps
        self.time = np.ascontiguousarray(t.time, dtype=np.int64)
        self.offset = None if t.offset is None else np.ascontiguousarray(t.offset, dtype=np.int32)
        return s.ArraySeries(
            name=raw(self.name, "the name of a series", DataError),
            rows=len(self.time),
            time=self.time.ctypes.data,
            ticks=t.ticks,
            offset=None if self.offset is None else self.offset.ctypes.data,
            zone=raw(t.zone, "zone", DataError) if t.zone else None,
            value=self.values.ctypes.data,
        )


class Dataset:
    """Series that share channels.

    data: a DataFrame or Series whose index, a level of it or a column is the time; {name: DataFrame}, a panel; a Dataset or
    DataArray of xarray, whose other dimensions name series; an array (rows,) or (rows, channels). name: of the only series, None: "series". time: the column of times. series: the column, or columns, that name the
    series of a long frame; None: found as the tool finds it. channels: names of an array's columns. units: {channel: "degC"}.
    start, step: where one of them is given, and for arrays, rows begin at `start` (1970-01-01), one each `step` (1D): seconds, a
    text as lanecast import --step takes it ("1.5h", "1month"), or what pandas has (Timedelta, "D", "MS", DateOffset).
    holidays: days that are closed in every series, dates or texts as 2020-12-25: they are no gaps, and are not forecast.
    """

    def __init__(
        self,
        data: Any,
        *,
        name: str | None = None,
        time: str | None = None,
        series: str | list[str] | None = None,
        channels: list[str] | None = None,
        units: Mapping[str, str] | None = None,
        start: Any = None,
        step: Any = None,
        holidays: Any = (),
    ) -> None:
        own: Mapping[str, str] = {}
        if is_xarray(data):
            data, own = frame_of(data)
        frames, columns = frames_of(data, Asked(name, time, series, channels, start, step))
        parts = [Part(key, stamps_of(frame.index), frame[columns].to_numpy(np.float64, na_value=np.nan)) for key, frame in frames.items()]
        names = [str(column) for column in columns]
        if not isinstance(units or {}, Mapping):
            raise DataError(f"units={shown(units)}: expected {{channel: unit}}, as {{{names[0]!r}: 'degC'}}")
        given = {str(channel): unit for channel, unit in (units or {}).items()}
        unknown = [channel for channel in given if channel not in names]
        if unknown:
            raise DataError(f"units: no channel '{unknown[0]}'; there are {', '.join(names)}")
        self._make(parts, names, {**own, **given}, holidays)

    def _make(self, parts: list[Part], channels: list[str], units: Mapping[str, str], holidays: Any = ()) -> None:
        days = days_of(holidays)
        names = (c.c_char_p * len(channels))(*(raw(name, "the name of a channel", DataError) for name in channels))
        words = (c.c_char_p * len(channels))(*(raw(units.get(name, "1"), f"units of {name}", DataError) for name in channels))
        series = (s.ArraySeries * len(parts))(*(part.struct() for part in parts))
        closed = (c.c_int64 * len(days))(*days.tolist())
        arrays = s.Arrays(len(channels), names, words, len(parts), series, len(days), closed)
        self._handle = c.POINTER(s.Dataset)()
        lib.lc_dataset_new(c.byref(self._handle), arrays)

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Dataset:
        """A file of any format that the tool reads: HDF5, netCDF-4, CSV."""
        notes = c.c_void_p()
        made = cls.adopt(c.POINTER(s.Dataset)())
        name = raw_path(path, "Dataset.read")
        if b"://" in name:
            raise FileError(f"{os.fsdecode(name)}: an address, not a file: pd.read_csv reads what is there, and Dataset(frame) takes it")
        with starting("Dataset.read", 0 if _is_text(name) else 1), HDF5:
            lib.lc_dataset_read(c.byref(made._handle), c.byref(notes), name)
        note_lines(taken(notes))
        return made

    @classmethod
    def adopt(cls, handle: Any) -> Dataset:
        """Owns a dataset of the library's from now on."""
        made = cls.__new__(cls)
        made._handle = handle
        return made

    def __del__(self) -> None:
        if getattr(self, "_handle", None):
            lib.lc_dataset_free(self._handle)

    def write(self, path: str | os.PathLike[str]) -> None:
        """Writes HDF5 (netCDF-4/CF), which the tool, xarray and others read. FileError where a run, or no HDF5, is replaced."""
        name = raw_path(path, "write")
        check_written(name, run=False)
        with HDF5:
            lib.lc_dataset_write(self._handle, name)

    @property
    def channels(self) -> list[str]:
        """Names of the channels."""
        return [text(self._handle[0].channel[i].name) for i in range(self._handle[0].channels)]

    @property
    def units(self) -> dict[str, str]:
        """Units of the channels, "1" where unknown."""
        return {text(one.name): text(one.units) for one in self._handle[0].channel[: self._handle[0].channels]}

    @property
    def series(self) -> list[str]:
        """Names of the series."""
        return [text(self._handle[0].series[i].name) for i in range(self._handle[0].series_count)]

    @property
    def holidays(self) -> pd.DatetimeIndex:
        """Days that are closed in every series."""
        own = self._handle[0]
        return pd.DatetimeIndex(np.array(own.holiday[: own.holidays], dtype="datetime64[D]"))

    @property
    def digest(self) -> str:
        """16 hexadecimal digits of names, units, stamps, values and holidays: equal data have equal ones."""
        return f"{lib.lc_dataset_digest(self._handle):016x}"

    def index(self, series: int) -> pd.Index:
        """The time axis of a series, by its number."""
        one = self._one(series)

        def stamp(row: int) -> str:
            out = c.create_string_buffer(s.STAMP_TEXT)
            lib.lc_series_stamp(out, one, row)
            return text(out.value)

        return index_of(one, stamp)

    def _one(self, series: Any) -> s.Series:
        count = self._handle[0].series_count
        if whole(series, "series", 0, f"the number of a series, 0 to {count - 1}") >= count:
            raise UsageError(f"series={series}: there are {count}, numbered from 0 on")
        return self._handle[0].series[int(series)]

    def axes(self) -> list[pd.Index]:
        """The time axes of all series; of several zones in UTC, since an index of pandas has one."""
        made = [self.index(i) for i in range(len(self.series))]
        zones = {str(getattr(axis, "tz", None)) for axis in made}
        if len(zones) < 2 or "None" in zones:
            return made
        note(f"the series are of several zones ({', '.join(sorted(zones))}): their times are in UTC here")
        return [axis.tz_convert("UTC") for axis in made]

    def values(self, series: int) -> np.ndarray:
        """A copy of the values of a series, by its number: (rows, channels)."""
        one = self._one(series)
        return np.ctypeslib.as_array(one.value, (one.rows, self._handle[0].channels)).copy()

    def spans(self) -> list[tuple[float, float]]:
        """Of each series its first and last time, in seconds since 1970."""
        series = self._handle[0].series[: self._handle[0].series_count]
        return [(one.time[0] / (one.ticks or 1), one.time[one.rows - 1] / (one.ticks or 1)) for one in series]

    def to_pandas(self) -> pd.DataFrame:
        """Channels over time; of several series, over (series, time)."""
        names = self.series
        frames = {name: pd.DataFrame(self.values(i), axis, self.channels) for i, (name, axis) in enumerate(zip(names, self.axes()))}
        return frames[names[0]] if len(names) == 1 else pd.concat(frames, names=["series"])

    def to_xarray(self) -> Any:
        """The same as a Dataset of xarray, with units."""
        made = self.to_pandas().to_xarray()
        for name, units in self.units.items():
            made[name].attrs["units"] = units
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        with tempfile.TemporaryDirectory() as folder:
            self.write(path := os.path.join(folder, "data.h5"))
            with open(path, "rb") as file:
                return _unpacked, (file.read(),)

    def __repr__(self) -> str:
        rows = [self._handle[0].series[i].rows for i in range(self._handle[0].series_count)]
        return f"<Dataset: {len(rows)} series, {sum(rows)} rows, channels {', '.join(self.channels)}>"


def _is_text(path: bytes) -> bool:
    """Whether a file is there that is not HDF5: texts are read by several threads."""
    if not os.path.isfile(path):
        return False
    return content_of(os.fsdecode(path), len(SIGNATURE)) != SIGNATURE


def dataset_of(data: Any) -> Dataset:
    """A Dataset as it is, a path read, anything else made one."""
    if isinstance(data, Dataset):
        return data
    return Dataset.read(data) if isinstance(data, (str, os.PathLike)) else Dataset(data)


def _unpacked(content: bytes) -> Dataset:
    """A dataset of the bytes of its file."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "data.h5")
        with open(path, "wb") as file:
            file.write(content)
        return Dataset.read(path)
