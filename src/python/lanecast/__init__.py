"""Lanecast in Python: trains recurrent networks to forecast time series, by the library that the tool `lanecast` is made of.

    import lanecast as lc

    model = lc.Forecaster(cell="gru", hidden=64, context=60, horizon=5).fit(frame)
    model.evaluate("test")
    model.forecast()
"""

from ._library import level, version
from ._options import options
from .dataset import Dataset
from .errors import ConfigError, DataError, DivergedError, FileError, LanecastError, MismatchError, Note, UsageError
from .forecaster import Forecaster, load

__version__ = version()
__all__ = [
    "ConfigError",
    "DataError",
    "Dataset",
    "DivergedError",
    "FileError",
    "Forecaster",
    "LanecastError",
    "MismatchError",
    "Note",
    "UsageError",
    "level",
    "load",
    "options",
    "version",
]
