"""The same configuration and data give the tool's numbers, to the bit."""

import json
from pathlib import Path

import pandas as pd

import lanecast as lc

NAME = "gru 8 huber"  # what the library calls it
MODEL = dict(target="close", context=20, horizon=3, cell="gru", hidden=8, interval="conformal", loss="huber", epochs=2, rate=0.01)


def _fitted():
    table = pd.read_csv("walk.csv", parse_dates=["time"], float_precision="round_trip")
    return lc.Forecaster(**MODEL, huber__delta=0.5).fit(lc.Dataset(table, series="ticker"))


def training_gives_the_weights_of_the_tool():
    model = _fitted()
    assert model.digest == json.load(open("train.json"))["weights_digest"]
    assert lc.Forecaster("walk.ini").fit("panel.h5").digest == model.digest
    model.save("memory.run.h5")
    Path("python.ini").write_text(model.configuration.replace("file =", "file = panel.h5"))
    lc.Forecaster("walk.ini").fit("panel.h5").save("python.run.h5")


def evaluation_is_that_of_the_tool():
    model, tool = lc.load("tool.run.h5"), json.load(open("evaluate.json"))
    for space in ("scaled", "units"):
        overall = model.evaluate("test", space=space)
        assert overall.columns.name == overall.attrs["space"] == space == model.evaluate(by="step", space=space).columns.name
        assert list(overall.index) == [NAME, *tool["baselines"]], overall.index
        for measure in tool[space]:
            of = "units" if measure in ("mape", "smape") else space
            assert overall.loc[NAME, measure] == tool[of][measure], (space, measure)
            for name, baseline in tool["baselines"].items():
                assert overall.loc[name, measure] == baseline[of][measure], (space, name, measure)
        steps = model.evaluate("test", by="step", space=space).loc[NAME]
        assert len(steps) == 3
    assert overall.attrs["windows"] == tool["windows"] and overall.attrs["best_baseline"] == tool["best_baseline"]["name"]
    assert overall.attrs["skill"] == tool["skill"]
    assert overall.loc[NAME].notna().all() and overall.loc["drift", "crps"] != overall.loc["drift", "crps"]
    by_series = model.evaluate(by="series")
    assert by_series.loc[(NAME, "T02"), "mse"] == tool["per_series"]["scaled"]["mse"][1]
    by_channel = model.evaluate(by="channel")
    assert by_channel.loc[(NAME, "close"), "mse"] == tool["scaled"]["mse"]


def forecasts_are_those_of_the_tool():
    made = lc.load("tool.run.h5").forecast()
    tool = pd.read_csv("tool.csv", parse_dates=["time"], float_precision="round_trip").set_index(["series", "time"])
    assert list(made.columns) == list(tool.columns) and list(made.index) == list(tool.index), (made, tool)
    for column in made.columns:
        assert [f"{value:.9g}" for value in made[column]] == [f"{value:.9g}" for value in tool[column]], column


def classes_are_those_of_the_tool():
    made, tool = lc.load("classes.run.h5").predict("test")["close"], pd.read_csv("classes.csv")
    names = [column[2:] for column in made.columns if column.startswith("p_")]
    assert names == ["down", "flat", "up"] and len(made) == len(tool)
    for column in ("truth", "forecast"):
        assert list(made[column]) == list(tool[column]), column
    judged, told = lc.load("classes.run.h5").evaluate("test"), json.load(open("classes.json"))
    for measure in judged.columns:
        assert judged.iloc[0][measure] == told[measure], measure
    assert list(judged.index[1:]) == list(told["baselines"]) and judged.attrs["confusion"] == told["confusion"]
    for name in names:
        assert [f"{value:.9g}" for value in made["p_" + name]] == [f"{value:.9g}" for value in tool["p_" + name]], name
