"""The module of PyTorch says what the network says."""

import numpy as np
from helpers import SMALL, frame, raises

import lanecast as lc

try:
    import torch
except ImportError:
    torch = None
    print("skipped: no torch")


def a_module_forecasts_what_the_network_does():
    if torch is None:
        return
    values = frame(200)
    for options in (
        {"cell": "gru", "normalize": "last"},
        {"cell": "gru", "normalize": "mean"},
        {"cell": "lstm", "normalize": "revin"},
        {"cell": "rnn", "normalize": "none"},
        {"cell": "lstm", "layers": 2, "bidirectional": True},
        {"cell": "rnn", "input": "b", "target": "a", "normalize": "none"},
        {"cell": "rnn", "input": "b a", "target": "b"},
        {"cell": "gru", "input": "place b", "target": "b"},
        {"cell": "gru", "input": "place b", "target": "b", "normalize": "revin"},
    ):
        first, second = values.assign(place=1.0), (10 * values + 3).assign(place=2.0)  # place is a static covariate
        model = lc.Forecaster(**{**SMALL, "input": "a b", "target": "a b", **options}).fit({"A": first, "B": second})
        module, made = model.to_torch(), model.predict("test", xarray=True)
        data = {name: model.data_.values(i) for i, name in enumerate(model.data_.series)}
        first = [(name, values.index.get_loc(origin) + 1) for name in ("A", "B") for origin in made.origin.sel(series=name).values]
        x = torch.from_numpy(np.stack([data[name][row - 12 : row, module.inputs] for name, row in first]))
        y = module(x, torch.tensor([model.data_.series.index(name) for name, _ in first])).detach().numpy()
        assert np.allclose(y, made.forecast.values.reshape(-1, *y.shape[1:]), rtol=1e-5, atol=1e-5), options
        assert set(module.state_dict()) > {"rnn.weight_ih_l0", "head.weight"}


def what_pytorch_does_not_have_is_refused():
    if torch is None:
        return
    unread = {"input": "b", "target": "a", "normalize": "last"}
    for options, words in (
        ({"cell": "slstm"}, "cell = slstm"),
        ({"loss": "gaussian"}, "loss = gaussian says more than a point"),
        (unread, "target 'a' from its own context, which is no input"),
    ):
        with raises(lc.ConfigError, words):
            lc.Forecaster(**{**SMALL, **options}).fit(frame(200)).to_torch()
