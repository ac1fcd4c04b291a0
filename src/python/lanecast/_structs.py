"""The structs of include/lanecast that this package reads, field by field. tests/cli/python.sh compares them with the compiler's."""

from __future__ import annotations

import ctypes as c

NAME_MAX = 64
STAMP_TEXT = 80
TEXT_MAX = 1024

Double, Float, Int32, Int64, Size = c.c_double, c.c_float, c.c_int32, c.c_int64, c.c_size_t
Doubles = c.POINTER(Double)


class Channel(c.Structure):
    c_name = "lc_channel"
    _fields_ = [("name", c.c_char_p), ("units", c.c_char_p), ("meanings", c.c_char_p), ("comment", c.c_char_p)]


class Series(c.Structure):
    c_name = "lc_series"
    _fields_ = [
        ("name", c.c_char_p),
        ("rows", Size),
        ("time", c.POINTER(Int64)),
        ("ticks", Int64),
        ("calendar", c.c_int),
        ("offset", c.POINTER(Int32)),
        ("zone", c.c_char_p),
        ("value", Doubles),
        ("ideal_horizon", Size),
        ("ideal", c.POINTER(Float)),
    ]


class Dataset(c.Structure):
    c_name = "lc_dataset"
    _fields_ = [
        ("title", c.c_char_p),
        ("history", c.c_char_p),
        ("channels", Size),
        ("channel", c.POINTER(Channel)),
        ("series_count", Size),
        ("series", c.POINTER(Series)),
        ("holidays", Size),
        ("holiday", c.POINTER(Int64)),
        ("seal", c.c_uint64),
    ]


class ArraySeries(c.Structure):
    c_name = "lc_array_series"
    _fields_ = [
        ("name", c.c_char_p),
        ("rows", Size),
        ("time", c.c_void_p),
        ("ticks", Int64),
        ("offset", c.c_void_p),
        ("zone", c.c_char_p),
        ("value", c.c_void_p),
    ]


class Arrays(c.Structure):
    c_name = "lc_arrays"
    _fields_ = [
        ("channels", Size),
        ("channel", c.POINTER(c.c_char_p)),
        ("units", c.POINTER(c.c_char_p)),
        ("series_count", Size),
        ("series", c.POINTER(ArraySeries)),
        ("holidays", Size),
        ("holiday", c.POINTER(Int64)),
    ]


class Epoch(c.Structure):
    c_name = "lc_epoch"
    _fields_ = [(name, Double) for name in ("epochs", "loss", "valid_loss", "gradient_norm", "rate", "seconds")]


class Progress(c.Structure):
    c_name = "lc_progress"
    _fields_ = [
        ("epoch", Size),
        ("epochs", Size),
        ("step", Size),
        ("steps", Size),
        ("loss", Double),
        ("gradient_norm", Double),
        ("windows_per_second", Double),
        ("seconds_left", Double),
        ("member", Size),
        ("members", Size),
        ("round_done", c.c_bool),
        ("done", c.c_bool),
    ]


class Window(c.Structure):
    c_name = "lc_window"
    _fields_ = [("series", Size), ("origin", Size), ("lacks", Size)]


class Column(c.Structure):
    c_name = "lc_column"
    _fields_ = [("kind", c.c_int), ("level", Double), ("index", Size), ("name", c.c_char * NAME_MAX)]


class Future(c.Structure):
    c_name = "lc_future"
    _fields_ = [("origin", c.POINTER(Int64)), ("series", c.c_char_p), ("horizon", Size), ("outlook", c.c_void_p), ("utc", c.c_bool)]


class Scaler(c.Structure):
    c_name = "lc_scaler"
    _fields_ = [
        ("name", c.c_char * NAME_MAX),
        ("series_count", Size),
        ("channels", Size),
        ("shift", Doubles),
        ("scale", Doubles),
        ("across", c.POINTER(c.c_bool)),
        ("borrowed", c.POINTER(c.c_bool)),
        ("fallen", c.POINTER(c.c_bool)),
    ]


class Parameter(c.Structure):
    c_name = "lc_parameter"
    _fields_ = [("name", c.c_char_p), ("rows", Size), ("columns", Size), ("offset", Size)]


class Scores(c.Structure):
    c_name = "lc_scores"
    _fields_ = [
        ("overall", Doubles),
        ("mean", Doubles),
        ("per_step", Doubles),
        ("per_channel", Doubles),
        ("per_series", Doubles),
        ("left_out", c.POINTER(Size)),
    ]


