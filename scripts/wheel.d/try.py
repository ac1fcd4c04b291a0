"""Trains with the installed wheel: frames in, frames and xarray out, a file of HDF5 written and read, a pickle."""

import pickle
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

import lanecast as lc

times = pd.date_range("2020-01-01", periods=400, freq="D")
prices = pd.DataFrame({"Close": 100 + np.cumsum(np.sin(np.arange(400) / 9)), "Volume": np.arange(400.0) % 7}, times)
model = lc.Forecaster(cell="gru", hidden=8, context=30, horizon=5, epochs=2, target="Close").fit({"AAPL": prices, "MSFT": prices / 2})
with tempfile.TemporaryDirectory() as folder:
    model.save(Path(folder) / "run.h5")
    assert lc.load(Path(folder) / "run.h5", model.data_).digest == model.digest
assert pickle.loads(pickle.dumps(model)).evaluate("test").equals(model.evaluate("test"))
assert model.predict("test", xarray=True).forecast.dims == ("series", "window", "step", "target", "column")
assert len(model.forecast()) == 10
print(f"lanecast {lc.version()} at {lc.level()}, pandas {pd.__version__}: {model.digest}")
