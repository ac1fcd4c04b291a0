"""Which rows of a frame are of which series: a column that tells apart the rows of one time names them, as the tool finds it."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from ._axis import PARTS, is_text
from .errors import DataError, note

FEW = 10  # one row in this many may have the time of another: an hour of summer time, a row written twice
COVERED = 0.9  # the part of the times between its first and last one at which a series has a row
SHOWN = 3

# --- which column -----------------------------------------------------------------------------------------------------------


def _may_name(column: pd.Series) -> bool:
    """Words or whole numbers, each of several rows."""
    kind = column.dtype
    labels = is_text(column) or isinstance(kind, pd.CategoricalDtype) or pd.api.types.is_integer_dtype(kind)
    return labels and 1 < column.nunique() <= len(column) / 2


def _covered(frame: pd.DataFrame, columns: list[Any]) -> float:
    rank = pd.Series(pd.factorize(frame.index, sort=True)[0])
    groups = rank.groupby([frame[column].to_numpy() for column in columns])
    return len(frame) / (groups.max() - groups.min() + 1).sum()


def _apart(frame: pd.DataFrame, columns: list[Any]) -> bool:
    """Whether no two rows of one series have one time."""
    return not frame[columns].assign(**{"": frame.index}).duplicated().any()


def _in_runs(column: pd.Series) -> bool:
    values = column.to_numpy()
    return int((values[1:] != values[:-1]).sum()) + 1 == column.nunique()


def _parts_alike(frame: pd.DataFrame, one: Any, other: Any) -> bool:
    return bool((pd.factorize(frame[one])[0] == pd.factorize(frame[other])[0]).all())


def _one_after_another(frame: pd.DataFrame) -> None:
    """No two rows have one time; words that change with a leap of time may be series all the same."""
    for column in frame.columns:
        if not is_text(frame[column]) or not _may_name(frame[column]) or not _in_runs(frame[column]):
            continue
        back = np.diff(pd.factorize(frame.index, sort=True)[0]) < 0
        if (column == frame.columns[0] or back.any()) and str(column).lower() not in PARTS:
            raise DataError(
                f"column '{column}' may name the series of the rows, or not: series='{column}' makes a series of each of its words; "
                f"without it, drop(columns='{column}'), all rows are of one"
            )


def _refuse(frame: pd.DataFrame, shared: int, may: list[Any]) -> DataError:
    told = f"{shared} of {len(frame)} rows have the time of another row"
    for pair in combinations(may[:8], 2):
        if _apart(frame, list(pair)):
            return DataError(f"{told}; columns '{pair[0]}' and '{pair[1]}' together tell them apart: series={list(pair)!r}")
    return DataError(
        f"{told}, and no column says which series they belong to: name it, series='name' or series=['name', 'name'], or make up a time "
        "for each row, start= and step="
    )


def _check_named(frame: pd.DataFrame, column: Any) -> None:
    holes = np.flatnonzero(frame[column].isna())
    if len(holes):
        raise DataError(f"row {holes[0]}: column '{column}' names the series of the rows, but says nothing here: fill it in, or take such rows out")


def find_series(frame: pd.DataFrame) -> list[Any]:
    """The column that names the series of a frame over its times; none where the rows are of one. Where it is not plain: DataError."""
    shared = int(frame.index.duplicated(keep=False).sum())
    if shared == 0:
        _one_after_another(frame)
    if FEW * shared <= len(frame):
        return []
    may = [column for column in frame.columns if _may_name(frame[column])]
    apart = [column for column in may if _apart(frame, [column]) and str(column).lower() not in PARTS]
    words = [c for c in apart if not pd.api.types.is_integer_dtype(frame[c].dtype)]
    plain = [c for c in words if _in_runs(frame[c]) or _covered(frame, [c]) >= COVERED]
    if plain and all(_parts_alike(frame, plain[0], other) for other in plain):
        _check_named(frame, plain[0])
        note(f"column '{plain[0]}' names the series of each row: {frame[plain[0]].nunique()} series")
        return [plain[0]]
    if plain:
        raise DataError(f"columns '{plain[0]}' and '{plain[1]}' may both name the series of the rows: series='{plain[0]}' or '{plain[1]}'")
    doubtful = words + [column for column in apart if column not in words and _covered(frame, [column]) >= COVERED]
    if doubtful:
        raise DataError(
            f"{shared} of {len(frame)} rows have the time of another row; column '{doubtful[0]}' may name the series of the rows, or not: "
            f"series='{doubtful[0]}' makes a series of each of its values"
        )
    if shared == 2 and frame.assign(**{"": frame.index}).duplicated().any():
        return []  # one row, written twice
    raise _refuse(frame, shared, may)


def keys_of(frame: pd.DataFrame, keys: list[Any]) -> list[Any]:
    """Levels of an index beside its times: they name the series."""
    names = [key for key in keys if frame[key].nunique() < len(frame)]
    for key in names:
        if str(key).lower() in PARTS:
            raise DataError(f"the index has times and a level '{key}', which may be part of them: make one level of both, or reset_index('{key}')")
    return names


# --- its rows ---------------------------------------------------------------------------------------------------------------


def parted(frame: pd.DataFrame, series: list[Any]) -> dict[str, pd.DataFrame]:
    """The rows of each series, in the frame's order; of several columns the words are joined by blanks."""
    for column in series:
        if column not in frame.columns:
            raise DataError(f"no column '{column}' that names the series; there are {', '.join(map(str, frame.columns))}")
        _check_named(frame, column)
    groups = list(frame.groupby(series if len(series) > 1 else series[0], sort=False, observed=True))
    words = [tuple(map(str, key)) if isinstance(key, tuple) else (str(key),) for key, _ in groups]
    names = [" ".join(word) for word in words]
    if len(set(names)) < len(names):
        names = [",".join(word) for word in words]
    again = pd.Index(names).duplicated()
    if again.any():
        told = f"'{names[int(again.argmax())]}' as text, of {', '.join(map(repr, series))}"
        raise DataError(f"two series are {told}: name one of them otherwise in the frame")
    return {name: rows.drop(columns=series) for name, (_, rows) in zip(names, groups)}


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """In order of time; newest first is turned round, equal times with it, else they keep the frame's order."""
    if frame.index.is_monotonic_increasing:
        return frame
    return frame[::-1] if frame.index.is_monotonic_decreasing else frame.sort_index(kind="stable")


