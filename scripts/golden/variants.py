#!/usr/bin/env python3
"""Writes the numbers of optimizers, schedules, losses and scalers, by PyTorch in double: a file per variant, at the place in tests/golden
that the variant has in src. Numbers of the samples in tests/extend go to tests/extend/golden; PyTorch has none of these, so that their
formulas are written out here.

    python3 scripts/golden/variants.py
"""
import math
import os

import torch

torch.set_default_dtype(torch.float64)
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HEADER = f"# made by scripts/golden/variants.py with PyTorch {torch.__version__.split('+')[0]} in double precision"
NAN = math.nan


def write(folder, name, lines, sample=False):
    path = os.path.join(TOP, "tests/extend/golden" if sample else "tests/golden", folder, name + ".txt")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        for line in [[HEADER], *lines]:
            print(*(w if isinstance(w, str) else f"{float(w):.17g}" for w in line), file=file)


def case(knobs):
    return [["case"], *(["knob", k, v] for k, v in knobs.items())]


# --- optimizers: weights after each step. A gradient of 1e-9 shows what keeps a division finite, one of 0 that it stays so.

WEIGHTS = [1.0, -0.5, 0.25, 2.0, -1.0, 0.0]
RATES = [0.1, 0.1, 0.05, 0.2, 0.01]


def gradients(step):
    return [math.sin(1 + step), -0.3 * math.cos(2 * step), 1e-9 * (1 + step), 3.0 - step, 0.0, 0.125]


class Lion(torch.optim.Optimizer):
    """Chen et al. 2023."""

    def __init__(self, params, lr, beta1, beta2):
        super().__init__(params, dict(lr=lr))
        self.beta1, self.beta2, self.m = beta1, beta2, 0

    def step(self):
        p = self.param_groups[0]["params"][0]
        p.data -= self.param_groups[0]["lr"] * torch.sign(self.beta1 * self.m + (1 - self.beta1) * p.grad)
        self.m = self.beta2 * self.m + (1 - self.beta2) * p.grad


def optimizer(make, knobs):
    w = torch.nn.Parameter(torch.tensor(WEIGHTS))
    torch_optimizer = make([w], **knobs)
    yield from case(knobs)
    yield ["begin", *WEIGHTS]
    for step, rate in enumerate(RATES):
        w.grad = torch.tensor(gradients(step))
        torch_optimizer.param_groups[0]["lr"] = rate
        torch_optimizer.step()
        yield ["step", rate, *gradients(step)]
        yield ["w", *w.tolist()]


def adam(params, beta1=0.9, beta2=0.999):
    return torch.optim.Adam(params, betas=(beta1, beta2))


def adamw(params, beta1=0.9, beta2=0.999, decay=0.01):
    return torch.optim.AdamW(params, betas=(beta1, beta2), weight_decay=decay)


OPTIMIZERS = {
    "sgd": (lambda params: torch.optim.SGD(params, lr=1), [{}]),
    "momentum": (lambda params, factor=0.9: torch.optim.SGD(params, lr=1, momentum=factor), [{}, {"factor": 0.5}]),
    "nesterov": (lambda params, factor=0.9: torch.optim.SGD(params, lr=1, momentum=factor, nesterov=True), [{}, {"factor": 0.5}]),
    "rmsprop": (lambda params, decay=0.99: torch.optim.RMSprop(params, alpha=decay), [{}, {"decay": 0.75}]),
    "adam": (adam, [{}, {"beta1": 0.5, "beta2": 0.75}]),
    "adamw": (adamw, [{}, {"beta1": 0.5, "beta2": 0.75, "decay": 0.25}]),
    "lion": (lambda params, beta1=0.9, beta2=0.99: Lion(params, 1, beta1, beta2), [{}, {"beta1": 0.25, "beta2": 0.5}]),
}

# --- schedules: the factor of every epoch; of one that goes by steps, of every step; of one that hears validations, with their losses

LOSSES = [1.0, 0.5, 0.499999, 0.6, 0.55, 0.51, 0.4, 0.41, 0.42, 0.43, 0.44, 0.45, 0.3999, 0.5, 0.5, 0.5]