class Line(c.Structure):
    c_name = "lc_line"
    _fields_ = [("name", c.c_char_p), ("baseline", c.c_bool), ("score", Scores * 2)]


class Evaluated(c.Structure):
    c_name = "lc_evaluated"
    _fields_ = [("series", Size), ("windows", Size), ("values", Size), ("share", Double * 2)]


class Spread(c.Structure):
    c_name = "lc_spread"
    _fields_ = [
        ("measures", Size),
        ("measure", c.POINTER(c.c_char_p)),
        ("levels", Size),
        ("level", Doubles),
        ("closed", c.c_bool),
        ("score", Scores * 2),
        ("histogram", Doubles),
        ("histogram_of_step", Doubles),
        ("histogram_of_channel", Doubles),
    ]


class Skill(c.Structure):
    c_name = "lc_skill"
    _fields_ = [("against", Size), ("value", c.c_double), ("low", c.c_double), ("high", c.c_double), ("needed", Size)]


class Evaluation(c.Structure):
    c_name = "lc_evaluation"
    _fields_ = [
        ("part", c.c_int),
        ("windows", Size),
        ("horizon", Size),
        ("targets", Size),
        ("metrics", Size),
        ("lines", Size),
        ("series", Size),
        ("values", Size),
        ("skipped", Size),
        ("filled", Size),
        ("dropped", Size),
        ("reference", Size),
        ("ridge", Size),
        ("seen", Size * 2),
        ("dominant", Size * 2),
        ("skill", Skill),
        ("metric", c.POINTER(c.c_char_p)),
        ("of_series", c.POINTER(Evaluated)),
        ("spread", c.POINTER(Spread)),
        ("line", c.POINTER(Line)),
        ("members", Size),
        ("member", c.POINTER(Line)),
    ]


class Classes(c.Structure):
    c_name = "lc_classes"
    _fields_ = [
        ("count", Size),
        ("targets", Size),
        ("lead", Size),
        ("steps", Size),
        ("name", c.c_char_p * 32),
        ("target", c.POINTER(c.c_char_p)),
        ("column", c.POINTER(Size)),
        ("limit", Doubles),
        ("seen", c.POINTER(c.c_uint64)),
        ("weight", Double * 32),
        ("row", c.c_void_p),
    ]


class ClassLine(c.Structure):
    c_name = "lc_class_line"
    _fields_ = [
        ("name", c.c_char_p),
        ("baseline", c.c_bool),
        ("overall", Doubles),
        ("per_step", Doubles),
        ("per_target", Doubles),
        ("per_series", Doubles),
        ("confusion", c.POINTER(c.c_uint64)),
    ]


class ClassEvaluation(c.Structure):
    c_name = "lc_class_evaluation"
    _fields_ = [
        ("part", c.c_int),
        ("of", c.POINTER(Classes)),
        ("windows", Size),
        ("skipped", Size),
        ("filled", Size),
        ("dropped", Size),
        ("measures", Size),
        ("lines", Size),
        ("series", Size),
        ("values", Size),
        ("reference", Size),
        ("seen", Size * 2),
        ("measure", c.POINTER(c.c_char_p)),
        ("of_series", c.POINTER(Evaluated)),
        ("line", c.POINTER(ClassLine)),
        ("members", Size),
        ("member", c.POINTER(ClassLine)),
    ]


class ForecastTable(c.Structure):
    c_name = "lc_forecast_table"
    _fields_ = [
        ("windows", c.c_void_p),
        ("total", Size),
        ("first", Size),
        ("count", Size),
        ("horizon", Size),
        ("targets", Size),
        ("columns", Size),
        ("column", c.POINTER(c.c_char_p)),
        ("value", Doubles),
        ("classes", c.POINTER(Classes)),
        ("share", c.POINTER(c.c_bool)),
        ("lead", Size),
    ]


class Variant(c.Structure):
    c_name = "lc_variant"
    _fields_ = [("name", c.c_char_p), ("help", c.c_char_p), ("knobs", c.c_void_p)]


class Option(c.Structure):
    c_name = "lc_option"
    _fields_ = [
        ("section", c.c_char_p),
        ("key", c.c_char_p),
        ("kind", c.c_int),
        ("offset", Size),
        ("capacity", Size),
        ("standard", c.c_char_p),
        ("least", Double),
        ("most", Double),
        ("choices", c.CFUNCTYPE(c.POINTER(c.c_char_p))),
        ("help", c.c_char_p),
        ("variant", c.CFUNCTYPE(Variant, c.c_char_p)),
    ]


ALL = [item for item in list(globals().values()) if isinstance(item, type) and hasattr(item, "c_name")]
