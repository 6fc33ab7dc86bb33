"""Protected. The four point clouds, each in a box of about [-4, 4] by [-4, 4]: the same distributions as those of the template
in Java, drawn by NumPy's generators, so the points themselves are others."""

import numpy as np

import runner

NAMES = ["circle", "dino", "line", "moons"]

# A closed outline, drawn for this template by hand on a 100 by 100 sheet; x to the right, y up.
_DINO = np.array([
    (96, 78), (94, 86), (86, 92), (76, 94), (66, 90), (60, 80), (55, 68), (46, 58), (34, 50), (22, 40),
    (10, 26), (2, 10), (16, 18), (28, 24), (34, 18), (32, 8), (28, 2), (42, 2), (40, 8), (44, 18),
    (50, 20), (56, 12), (54, 2), (68, 2), (64, 8), (64, 20), (70, 32), (72, 40), (80, 38), (86, 34),
    (84, 42), (74, 48), (74, 58), (80, 64), (92, 66), (94, 70), (80, 72), (96, 78)], float)


def training(name: str, count: int) -> np.ndarray:
    """What training sees: the same points for every seed."""
    return _points(name, count, runner.random(f"train {name}"))


def held_out(name: str, count: int) -> np.ndarray:
    """What judges: drawn independently of the training points."""
    return _points(name, count, runner.random(f"held out {name}"))


def held_out_noise(name: str, count: int) -> np.ndarray:
    """The noise that is added to the held-out points; the same for every run, so that runs are compared fairly."""
    return runner.random(f"held-out noise {name}").standard_normal((count, 2)).astype(np.float32)


def _points(name: str, count: int, random: np.random.Generator) -> np.ndarray:
    draw = {"circle": _circle, "dino": _dino, "line": _line, "moons": _moons}[name]
    return draw(count, random).astype(np.float32)


def _circle(count: int, random: np.random.Generator) -> np.ndarray:
    """Small discs: the directions of a 5 by 5 lattice on a circle of radius 3, and its centre."""
    lattice = np.rint(10 * random.uniform(-0.25, 0.25, (count, 2))) / 10
    angle, radius = random.uniform(0, 2 * np.pi, count), random.uniform(0, 0.03, count)
    centre = lattice / (np.linalg.norm(lattice, axis=1, keepdims=True) + 1e-10)
    return 3 * (centre + radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1))


def _dino(count: int, random: np.random.Generator) -> np.ndarray:
    angle = random.uniform(0, 2 * np.pi, count)
    eye = np.stack([80 + 2.5 * np.cos(angle), 84 + 2.5 * np.sin(angle)], 1)
    sheet = np.where(random.uniform(size=(count, 1)) < 0.04, eye, _outline(count, random))
    return 4 * (sheet / [50, 48] - 1) + 0.02 * random.standard_normal((count, 2))


def _outline(count: int, random: np.random.Generator) -> np.ndarray:
    """Points on the outline, uniform in its length."""
    ends = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(_DINO, axis=0), axis=1))])
    place = random.uniform(0, ends[-1], count)
    return np.stack([np.interp(place, ends, _DINO[:, 0]), np.interp(place, ends, _DINO[:, 1])], 1)


def _line(count: int, random: np.random.Generator) -> np.ndarray:
    return random.uniform((-2, -4), (2, 4), (count, 2))


def _moons(count: int, random: np.random.Generator) -> np.ndarray:
    angle, outer = random.uniform(0, np.pi, count), random.uniform(size=count) < 0.5
    x = np.where(outer, np.cos(angle), 1 - np.cos(angle)) + 0.03 * random.standard_normal(count)
    y = np.where(outer, np.sin(angle), 0.5 - np.sin(angle)) + 0.03 * random.standard_normal(count)
    return np.stack([2 * (x + 0.3) - 1, 3 * (y + 0.3) - 1], 1)
