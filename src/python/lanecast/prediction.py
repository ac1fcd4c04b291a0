"""Forecasts of the windows of a part, with the truth beside, as a frame or for xarray."""

from __future__ import annotations

import ctypes as c
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from . import _structs as s
from ._door import shown, whole
from ._library import lib, text
from .dataset import Dataset
from .errors import UsageError


class Outlook:
    """What a forecaster is asked for: the point, quantiles (levels None: its own), samples. It borrows the forecaster."""

    def __init__(self, forecaster: Any, levels: Sequence[float] | None = None, samples: int = 0) -> None:
        self.handle = c.c_void_p()
        try:
            given = None if levels is None else (c.c_double * len(levels))(*levels)
        except TypeError:
            raise UsageError(f"levels={shown(levels)}: expected numbers between 0 and 1, as [0.1, 0.5, 0.9]") from None
        drawn = whole(samples, "samples", 0, "how many numbers to draw")
        lib.lc_outlook_new(c.byref(self.handle), forecaster, given, 0 if levels is None else len(levels), drawn)

    def __del__(self) -> None:
        if getattr(self, "handle", None):
            lib.lc_outlook_free(self.handle)

    @property
    def columns(self) -> list[str]:
        """"forecast", then "q0.1" and so on, then "sample1" and so on."""
        count = c.c_size_t()
        column = lib.lc_outlook_columns(c.byref(count), self.handle)
        return [text(column[i].name) or "forecast" for i in range(count.value)]


class Predictions(NamedTuple):
    """Of the windows of a part; `value` is (windows, horizon, targets, columns), `truth` without the last axis."""

    columns: list[str]
    targets: list[str]
    series: np.ndarray
    row: np.ndarray  # of each window's first target
    value: np.ndarray
    truth: np.ndarray
    lead: int = 0  # rows of the horizon before the first that is said: of classes
    names: Sequence[str] = ()  # of the classes that truth and forecast are indices of

    def frame(self, data: Dataset) -> pd.DataFrame:
        """Rows (series, origin, step): the time, and under every target truth and forecast."""
        count, horizon = self.truth.shape[:2]
        names = data.series
        steps = np.tile(np.arange(1, horizon + 1) + self.lead, count)
        origins = self._stamps(data, range(-1, 0)).repeat(horizon)
        times = self._stamps(data, range(self.lead, self.lead + horizon))
        series = np.repeat([names[i] for i in self.series], horizon)
        made: dict[Any, Any] = {("time", ""): times}
        for t, target in enumerate(self.targets):
            made[target, "truth"] = self._named(self.truth[:, :, t].ravel())
            for k, column in enumerate(self.columns):
                said = self.value[:, :, t, k].ravel()
                made[target, column] = self._named(said) if column == "forecast" else said
        frame = pd.DataFrame(made, pd.MultiIndex.from_arrays([series, origins, steps], names=["series", "origin", "step"]))
        return frame

    def _stamps(self, data: Dataset, steps: range) -> pd.Index:
        """Of every window's rows, counted from its first target; -1 is the last row that is known, its origin."""
        axes = data.axes()
        return pd.Index([axes[i][row + k] for i, row in zip(self.series, self.row) for k in steps])

    def _named(self, said: np.ndarray) -> Any:
        """Names of classes in place of their indices; NaN: not known."""
        return pd.Categorical.from_codes(np.where(np.isnan(said), -1, said).astype(int), self.names) if self.names else said

    def xarray(self, data: Dataset) -> Any:
        """truth (series, window, step, target) and forecast (series, window, step, target, column), with time (series, window, step)
        and origin (series, window), the last row that is known. Windows are counted in each series from 1; what a series with fewer
        windows has no value of is NaN, and NaT. Of classes these are indices of attrs["classes"]."""
        import xarray

        count, horizon = self.truth.shape[:2]
        times = self._stamps(data, range(self.lead, self.lead + horizon)).to_numpy().reshape(count, horizon)
        box = _Box.of(self.series)
        return xarray.Dataset(
            {
                "truth": (("series", "window", "step", "target"), box.put(self.truth)),
                "forecast": (("series", "window", "step", "target", "column"), box.put(self.value)),
            },
            {
                "series": [data.series[i] for i in box.series],
                "window": np.arange(1, box.windows + 1),
                "step": np.arange(1, horizon + 1) + self.lead,
                "target": self.targets,
                "column": self.columns,
                "origin": (("series", "window"), box.put(self._stamps(data, range(-1, 0)).to_numpy())),
                "time": (("series", "window", "step"), box.put(times)),
            },
            {"classes": list(self.names)} if self.names else {},
        )


