"""A forecaster does what users expect of one: kept, copied, asked for windows and the future, stopped, refused."""

import pickle
import threading
from unittest import mock

import numpy as np
import pandas as pd
from helpers import SMALL, frame, raises

import lanecast as lc


def windows_have_their_truth_beside_and_the_error_that_is_measured():
    values = frame(200)
    model = lc.Forecaster(**SMALL).fit(values)
    made = model.predict("test")
    assert (made["a", "truth"] == values["a"].reindex(made["time", ""]).to_numpy()).all()
    steps = values.index.get_indexer(made["time", ""]) - values.index.get_indexer(made.index.get_level_values("origin"))
    assert (steps == made.index.get_level_values("step")).all()  # counted from the last row that is known, as in the tool's files
    measured = model.evaluate("test", by="channel", space="units").loc[("gru 6", "a"), "mse"]
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
    assert cube.truth.dims == ("series", "window", "step", "target") and cube.origin.values[0, 0] == made.index[0][1]
    assert (cube.time.values.ravel() == made["time", ""].to_numpy()).all()
    panel = lc.Forecaster(**SMALL).fit({"B": frame(200), "A": frame(190, seed=2)})
    made, cube = panel.predict("test"), panel.predict("test", xarray=True)
    for name in ("A", "B"):
        own = cube.sel(series=name).dropna("window")
        assert (own.forecast.sel(target="a", column="forecast").values.ravel() == made.loc[name]["a", "forecast"].to_numpy()).all()
        assert (own.time.values.ravel() == made.loc[name]["time", ""].to_numpy()).all()
    assert cube.sizes["window"] == len(own.window) > len(cube.sel(series="A").dropna("window").window) and pd.isna(cube.time.sel(series="A")).any()
    local = frame(120).tz_localize("Europe/Berlin")
    cube = lc.Forecaster(**SMALL).fit(local).predict("test", xarray=True)
    assert cube.origin.values[0, 0] in local.index
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
    with raises(lc.DataError, "the run reads or forecasts channel 'b' (input = *, target = *), and the data has none of that name"):
        model.forecast(values[["a"]])


def channels_are_found_by_their_names():
    values = frame(200)
    model = lc.Forecaster(**SMALL).fit(values)
    for copy in (model, pickle.loads(pickle.dumps(model))):
        assert copy.forecast(values[["b", "a"]]).equals(model.forecast())
        with raises(lc.Note, "the run was trained without 'c': left out"):
            copy.forecast(values[["b", "a"]].assign(c=1.0))
    with raises(lc.DataError, "and the data has none of that name; the nearest is B"):
        model.forecast(values.rename(columns={"b": "B"}))
    panel = lc.Forecaster(**SMALL).fit({"x": values, "y": values * 2})
    assert panel.forecast({"y": values[["b", "a"]] * 2, "x": values[["b", "a"]]}).loc["y"].equals(panel.forecast().loc["y"])


def what_is_asked_wrongly_is_refused_in_one_line():
    values = frame(200)
    model = lc.Forecaster(**SMALL).fit(values)
    for horizon in (0, -3, 2.5, "5", True):
        with raises(lc.UsageError, f"horizon={horizon!r}: expected a number of rows, 1 or more"):
            model.forecast(horizon=horizon)
    assert len(model.forecast(horizon=np.int64(2))) == 2
    for asked in (model.predict, model.forecast):
        for word in ("n", "h", "steps", "pred_len", "forecast_horizon"):
            with raises(lc.UsageError, f"{asked.__name__} has no option '{word}': the next 12 rows are forecast(horizon=12)"):
                asked(**{word: 12})
        with raises(lc.UsageError, f"{asked.__name__} has no option 'quantiles'"):
            asked(quantiles=[0.1])
    with raises(lc.UsageError, "predict(12): expected a part of the model's data, 'train', 'valid' or 'test'; the next rows are forecast(horizon=12)"):
        model.predict(12)
    with raises(lc.UsageError, "forecast(5): newer rows come first: say forecast(horizon=5)"):
        model.forecast(5)
    for asked in (model.predict, model.evaluate):
        with raises(lc.UsageError, "expected a part of the model's data, 'train', 'valid' or 'test', not a DataFrame"):
            asked(values)
    with raises(lc.UsageError, "levels=0.5: expected numbers between 0 and 1"):
        model.predict(levels=0.5)
    with raises(lc.UsageError, "samples=-1: expected how many numbers to draw"):
        model.forecast(samples=-1)


