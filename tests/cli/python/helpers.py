"""What the tests of the package share."""

import contextlib
import warnings

import numpy as np
import pandas as pd


@contextlib.contextmanager
def raises(kind, text):
    """The block raises that exception, or warns so, and its message has the text."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            yield
        except kind as error:
            assert text in str(error), f"'{error}' does not say '{text}'"
            return
    raise AssertionError(f"no {kind.__name__}: {text}")


def notes(call):
    """What the call warns of, in its order."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call()
    return [str(one.message) for one in caught]


def frame(rows, seed=1):
    """Two channels that wander and swing."""
    noise = np.random.default_rng(seed).normal(size=(rows, 2))
    swing = np.sin(np.arange(rows) / 5)[:, None]
    return pd.DataFrame(noise * 0.1 + swing, pd.date_range("2020-01-01", periods=rows, freq="D"), ["a", "b"])


SMALL = {"hidden": 6, "context": 12, "horizon": 3, "epochs": 2, "threads": 1, "season": 0, "normalize": "last"}