class _Box(NamedTuple):
    """Windows in a row as (series, window): those of each series from its first place on."""

    series: np.ndarray  # that have windows
    windows: int  # of the longest series
    at: tuple[np.ndarray, np.ndarray]  # of each window

    @classmethod
    def of(cls, series: np.ndarray) -> _Box:
        present, code = np.unique(series, return_inverse=True)
        within = pd.Series(code).groupby(code).cumcount().to_numpy()
        return cls(present, int(within.max()) + 1, (code, within))

    def put(self, values: np.ndarray) -> np.ndarray:
        """Places without a window have no value: NaN, NaT, None."""
        whole = len(values) == len(self.series) * self.windows
        none = {"f": np.nan, "M": np.datetime64("NaT")}.get(values.dtype.kind)
        out = np.full((len(self.series), self.windows, *values.shape[1:]), none, values.dtype if whole or none is not None else object)
        out[self.at] = values
        return out


def predictions(forecaster: Any, data: Dataset, targets: list[int], part: int, outlook: Outlook) -> Predictions:
    """Forecasts every window of a part."""
    windows = c.c_void_p()
    lib.lc_forecaster_windows(c.byref(windows), forecaster, part)
    count = lib.lc_windows_count(windows)
    columns = outlook.columns
    placed = [lib.lc_windows_at(windows, i) for i in range(count)]
    series, first = np.array([w.series for w in placed]), np.array([w.origin for w in placed])
    horizon = horizon_of(forecaster)
    value = np.empty((count, horizon, len(targets), len(columns)))
    lib.lc_outlook_predict(value.ctypes.data, outlook.handle, windows, 0, count)
    known = [data.values(i)[:, targets] for i in range(len(data.series))]
    truth = np.stack([known[i][row : row + horizon] for i, row in zip(series, first)])
    channels = data.channels
    return Predictions(columns, [channels[i] for i in targets], series, first, value, truth)


def classes(forecaster: Any, part: int) -> Predictions:
    """Of every window of a part the class that came, the one that is said, as an index, and what is said of each: p_up."""
    outlook, told, parts = Outlook(forecaster, None), c.c_void_p(), []
    lib.lc_forecasts_new(c.byref(told), outlook.handle, part, None)
    try:
        while True:
            table = c.POINTER(s.ForecastTable)()
            lib.lc_forecasts_next(c.byref(table), told)
            if not table:
                break
            parts.append(_classes_of(table[0]))
    finally:
        lib.lc_forecasts_free(told)
    series, first, value, truth = (np.concatenate(piece) for piece in zip(*(one[2:6] for one in parts)))
    return Predictions(parts[0].columns, parts[0].targets, series, first, value, truth, parts[0].lead, class_names(forecaster))


def class_names(forecaster: Any) -> list[str]:
    """The names of the classes; none of a model of numbers."""
    of = c.cast(lib.lc_forecaster_classes(forecaster), c.POINTER(s.Classes))
    return [text(of[0].name[k]) for k in range(of[0].count)] if of else []


def _classes_of(table: s.ForecastTable) -> Predictions:
    """One table, without its baselines."""
    own = [k for k in range(table.columns) if k == 1 or table.share[k]]
    shape = (table.count, table.horizon, table.targets, table.columns)
    value = np.ctypeslib.as_array(table.value, shape)
    placed = [lib.lc_windows_at(table.windows, table.first + i) for i in range(table.count)]
    of = table.classes[0]
    return Predictions(
        [text(table.column[k]) for k in own],
        [text(of.target[t]) for t in range(of.targets)],
        np.array([w.series for w in placed]),
        np.array([w.origin for w in placed]),
        value[..., own],
        value[..., 0].copy(),
        table.lead,
    )


def horizon_of(forecaster: Any) -> int:
    """Rows that a forecast spans."""
    from ._options import option

    return int(option(lib.lc_forecaster_config(forecaster), "horizon"))
