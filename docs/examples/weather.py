"""Forecasts the temperature of six hours, as in a notebook: a block is a cell. LANECAST_DATA names the folder of the real series
(datasets/README.md); without it a year is made up.
"""

# %% The data: a frame over time.
import os
from pathlib import Path

import numpy as np
import pandas as pd

import lanecast as lc

file = Path(os.environ.get("LANECAST_DATA", "")) / "weather" / "jena_climate_2009_head.csv.xz"
if file.exists():
    table = pd.read_csv(file, index_col=0)
    table.index = pd.to_datetime(table.index, format="%d.%m.%Y %H:%M:%S")
    weather = table[["T (degC)", "p (mbar)", "rh (%)"]].set_axis(["temperature", "pressure", "humidity"], axis=1)
    weather = weather[weather.index.minute == 0]
else:
    print(file, "is not here: a year is made up")
    hour = np.arange(8000)
    chance = pd.DataFrame(np.random.default_rng(1).normal(size=(hour.size, 2))).ewm(alpha=0.05).mean().to_numpy()
    warm = 10 - 9 * np.cos(2 * np.pi * hour / 8766) + 4 * np.sin(2 * np.pi * (hour - 9) / 24) + 9 * chance[:, 0]
    columns = {"temperature": warm, "pressure": 1000 + 30 * chance[:, 1], "humidity": 70 - 1.6 * (warm - 10)}
    weather = pd.DataFrame(columns, index=pd.date_range("2009-01-01", periods=hour.size, freq="h"))
data = lc.Dataset(weather, units={"temperature": "degC"})
print(data)

# %% A model: two days are read, six hours forecast. Ctrl-C would keep the best weights so far.
model = lc.Forecaster(cell="gru", hidden=16, context=48, horizon=6, target="temperature", epochs=3, rate=0.003)
model.fit(data)
print(model.history_[["loss", "valid_loss"]])

# %% Is it worth anything? The baselines are in the same table, on the same windows.
errors = model.evaluate("test", space="units")
print(errors[["mae", "rmse"]].round(3))
print("the best baseline:", errors.attrs["best_baseline"])

# %% Where it is wrong: every window of the test, the truth beside.
windows = model.predict("test")
miss = (windows["temperature", "forecast"] - windows["temperature", "truth"]).abs()
print(miss.groupby("step").mean().round(2))

# %% The next six hours; and those after newer rows, without training again.
print(model.forecast())
print(model.forecast(weather.iloc[:200]))

# %% Kept: the tool reads the run file too.
model.save("weather.run.h5")
assert lc.load("weather.run.h5", data).evaluate("test", space="units").equals(errors)
