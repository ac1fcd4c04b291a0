"""Whose turn a model has: any number of threads may ask it at once; one trains it, and then nobody else asks. Who comes at the wrong
time is refused, and never waits: so nobody waits for each other for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from .errors import UsageError

WAY = "a model belongs to one thread while it is fitted: fit another Forecaster, and put it in the place of this one"


class Turns:
    """Of one model."""

    def __init__(self) -> None:
        self._one = threading.Lock()
        self._fitting: int | None = None  # the thread
        self._asking: dict[int, int] = {}  # of each thread, calls that are not done

    @contextmanager
    def asking(self, what: str) -> Iterator[None]:
        """Announced first, looked at then, and the other way round in fitting(): of two that come at once one sees the other. The
        thread that fits may ask, from on_round."""
        me = threading.get_ident()
        self._asking[me] = self._asking.get(me, 0) + 1
        try:
            if self._fitting not in (None, me):
                raise UsageError(f"{what}: this model is being fitted by another thread: {WAY}")
            yield
        finally:
            self._asking[me] -= 1
            if not self._asking[me]:
                del self._asking[me]

    @contextmanager
    def fitting(self) -> Iterator[None]:
        me = threading.get_ident()
        if not self._one.acquire(blocking=False):
            who = "on_round, of the same fit" if self._fitting == me else "another thread"
            raise UsageError(f"fit: this model is being fitted by {who}: {WAY}")
        try:
            self._fitting = me
            if list(self._asking):
                raise UsageError(f"fit: another call of this model is not done, as a forecast of another thread: {WAY}")
            yield
        finally:
            self._fitting = None
            self._one.release()


def _turns_of(model: Any, method: str) -> Turns:
    turns = getattr(model, "_turns", None)
    if turns is None:
        raise UsageError(f"Forecaster.{method}: is called of a model: Forecaster(...).{method}(...)")
    return turns


def asks(method: Callable[..., Any]) -> Callable[..., Any]:
    """A method that looks at what was trained."""

    @wraps(method)
    def asked(model: Any, *arguments: Any, **keywords: Any) -> Any:
        with _turns_of(model, method.__name__).asking(method.__name__):
            return method(model, *arguments, **keywords)

    return asked


def trains(method: Callable[..., Any]) -> Callable[..., Any]:
    """A method that replaces what was trained."""

    @wraps(method)
    def trained(model: Any, *arguments: Any, **keywords: Any) -> Any:
        with _turns_of(model, method.__name__).fitting():
            return method(model, *arguments, **keywords)

    return trained
