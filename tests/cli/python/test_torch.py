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


def a_module_of_a_panel_asks_for_the_series():
    if torch is None:
        return
    values = frame(200)
    model = lc.Forecaster(**{**SMALL, "normalize": "none"}).fit({"A": values, "B": 10 * values + 3, "C": values - 7})
    module, made = model.to_torch(), model.forecast()
    x = {name: torch.from_numpy(model.data_.values(i)[None, -12:]) for i, name in enumerate("ABC")}
    for name, number in zip("ABC", range(3)):
        for series in (name, number, np.int64(number), [name], torch.tensor([number])):
            assert np.allclose(module(x[name], series).detach()[0], made.loc[name], rtol=1e-5, atol=1e-5), series
    both = module(torch.cat([x["C"], x["A"]]), series=["C", "A"]).detach()
    assert np.allclose(both, np.stack([made.loc["C"], made.loc["A"]]), rtol=1e-5, atol=1e-5)
    for series, words in (
        (None, "series: say of which series the windows are, each has its own scale: 'A', 'B', 'C', or its number from 0 on"),
        ("D", "no series 'D'; there are 'A', 'B', 'C'"),
        (-1, "series=-1: there are 3: numbers are 0 to 2"),
        (3, "series=3: there are 3: numbers are 0 to 2"),
        (torch.tensor([1.0]), "expected a name or a whole number"),
        (1.5, "series=1.5: expected a name or a whole number, of all 1 windows or of each"),
        (["A", None], "series=['A', None]: expected a name or a whole number"),
        ([0, 1], "of all 1 windows or of each, not 2"),
    ):
        with raises(lc.UsageError, words):
            module(x["A"], series)
    assert torch.equal(module(x["A"], np.int64(1)), module(x["A"], "B"))
    with raises(lc.UsageError, "x: expected (windows, context, 2), the inputs of the model, not (1, 12, 1)"):
        module(x["A"][:, :, :1], "A")


def a_module_of_a_loaded_panel_has_the_series_of_its_data():
    if torch is None:
        return
    values = frame(200)
    data = {"A": values, "B": 10 * values + 3}
    lc.Forecaster(**{**SMALL, "normalize": "none"}).fit(data).save("torch.run.h5")
    model = lc.load("torch.run.h5", {"B": data["B"], "A": data["A"]})
    x = torch.from_numpy(model.data_.values(model.data_.series.index("A"))[None, -12:])
    assert np.allclose(model.to_torch()(x, "A").detach()[0], model.forecast().loc["A"], rtol=1e-5, atol=1e-5)