def samples_are_drawn_from_what_is_forecast():
    model = lc.Forecaster(**SMALL, loss="gaussian", target="a", input="a").fit(frame(200))
    made = model.forecast(samples=40)
    drawn = made[[f"a_sample{i}" for i in range(1, 41)]]
    assert drawn.nunique(axis=1).eq(40).all() and made.equals(model.forecast(samples=40))
    assert (drawn.lt(made["a_q0.5"], axis=0).sum(axis=1) > 8).all() and (drawn.lt(made["a_q0.9"], axis=0).sum(axis=1) > 25).all()
    assert list(model.predict(levels=[0.5], samples=2)["a"].columns) == ["truth", "forecast", "q0.5", "sample1", "sample2"]
    assert len(model.forecast(horizon=7, samples=2)) == 7
    with raises(lc.ConfigError, "samples"):
        lc.Forecaster(**SMALL).fit(frame(200)).forecast(samples=2)


def percentages_are_of_the_values_themselves():
    values = frame(200) + 100
    model = lc.Forecaster(**SMALL).fit(values)
    for by in (None, "step", "channel", "series"):
        scaled, units = model.evaluate(by=by), model.evaluate(by=by, space="units")
        assert scaled[["mape", "smape"]].equals(units[["mape", "smape"]]), by
        assert (scaled["mape"] < 3).all() and (scaled["mae"] > 0).all() and not scaled["mae"].equals(units["mae"])
    made = model.predict("test", levels=[])["a"]
    error = 100 * ((made["forecast"] - made["truth"]) / made["truth"]).abs().mean()
    assert np.isclose(error, model.evaluate(by="channel").loc[("gru 6", "a"), "mape"], rtol=1e-9)
    assert model.evaluate(series=["series"]).equals(model.evaluate())


def closed_days_stay_closed():
    days = pd.date_range("2020-01-01", "2020-12-23", freq="B").drop("2020-05-01")
    data = lc.Dataset(pd.DataFrame({"x": np.arange(len(days)) % 7.0, "y": 1.0}, days), holidays=["2020-12-25", "2020-12-24", "2020-05-01"])
    assert list(data.holidays.strftime("%m-%d")) == ["05-01", "12-24", "12-25"]
    assert list(pickle.loads(pickle.dumps(data)).holidays) == list(data.holidays)
    for kind in ("repeat_last", "training_mean"):
        model = lc.Forecaster(kind=kind, context=12, horizon=3, input="x y", target="x y").fit(data)
        swapped = lc.Dataset(pd.DataFrame({"y": 1.0, "x": np.arange(len(days)) % 7.0}, days), holidays=data.holidays)
        for made in (model.forecast(), pickle.loads(pickle.dumps(model)).forecast(), model.forecast(swapped)):
            assert list(made.index.strftime("%m-%d")) == ["12-28", "12-29", "12-30"], made


def files_that_are_no_runs_are_named():
    with open("no.csv", "w") as file:
        file.write("time,a\n2020-01-01,1\n")
    for path, kind, words in (("none.run.h5", lc.FileError, "none.run.h5: cannot be read: No such file"), ("no.csv", lc.DataError, "no.csv: ")):
        for data in (None, frame(200)):
            with raises(kind, words):
                lc.load(path, data)


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
    assert {**loaded.get_params(), **SMALL, "cell": "rnn"} == loaded.get_params(), loaded.get_params()
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


