#!/usr/bin/env python3
"""Generations of cmaes 0.13 (PyPI) for tests/golden/sweep.c: evolution.py >tests/golden/sweep/cmaes.txt

A line "begin n population"; then for each generation its points, the best first, a line each, and "state": the step, the mean, C.
"""
import numpy as np
import cmaes

print(f"# scripts/golden/evolution.py: cmaes {cmaes.__version__}, numpy {np.__version__}")


def numbers(values):
    return " ".join(repr(float(v)) for v in np.ravel(values))


for n, population, seed in ((2, 6, 1), (5, 8, 2), (5, 32, 3), (8, 10, 4)):
    optimizer = cmaes.CMA(mean=np.full(n, 0.5), sigma=1 / 6, population_size=population, seed=seed)
    scale = 10.0 ** np.linspace(0, 2, n)
    print("begin", n, population)
    for _ in range(12):
        points = [optimizer.ask() for _ in range(population)]
        loss = [float((scale * (p - 0.3) ** 2).sum() + (p[0] - p[1]) ** 2) for p in points]
        for k in np.argsort(loss):
            print(numbers(points[k]))
        optimizer.tell(list(zip(points, loss)))
        optimizer._eigen_decomposition()
        print("state", numbers([optimizer._sigma]), numbers(optimizer._mean), numbers(optimizer._C))
