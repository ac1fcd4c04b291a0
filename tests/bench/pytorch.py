#!/usr/bin/env python3
"""PyTorch as a peer of `lanecast bench --peer pytorch=tests/bench/pytorch.py` (src/bench/peer.h says how they talk).

A step is a whole training step on a batch that lies in memory: forward, linear head, MSE, backward, clipping, Adam. With infer-, the
forward pass under inference_mode.
"""
import math

import peer

case, threads = peer.arguments()
try:
    import torch
except ImportError as error:
    peer.unable(error)

torch.set_num_threads(threads)
infer, directions, cell, batch, context, inputs, hidden, layers = case
both = directions == 2
kind = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}[cell]
body = kind(inputs, hidden, num_layers=layers, bidirectional=both)
width = directions * hidden
head = torch.nn.Linear(width, inputs)


def value(*formula):
    return torch.from_numpy(peer.value(*formula))


for stream, parameter in enumerate(body.parameters()):
    parameter.data = value(stream, parameter.shape, 1 / math.sqrt(hidden))
x = value(50, (context, batch, inputs), 1.0)


def states():
    out, _ = body(x)
    return torch.cat([out[-1][:, :hidden], out[0][:, hidden:]], 1) if both else out[-1]


with torch.inference_mode():
    last = states().double()

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


peer.serve(f"pytorch {torch.__version__}", last, predict if infer else train)
