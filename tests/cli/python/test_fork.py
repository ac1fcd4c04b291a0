"""A fork of a process that has used several threads says so, in place of waiting for ever."""

import os
import signal
import threading
from unittest import mock

import numpy as np
from helpers import SMALL, frame

import lanecast as lc
from lanecast import _fork

SAYS = "this process is a fork of one that has used several threads, which are not in it, and would wait for them for ever"
LARGE = {**SMALL, "hidden": 64, "context": 40, "batch": 64, "epochs": 1}


def _in_fork(call):
    """What the call gives, or its error, as text, in a fork; a fork that hangs is ended by SIGALRM."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        try:
            said = str(call())
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writes, said.encode())
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as pipe:
        said = pipe.read()
    assert os.waitpid(child, 0)[1] == 0, "the fork hung"
    return said


def _in_thread(call):
    thread = threading.Thread(target=call)
    thread.start()
    thread.join()


def a_fork_within_a_fit_refuses_too():
    if len(os.sched_getaffinity(0)) < 2:
        return
    values, said, two = frame(200), [], {**SMALL, "threads": 2, "epochs": 1}

    def on_round(row):
        said.append(_in_fork(lambda: lc.Forecaster(**two).fit(values)))

    lc.Forecaster(**two).fit(values, on_round=on_round)
    assert said and all(SAYS in one for one in said), said


def a_fork_without_its_threads_refuses_what_needs_them():
    values = frame(600)
    model = lc.Forecaster(**{**LARGE, "threads": 2}).fit(values)
    one = lc.Forecaster(**{**LARGE, "threads": 1}).fit(values)
    model.evaluate()
    if not _fork._team.kept:
        print("skipped: one core, or no /proc")
        return
    values.rename_axis("time").to_csv("fork.csv")
    for call, name in (
        (lambda: lc.Forecaster(**{**LARGE, "threads": 2}).fit(values), "fit"),
        (lambda: lc.Forecaster(kind="ridge", context=12, horizon=3).fit(values), "fit"),
        (model.evaluate, "evaluate"),
        (model.predict, "predict"),
        (lambda: model.score(values), "evaluate"),
        (model.forecast, "forecast"),
        (lambda: model.forecast(values), "forecast"),
        (lambda: lc.Dataset.read("fork.csv"), "Dataset.read"),
    ):
        said = _in_fork(call)
        assert said.startswith(f"LanecastError: {name}: {SAYS}: start it by multiprocessing.get_context('spawn')"), said
    # what needs no others goes on
    assert _in_fork(lambda: lc.Forecaster(**{**LARGE, "threads": 1}).fit(values).digest) == one.digest
    assert _in_fork(lambda: one.evaluate().iloc[0, 0]) == str(one.evaluate().iloc[0, 0])
    assert _in_fork(lambda: np.array_equal(one.forecast(), one.forecast(values))) == "True"
    model.save("fork.run.h5")
    assert _in_fork(lambda: lc.load("fork.run.h5", values).digest) == model.digest


def without_proc_each_call_may_have_started_threads():
    values, kept = frame(200), []

    def fit():
        lc.Forecaster(**{**SMALL, "threads": 2}).fit(values)
        kept.append(_fork._team.kept)

    with mock.patch.object(_fork, "TASKS", "/nowhere"):
        _in_thread(fit)
    assert kept == [len(os.sched_getaffinity(0)) > 1]


def a_fork_of_a_thread_that_used_none_has_its_own():
    values, said = frame(600), []
    want = lc.Forecaster(**{**LARGE, "threads": 2}).fit(values).digest
    _in_thread(lambda: said.append(_in_fork(lambda: lc.Forecaster(**{**LARGE, "threads": 2}).fit(values).digest)))
    assert said == [want], said


def a_fork_while_another_thread_writes_can_read():
    values, stop = frame(200), []
    model = lc.Forecaster(**SMALL).fit(values)
    model.save("busy.run.h5")

    def work():
        while not stop:
            model.save("other.run.h5")

    thread = threading.Thread(target=work)
    thread.start()
    try:
        for _ in range(5):
            assert _in_fork(lambda: lc.load("busy.run.h5", values).digest) == model.digest
    finally:
        stop.append(True)
        thread.join()
