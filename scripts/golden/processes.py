#!/usr/bin/env python3
"""Gaussian processes of scikit-learn and SciPy, expected improvements of mpmath, for tests/golden/gp.c: processes.py
>tests/golden/sweep/gp.txt

"process dimensions points queries", whether each dimension is a choice, theta (ln lengths, ln scale, ln noise), a line a point with its y, the
log marginal likelihood, its gradient, then a line a query: x, mean, variance; and the most of ln p(y) + ln p(theta) that SciPy
finds. "improvement best mean deviation", and its logarithm. A choice is its own column for each value, so that two values are 1 apart.
"""
import mpmath
import numpy as np
import scipy.optimize
import sklearn
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel

mpmath.mp.dps = 60
print(f"# scripts/golden/processes.py: scikit-learn {sklearn.__version__}, mpmath {mpmath.__version__}")


def numbers(values):
    return " ".join(repr(float(v)) for v in np.ravel(values))


def columns(x, choices):
    """A number is a column, a choice one for each of its values; and which dimension each is of."""
    wide, of = [], []
    for i, values in enumerate(choices):
        if values:
            wide += [(x[:, i] == v) / np.sqrt(2) for v in range(values)]
        else:
            wide.append(x[:, i])
        of += [i] * max(values, 1)
    return np.array(wide).T, np.array(of)


def process(x, y, choices, theta):
    """Of theta: fitted. The noise is a kernel for the gradient, and an addition to the diagonal where f is predicted."""
    wide, of = columns(x, choices)
    n = len(choices)
    kernel = ConstantKernel(np.exp(theta[n])) * Matern(np.exp(theta[of]), nu=2.5)
    noisy = GaussianProcessRegressor(kernel + WhiteKernel(np.exp(theta[n + 1])), alpha=0, optimizer=None).fit(wide, y)
    value, slopes = noisy.log_marginal_likelihood(noisy.kernel_.theta, eval_gradient=True)
    gradient = np.zeros(n + 2)
    gradient[n], gradient[n + 1] = slopes[0], slopes[-1]
    np.add.at(gradient, of, slopes[1:-1])
    return GaussianProcessRegressor(kernel, alpha=np.exp(theta[n + 1]), optimizer=None).fit(wide, y), value, gradient


def most(x, y, choices, rng):
    n = len(choices)
    middle = np.r_[np.zeros(n), 0, -9.2]
    deviation = np.r_[np.ones(n), 2, 2]

    def loss(theta):
        _, value, gradient = process(x, y, choices, theta)
        z = (theta - middle) / deviation
        return (z @ z) / 2 - value, z / deviation - gradient

    starts = [middle, middle - np.r_[np.full(n, 2.5), 0, 0]] + [middle + rng.normal(size=n + 2) for _ in range(6)]
    found = [scipy.optimize.minimize(loss, s, jac=True, method="L-BFGS-B", bounds=[(-20, 15)] * (n + 2)) for s in starts]
    return -min(f.fun for f in found)


for choices, points, seed in (([0], 6, 1), ([0, 0, 0], 25, 2), ([0, 3, 0, 2], 40, 3), ([2], 5, 4), ([0] * 6, 60, 5)):
    rng = np.random.default_rng(seed)
    n, queries = len(choices), 5

    def draw(count):
        return np.array([rng.integers(v, size=count) if v else rng.random(count) for v in choices], float).T

    x = draw(points)
    y = np.sin(5 * x[:, 0]) + ((x - 0.3) ** 2).sum(1) + 0.1 * rng.normal(size=points)
    y = (y - y.mean()) / y.std()
    theta = np.r_[rng.normal(-0.5, 0.5, n), rng.normal(0, 0.5), rng.normal(-5, 1)]
    q = draw(queries)
    gp, value, gradient = process(x, y, choices, theta)
    mean, deviation = gp.predict(columns(q, choices)[0], return_std=True)
    print("process", n, points, queries)
    print(" ".join(str(int(v > 0)) for v in choices))
    print(numbers(theta))
    for point, seen in zip(x, y):
        print(numbers(point), float(seen))
    print(float(value))
    print(numbers(gradient))
    for point, m, d in zip(q, mean, deviation):
        print(numbers(point), float(m), float(d**2))
    print(float(most(x, y, choices, rng)))


def improvement(best, mean, deviation):
    z = (mpmath.mpf(best) - mpmath.mpf(mean)) / mpmath.mpf(deviation)
    density = mpmath.exp(-z * z / 2) / mpmath.sqrt(2 * mpmath.pi)
    with mpmath.workdps(60 + int(2 * max(0, mpmath.log10(1 + abs(z)))) + 20):
        h = density * (1 + z * mpmath.sqrt(mpmath.pi / 2) * mpmath.exp(z * z / 2) * mpmath.erfc(-z / mpmath.sqrt(2)))
    return mpmath.log(deviation) + mpmath.log(h)


for z in (0, 0.5, 3, 8, 40, 1e4, -0.5, -1.49, -1.51, -2, -3, -5, -10, -25, -40, -1e3, -1e6):
    for deviation in (1, 1e-6, 1e3):
        print("improvement", numbers([z * deviation, 0, deviation]), mpmath.nstr(improvement(z * deviation, 0, deviation), 20))
