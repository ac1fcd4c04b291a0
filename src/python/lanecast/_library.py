"""The shared library: found, its functions declared, its failures raised. ctypes lets other threads of Python run during a call."""

from __future__ import annotations

import ctypes as c
import ctypes.util
import os
import threading
from pathlib import Path
from typing import Any

from . import _structs as s
from ._words import in_python
from .errors import BY_STATUS, LanecastError

OK = 0
HDF5 = threading.RLock()  # HDF5 is not made for two threads at once
os.register_at_fork(before=HDF5.acquire, after_in_parent=HDF5.release, after_in_child=HDF5.release)  # a fork is between its calls

_Handle = c.c_void_p
_Out = c.POINTER(c.c_void_p)
_Data = c.POINTER(s.Dataset)

# Functions that return a status: it is checked, and a failure raised.
_CHECKED: dict[str, list[Any]] = {
    "lc_dataset_new": [c.POINTER(_Data), c.POINTER(s.Arrays)],
    "lc_dataset_read": [c.POINTER(_Data), _Out, c.c_char_p],
    "lc_dataset_write": [_Data, c.c_char_p],
    "lc_config_new": [_Out],
    "lc_config_read": [_Handle, c.c_char_p],
    "lc_config_section": [c.POINTER(c.c_char_p), c.c_char_p],
    "lc_config_put": [_Handle, c.c_char_p, c.c_char_p, c.c_char_p, c.c_char_p],
    "lc_config_get": [c.c_char_p, _Handle, c.c_char_p, c.c_char_p],
    "lc_config_check": [_Handle],
    "lc_config_write": [_Out, _Handle],
    "lc_part_find": [c.POINTER(c.c_int), c.c_char_p],
    "lc_forecaster_new": [_Out, _Data, _Handle],
    "lc_forecaster_step": [c.POINTER(s.Progress), _Handle],
    "lc_forecaster_save": [_Handle, c.c_char_p],
    "lc_forecaster_store": [_Out, c.POINTER(c.c_size_t), _Handle],
    "lc_forecaster_restore": [_Out, c.c_char_p, c.c_size_t, _Data, _Handle],
    "lc_forecaster_load": [_Out, c.c_char_p, _Data, _Handle],
    "lc_run_arrange": [_Out, _Data, c.c_char_p, c.c_size_t],
    "lc_run_configuration": [_Handle, c.c_char_p, c.c_size_t],
    "lc_forecaster_windows": [_Out, _Handle, c.c_int],
    "lc_forecaster_future": [c.POINTER(_Data), _Out, _Handle, c.POINTER(s.Future)],
    "lc_outlook_new": [_Out, _Handle, s.Doubles, c.c_size_t, c.c_size_t],
    "lc_outlook_predict": [c.c_void_p, _Handle, _Handle, c.c_size_t, c.c_size_t],
    "lc_forecasts_new": [_Out, _Handle, c.c_int, c.c_char_p],
    "lc_forecasts_next": [c.POINTER(c.POINTER(s.ForecastTable)), _Handle],
    "lc_evaluate_classes": [c.POINTER(c.POINTER(s.ClassEvaluation)), _Handle, c.c_int, c.c_char_p],
    "lc_evaluate_outlook": [c.POINTER(c.POINTER(s.Evaluation)), _Handle, c.c_int, c.c_char_p],
}

# Those whose messages begin with the name of the file that they are given.
_OF_FILES = {"lc_dataset_read", "lc_dataset_write", "lc_config_read", "lc_forecaster_save", "lc_forecaster_load"}

