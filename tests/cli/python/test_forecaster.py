"""A forecaster does what users expect of one: kept, copied, asked for windows and the future, stopped, refused."""

import pickle
import threading

import numpy as np
import pandas as pd
from helpers import SMALL, frame, raises

import lanecast as lc


def windows_have_their_truth_beside_and_the_error_that_is_measured():
    values = frame(200)
    model = lc.Forecaster(**SMALL).fit(values)
    made = model.predict("test")
    assert (made["a", "truth"] == values["a"].reindex(made["time", ""]).to_numpy()).all()
    assert (made.index.get_level_values("origin")[::3] == made["time", ""][::3]).all()
    measured = model.evaluate("test", by="channel", space="units").loc[("lstm 6", "a"), "mse"]
    assert np.isclose(((made["a", "truth"] - made["a", "forecast"]) ** 2).mean(), measured, rtol=1e-12)
    levels = lc.Forecaster(**SMALL, loss="gaussian").fit(values).predict("valid", levels=[0.1, 0.9])
    assert (levels["a", "q0.1"] < levels["a", "q0.9"]).all()


def xarray_has_the_same_numbers():
    try:
        import xarray  # noqa: F401
    except ImportError:
        print("skipped: no xarray")
        return
    model = lc.Forecaster(**SMALL).fit(frame(200))
    made, cube = model.predict("test"), model.predict("test", xarray=True)
    assert (cube.forecast.sel(target="b", column="forecast").values.ravel() == made["b", "forecast"].to_numpy()).all()
    assert cube.truth.dims == ("window", "step", "target") and cube.origin.values[0] == made.index[0][1]
    assert model.data_.to_xarray().a.attrs["units"] == "1"


def the_future_follows_the_last_row_and_newer_rows():
    values = frame(200)
    model = lc.Forecaster(**SMALL).fit(values[:180])
    assert list(model.forecast().index) == list(values.index[180:183])
    newer = model.forecast(values[150:200])
    assert newer.index[0] == values.index[-1] + pd.Timedelta("1D")
    model.save("a.run.h5")
    values[150:200].rename_axis("time").to_csv("newer.csv")
    assert newer.equals(lc.load("a.run.h5", "newer.csv").forecast())
    with raises(lc.Note, "steps 4 to 5 are from the model's own forecasts"):
        model.forecast(horizon=5)
    with raises(lc.DataError, "was made for"):
        model.forecast(values[["a"]])


def a_model_outlives_its_process():
    model = lc.Forecaster(cell="rnn", **SMALL).fit(frame(200))
    for copy in (pickle.loads(pickle.dumps(model)), pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(model))))):
        assert copy.digest == model.digest and copy.forecast().equals(model.forecast())
        assert copy.evaluate().equals(model.evaluate()) and copy.get_params() == model.get_params()
        assert copy.history_["loss"].equals(model.history_["loss"])
    model.save("b.run.h5")
    loaded = lc.load("b.run.h5")
    assert loaded.forecast(frame(200)).equals(model.forecast())
    assert lc.Forecaster(**loaded.get_params()).fit(frame(200)).digest == model.digest
    with raises(lc.UsageError, "the data of this model are not here"):
        loaded.evaluate()
    assert lc.load("b.run.h5", frame(200)).evaluate().equals(model.evaluate())
    assert pickle.loads(pickle.dumps(loaded)).forecast(frame(200)).equals(model.forecast())
    fresh = pickle.loads(pickle.dumps(lc.Forecaster(**SMALL)))
    assert fresh.fit(frame(200)).digest == lc.Forecaster(**SMALL).fit(frame(200)).digest


def an_interrupt_keeps_the_best_so_far():
    def stop(row):
        if row["epochs"] == 2:
            raise KeyboardInterrupt

    model = lc.Forecaster(**{**SMALL, "epochs": 50, "patience": 0})
    with raises(lc.Note, "stopped: these are the best weights so far, of epoch 2"):
        model.fit(frame(200), on_round=stop)
    assert len(model.history_) == 2 and np.isfinite(model.forecast().to_numpy()).all()
    assert model.digest == lc.Forecaster(**{**SMALL, "epochs": 2, "patience": 0}).fit(frame(200)).digest


