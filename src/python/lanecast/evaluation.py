"""Errors of a model and of plain baselines, on the same windows, as a frame."""

from __future__ import annotations

import ctypes as c
from typing import Any

import numpy as np
import pandas as pd

from . import _structs as s
from ._library import lib, text
from .errors import UsageError
from .prediction import Outlook

SPACES = {"scaled": 0, "units": 1}
FIELDS = {None: "overall", "step": "per_step", "channel": "per_channel", "series": "per_series"}


class Evaluation:
    """The library's evaluation of a part, by an outlook; freed with this object."""

    def __init__(self, outlook: Outlook, part: int, series: str | None) -> None:
        self.handle = c.POINTER(s.Evaluation)()
        lib.lc_evaluate_outlook(c.byref(self.handle), outlook.handle, part, series.encode() if series else None)

    def __del__(self) -> None:
        if getattr(self, "handle", None):
            lib.lc_evaluation_free(self.handle)

    def frame(self, by: str | None, space: str, channels: list[str], series: list[str]) -> pd.DataFrame:
        """A row for each forecaster, or for each forecaster and step, channel or series; a column for each measure."""
        if by not in FIELDS or space not in SPACES:
            raise UsageError(f"by={by!r}, space={space!r}: by is None, 'step', 'channel' or 'series'; space 'scaled' or 'units'")
        e = self.handle[0]
        keys = {
            None: ["all"],
            "step": list(range(1, e.horizon + 1)),
            "channel": channels,
            "series": [series[e.of_series[i].series] for i in range(e.series)],
        }[by]
        made = {text(e.line[i].name): self._line(i, by, space, keys) for i in range(e.lines)}
        if by is None:
            frame = pd.concat({name: one.loc["all"] for name, one in made.items()}, axis=1).T
        else:
            frame = pd.concat(made, names=["model", by])
        frame.index = frame.index.rename("model" if by is None else ["model", by])
        frame.attrs.update(self._facts())
        return frame

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
        counts = {"windows": e.windows, "values": e.values, "windows_skipped": e.skipped}
        return {**counts, "best_baseline": best, "skill": skill if e.skill.against else None, **seen}


def _scores(scores: s.Scores, by: str | None, keys: list[Any], measures: list[str]) -> pd.DataFrame:
    values = np.ctypeslib.as_array(getattr(scores, FIELDS[by]), (len(keys), len(measures))).copy()
    return pd.DataFrame(values, keys, measures)
