"""Data of xarray as a frame: variables are channels, the dimension of times is the time, every other dimension names series."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .errors import note


def is_xarray(data: Any) -> bool:
    """Whether it is a Dataset or a DataArray of xarray, which need not be installed."""
    return type(data).__module__.partition(".")[0] == "xarray" and hasattr(data, "dims")


def _time_level(index: pd.Index) -> int | None:
    times = [level for level, values in enumerate(index.levels) if isinstance(values, (pd.DatetimeIndex, pd.PeriodIndex))]
    return times[0] if len(times) == 1 else None


def _within(frame: pd.DataFrame) -> pd.DataFrame:
    """Without the rows before the first and after the last value of a series: a box of several series has all times of all."""
    level = _time_level(frame.index) if frame.index.nlevels > 1 else None
    empty = frame.isna().all(axis=1)
    if level is None or not empty.any():
        return frame
    frame = frame.sort_index(level=level, kind="stable", sort_remaining=False)
    keys = [frame.index.get_level_values(i) for i in range(frame.index.nlevels) if i != level]
    known = ~frame.isna().all(axis=1)
    begun = known.groupby(keys).cummax().to_numpy()
    goes_on = known[::-1].groupby([key[::-1] for key in keys]).cummax().to_numpy()[::-1]
    outside = int((~(begun & goes_on)).sum())
    if outside:
        note(f"{outside} rows without a value, before the first or after the last one of their series, are left out")
    return frame[begun & goes_on]


def frame_of(data: Any) -> tuple[pd.DataFrame, dict[str, str]]:
    """The frame, and the units that variables have."""
    if not hasattr(data, "data_vars"):
        data = data.to_dataset(name="value" if data.name is None else data.name)
    beside = [str(name) for name in data.coords if name not in data.dims]
    if beside:
        note(f"coordinates left out: {', '.join(beside)}")
    units = {str(name): str(one.attrs["units"]) for name, one in data.data_vars.items() if "units" in one.attrs}
    return _within(data.reset_coords(drop=True).to_dataframe()), units
