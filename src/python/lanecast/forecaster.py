"""Forecasters: networks and baselines, trained, judged, asked, kept."""

from __future__ import annotations

import ctypes as c
import os
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from . import _structs as s
from ._asked import check_config, check_on_round, part_of, refuse_of_fit, refuse_others, rows_asked, series_asked
from ._door import raw_path
from ._estimator import Estimator
from ._files import check_written
from ._fork import starting
from ._library import HDF5, lib, taken, text
from ._notes import TRAIN, say_earlier, say_seen, say_training
from ._runs import arranged, begun, changed, configuration_of, loaded, restored
from ._turns import Turns, asks, trains
from .dataset import Dataset, dataset_of
from .errors import UsageError, note, note_lines
from .evaluation import ClassEvaluation, Evaluation, ranked
from ._options import Config, option, threads_of, written
from .prediction import Outlook, class_names, classes, predictions

ROUND = [name for name, _ in s.Epoch._fields_]


class Forecaster(Estimator):
    """A network, or a baseline, of the options of a configuration.

    config: an INI file of the tool, which the options then change. options: lanecast.options() lists them all; a name
    is in one section only, so that `hidden=64` is model.hidden. A knob of a variant is written huber__delta=2. None: not given.
    from_: a run file, whose weights training begins with; without config its options are those of the run, except for the others
    that are given.
    """

    def __init__(self, config: str | os.PathLike[str] | None = None, **options: Any) -> None:
        check_config(config)
        Config(options=options)  # a name that is none is refused here, not by fit
        self._config, self._options = config, options
        self._handle: c.c_void_p | None = None
        self._run: bytes | None = None  # of a loaded model without data
        self._data: Dataset | None = None
        self._turns = Turns()

    @property
    def data_(self) -> Dataset | None:
        """The data that it was trained on, or is judged by; None without. Another Dataset is given to forecast, score or load."""
        return self._data

    def __del__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        if getattr(self, "_handle", None):
            lib.lc_forecaster_free(self._handle)
        self._handle = self._run = None

    # --- training ---------------------------------------------------------------------------------------------------------

    @trains
    def fit(
        self, data: Any, y: Any = None, *, on_round: Callable[[dict[str, float]], Any] | None = None, **options: Any
    ) -> Forecaster:
        """Trains on a Dataset, whatever Dataset() takes, or a file's path. Ctrl-C ends it with the best weights so
        far; before the first validation there are none, and the model is not trained.

        on_round: called after each validation with its number and its row of history_, {"round": 3, "loss": 0.41, ...}; what it raises ends training, the best weights kept.
        """
        if y is not None:
            raise UsageError("fit: what is forecast is a column of the data, too: Forecaster(target='NAME').fit(frame)")
        refuse_of_fit(options)
        check_on_round(on_round)
        self._forget()
        config = begun(self._config, self._options)
        if isinstance(data, (str, os.PathLike)):
            config.put("file", os.fspath(data))
        self._data = dataset_of(data)
        try:
            with starting("fit", threads_of(config.handle)):
                self._begin(config)
                self._train(on_round)
        except BaseException as stop:
            said = self._stopped()
            if not said or not isinstance(stop, KeyboardInterrupt):
                raise
            note(said)
        return self

    def _begin(self, config: Config) -> None:
        self._handle = c.c_void_p()
        with HDF5 if option(config.handle, "from") else nullcontext():
            lib.lc_forecaster_new(c.byref(self._handle), self._data._handle, config.handle)
        note_lines(text(lib.lc_forecaster_notes(self._handle)))

    def _stopped(self) -> str:
        """What there is of training that was ended; nothing, and no model, before the first validation: the first weights forecast
        nothing."""
        best, members = (lib.lc_forecaster_best_epoch(self._handle), lib.lc_forecaster_members(self._handle)) if self._handle else (0, 0)
        if not best and members < 2:
            self._forget()
            return ""
        return f"stopped: these are the best weights so far, of epoch {best}" + (f" of network {members}" if members > 1 else "")

    def _train(self, on_round: Callable[[dict[str, float]], Any] | None) -> None:
        progress = s.Progress()
        while not progress.done:
            lib.lc_forecaster_step(c.byref(progress), self._live())
            if progress.round_done and on_round and len(self.history_):
                on_round({"round": len(self.history_), **self.history_.iloc[-1].to_dict()})

    @property
    @asks
    def history_(self) -> pd.DataFrame:
        """A row for each validation: epochs done, losses (scaled units), norm of the gradient, rate, seconds; these are NaN where the
        model was loaded or unpickled, since a run file does not keep them."""
        count = c.c_size_t()
        rounds = lib.lc_forecaster_history(c.byref(count), self._live())
        rows = [[getattr(rounds[i], name) for name in ROUND] for i in range(count.value)]
        made = pd.DataFrame(rows, pd.RangeIndex(1, count.value + 1, name="round"), ROUND)
        return made.assign(seconds=made["seconds"].where(made["seconds"] > 0))

    @property
    @asks
    def digest(self) -> str:
        """16 hexadecimal digits of the weights, as the tool prints them."""
        return f"{lib.lc_forecaster_digest(self._live()):016x}"

    @property
    @asks
    def configuration(self) -> str:
        """All options as INI text, which `lanecast train` reads."""
        return written(lib.lc_forecaster_config(self._live()))

    def _live(self) -> c.c_void_p:
        if self._run is not None:
            raise UsageError("the data of this model are not here: give them to load(path, data=...), or to forecast(df_new)")
        if not self._handle:
            raise UsageError("not trained yet: fit it first")
        return self._handle

    # --- what it says -----------------------------------------------------------------------------------------------------

    @asks
    def evaluate(
        self, part: str = "test", *, by: str | None = None, space: str = "scaled", series: str | Sequence[str] | None = None
    ) -> pd.DataFrame:
        """Errors of the model, then of plain baselines, over all windows of a part: a row each, a column for each measure.

        by: "step", "channel" or "series" for a row each of these. space: "scaled", or "units" of the data; percentages (mape,
        smape) are of the data's own values in both, since scaled ones have another zero. series: names, only these. The columns
        are named by the space, under which the tool's JSON has the same names of measures; it prints scaled ones as MSE*. `attrs` has
        the numbers of windows and values, and the best baseline. Of a model of classes: measures of classes, and the confusion.
        """
        of = part_of(part, "evaluate")
        judged = self._judged(of, by, space, series_asked(series, self._data.series if self._data else []))
        say_seen(judged.attrs, of)
        return judged

    def _judged(self, of: int, by: str | None = None, space: str = "scaled", names: str | None = None) -> pd.DataFrame:
        handle = self._live()
        say_training(handle)
        with starting("evaluate", threads_of(lib.lc_forecaster_config(handle))):
            if lib.lc_forecaster_classes(handle):
                return ClassEvaluation(handle, of, names).frame(by, space, self._data.series)
            evaluation = Evaluation(Outlook(handle), of, names)
        channels = self._data.channels
        return evaluation.frame(by, space, [channels[i] for i in self._targets()], self._data.series)

    @asks
    def predict(
        self, part: str = "test", *, levels: Sequence[float] | None = None, samples: int = 0, xarray: bool = False, **others: Any
    ) -> Any:
        """Forecasts of all windows of a part, with the truth beside: rows (series, origin, step), the origin being the last
        row that is known. levels: quantiles; None: those that the model has by itself. samples: numbers drawn, sample1 and so on.
        xarray: a Dataset of that library instead. Of a model of classes, truth and forecast are names of classes (in xarray
        their indices), and p_up is what it says of the class up."""
        refuse_others("predict", others)
        handle, of = self._live(), part_of(part, "predict")
        say_training(handle)
        of_classes = bool(lib.lc_forecaster_classes(handle))
        if of_classes and (levels is not None or samples):
            raise UsageError("levels, samples: this model says classes, which have no quantiles")
        with starting("predict", threads_of(lib.lc_forecaster_config(handle))):
            outlook = Outlook(handle, levels, samples)
            made = classes(handle, of) if of_classes else predictions(handle, self._data, self._targets(), of, outlook)
        return made.xarray(self._data) if xarray else made.frame(self._data)

    @asks
    def forecast(
        self,
        df_new: Any = None,
        *,
        horizon: int | None = None,
        levels: Sequence[float] | None = None,
        samples: int = 0,
        **others: Any,
    ) -> pd.DataFrame:
        """The rows after the last one, with their times; of a panel over (series, time).

        df_new: newer rows of the same channels, in any order, at least `context` of them. horizon: more rows than the trained
        horizon are made from its own forecasts, or by a decoder that continues. levels: quantiles, as Close_q0.1; None: the
        model's own. samples: numbers drawn, as Close_sample1.
        """
        refuse_others("forecast", others)
        rows = rows_asked(df_new, horizon)
        if df_new is None:
            return self._future(self._live(), rows, levels, samples)
        newer = self._over(df_new)
        note_lines(text(lib.lc_forecaster_notes(newer._handle)))
        return self._future(newer._handle, rows, levels, samples)

    def _over(self, data: Any, split: str | None = None) -> Forecaster:
        """The same model over other data, of another split."""
        made, run = Forecaster(self._config, **self._options), self._bytes()
        made._data = arranged(run, data)
        made._handle = restored(run, made._data, split)
        return made

    @staticmethod
    def _future(handle: c.c_void_p, horizon: int, levels: Sequence[float] | None, samples: int) -> pd.DataFrame:
        say_training(handle)
        trained = int(option(lib.lc_forecaster_config(handle), "horizon"))
        point_only = levels is None and horizon > trained and not lib.lc_forecaster_quantiles_continue(handle)
        outlook = Outlook(handle, [] if point_only else levels, samples)
        request = s.Future(horizon=horizon, outlook=outlook.handle)
        notes, made = c.c_void_p(), Dataset.adopt(c.POINTER(s.Dataset)())
        with starting("forecast", threads_of(lib.lc_forecaster_config(handle))):
            lib.lc_forecaster_future(c.byref(made._handle), c.byref(notes), handle, request)
        note_lines(taken(notes))
        frame, names = made.to_pandas(), class_names(handle)
        for column in frame.columns[:: 1 + len(names)] if names else ():  # of each target the class, then what is said of each class
            frame[column] = pd.Categorical.from_codes(frame[column].astype(int), names)
        return frame

    def _targets(self) -> list[int]:
        count = c.c_size_t()
        return lib.lc_forecaster_targets(c.byref(count), self._live())[: count.value]

    def _inputs(self) -> list[int]:
        """The channels that the network reads, in that order."""
        count = c.c_size_t()
        return lib.lc_forecaster_inputs(c.byref(count), self._live())[: count.value]

    # --- kept -------------------------------------------------------------------------------------------------------------

    def _bytes(self) -> bytes:
        """A run file's bytes."""
        if self._run is not None:
            return self._run
        out, count = c.c_void_p(), c.c_size_t()
        with HDF5:
            lib.lc_forecaster_store(c.byref(out), c.byref(count), self._live())
        try:
            return c.string_at(out, count.value)
        finally:
            lib.lc_string_free(out)

    @asks
    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes a run file, which the tool reads: weights, configuration, scaler and history, without the data. FileError where
        what it would replace is no run."""
        name = raw_path(path, "save")
        check_written(name, run=True)
        with HDF5:
            lib.lc_forecaster_save(self._live(), name)

    @asks
    def __getstate__(self) -> dict[str, Any]:
        run = self._bytes() if self._handle or self._run else None
        return {"config": self._config, "options": self._options, "run": run, "data": self._data}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["config"], **state["options"])
        self._give(state["run"], state["data"])

    def _give(self, run: bytes | None, data: Dataset | None) -> None:
        """Becomes a trained model again."""
        self._data = data
        if run is not None and data is not None:
            self._handle = restored(run, data)
        else:
            self._run = run

    @asks
    def to_torch(self) -> Any:
        """A torch.nn.Module of the same weights, for networks of lstm, gru and rnn: lanecast.torch says what it takes."""
        from .torch import module_of

        return module_of(self)

    # --- scikit-learn -----------------------------------------------------------------------------------------------------

    @asks
    def score(self, data: Any = None, y: Any = None, measure: str | None = None) -> float:
        """R² over all windows of the data, in scaled units over all channels, as evaluate() has it; of a model of classes the
        accuracy. Higher is better, as in scikit-learn: cross_val_score and GridSearchCV rank by it.

        data: whatever fit takes; the first `context` rows of a series are read only. None: the test part of the model's own.
        measure: another one of evaluate(), "mse"; an error has a minus, so that higher is better.
        """
        if y is not None:
            raise UsageError("score: what is forecast is a column of the data, too: score(frame)")
        if data is None:
            judged = self.evaluate("test")
        else:
            over = self._over(data, "* 0 0")
            judged = over._judged(TRAIN)
            say_earlier(judged.attrs, over._data, self._data)
        return ranked(judged, measure)


def load(path: str | os.PathLike[str], data: Any = None) -> Forecaster:
    """A model of a run file of the tool or of save().

    data: those it works on; None: the file that the run names, if it is there. Without data it has forecast(df_new) and
    score(df_new) only.
    """
    run, config = configuration_of(path)
    named = option(config.handle, "file")
    if data is None and named and Path(named).exists():
        data = named
    model = Forecaster(**changed(config.handle))
    if data is None:
        model._run = run
    else:
        model._data = arranged(run, data)
        model._handle = loaded(path, model._data)
    return model
