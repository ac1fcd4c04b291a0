"""What a model's user must know of its numbers, in the words of the tool: training that did not end, windows that training has seen."""

from __future__ import annotations

from typing import Any

from ._library import lib
from .dataset import Dataset
from .errors import note
from ._options import option

UNFINISHED, DIVERGED = 1, 2  # lc_training_state
TRAIN, VALID = 0, 1  # lc_part
NOTHING = "errors on them say nothing of rows to come"


def say_training(forecaster: Any) -> None:
    """Notes that the weights are not those that the configuration asks for."""
    state = lib.lc_forecaster_training(forecaster)
    if state not in (UNFINISHED, DIVERGED):
        return
    what, when, then = ("is unfinished", "so far", "; lanecast resume continues a run that is saved") if state == UNFINISHED else ("diverged", "before that", "")
    seeds, members = int(option(lib.lc_forecaster_config(forecaster), "seeds")), lib.lc_forecaster_members(forecaster)
    if seeds > 1:
        note(f"training {what}: these are {members} of {seeds} networks, as far as they are trained{then}")
    else:
        note(f"training {what}: these are the best weights {when}, of epoch {lib.lc_forecaster_best_epoch(forecaster)}{then}")


def say_seen(facts: dict[str, Any], part: int) -> None:
    """Notes that windows of a part are not new to the model. facts: attrs of evaluate()."""
    trained, selected = facts["seen_in_training"], facts["seen_in_validation"]
    if part == TRAIN:
        note(f"these are the windows of training: {NOTHING}")
    elif trained:
        note(f"the model was trained on targets of {trained} of these windows: {NOTHING}")
    if part > VALID and selected:
        note(f"the model was selected on targets of {selected} of these windows: their errors look too good")


def say_earlier(facts: dict[str, Any], judged: Dataset, trained: Dataset | None) -> None:
    """Notes that score() is of rows that do not come after those of training. Folds may be cut out of the middle of them: then the
    model has not seen the rows themselves, and later ones all the same."""
    seen, windows, selected = facts["seen_in_training"], facts["windows"], facts["seen_in_validation"]
    way = f"{NOTHING} (scikit-learn: cv=TimeSeriesSplit(5) makes folds of later rows)"
    if seen:
        note(f"score: {seen} of {windows} windows are of the time that the model was trained on: {way}")
    elif trained is not None and _is_earlier(judged, trained):
        note(f"score: these rows are earlier than those that the model was trained on: {way}")
    if selected:
        note(f"score: {selected} of {windows} windows are of the time that the model was selected on: their errors look too good")


def _is_earlier(one: Dataset, other: Dataset) -> bool:
    """Whether a series of both ends in the one before it begins in the other."""
    ends, begins = dict(zip(one.series, one.spans())), dict(zip(other.series, other.spans()))
    return any(ends[name][1] < begins[name][0] for name in ends.keys() & begins.keys())