def schedule(make, knobs, epochs, steps=1, losses=None):
    optim = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1)
    scheduler, factors = make(optim, epochs * steps, **knobs), []
    for i in range(epochs * steps):
        factors.append(optim.param_groups[0]["lr"])
        optim.step()
        if i + 1 < epochs * steps:
            scheduler.step(*([losses[i]] if losses else []))
    yield from case(knobs)
    yield from [["steps", steps]] if steps > 1 else []
    yield from [["loss", *losses]] if losses else []
    yield ["factor", *factors]


LR = torch.optim.lr_scheduler


def exponential(optim, epochs, gamma=0.5, hold=1):
    flat, fall = LR.ConstantLR(optim, 1.0), LR.ExponentialLR(optim, gamma)
    return LR.SequentialLR(optim, [flat, fall], [hold - 1]) if hold > 1 else fall


def one_cycle(optim, total, rise=0.3, start=25.0, end=1e4):
    return LR.OneCycleLR(optim, 1.0, total, pct_start=rise, div_factor=start, final_div_factor=end, cycle_momentum=False)


def plateau(optim, _, gamma=0.1, patience=1, threshold=1e-4, cooldown=0, least=0.0):
    return LR.ReduceLROnPlateau(optim, "min", gamma, patience, threshold, "rel", cooldown, least, eps=0)


SCHEDULES = {
    "constant": (lambda optim, epochs: LR.ConstantLR(optim, 1.0), [{}]),
    "cosine": (lambda optim, epochs: LR.CosineAnnealingLR(optim, epochs), [{}]),
    "exponential": (exponential, [{}, {"gamma": 0.875}, {"hold": 3, "gamma": 0.8}]),
    "step": (lambda optim, _, epochs=1, gamma=0.5: LR.StepLR(optim, epochs, gamma), [{}, {"epochs": 3, "gamma": 0.25}]),
    "inverse": (lambda optim, epochs, half=5: LR.LambdaLR(optim, lambda epoch: half / (half + epoch)), [{}, {"half": 2}]),
}

# --- heads: loss and slope of every lane; the first lane in other units. Errors are below, at and above where a loss bends.

TARGET = [0.5, -1.0, NAN, 2.0, 0.0, 0.0, 0.0, 0.25, -3.0]
OUTPUT = [0.5, 1.5, 4.0, 1.75, 0.5, -0.5, 1.0, -0.75, 0.125]
SHIFT, SCALE = 10.0, 4.0


def head(loss, knobs, outputs=1, point=0):
    away = 0.0625 if outputs > 1 else 0  # from where a quantile's loss bends: its slope there is a matter of taste
    y = torch.tensor([[v + 0.5 * k + away for v in OUTPUT] for k in range(outputs)], requires_grad=True)
    target = torch.tensor(TARGET)
    known = ~torch.isnan(target)
    each = torch.where(known, loss(y, torch.where(known, target, y.detach()[point]), **knobs), torch.zeros(()))
    each.sum().backward()
    yield from case(knobs)
    yield ["target", *TARGET]
    yield ["scale", 0.25]
    yield ["y", *y.detach().flatten()]
    yield ["loss", *each.detach()]
    yield ["dy", *(0.25 * torch.where(known, y.grad, torch.zeros(()))).flatten()]
    yield ["read", SHIFT, SCALE, *(y.detach()[:, 0] * SCALE + SHIFT)]
    yield ["point", point]


def pinball(y, target, low=0.1, high=0.9):
    level = torch.tensor([[low], [0.5], [high]])
    e = target - y
    return torch.maximum(level * e, (level - 1) * e).sum(0)


F = torch.nn.functional
HEADS = {
    "mse": (lambda y, t: F.mse_loss(y[0], t, reduction="none"), [{}], 1, 0),
    "mae": (lambda y, t: F.l1_loss(y[0], t, reduction="none"), [{}], 1, 0),
    "huber": (lambda y, t, delta=1.0: F.huber_loss(y[0], t, reduction="none", delta=delta), [{}, {"delta": 0.5}, {"delta": 1.5}], 1, 0),
    "pinball": (pinball, [{}, {"low": 0.25, "high": 0.625}], 3, 1),
}

# --- heads of classes: the target is an index; with a weight for each class and without

CLASS = [0.0, 1.0, NAN, 2.0, 1.0, 0.0, 2.0, 2.0, 1.0]