def an_interrupt_before_the_first_validation_leaves_nothing_trained():
    model = lc.Forecaster(**SMALL)
    model._train = lambda on_round: (_ for _ in ()).throw(KeyboardInterrupt)
    try:
        model.fit(frame(200))
        raise AssertionError("not interrupted")
    except KeyboardInterrupt:
        with raises(lc.UsageError, "not trained yet: fit it first"):
            model.forecast()


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
        ({"lr": 0.1}, "no option 'lr'; here it is rate; see lanecast.options()"),
        ({"quantiles": [0.1]}, "no option 'quantiles'; here it is quantile__levels"),
        ({"weight_decay": 0.1}, "here it is adamw__decay"),
        ({"hidden": "many"}, "Forecaster: [model] hidden"),
    ):
        with raises(lc.ConfigError, words):
            lc.Forecaster(**{**SMALL, **options}).fit(frame(200))
    with raises(lc.UsageError, "not trained yet: fit it first"):
        lc.Forecaster().predict()
    with raises(lc.ConfigError, "no part 'tset' of a split"):
        lc.Forecaster(**SMALL).fit(frame(200)).evaluate("tset")
    model = lc.Forecaster(**{**SMALL, "hidden": [6, 4]}, split=(0.6, 0.2, 0.2))
    others = {"lookback": "context", "input_chunk_length": "context", "output_chunk_length": "horizon", "batch_size": "batch"}
    others |= {"model__hidden": "hidden", "n_epochs": "epochs", "hidden_size": "hidden", "n_rnn_layers": "layers", "random_state": "seed", "dropout_rate": "dropout"}
    for word, key in others.items():
        with raises(lc.ConfigError, f"no option '{word}'; here it is {key};"):
            lc.Forecaster().set_params(**{word: 1})
    text = model.fit(frame(200)).configuration
    assert "hidden = 6 4" in text and "split = 0.6 0.2 0.2" in text, text
    spaced = frame(200).set_axis(["a b", "c"], axis=1)
    assert list(lc.Forecaster(**SMALL, target=["a b"]).fit(spaced).forecast().columns) == ["a b"]


def what_fit_does_not_take_is_said_with_where_it_goes():
    frame = pd.DataFrame({"y": np.arange(50.0)}, pd.date_range("2020", periods=50))
    with raises(lc.UsageError, "fit: what is forecast is a column of the data, too: Forecaster(target='NAME').fit(frame)"):
        lc.Forecaster().fit(frame, frame.y)
    with raises(lc.UsageError, "fit has no option 'epochs': Forecaster(epochs=1).fit(data)"):
        lc.Forecaster().fit(frame, epochs=1)


def parameters_are_those_of_scikit_learn():
    model = lc.Forecaster(**SMALL)
    assert model.set_params(hidden=4) is model and model.get_params()["hidden"] == 4
    with raises(lc.ConfigError, "no option 'hiden'"):
        lc.Forecaster().set_params(hiden=4)
    with raises(lc.ConfigError, "no option 'hiden'"):
        lc.Forecaster(hiden=4)
    with raises(lc.ConfigError, "no option 'hiden'"):
        model.set_params(batch=8, hiden=4)
    assert model.get_params() == {**SMALL, "hidden": 4}
    assert repr(lc.Forecaster(cell="gru", hidden=4)) == "Forecaster(cell='gru', hidden=4)"
    try:
        from sklearn.base import clone
    except ImportError:
        print("skipped: no scikit-learn")
        return
    assert clone(model).get_params() == model.get_params()


def rows_of_another_zone_have_the_clocks_of_the_run():
    hours = pd.date_range("2024-03-20", periods=400, freq="h", tz="Europe/Berlin")
    values = pd.DataFrame({"a": np.sin(np.arange(400) / 3.8)}, hours)
    model = lc.Forecaster(**SMALL, calendar="hour").fit(values)
    model.save("berlin.run.h5")
    data = lc.Dataset(values.tz_convert("UTC"))
    digest, said = data.digest, "times of another zone are read as those of Europe/Berlin"
    for asked in (model, lc.load("berlin.run.h5")):
        for newer in (values.tz_convert("UTC"), values.tz_convert("America/New_York"), data):
            with raises(lc.Note, said):
                asked.forecast(newer)
            assert asked.forecast(newer).equals(model.forecast()), newer
    assert data.digest == digest
    with raises(lc.Note, said):
        lc.load("berlin.run.h5", data)
    assert lc.load("berlin.run.h5", data).evaluate().equals(model.evaluate())
    with raises(lc.DataError, 'its times are of no zone, and the run reads local hours and days of Europe/Berlin (calendar): import it with tz_localize("Europe/Berlin")'):
        model.forecast(values.tz_localize(None))
    plain = lc.Forecaster(**SMALL).fit(values)  # which reads no clocks
    assert str(plain.forecast(data).index.tz) == "UTC"


