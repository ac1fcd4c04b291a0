"""Errors of a model and of plain baselines, on the same windows, as a frame."""

from __future__ import annotations

import ctypes as c
from typing import Any

import numpy as np
import pandas as pd

from . import _structs as s
from ._door import raw, shown
from ._library import lib, listed, text
from .errors import UsageError
from .prediction import Outlook

SPACES = {"scaled": 0, "units": 1}
FIELDS = {None: "overall", "step": "per_step", "channel": "per_channel", "series": "per_series"}


class Evaluation:
    """The library's evaluation of a part, by an outlook; freed with this object."""

    def __init__(self, outlook: Outlook, part: int, series: str | None) -> None:
        self.handle = c.POINTER(s.Evaluation)()
        lib.lc_evaluate_outlook(c.byref(self.handle), outlook.handle, part, raw(series, "series") if series else None)

    def __del__(self) -> None:
        if getattr(self, "handle", None):
            lib.lc_evaluation_free(self.handle)

    def frame(self, by: str | None, space: str, channels: list[str], series: list[str]) -> pd.DataFrame:
        """A row for each forecaster, or for each forecaster and step, channel or series; a column for each measure."""
        _check(by, space)
        e = self.handle[0]
        keys = {
            None: ["all"],
            "step": list(range(1, e.horizon + 1)),
            "channel": channels,
            "series": [series[e.of_series[i].series] for i in range(e.series)],
        }[by]
        frame = _stacked({text(e.line[i].name): self._line(i, by, space, keys) for i in range(e.lines)}, by)
        frame.attrs.update(self._facts(), space=space)
        return frame.rename_axis(columns=space)

    def _line(self, number: int, by: str | None, space: str, keys: list[Any]) -> pd.DataFrame:
        """The measures of a forecaster; those of quantiles are the model's only."""
        e = self.handle[0]
        metrics = [text(e.metric[i]) for i in range(e.metrics)]
        one = _scores(e.line[number].score[SPACES[space]], by, keys, metrics)
        if not e.spread:
            return one
        measures = [text(e.spread[0].measure[i]) for i in range(e.spread[0].measures)]
        if number == 0:
            return one.join(_scores(e.spread[0].score[SPACES[space]], by, keys, measures))
        return one.reindex(columns=metrics + measures)

    def _facts(self) -> dict[str, Any]:
        e = self.handle[0]
        best = text(e.line[e.reference].name) if e.reference else None
        seen = {"seen_in_training": e.seen[0], "seen_in_validation": e.seen[1]}
        skill = {"against": text(e.line[e.skill.against].name), "value": e.skill.value, "low": e.skill.low, "high": e.skill.high}
        counts = {"windows": e.windows, "values": e.values, "windows_skipped": e.skipped, "windows_filled": e.filled, "windows_dropped": e.dropped}
        return {**counts, "best_baseline": best, "skill": skill if e.skill.against else None, **seen}


class ClassEvaluation:
    """The library's evaluation of a model of classes; freed with this object."""

    def __init__(self, forecaster: Any, part: int, series: str | None) -> None:
        self.handle = c.POINTER(s.ClassEvaluation)()
        lib.lc_evaluate_classes(c.byref(self.handle), forecaster, part, raw(series, "series") if series else None)

    def __del__(self) -> None:
        if getattr(self, "handle", None):
            lib.lc_class_evaluation_free(self.handle)

    def frame(self, by: str | None, space: str, series: list[str]) -> pd.DataFrame:
        """As of Evaluation."""
        _check(by, space)
        if space != "scaled":
            raise UsageError("space='units': this model says classes, which have no units")
        e, of = self.handle[0], self.handle[0].of[0]
        keys = {
            None: ["all"],
            "step": list(range(of.lead + 1, of.lead + of.steps + 1)),
            "channel": [text(of.target[t]) for t in range(of.targets)],
            "series": [series[e.of_series[i].series] for i in range(e.series)],
        }[by]
        measures = [text(e.measure[m]) for m in range(e.measures)]
        lines = {text(e.line[i].name): _scores(e.line[i], by, keys, measures) for i in range(e.lines)}
        frame = _stacked(lines, by)
        frame.attrs.update(self._facts())
        return frame

    def _facts(self) -> dict[str, Any]:
        e, of = self.handle[0], self.handle[0].of[0]
        names = [text(of.name[k]) for k in range(of.count)]
        counts = np.ctypeslib.as_array(e.line[0].confusion, (of.targets, of.count, of.count)).tolist()
        return {
            "windows": e.windows,
            "values": e.values,
            "windows_skipped": e.skipped,
            "windows_filled": e.filled,
            "windows_dropped": e.dropped,
            "best_baseline": text(e.line[e.reference].name) if e.reference else None,
            "seen_in_training": e.seen[0],
            "seen_in_validation": e.seen[1],
            "classes": names,
            "confusion": {text(of.target[t]): counts[t] for t in range(of.targets)},  # [which it is][which is said]
        }


def ranked(judged: pd.DataFrame, measure: str | None) -> float:
    """A measure of the model, the first row of an evaluation, an error with a minus: higher is better. None: its accuracy, or R²."""
    of, own = ("lc_class_metric", "accuracy") if "accuracy" in judged else ("lc_metric", "r2")
    names = [text(name) for name in listed(getattr(lib, f"{of}_names")())]
    name = own if measure is None else measure
    if name not in names:
        raise UsageError(f"score: measure={shown(measure)}: expected one of {', '.join(names)}")
    index = getattr(lib, f"{of}_index")(raw(name, "score"))
    return float(judged.iloc[0][name]) * (-1 if getattr(lib, f"{of}_less_is_better")(index) else 1)


def _check(by: Any, space: Any) -> None:
    if not isinstance(by, (str, type(None))) or by not in FIELDS or not isinstance(space, str) or space not in SPACES:
        raise UsageError(f"by={shown(by)}, space={shown(space)}: by is None, 'step', 'channel' or 'series'; space 'scaled' or 'units'")


def _stacked(lines: dict[str, pd.DataFrame], by: str | None) -> pd.DataFrame:
    """A row for each forecaster, or for each of its keys."""
    if by is None:
        return pd.concat({name: one.loc["all"] for name, one in lines.items()}, axis=1).T.rename_axis("model")
    return pd.concat(lines, names=["model", by])


def _scores(scores: Any, by: str | None, keys: list[Any], measures: list[str]) -> pd.DataFrame:
    field = "per_target" if by == "channel" and isinstance(scores, s.ClassLine) else FIELDS[by]
    values = np.ctypeslib.as_array(getattr(scores, field), (len(keys), len(measures))).copy()
    return pd.DataFrame(values, keys, measures)
