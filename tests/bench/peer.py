"""peer - what peers in Python share: the case's name, the numbers that weights and inputs are made of, and how they talk to
`lanecast bench` (src/bench/peer.h).
"""
import collections
import math
import re
import sys
import time

Case = collections.namedtuple("Case", "infer directions cell batch context inputs hidden layers")


def unable(*why):
    print("unable", *why, flush=True)
    sys.exit()


try:
    import numpy
except ImportError as error:
    unable(error)


def arguments():
    """The case and the number of threads that bench asks for."""
    match = re.fullmatch(r"(infer-)?(bi)?(lstm|gru|rnn)-B(\d+)-T(\d+)-I(\d+)-H(\d+)-L(\d+)", sys.argv[1])
    if not match:
        unable("to run", sys.argv[1])
    return Case(bool(match[1]), 2 if match[2] else 1, match[3], *map(int, match.groups()[3:])), int(sys.argv[2])


def value(stream, shape, scale):
    """The formula that stands for weights (a stream per parameter) and inputs (stream 50)."""
    i = numpy.arange(math.prod(shape), dtype=float)
    numbers = scale * numpy.sin(0.7 + 1.3 * stream + 0.37 * i + 0.011 * i * numpy.sin(0.13 * i))
    return numbers.astype(numpy.float32).reshape(shape)


def serve(who, states, step):
    """Says who is ready and what the last states (float64) come to, then a step's milliseconds for every line read."""
    print("ready", who, flush=True)
    print(f"check {states.sum():.9g} {(states * states).sum():.9g}", flush=True)
    for _ in sys.stdin:
        began = time.perf_counter()
        step()
        print(f"{1e3 * (time.perf_counter() - began):.6f}", flush=True)