def class_head(loss, shares, weight):
    """Outputs of the last lanes are so large that an exponential of them alone is infinite in float."""
    y = torch.tensor([[v * (1 + k) - 0.75 * k + (90 if i > 6 else 0) * k for i, v in enumerate(OUTPUT)] for k in range(3)],
                     requires_grad=True)
    target = torch.tensor(CLASS)
    known = ~torch.isnan(target)
    each = torch.where(known, loss(y.T, torch.where(known, target, torch.zeros(())).long(), torch.tensor(weight)), torch.zeros(()))
    each.sum().backward()
    yield ["case"]
    yield ["classes", 3]
    yield ["weight", *weight]
    yield ["target", *CLASS]
    yield ["scale", 0.25]
    yield ["y", *y.detach().flatten()]
    yield ["loss", *each.detach()]
    yield ["dy", *(0.25 * torch.where(known, y.grad, torch.zeros(()))).flatten()]
    yield ["shares", *shares(y.detach()[:, 0])]


CLASS_HEADS = {
    "softmax": (lambda y, t, w: F.cross_entropy(y, t, weight=w, reduction="none"), lambda y: torch.softmax(y, 0)),
    "hinge": (lambda y, t, w: F.multi_margin_loss(y, t, weight=w, reduction="none"), lambda y: y),
}

# --- scalers: shift and scale of the known training values, and all values scaled; the last two are not training

VALUES = [[1, 2, 4, 5, 9, -1], [3, NAN, -7, 0.5, NAN, 2, 11, 100, NAN], [1e6 + 1, 1e6 + 3, 1e6 + 8, 0, 1e6], [4, 4, 4, 5, 3], [7, 1, 2],
          [NAN, -2, NAN, 6, 1, 2]]


def scaler(fit, knobs):
    for values in VALUES:
        known = torch.tensor([float(v) for v in values[:-2] if not math.isnan(v)])
        shift, scale = fit(known, **knobs)
        scale = scale if scale > 0 else torch.ones(())
        yield from case(knobs)
        yield ["value", *values]
        yield ["shift", shift]
        yield ["scale", scale]
        yield ["scaled", *((torch.tensor(values) - shift) / scale)]


def trimmed(known, share=0.25):
    ordered, tail = known.sort().values, int(share * (len(known) - 1))
    return ordered[(len(known) - 1) // 2], ordered[len(known) - 1 - tail] - ordered[tail]


SCALERS = {
    "none": (lambda known: (torch.zeros(()), torch.ones(())), [{}]),
    "standard": (lambda known: (known.mean(), known.std(correction=0)), [{}]),
    "minmax": (lambda known: (known.min(), known.max() - known.min()), [{}]),
    "trimmed": (trimmed, [{}, {"share": 0.125}]),
}

SAMPLES = {"lion", "inverse", "pinball", "trimmed"}
for name, (make, knobs) in OPTIMIZERS.items():
    write("train/optim", name, [line for k in knobs for line in optimizer(make, k)], name in SAMPLES)
for name, (make, knobs) in SCHEDULES.items():
    write("train/schedule", name, [line for k in knobs for epochs in (1, 7) for line in schedule(make, k, epochs)], name in SAMPLES)
for name, make, knobs, runs in [
    ("one_cycle", one_cycle, [{}, {"rise": 0.5, "start": 4, "end": 100.0}, {"rise": 0.0}], [(1, 7), (7, 1), (3, 11), (1, 1)]),
    ("plateau", plateau, [{}, {"patience": 0, "gamma": 0.5}, {"cooldown": 2, "threshold": 0.01, "least": 0.05}], [(16, 1, LOSSES)]),
]:
    write("train/schedule", name, [line for k in knobs for run in runs for line in schedule(make, k, *run)])
for name, (loss, knobs, outputs, point) in HEADS.items():
    write("nn/head", name, [line for k in knobs for line in head(loss, k, outputs, point)], name in SAMPLES)
for name, (loss, shares) in CLASS_HEADS.items():
    write("nn/head", name, [line for weight in ([1.0, 1.0, 1.0], [0.5, 3.0, 1.25]) for line in class_head(loss, shares, weight)])
for name, (fit, knobs) in SCALERS.items():
    write("data/scaler", name, [line for k in knobs for line in scaler(fit, k)], name in SAMPLES)
