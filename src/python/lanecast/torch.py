"""A trained network as a module of PyTorch, equal to the precision of floats.

For model.kind = recurrent with cell lstm, gru or rnn, layers of one size, a loss of points, and inputs that are channels: what
else a configuration has is refused by name.
"""

from __future__ import annotations

import ctypes as c
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from ._door import shown
from ._library import lib, text
from .errors import ConfigError, UsageError
from ._options import option

CELLS = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}
SHOWN = 5  # names of series in a message
PLAIN = {
    "kind": "recurrent",
    "recurrent.attention": "none",
    "calendar": "",
    "known": "",
    "transform": "none",
    "residual": "no",
}


class Recurrent(torch.nn.Module):
    """Forecasts in the data's own units: x (windows, context, inputs) -> y (windows, horizon, targets), both float64 or float32.

    series: the name or number of the series whose scale windows have, one of all or one of each window, in a list or a tensor; None
    where there is only one. UsageError for another shape or series. `names` are the series. `rnn` and `head` have PyTorch's own names
    of weights.
    """

    def __init__(self, model: Any, cell: str, layers: int, both: bool, normalize: str) -> None:
        super().__init__()
        names = weights(model)
        hidden, inputs = names["weight_hh_l0"].shape[1], names["weight_ih_l0"].shape[1]
        outputs, features = names["head.weight"].shape
        scaler = lib.lc_forecaster_scaler(model._live())[0]
        shape = (scaler.series_count, scaler.channels)
        targets = model._targets()
        self.rnn = CELLS[cell](inputs, hidden, layers, batch_first=True, bidirectional=both)
        self.head = torch.nn.Linear(features, outputs)
        self.normalize, self.horizon, self.targets = normalize, outputs // len(targets), len(targets)
        self.inputs, self.of, self.names = model._inputs(), targets, model.data_.series
        self.statics = [channel for channel in self.inputs if scaler.across[channel]]  # which normalize leaves as they are
        self.register_buffer("shift", torch.from_numpy(np.ctypeslib.as_array(scaler.shift, shape).copy()))
        self.register_buffer("scale", torch.from_numpy(np.ctypeslib.as_array(scaler.scale, shape).copy()))
        state = {name if name.startswith("head.") else f"rnn.{name}": torch.from_numpy(value) for name, value in names.items()}
        self.load_state_dict(state, strict=False)
        self.eval()

    def forward(self, x: torch.Tensor, series: torch.Tensor | Sequence[str | int] | str | int | None = None) -> torch.Tensor:
        if x.dim() != 3 or x.shape[2] != len(self.inputs):
            raise UsageError(f"x: expected (windows, context, {len(self.inputs)}), the inputs of the model, not {tuple(x.shape)}")
        number = self._numbers(series, len(x))
        shift, spread = self.shift[number], self.scale[number]
        base, scale = self._stats(x.double(), shift, spread)
        zero, one = base.clone(), scale.clone()
        zero[:, self.statics], one[:, self.statics] = shift[:, self.statics], spread[:, self.statics]
        scaled = (x.double() - zero[:, None, self.inputs]) / one[:, None, self.inputs]
        y = self.head(self._last(scaled.float())).double().view(len(x), self.horizon, self.targets)
        return y * scale[:, None, self.of] + base[:, None, self.of]

    def _numbers(self, series: Any, windows: int) -> torch.Tensor:
        """The number of the series of each window."""
        if series is None and len(self.names) > 1:
            raise UsageError(f"series: say of which series the windows are, each has its own scale: {_few(self.names)}, or its number from 0 on")
        given = [0 if series is None else series] if series is None or isinstance(series, (str, int, np.integer)) else series
        try:
            given = given if isinstance(given, torch.Tensor) else torch.tensor([self._number(one) for one in given])
        except (TypeError, RuntimeError):  # no list, or of what is no number
            raise UsageError(f"series={shown(series)}: expected a name or a whole number, of all {windows} windows or of each") from None
        given = given.reshape(-1)
        if given.is_floating_point() or given.dtype == torch.bool or given.numel() not in (1, windows):
            raise UsageError(f"series: expected a name or a whole number, of all {windows} windows or of each, not {given.numel()} of {given.dtype}")
        beyond = given[(given < 0) | (given >= len(self.names))]
        if len(beyond):
            raise UsageError(f"series={int(beyond[0])}: there are {len(self.names)}: numbers are 0 to {len(self.names) - 1}")
        return given.to(self.shift.device).expand(windows)

    def _number(self, one: Any) -> int:
        """Of a name its number."""
        if isinstance(one, str) and one not in self.names:
            raise UsageError(f"no series '{one}'; there are {_few(self.names)}")
        return self.names.index(one) if isinstance(one, str) else one

    def _stats(self, x: torch.Tensor, shift: torch.Tensor, scale: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What 0 and 1 are in each window: of the scaler, or with model.normalize of its context."""
        base, spread = shift.clone(), scale.clone()
        if self.normalize == "last":
            base[:, self.inputs] = x[:, -1]
        elif self.normalize != "none":
            base[:, self.inputs] = x.mean(1)
        if self.normalize == "revin":
            spread[:, self.inputs] = torch.sqrt(x.var(1, unbiased=False) + 1e-5 * scale[:, self.inputs] ** 2)
        return base, spread

    def _last(self, x: torch.Tensor) -> torch.Tensor:
        """The state of the last layer after the last row; of both directions, backward's after the first."""
        h = self.rnn(x)[1]
        h = h[0] if isinstance(h, tuple) else h
        return torch.cat([h[-2], h[-1]], 1) if self.rnn.bidirectional else h[-1]


def _few(names: list[str]) -> str:
    """The first of some names."""
    return ", ".join(f"'{name}'" for name in names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")


def module_of(model: Any) -> Recurrent:
    """The module of a trained model; ConfigError names the option that PyTorch's layers do not have."""
    handle = lib.lc_forecaster_config(model._live())
    for name, plain in PLAIN.items():
        value = option(handle, name) if name == "kind" or option(handle, "kind") == "recurrent" else plain
        if value != plain:
            raise ConfigError(f"to_torch: {name} = {value}: expected {plain or 'nothing'}")
    if lib.lc_forecaster_members(model._live()) > 1:
        raise ConfigError("to_torch: seeds: an ensemble is several networks")
    cell, sizes = option(handle, "cell"), set(option(handle, "hidden").split())
    if cell not in CELLS or len(sizes) > 1:
        raise ConfigError(f"to_torch: cell = {cell}, hidden = {' '.join(sorted(sizes))}: expected lstm, gru or rnn of one size")
    layers = int(option(handle, "layers")) or len(option(handle, "hidden").split())
    normalize = option(handle, "normalize")
    if normalize not in ("none", "last", "mean", "revin"):
        raise ConfigError(f"to_torch: normalize = {normalize}: expected none, last, mean or revin")
    unread = [model.data_.channels[t] for t in model._targets() if t not in model._inputs()]
    if unread and normalize != "none":
        raise ConfigError(
            f"to_torch: normalize = {normalize} measures target '{unread[0]}' from its own context, which is no input: "
            "name it in input, or train with normalize none"
        )
    outputs = weights(model)["head.bias"].size
    if lib.lc_forecaster_classes(model._live()):
        raise ConfigError(f"to_torch: classes.of = {option(handle, 'of')} says more than a point")
    if outputs != int(option(handle, "horizon")) * len(model._targets()):
        raise ConfigError(f"to_torch: loss = {option(handle, 'loss')} says more than a point")
    return Recurrent(model, cell, layers, option(handle, "bidirectional") == "yes", normalize)


def weights(model: Any) -> dict[str, np.ndarray]:
    """Copies of the weights by PyTorch's names and shapes; a bias has one dimension."""
    count, length, handle = c.c_size_t(), c.c_size_t(), model._live()
    table = lib.lc_forecaster_parameters(c.byref(count), handle)
    block = lib.lc_forecaster_weights(c.byref(length), handle)
    flat = np.ctypeslib.as_array(block, (length.value,)).copy()
    made = {}
    for p in table[: count.value]:
        shape = (p.rows,) if b"bias" in p.name else (p.rows, p.columns)
        made[text(p.name)] = flat[p.offset : p.offset + p.rows * p.columns].reshape(shape)
    return made