def messages_have_the_words_of_python():
    values, holes = frame(200), frame(200)
    holes.iloc[50] = np.nan
    with raises(lc.DataError, 'interpolate, forward, skip or mask (missing="mask")'):
        lc.Forecaster(**SMALL).fit(holes)
    with raises(lc.DataError, 'leaves it no rows (as split="* 0 0" does): rows to come judge such a run, data= with split=; part="train" has errors'):
        lc.Forecaster(**SMALL, split="* 0 0").fit(values).evaluate()
    model = lc.Forecaster(**SMALL, target="a", known="b").fit(values)
    with raises(lc.DataError, "they come after the known rows, in one dataset (pd.concat([history, newer]))"):
        model.forecast(values[["b"]])
    with open("unsure.csv", "w") as file:
        file.write("date;a\n" + "".join(f"2020-01-{day:02};{day}.125\n" for day in range(1, 29)))
    with raises(lc.Note, 'change it: pd.read_csv(thousands=".") or pd.read_csv(decimal=","))'):
        lc.Dataset.read("unsure.csv")


def a_score_is_the_share_of_the_variance_that_is_forecast_and_higher_is_better():
    values = frame(300)
    model = lc.Forecaster(**SMALL, target="a").fit(values.iloc[:200])
    made = model.predict("test", levels=[])["a"]
    error, spread = ((made["forecast"] - made["truth"]) ** 2).sum(), ((made["truth"] - made["truth"].mean()) ** 2).sum()
    assert np.isclose(model.score(), 1 - error / spread, rtol=1e-9) and model.score() == model.evaluate()["r2"].iloc[0]
    later = values.iloc[200:]
    said = [model.forecast(later.iloc[:end]) for end in range(12, len(later) - 2)]  # from each row that has a context before it
    truth = np.array([later["a"].reindex(one.index).to_numpy() for one in said])
    error = ((np.array([one["a"].to_numpy() for one in said]) - truth) ** 2).sum()
    assert np.isclose(model.score(later), 1 - error / ((truth - truth.mean()) ** 2).sum(), rtol=1e-9)
    assert model.score(later) > lc.Forecaster(kind="mean", context=12, horizon=3, target="a").fit(values.iloc[:200]).score(later)
    up = lc.Forecaster(**SMALL, of="change", limits="0", names=["down", "up"], loss="softmax", target="a").fit(values)
    assert up.score() == up.evaluate()["accuracy"].iloc[0]
    with raises(lc.UsageError, "score: what is forecast is a column of the data, too: score(frame)"):
        model.score(later, later["a"])
    with raises(lc.UsageError, "not trained yet"):
        lc.Forecaster().score(later)


def scikit_learn_validates_and_searches():
    try:
        from sklearn.base import clone
        from sklearn.model_selection import GridSearchCV, TimeSeriesSplit, cross_val_score
    except ImportError:
        print("skipped: no scikit-learn")
        return
    values, folds = frame(240), TimeSeriesSplit(2)
    options = {**SMALL, "epochs": 1, "split": "* 20 0"}
    wanted = [lc.Forecaster(**options).fit(values.iloc[a]).score(values.iloc[b]) for a, b in folds.split(values)]
    assert list(cross_val_score(lc.Forecaster(**options), values, cv=folds, error_score="raise")) == wanted
    found = GridSearchCV(lc.Forecaster(**options), {"hidden": [2, 6]}, cv=folds, error_score="raise").fit(values)
    assert np.isclose(found.cv_results_["mean_test_score"][1], np.mean(wanted)) and found.best_score_ >= np.mean(wanted)
    assert found.best_estimator_.forecast().shape == (3, 2)
    with raises(lc.UsageError, "not trained yet"):
        clone(found.best_estimator_).forecast()


def a_score_is_any_measure_and_higher_is_better():
    model = lc.Forecaster(**SMALL).fit(frame(240))
    own = model.evaluate("test").iloc[0]
    assert model.score() == own["r2"] == model.score(measure="r2") and model.score(measure="mse") == -own["mse"] < 0
    for name in ("coverage", "nothing", 3):
        with raises(lc.UsageError, "expected one of mae, mape"):
            model.score(measure=name)
    try:
        from sklearn.model_selection import TimeSeriesSplit, cross_val_score
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import FunctionTransformer
    except ImportError:
        print("skipped: no scikit-learn")
        return
    values, folds = frame(240), TimeSeriesSplit(2)
    scored = {"cv": folds, "error_score": "raise", "scoring": lambda model, rows: model.score(rows, measure="mae")}
    wanted = [lc.Forecaster(**SMALL).fit(values.iloc[a]).score(values.iloc[b], measure="mae") for a, b in folds.split(values)]
    assert list(cross_val_score(lc.Forecaster(**SMALL), values, **scored)) == wanted and max(wanted) < 0
    del scored["scoring"]
    steps = make_pipeline(FunctionTransformer(), lc.Forecaster(**SMALL))
    assert list(cross_val_score(steps, values, **scored)) == list(cross_val_score(lc.Forecaster(**SMALL), values, **scored))


