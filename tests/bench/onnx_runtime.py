#!/usr/bin/env python3
"""ONNX Runtime as a peer of `lanecast bench --peer onnxruntime=tests/bench/onnx_runtime.py`: inference (infer-) only, on the
operators LSTM, GRU and RNN and a linear head (src/bench/peer.h says how peers talk).
"""
import math

import peer

case, threads = peer.arguments()
if not case.infer:
    peer.unable("to train: ONNX Runtime infers only")
try:
    import numpy
    import onnx
    import onnxruntime
except ImportError as error:
    peer.unable(error)

directions, cell, batch, context, inputs, hidden, layers = case[1:]
# ONNX's gates in terms of PyTorch's order, whose numbers the check is made of: i o f c, z r h.
gates = {"lstm": [0, 3, 1, 2], "gru": [1, 0, 2], "rnn": [0]}[cell]
streams = iter(range(1000))
nodes, constants = [], []


def constant(label, array):
    constants.append(onnx.numpy_helper.from_array(array, label))
    return label


def reordered(shape):
    parameter = peer.value(next(streams), (len(gates) * hidden, *shape), 1 / math.sqrt(hidden))
    return numpy.concatenate([parameter[gate * hidden : (gate + 1) * hidden] for gate in gates])


def add(operator, label, *given, **attributes):
    nodes.append(onnx.helper.make_node(operator, list(given), [label], **attributes))
    return label


def add_layer(i, x, width):
    parts = [[reordered((width,)), reordered((hidden,)), numpy.concatenate([reordered(()), reordered(())])] for _ in range(directions)]
    w, r, b = (constant(f"{label}{i}", numpy.stack([part[k] for part in parts])) for k, label in enumerate("WRB"))
    options = {"linear_before_reset": 1} if cell == "gru" else {}
    y = add(cell.upper(), f"y{i}", x, w, r, b, hidden_size=hidden, direction="bidirectional" if directions == 2 else "forward", **options)
    flat = add("Transpose", f"t{i}", y, perm=[0, 2, 1, 3])
    return add("Reshape", f"x{i}", flat, constant(f"s{i}", numpy.array([context, batch, directions * hidden], dtype=numpy.int64)))


def index_of(label, i):
    return constant(label, numpy.array(i, dtype=numpy.int64))


x, width = "x", inputs
for i in range(layers):
    x, width = add_layer(i, x, width), directions * hidden
last = add("Gather", "last", x, index_of("at_last", context - 1), axis=0)
if directions == 2:
    first = add("Gather", "first", x, index_of("at_first", 0), axis=0)
    ahead = add("Slice", "ahead", last, *(constant(f"a{k}", numpy.array([v], dtype=numpy.int64)) for k, v in enumerate([0, hidden, 1])))
    back = add("Slice", "back", first, *(constant(f"b{k}", numpy.array([v], dtype=numpy.int64)) for k, v in enumerate([hidden, width, 1])))
    last = add("Concat", "states", ahead, back, axis=1)
add("MatMul", "out", last, constant("head", peer.value(0, (width, inputs), 1.0)))

real = onnx.TensorProto.FLOAT
graph = onnx.helper.make_graph(
    nodes, "bench", [onnx.helper.make_tensor_value_info("x", real, [context, batch, inputs])],
    [onnx.helper.make_tensor_value_info("out", real, [batch, inputs]), onnx.helper.make_tensor_value_info(last, real, [batch, width])],
    constants)
model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8)
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = threads
session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
feed = {"x": peer.value(50, (context, batch, inputs), 1.0)}
peer.serve(f"onnxruntime {onnxruntime.__version__}", session.run([last], feed)[0].astype(float), lambda: session.run(["out"], feed))
