"""Threads that share a model: who comes at the wrong time is refused; nothing crashes, waits for ever or says other numbers."""

import pickle
import threading

import numpy as np
from helpers import SMALL, frame, raises

import lanecast as lc


def _at_once(*calls, times=20):
    """Each call in a thread of its own, again and again; what was refused, and what came."""
    refused, made = [], [[] for _ in calls]

    def work(number, call):
        for _ in range(times):
            try:
                made[number].append(call())
            except lc.UsageError as error:
                refused.append(str(error))

    threads = [threading.Thread(target=work, args=(number, call)) for number, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused, made


def a_model_is_not_asked_while_another_thread_fits_it():
    values = frame(200)
    model = lc.Forecaster(**{**SMALL, "epochs": 3}).fit(values)
    expected, digest = model.forecast(), model.digest
    for asked in (model.forecast, lambda: model.forecast(values), lambda: model.evaluate("test"), lambda: pickle.dumps(model), lambda: model.save("t.run.h5")):
        refused, (_, made) = _at_once(lambda: model.fit(values), asked)
        assert all("this model is being fitted by another thread: a model belongs to one thread" in said or "another call of this model is not done" in said for said in refused), set(refused)
        for one in made:
            assert not hasattr(one, "columns") or "a" not in one or np.array_equal(one, expected)
    refused, _ = _at_once(lambda: model.fit(values), lambda: model.fit(values))
    assert set(refused) <= {"fit: this model is being fitted by another thread: a model belongs to one thread while it is fitted: fit another Forecaster, and put it in the place of this one"}
    assert model.fit(values).digest == digest


def a_thread_that_asks_during_a_fit_is_refused_and_the_fit_goes_on():
    values, said = frame(200), []
    model = lc.Forecaster(**SMALL)

    def ask():
        for call in (model.forecast, lambda: model.digest, lambda: model.configuration, lambda: model.history_, model.score, lambda: model.fit(values)):
            try:
                call()
            except lc.UsageError as error:
                said.append(str(error))

    def on_round(row):
        assert len(model.forecast()) == 3 and len(model.history_) == row["round"]  # the thread that fits may
        with raises(lc.UsageError, "fit: this model is being fitted by on_round, of the same fit"):
            model.fit(values)
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()

    model.fit(values, on_round=on_round)
    assert len(said) == 12 and all("is being fitted by another thread" in one for one in said), said
    assert len(model.forecast()) == 3


def threads_may_ask_one_model_at_once():
    values = frame(200)
    model = lc.Forecaster(**SMALL).fit(values)
    expected = model.forecast()
    refused, made = _at_once(model.forecast, model.forecast, lambda: model.forecast(values))
    assert not refused and all(np.array_equal(one, expected) for ones in made for one in ones)