def two_threads_train_two_models_as_one_does():
    wanted = [lc.Forecaster(**SMALL, seed=seed).fit(frame(200)).digest for seed in (1, 2)]
    models = [lc.Forecaster(**SMALL, seed=seed) for seed in (1, 2)]
    threads = [threading.Thread(target=model.fit, args=(frame(200),)) for model in models]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [model.digest for model in models] == wanted


def weights_of_a_run_are_read_while_no_other_thread_reads_hdf5():
    held = []

    class Lock:
        def __enter__(self):
            held.append("taken")

        def __exit__(self, *failure):
            held.append("given back")

    lc.Forecaster(**SMALL).fit(frame(200)).save("first.h5")
    with mock.patch("lanecast.forecaster.HDF5", Lock()):
        lc.Forecaster(**SMALL).fit(frame(200))
        assert held == []
        lc.Forecaster(**SMALL, **{"from": "first.h5"}).fit(frame(200))
    assert held == ["taken", "given back"], held


def classes_are_forecast_and_judged_by_their_names():
    model = lc.Forecaster(**SMALL, of="change", limits="0", names=["down", "up"], loss="softmax", target="a").fit(frame(200))
    future = model.forecast()
    assert future["class"].isin(["down", "up"]).all() and list(future["class"].cat.categories) == ["down", "up"]
    assert (future["class"] == np.array(["down", "up"])[future[["p_down", "p_up"]].to_numpy().argmax(axis=1)]).all()
    both = lc.Forecaster(**SMALL, of="change", limits="0", names=["down", "up"], loss="softmax").fit(frame(200)).forecast()
    assert list(both.columns) == [f"{target}_{said}" for target in "ab" for said in ("class", "p_down", "p_up")], both
    assert both["b_class"].isin(["down", "up"]).all()
    with raises(lc.UsageError, "classes, which have no quantiles"):
        model.predict(levels=[0.5])
    with raises(lc.UsageError, "space='units': this model says classes, which have no units"):
        model.evaluate(space="units")
    made = model.predict()["a"]
    assert list(made.columns) == ["truth", "forecast", "p_down", "p_up"] and made["truth"].isin(["down", "up"]).all()
    shares = made[["p_down", "p_up"]].to_numpy()
    assert (abs(shares.sum(axis=1) - 1) < 1e-6).all()
    assert (np.array(["down", "up"])[shares.argmax(axis=1)] == made["forecast"]).all()
    assert (made.index.get_level_values("step") == 3).all()
    judged = model.evaluate()
    right = (made["truth"] == made["forecast"]).mean()
    assert judged["accuracy"].iloc[0] == right and "majority" in judged.index
    said = pd.crosstab(made["truth"], made["forecast"], dropna=False).to_numpy().tolist()
    assert judged.attrs["confusion"] == {"a": said} and judged.attrs["classes"] == ["down", "up"]
    assert model.evaluate(by="step").loc[(judged.index[0], 3), "accuracy"] == right
    assert model.evaluate(by="channel").loc[(judged.index[0], "a"), "accuracy"] == right
    try:
        import xarray  # noqa: F401
    except ImportError:
        return
    assert model.predict(xarray=True).attrs["classes"] == ["down", "up"]


def classes_of_many_windows_are_all_there():
    values = frame(1600)
    values.iloc[1200, 0] = np.nan
    options = {**SMALL, "epochs": 1, "of": "change", "limits": "0", "loss": "softmax", "target": "a", "input": "b", "missing": "mask"}
    model = lc.Forecaster(**options, each="row").fit(values)
    made = model.predict("train")["a"]
    windows = made.index.droplevel("step").nunique()
    assert 1024 < windows == model.evaluate("train").attrs["windows"] and len(made) == 3 * windows  # 1024 are forecast at a time
    made = model.predict("valid")
    lost = made["time", ""] == values.index[1200]
    assert lost.any() and made["a", "truth"][lost].isna().all() and made["a", "forecast"].notna().all()
    future = model.forecast()
    assert set(model.predict("test")["a", "forecast"]) == {"down", "up"}  # neither is said whatever comes
    assert (future["class"] == np.array(["down", "up"])[future[["p_down", "p_up"]].to_numpy().argmax(axis=1)]).all() and len(future) == 3