# The others: what they return, and take.
_PLAIN: dict[str, tuple[Any, list[Any]]] = {
    "lc_version": (c.c_char_p, []),
    "lc_level_name": (c.c_char_p, []),
    "lc_error_message": (c.c_char_p, []),
    "lc_string_free": (None, [c.c_void_p]),
    "lc_dataset_free": (None, [_Data]),
    "lc_dataset_digest": (c.c_uint64, [_Data]),
    "lc_series_stamp": (None, [c.c_char_p, c.POINTER(s.Series), c.c_size_t]),
    "lc_config_free": (None, [_Handle]),
    "lc_config_meant": (None, [c.POINTER(c.c_char_p), c.POINTER(c.c_char_p), c.c_char_p]),
    "lc_option_table": (c.POINTER(s.Option), [c.POINTER(c.c_size_t)]),
    "lc_windows_count": (c.c_size_t, [_Handle]),
    "lc_windows_at": (s.Window, [_Handle, c.c_size_t]),
    "lc_forecaster_members": (c.c_size_t, [_Handle]),
    "lc_forecaster_free": (None, [_Handle]),
    "lc_forecaster_quantiles_continue": (c.c_bool, [_Handle]),
    "lc_forecaster_config": (_Handle, [_Handle]),
    "lc_forecaster_training": (c.c_int, [_Handle]),
    "lc_forecaster_notes": (c.c_char_p, [_Handle]),
    "lc_forecaster_scaler": (c.POINTER(s.Scaler), [_Handle]),
    "lc_forecaster_classes": (_Handle, [_Handle]),
    "lc_forecaster_targets": (c.POINTER(c.c_size_t), [c.POINTER(c.c_size_t), _Handle]),
    "lc_forecaster_inputs": (c.POINTER(c.c_size_t), [c.POINTER(c.c_size_t), _Handle]),
    "lc_forecaster_history": (c.POINTER(s.Epoch), [c.POINTER(c.c_size_t), _Handle]),
    "lc_forecaster_best_round": (c.c_size_t, [_Handle]),
    "lc_forecaster_best_epoch": (c.c_size_t, [_Handle]),
    "lc_forecaster_weights": (c.POINTER(c.c_float), [c.POINTER(c.c_size_t), _Handle]),
    "lc_forecaster_parameters": (c.POINTER(s.Parameter), [c.POINTER(c.c_size_t), _Handle]),
    "lc_forecaster_digest": (c.c_uint64, [_Handle]),
    "lc_outlook_free": (None, [_Handle]),
    "lc_outlook_columns": (c.POINTER(s.Column), [c.POINTER(c.c_size_t), _Handle]),
    "lc_forecasts_free": (None, [_Handle]),
    "lc_evaluation_free": (None, [c.POINTER(s.Evaluation)]),
    "lc_class_evaluation_free": (None, [c.POINTER(s.ClassEvaluation)]),
    "lc_metric_names": (c.POINTER(c.c_char_p), []),
    "lc_metric_index": (c.c_size_t, [c.c_char_p]),
    "lc_metric_less_is_better": (c.c_bool, [c.c_size_t]),
    "lc_class_metric_names": (c.POINTER(c.c_char_p), []),
    "lc_class_metric_index": (c.c_size_t, [c.c_char_p]),
    "lc_class_metric_less_is_better": (c.c_bool, [c.c_size_t]),
}


def _find() -> str:
    """LANECAST_LIBRARY, else the one that a wheel brings along, else the system's."""
    beside = Path(__file__).parent / "liblanecast.so"
    found = os.environ.get("LANECAST_LIBRARY") or (str(beside) if beside.exists() else ctypes.util.find_library("lanecast"))
    if not found:
        raise ImportError("there is no liblanecast.so: install the wheel, or name the shared library by LANECAST_LIBRARY")
    return found


def _open(path: str) -> c.CDLL:
    """Loads it. Threads of OpenMP that wait spin for a moment only, as those of the tool do, unless the user has chosen."""
    wanted = {"OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "10000"}
    chosen = any(name in os.environ for name in wanted)
    if not chosen:
        os.environ.update(wanted)
    try:
        return c.CDLL(path)
    finally:
        for name in wanted if not chosen else ():
            del os.environ[name]


def _check(status: int, function: Any, arguments: Any) -> int:
    """What ctypes calls with a status: raises the library's message, of the same thread."""
    if status != OK:
        file = next((text(one) for one in arguments if isinstance(one, bytes)), "") if function.__name__ in _OF_FILES else ""
        raise BY_STATUS.get(status, LanecastError)(in_python(text(lib.lc_error_message()), file))
    return status


def _declare(library: c.CDLL) -> c.CDLL:
    for name, arguments in _CHECKED.items():
        function = getattr(library, name)
        function.restype, function.argtypes, function.errcheck = c.c_int, arguments, _check
    for name, (result, arguments) in _PLAIN.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def text(raw: bytes | None) -> str:
    """A text of the library."""
    return raw.decode("utf-8", "replace") if raw else ""


def listed(table: Any) -> list[bytes]:
    """Texts up to the NULL behind them; none of a table that is NULL."""
    found: list[bytes] = []
    while table and table[len(found)]:
        found.append(table[len(found)])
    return found


def taken(pointer: c.c_void_p) -> str:
    """A text that the caller owns: copied, then freed."""
    try:
        return text(c.cast(pointer, c.c_char_p).value)
    finally:
        lib.lc_string_free(pointer)


def version() -> str:
    """The version of the library."""
    return text(lib.lc_version())


def level() -> str:
    """The instruction set that networks run on: avx512, avx2, neon or portable."""
    return text(lib.lc_level_name())


lib = _declare(_open(_find()))
