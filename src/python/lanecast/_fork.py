"""A fork has none of the threads that OpenMP of GNU keeps for the thread that forks, and its next call would wait for them for ever:
that is known here, and refused."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from .errors import LanecastError

TASKS = "/proc/self/task"


class _Team(threading.local):
    """Of a thread of Python: whether OpenMP keeps threads for it, and whether it lost them by a fork."""

    kept = lost = False


_team = _Team()


def _forked() -> None:
    _team.lost = _team.lost or _team.kept


os.register_at_fork(after_in_child=_forked)


def _others() -> set[int]:
    """The threads of this process that are not Python's; without /proc none is known, and each time other ones are."""
    try:
        tasks = {int(task) for task in os.listdir(TASKS)}
    except OSError:
        return {time.monotonic_ns()}
    return tasks - {thread.native_id for thread in threading.enumerate()}


def _several(threads: int) -> bool:
    """Whether run.threads lets a call have more than one."""
    asked = threads or (os.environ.get("OMP_NUM_THREADS") == "1")
    return asked != 1 and len(os.sched_getaffinity(0)) > 1


@contextmanager
def starting(what: str, threads: int = 0) -> Iterator[None]:
    """A call that starts threads, if it has work for several. LanecastError in a fork that lost them."""
    if not _several(threads):
        yield
        return
    if _team.lost:
        raise LanecastError(
            f"{what}: this process is a fork of one that has used several threads, which are not in it, and would wait for them for ever: start it "
            "by multiprocessing.get_context('spawn'), or call Lanecast in forks only, or train with threads=1, which needs no others"
        )
    before, kept = _others(), _team.kept
    _team.kept = True  # of a fork within the call
    try:
        yield
    finally:
        _team.kept = kept or bool(_others() - before)