def windows_that_training_has_seen_are_counted():
    model = lc.Forecaster(**SMALL).fit(frame(200))
    judged = {part: model.evaluate(part).attrs for part in ("train", "valid", "test")}
    seen = {part: (it["seen_in_training"] == it["windows"], it["seen_in_validation"] == it["windows"]) for part, it in judged.items()}
    assert seen == {"train": (True, False), "valid": (False, True), "test": (False, False)}, judged
    assert judged["test"]["skill"]["against"] == "repeat_last"
    assert lc.Forecaster(kind="repeat_last", context=12, horizon=3).fit(frame(200)).evaluate().attrs["skill"] is None


def names_in_a_list_may_have_blanks():
    values = frame(200).rename(columns={"a": "wind speed", "b": "x, y"})
    model = lc.Forecaster(**SMALL, input=["x, y", "wind speed"], target=["wind speed"]).fit(values)
    assert list(model.forecast().columns) == ["wind speed"]


def a_baseline_is_a_forecaster_too():
    values = frame(200)
    model = lc.Forecaster(kind="repeat_last", context=12, horizon=3).fit(values)
    assert (model.forecast().to_numpy() == values.iloc[-1].to_numpy()).all()
    assert len(model.history_) == 0 and pickle.loads(pickle.dumps(model)).forecast().equals(model.forecast())


def what_is_none_is_not_given_and_what_others_call_so_is_named():
    model = lc.Forecaster(**SMALL, target=None, huber__delta=None)
    assert model.fit(frame(120)).configuration == lc.Forecaster(**SMALL).fit(frame(120)).configuration
    for name, text in {"verbose": "on_round=print", "callbacks": "calls f after each", "freq": "Dataset(data, start=", "targt": "target"}.items():
        with raises(lc.ConfigError, text):
            lc.Forecaster(**{name: None})
    rows = []
    model.fit(frame(120), on_round=rows.append)
    assert [row["round"] for row in rows] == [1, 2] and list(rows[1])[1:] == list(model.history_.columns)


def only_their_like_is_replaced():
    values = frame(120)
    model, data = lc.Forecaster(**SMALL).fit(values), lc.Dataset(values)
    values.to_csv("kept.csv")
    data.write("kept.h5")
    data.write("kept.h5")
    model.save("kept.run.h5")
    model.save("kept.run.h5")
    for path in ("kept.csv", "kept.h5"):
        with raises(lc.FileError, "would become a run"):
            model.save(path)
    for path in ("kept.csv", "kept.run.h5"):
        with raises(lc.FileError, "would become a dataset"):
            data.write(path)
    assert lc.load("kept.run.h5", values).digest == model.digest and lc.Dataset.read("kept.h5").digest == data.digest
    assert lc.Forecaster(**SMALL, from_="kept.run.h5").fit(values).digest != model.digest


def training_from_a_run_has_its_options():
    values = frame(120)
    lc.Forecaster(**SMALL, target="a", loss="huber", huber__delta=0.5).fit(values).save("first.run.h5")
    second = lc.Forecaster(from_="first.run.h5", epochs=1).fit(values)
    for line in ("target = a", "hidden = 6", "huber.delta = 0.5", "epochs = 1", "from = first.run.h5"):
        assert line in second.configuration.splitlines(), second.configuration
    again = lc.Forecaster(**SMALL, target="a", loss="huber", huber__delta=0.5).set_params(from_="first.run.h5", epochs=1).fit(values)
    assert again.digest == second.digest == pickle.loads(pickle.dumps(second)).digest
    assert list(second.forecast(values[50:]).columns) == ["a"]
    with raises(lc.FileError, "none.run.h5: cannot be read"):
        lc.Forecaster(from_="none.run.h5").fit(values)
    with raises(lc.UsageError, "first.run.h5: is no INI file: load('first.run.h5') is the model of a run"):
        lc.Forecaster("first.run.h5").fit(values)


def validation_on_rows_that_the_first_run_was_trained_on_is_said():
    values = frame(120)
    lc.Forecaster(**SMALL, split="* 0 0").fit(values).save("whole.run.h5")
    with raises(lc.Note, "whole.run.h5 was trained on targets of "):
        lc.Forecaster(from_="whole.run.h5", split=(0.7, 0.1, 0.2)).fit(values)