def say_sorted(frames: dict[str, pd.DataFrame]) -> None:
    """Says which frames were not in order of time, and where the first of them that is in none was not."""
    turned = {name: one.index for name, one in frames.items() if not one.index.is_monotonic_increasing}
    if not turned:
        return
    name, index = next((item for item in turned.items() if not item[1].is_monotonic_decreasing), next(iter(turned.items())))
    rows = "rows" if len(frames) == 1 else f"rows of {len(turned)} of {len(frames)} series ('{name}')"
    if index.is_monotonic_decreasing:
        note(f"{rows} are newest first; reversed")
        return
    row = int(np.flatnonzero(index[1:] < index[:-1])[0]) + 1
    note(
        f"{rows} are not in order of time ({index[row]} in row {row} comes after {index[row - 1]}); sorted (where pandas took days for months, "
        "pd.to_datetime(dayfirst=True) or format= reads them right)"
    )


def _is_clock(times: list[Any]) -> bool:
    """Whether all may be of an hour that clocks show twice: in the small hours, without a zone."""
    return all(isinstance(time, pd.Timestamp) and time.tz is None and 1 <= time.hour <= 3 for time in times)


def say_doubled(frames: dict[str, pd.DataFrame]) -> None:
    """Says which rows have the time of the row before them; of many the rows are of several series, and refused."""
    times, differ = [], False
    for name, frame in frames.items():
        again = np.flatnonzero(frame.index[1:] == frame.index[:-1]) + 1
        one, before = frame.iloc[again].reset_index(drop=True), frame.iloc[again - 1].reset_index(drop=True)
        alike = bool((one.eq(before) | (one.isna() & before.isna())).all(axis=None))
        once_more = len(again) == 1 and alike
        if FEW * len(again) > len(frame) and not once_more:
            raise DataError(
                f"series '{name}': {len(again)} of {len(frame)} rows have the time of the row before: name what tells them apart, "
                "series=['name', 'name'], or make up a time for each row, start= and step="
            )
        times += [frame.index[row] for row in again]
        differ = differ or not alike
    if times:
        shown = ", ".join(map(str, times[:SHOWN])) + (" ..." if len(times) > SHOWN else "")
        note(
            f"{len(times)} {'row has' if len(times) == 1 else 'rows have'} the time of the row before, with {'other' if differ else 'the same'} "
            f"values ({shown}): kept in the frame's order"
            + ("; where clocks were put back then, tz_localize('Europe/Berlin', ambiguous='infer') tells them apart" if _is_clock(times) else "")
        )
