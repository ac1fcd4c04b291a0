"""Nothing silently wrong: no model before the first validation, and numbers that prove less than they seem to are said."""

import os
import pickle
import signal
import threading
from unittest import mock

import numpy as np
import pandas as pd
from helpers import SMALL, frame, notes, raises

import lanecast as lc
from lanecast import forecaster

UNTRAINED = "not trained yet: fit it first"


def _assert_untrained(model):
    for asked in (model.forecast, model.evaluate, model.predict, model.score, lambda: model.save("never.run.h5"), lambda: model.history_):
        with raises(lc.UsageError, UNTRAINED):
            asked()
    assert not os.path.exists("never.run.h5")
    with raises(lc.UsageError, UNTRAINED):
        pickle.loads(pickle.dumps(model)).forecast()


def a_note_that_is_an_error_leaves_nothing_trained():
    for model in (lc.Forecaster(**SMALL, interval="conformal"), lc.Forecaster(**{**SMALL, "season": "auto"}), lc.Forecaster(**SMALL).fit(frame(200))):
        model.set_params(season="auto")
        with raises(lc.Note, 'season="auto"'):
            model.fit(frame(200))
        _assert_untrained(model)
        assert len(model.fit(frame(200)).forecast()) == 3


def an_interrupt_while_training_is_prepared_leaves_nothing_trained():
    prepare = forecaster.lib.lc_forecaster_new

    def interrupted(*arguments):
        prepare(*arguments)
        raise KeyboardInterrupt

    for model in (lc.Forecaster(**SMALL), lc.Forecaster(**SMALL).fit(frame(200)), lc.Forecaster(kind="ridge", context=12, horizon=3)):
        with mock.patch.object(forecaster.lib, "lc_forecaster_new", interrupted):
            try:
                model.fit(frame(200))
                raise AssertionError("not interrupted")
            except KeyboardInterrupt:
                pass
        _assert_untrained(model)


def a_signal_ends_training_wherever_it_is():
    model = lc.Forecaster(**{**SMALL, "hidden": 64, "epochs": 10000, "patience": 0})
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    try:
        model.fit(frame(300))
    except KeyboardInterrupt:
        _assert_untrained(model)
        return
    assert len(model.history_) and np.isfinite(model.forecast().to_numpy()).all()


def windows_that_training_has_seen_are_said():
    values = frame(300)
    model = lc.Forecaster(**SMALL).fit(values[:200])
    assert notes(model.evaluate) == notes(model.score) == []
    assert notes(lambda: model.evaluate("train")) == ["these are the windows of training: errors on them say nothing of rows to come"]
    model.save("seen.run.h5")
    loaded = lc.load("seen.run.h5", values[:100])
    trained = loaded.evaluate().attrs["seen_in_training"]
    assert notes(loaded.evaluate) == [f"the model was trained on targets of {trained} of these windows: errors on them say nothing of rows to come"]
    selected = lc.load("seen.run.h5", values[40:180]).evaluate().attrs["seen_in_validation"]
    assert f"the model was selected on targets of {selected} of these windows: their errors look too good" in notes(lc.load("seen.run.h5", values[40:180]).evaluate)
    classes = lc.Forecaster(**SMALL, of="change", limits="0", loss="softmax", target="a").fit(values)
    assert notes(lambda: classes.evaluate("train")) == ["these are the windows of training: errors on them say nothing of rows to come"]


def scores_of_rows_that_are_not_later_are_said():
    values = frame(300)
    model = lc.Forecaster(**{**SMALL, "split": "* 20 0"}).fit(values[100:200])
    assert notes(lambda: model.score(values[200:])) == []
    model.save("score.run.h5")
    for one in (model, lc.load("score.run.h5")):
        (said,) = notes(lambda: one.score(values[100:150]))
        assert said.startswith("score: 36 of 36 windows are of the time that the model was trained on: errors on them say nothing of rows to come"), said
    (said,) = notes(lambda: model.score(values[:100]))
    assert said.startswith("score: these rows are earlier than those that the model was trained on") and "cv=TimeSeriesSplit(5)" in said
    assert "score: 16 of 16 windows are of the time that the model was selected on: their errors look too good" in notes(lambda: model.score(values[170:200]))


def folds_that_are_not_in_order_of_time_are_said():
    try:
        from sklearn.model_selection import GridSearchCV, TimeSeriesSplit
    except ImportError:
        print("skipped: no scikit-learn")
        return
    options, grid = {**SMALL, "epochs": 1, "split": "* 20 0"}, {"hidden": [2]}

    def said_of(folds):
        return " ".join(notes(lambda: GridSearchCV(lc.Forecaster(**options), grid, cv=folds).fit(frame(240))))

    assert "score:" not in said_of(TimeSeriesSplit(2))
    said = said_of(3)
    own = GridSearchCV(lc.Forecaster(**options), grid, cv=TimeSeriesSplit(2), error_score="raise", scoring=lambda model, rows: -model.score(rows))
    assert own.fit(frame(240)).best_score_ < 0  # a function of model and rows is called as it is
    assert "score: these rows are earlier than those" in said and "score: 66 of 66 windows are of the time" in said, said


def training_that_did_not_end_is_said():
    def stop(row):
        if row["epochs"] == 2:
            raise LookupError

    values, model = frame(200), lc.Forecaster(**{**SMALL, "epochs": 50, "patience": 0})
    try:
        model.fit(values, on_round=stop)
        raise AssertionError("not stopped")
    except LookupError:
        model.save("unfinished.run.h5")
    said = "training is unfinished: these are the best weights so far, of epoch 2; lanecast resume continues a run that is saved"
    loaded, bare = lc.load("unfinished.run.h5", values), lc.load("unfinished.run.h5")
    for asked in (model.evaluate, model.predict, model.forecast, model.score, loaded.evaluate, loaded.forecast, lambda: bare.forecast(values)):
        assert notes(asked) == [said], notes(asked)
    ensemble = lc.Forecaster(**{**SMALL, "patience": 0}, seeds=3)

    def second(row):
        stop.rows = getattr(stop, "rows", 0) + 1
        if stop.rows == 3:
            raise LookupError

    try:
        ensemble.fit(values, on_round=second)
    except LookupError:
        pass
    assert notes(ensemble.forecast) == ["training is unfinished: these are 2 of 3 networks, as far as they are trained; lanecast resume continues a run that is saved"]


def seconds_of_a_kept_history_are_not_known():
    model = lc.Forecaster(**SMALL).fit(frame(200))
    model.save("history.run.h5")
    assert (model.history_["seconds"] > 0).all()
    for copy in (pickle.loads(pickle.dumps(model)), lc.load("history.run.h5", frame(200))):
        assert copy.history_["seconds"].isna().all() and copy.history_.drop(columns="seconds").equals(model.history_.drop(columns="seconds"))


def rows_that_are_sorted_are_said():
    values = frame(40)
    assert notes(lambda: lc.Dataset(values)) == []
    assert notes(lambda: lc.Dataset(values[::-1])) == ["rows are newest first; reversed"]
    swapped = values.iloc[[0, 1, 3, 2, *range(4, 40)]]
    (said,) = notes(lambda: lc.Dataset(swapped))
    assert said.startswith("rows are not in order of time (2020-01-03 00:00:00 in row 3 comes after 2020-01-04 00:00:00); sorted (where pandas took days for months"), said
    (said,) = notes(lambda: lc.Dataset({"x": values, "y": swapped, "z": swapped}))
    assert said.startswith("rows of 2 of 3 series ('y') are not in order of time"), said
    assert lc.Dataset(swapped).digest == lc.Dataset(values).digest
