"""Protected. What a run is judged by."""

import numpy as np

_NEIGHBOUR = 5
_CHUNK = 256  # points whose distances to all others are held at once


def mean_squared_error(predicted: np.ndarray, noise: np.ndarray) -> float:
    """Mean squared error of the predicted noise over points and coordinates."""
    return float(np.square(predicted.astype(float) - noise).mean())


def divergence(real: np.ndarray, generated: np.ndarray) -> float:
    """Kullback-Leibler divergence of the generated from the real points in bits, estimated from the distances to the fifth
    nearest neighbour in the maximum norm (Wang, Kulkarni and Verdu 2009). It may come out below zero."""
    n, m = len(real), len(generated)
    difference = np.log(_distances(real, generated, _NEIGHBOUR)) - np.log(_distances(real, real, _NEIGHBOUR + 1))
    return float((np.log(m / (n - 1)) + 2 * difference.mean()) / np.log(2))


def _distances(points: np.ndarray, others: np.ndarray, k: int) -> np.ndarray:
    """The distance of each point to its k-th nearest of the others; a point is its own nearest. Never 0: a logarithm follows."""
    found = np.empty(len(points))
    for i in range(0, len(points), _CHUNK):
        here = points[i:i + _CHUNK, None, :]
        gaps = np.maximum(np.abs(here[:, :, 0] - others[:, 0]), np.abs(here[:, :, 1] - others[:, 1]))
        found[i:i + _CHUNK] = np.partition(gaps, k - 1, axis=1)[:, k - 1]
    return np.maximum(found, 1e-10)
