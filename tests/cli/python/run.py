"""Runs every function of the files test_*.py here, in the current folder; a failed assertion ends it."""

import importlib
import inspect
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore", importlib.import_module("lanecast").Note)
here = Path(__file__).parent
sys.path.insert(0, str(here))
count = 0
for file in sorted(here.glob("test_*.py")):
    module = importlib.import_module(file.stem)
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == file.stem and not name.startswith("_"):
            print(f"{file.stem}: {name}", flush=True)
            function()
            count += 1
assert count > 20, count
