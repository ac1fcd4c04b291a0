#!/usr/bin/env python3
"""PyTorch as an opponent of `lanecast bench --peer pytorch=tests/bench/pytorch.py` (src/cli/bench.h says how they talk).

A step is a whole training step on a batch that lies in memory: forward, linear head, MSE, backward, clipping, Adam. With infer-, the
forward pass under inference_mode.
"""
import math
import re
import sys
import time

name, threads = sys.argv[1], int(sys.argv[2])
match = re.fullmatch(r"(infer-)?(bi)?(lstm|gru|rnn)-B(\d+)-T(\d+)-I(\d+)-H(\d+)-L(\d+)", name)
if not match:
    print("unable to run", name, flush=True)
    sys.exit()
try:
    import numpy
    import torch
except ImportError as error:
    print("unable:", error, flush=True)
    sys.exit()

torch.set_num_threads(threads)
infer, both, cell = bool(match[1]), bool(match[2]), match[3]
batch, context, inputs, hidden, layers = map(int, match.groups()[3:])
kind = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}[cell]
body = kind(inputs, hidden, num_layers=layers, bidirectional=both)
width = hidden * (2 if both else 1)
head = torch.nn.Linear(width, inputs)


def value(stream, shape, scale):
    i = numpy.arange(math.prod(shape), dtype=float)
    numbers = scale * numpy.sin(0.7 + 1.3 * stream + 0.37 * i + 0.011 * i * numpy.sin(0.13 * i))
    return torch.tensor(numbers, dtype=torch.float32).reshape(shape)


for stream, parameter in enumerate(body.parameters()):
    parameter.data = value(stream, parameter.shape, 1 / math.sqrt(hidden))
x = value(50, (context, batch, inputs), 1.0)


def states():
    out, _ = body(x)
    return torch.cat([out[-1][:, :hidden], out[0][:, hidden:]], 1) if both else out[-1]


with torch.inference_mode():
    last = states().double()
print("ready pytorch", torch.__version__, flush=True)
print(f"check {last.sum().item():.9g} {(last * last).sum().item():.9g}", flush=True)

parameters = list(body.parameters()) + list(head.parameters())
adam = torch.optim.Adam(parameters, lr=1e-4)
target = torch.randn(batch, inputs)


def train():
    adam.zero_grad(set_to_none=True)
    loss = torch.nn.functional.mse_loss(head(states()), target)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(parameters, 1.0)
    adam.step()


def predict():
    with torch.inference_mode():
        head(states())


step = predict if infer else train
for _ in sys.stdin:
    began = time.perf_counter()
    step()
    print(f"{1e3 * (time.perf_counter() - began):.6f}", flush=True)