def what_a_callback_raises_ends_training_and_what_was_learned_stays():
    def prune(row):
        raise LookupError("pruned")

    model = lc.Forecaster(**SMALL)
    try:
        model.fit(frame(200), on_round=prune)
        raise AssertionError("not pruned")
    except LookupError:
        assert len(model.history_) == 1 and model.evaluate()["mse"].iloc[0] > 0


def training_that_diverges_says_so():
    with raises(lc.DivergedError, "not finite"):
        lc.Forecaster(**{**SMALL, "epochs": 20, "patience": 0}, cell="rnn_relu", optimizer="sgd", rate=1e6, clip=0).fit(frame(200))


def options_are_found_by_name_and_refused_by_name():
    for options, words in (
        ({"hiden": 3}, "no option 'hiden'; the nearest is hidden"),
        ({"cell": "gruu"}, "the nearest is gru"),
        ({"huber__delta": 2}, "huber"),
        ({"hidden": "many"}, "Forecaster: [model] hidden"),
    ):
        with raises(lc.ConfigError, words):
            lc.Forecaster(**{**SMALL, **options}).fit(frame(200))
    with raises(lc.UsageError, "not trained yet: fit it first"):
        lc.Forecaster().predict()
    with raises(lc.ConfigError, "no part 'tset' of a split"):
        lc.Forecaster(**SMALL).fit(frame(200)).evaluate("tset")
    model = lc.Forecaster(**{**SMALL, "hidden": [6, 4]}, split=(0.6, 0.2, 0.2))
    text = model.fit(frame(200)).configuration
    assert "hidden = 6 4" in text and "split = 0.6 0.2 0.2" in text, text
    spaced = frame(200).set_axis(["a b", "c"], axis=1)
    assert list(lc.Forecaster(**SMALL, target=["a b"]).fit(spaced).forecast().columns) == ["a b"]


def parameters_are_those_of_scikit_learn():
    model = lc.Forecaster(**SMALL)
    assert model.set_params(hidden=4) is model and model.get_params()["hidden"] == 4
    with raises(lc.ConfigError, "no option 'hiden'"):
        lc.Forecaster().set_params(hiden=4)
    assert repr(lc.Forecaster(cell="gru", hidden=4)) == "Forecaster(cell='gru', hidden=4)"
    try:
        from sklearn.base import clone
    except ImportError:
        print("skipped: no scikit-learn")
        return
    assert clone(model).get_params() == model.get_params()


def two_threads_train_two_models_as_one_does():
    wanted = [lc.Forecaster(**SMALL, seed=seed).fit(frame(200)).digest for seed in (1, 2)]
    models = [lc.Forecaster(**SMALL, seed=seed) for seed in (1, 2)]
    threads = [threading.Thread(target=model.fit, args=(frame(200),)) for model in models]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [model.digest for model in models] == wanted


def classes_are_forecast_and_judged_by_the_tool():
    model = lc.Forecaster(**SMALL, of="change", limits="0", loss="softmax", target="a").fit(frame(200))
    assert model.forecast().iloc[:, 0].isin([0, 1]).all()
    with raises(lc.UsageError, "this model says classes"):
        model.evaluate()
    with raises(lc.UsageError, "classes, which have no quantiles"):
        model.predict(levels=[0.5])
    made = model.predict()["a"]
    shares = [column for column in made.columns if column.startswith("p_")]
    assert list(made.columns) == ["truth", "forecast", *shares] and len(shares) == 2
    assert (abs(made[shares].sum(axis=1) - 1) < 1e-6).all() and made["truth"].isin([0, 1]).all()
    assert (made[shares].to_numpy().argmax(axis=1) == made["forecast"]).all()
    assert (made.index.get_level_values("step") == 3).all()


def a_baseline_is_a_forecaster_too():
    values = frame(200)
    model = lc.Forecaster(kind="repeat_last", context=12, horizon=3).fit(values)
    assert (model.forecast().to_numpy() == values.iloc[-1].to_numpy()).all()
    assert len(model.history_) == 0 and pickle.loads(pickle.dumps(model)).forecast().equals(model.forecast())
