"""Protected. What a run is judged by."""

import numpy as np

# ------------------------------------------------------------------------------------------------------------ likelihood


def reconstruction(outputs: np.ndarray, sketch: np.ndarray, pixel: float) -> float:
    """The mean over steps of minus the log likelihood of a sketch under the outputs of each step: where the next point lies
    (a mixture of Gaussians, in units of the moves) and what the pen does after it. A row of outputs holds six numbers for
    each of M parts of the mixture, and three for the pen: M logits of the weights, M means of dx, M of dy, M log deviations
    of dx, M of dy, M correlations before tanh; logits of pen down, pen lifted, and end of the sketch. After the end, the
    pen's state alone counts. The pen is known to a pixel only, so a pixel's variance widens each Gaussian; without it, the
    density of points on a grid has no upper bound."""
    steps, parts, length = len(outputs), (outputs.shape[1] - 3) // 6, len(sketch)
    outputs = outputs.astype(float)
    states = np.full(steps, 2)
    states[:length] = sketch[:, 2]
    total = _log_softmax(outputs[:, 6 * parts:])[np.arange(steps), states].sum()
    logits, *gaussians = np.split(outputs[:length, :6 * parts], 6, axis=1)
    density = _log_softmax(logits) + _log_density(sketch[:, None, :2].astype(float), *gaussians, pixel**2 / 12)
    return -(total + _log_sum_exp(density).sum()) / steps


def _log_density(points, mean_x, mean_y, log_x, log_y, correlation, blur: float) -> np.ndarray:
    x, y, sx, sy, r = points[..., 0] - mean_x, points[..., 1] - mean_y, np.exp(log_x), np.exp(log_y), np.tanh(correlation)
    vx, vy = sx**2 + blur, sy**2 + blur
    determinant = (sx * sy)**2 * (1 - r**2) + blur * (sx**2 + sy**2 + blur)
    square = (x**2 * vy - 2 * x * y * r * sx * sy + y**2 * vx) / determinant
    return -0.5 * square - 0.5 * np.log(determinant) - np.log(2 * np.pi)


def _log_sum_exp(values: np.ndarray) -> np.ndarray:
    most = values.max(1, keepdims=True)
    return most[:, 0] + np.log(np.exp(values - most).sum(1))


def _log_softmax(values: np.ndarray) -> np.ndarray:
    return values - _log_sum_exp(values)[:, None]


def divergence(mean: np.ndarray, log_variance: np.ndarray) -> float:
    """Kullback-Leibler divergence of posteriors from the standard normal distribution, the mean over sketches and dimensions."""
    mean, log_variance = mean.astype(float), log_variance.astype(float)
    return float(-0.5 * (1 + log_variance - mean**2 - np.exp(log_variance)).mean())


# ----------------------------------------------------------------------------------------------------------- recognition

_GRID = 12
_NEIGHBOUR = 5


def features(sketch: np.ndarray) -> np.ndarray:
    """What a drawing looks like: its ink on a grid, and how it was drawn. Distances between these are those of drawings: at
    most about 1.4 for the ink, and a part of each factor e of the rest."""
    points = np.concatenate([np.zeros((1, 2)), np.cumsum(sketch[:, :2].astype(float), 0)])
    least, width, height = points.min(0), np.ptp(points[:, 0]), np.ptp(points[:, 1])
    size = max(width, height, 1e-6)
    points = (points - least - np.array([width, height]) / 2) / size
    drawn = np.concatenate([[True], sketch[:-1, 2] != 1])[:len(sketch)]  # not where the pen was lifted before
    starts, ends = points[:-1][drawn], points[1:][drawn]
    lengths = np.hypot(*(ends - starts).T)
    ink = _ink(starts, ends, lengths)
    norm = max(np.sqrt(ink.sum()), 1e-6)
    shape = [0.3 * np.log(1 + (~drawn).sum()), 0.3 * np.log(1 + len(sketch)), 0.5 * np.log(1e-3 + lengths.sum()), 0.3 * (width - height) / size]
    return np.concatenate([np.sqrt(ink) / norm, shape])


def _ink(starts: np.ndarray, ends: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Ink along lines between places from -1/2 to 1/2, each drop shared among the four cells around it."""
    drops = 1 + (4 * _GRID * lengths).astype(int)
    line = np.repeat(np.arange(len(drops)), drops)
    share = (np.arange(len(line)) - np.repeat(np.cumsum(drops) - drops, drops) + 0.5) / drops[line]
    places = (_GRID - 1) * (0.5 + starts[line] + share[:, None] * (ends - starts)[line])
    cells = np.clip(places.astype(int), 0, _GRID - 2)
    (right, down), drop = (places - cells).T, (lengths / drops)[line]
    ink = np.zeros(_GRID * _GRID)
    for row, column, part in ((0, 0, (1 - right) * (1 - down)), (0, 1, right * (1 - down)), (1, 0, (1 - right) * down), (1, 1, right * down)):
        np.add.at(ink, (cells[:, 1] + row) * _GRID + cells[:, 0] + column, drop * np.maximum(0, part))
    return ink


class Recogniser:
    """Takes a drawing for the class that has the nearest fifth neighbour among real drawings, or for none where that neighbour
    is more than half as far away again as it is for nineteen of twenty real drawings of the class."""

    def __init__(self):
        self._known: dict[str, np.ndarray] = {}
        self._farthest: dict[str, float] = {}

    def learn(self, name: str, sketches: list[np.ndarray], others: list[np.ndarray]) -> None:
        """Makes a class known by some real drawings, and how far away others of that class may lie."""
        self._known[name] = np.array([features(sketch) for sketch in sketches])
        distances = np.sort(self._distances(np.array([features(sketch) for sketch in others]), name))
        self._farthest[name] = 1.5 * distances[int(0.95 * (len(distances) - 1))]

    def share(self, sketches: list[np.ndarray], name: str) -> float:
        """The share of drawings that are taken for this class."""
        seen = np.array([features(sketch) for sketch in sketches])
        distances = {known: self._distances(seen, known) for known in self._known}
        nearest = np.min(list(distances.values()), 0)
        return float(((distances[name] <= nearest) & (distances[name] <= self._farthest[name])).mean())

    def _distances(self, seen: np.ndarray, name: str) -> np.ndarray:
        return np.partition(_pairs(seen, self._known[name]), _NEIGHBOUR - 1, axis=1)[:, _NEIGHBOUR - 1]


def variety(sketches: list[np.ndarray]) -> float:
    """How unlike each other drawings are: the mean distance of all pairs."""
    seen = np.array([features(sketch) for sketch in sketches])
    return float(_pairs(seen, seen)[np.triu_indices(len(seen), 1)].mean())


def _pairs(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.sqrt(np.maximum(0, (a**2).sum(1)[:, None] + (b**2).sum(1) - 2 * a @ b.T))
