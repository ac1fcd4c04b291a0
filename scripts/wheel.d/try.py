"""Trains with the installed wheel: frames in, frames and xarray out, a file of HDF5 written and read, a pickle; and asks its tool, or
the one that LANECAST names."""

import json
import os
import pickle
import subprocess
import sys
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
    tool = os.environ.get("LANECAST") or str(Path(sys.executable).parent / "lanecast")
    said = subprocess.run([tool, "inspect", f"{folder}/run.h5", "--json"], check=True, capture_output=True, text=True).stdout
    assert json.loads(said)["weights_digest"] == model.digest and json.loads(said)["version"] == lc.version(), said
assert pickle.loads(pickle.dumps(model)).evaluate("test").equals(model.evaluate("test"))
assert model.predict("test", xarray=True).forecast.dims == ("series", "window", "step", "target", "column")
assert len(model.forecast()) == 10
print(f"lanecast {lc.version()} at {lc.level()}, pandas {pd.__version__}: {model.digest}")
