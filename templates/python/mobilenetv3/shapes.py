"""Protected. Pictures of ten shapes, drawn by formulas: each picture has a place, size, turn, stretch, two colours, stripes
inside and around, a gradient, a bar that covers a part, a spot that distracts, and noise of its own. Every number is a hash
of the part of the data set, the picture and the purpose, so the pictures are the same everywhere."""

import math

import numpy as np

from pictures import Pictures

CLASSES = ["disc", "ring", "square", "triangle", "star", "cross", "moon", "bars", "ell", "tee"]

_NUMBERS = 4096  # each picture's share of the stream: its properties, then noise from 64 on
_TOGETHER = 500  # pictures that are drawn at once
_SLOPE = 2 * math.pi / 5


def draw(part: int, size: int, count: int) -> Pictures:
    """So many pictures of a part: 1 to train, 2 to select, 3 to judge."""
    drawings = [_Drawing(part, np.arange(start, min(start + _TOGETHER, count)), size) for start in range(0, count, _TOGETHER)]
    return Pictures(np.concatenate([drawing.pixels() for drawing in drawings]),
                    np.concatenate([drawing.label for drawing in drawings]), len(CLASSES))


def _hash(part: int, place: np.ndarray) -> np.ndarray:
    """A hash (the last steps of SplitMix64) of places in a part's stream."""
    z = np.uint64(part * 0xD1B54A32D192ED03 % 2**64) + (place.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ z >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ z >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    return z ^ z >> np.uint64(31)


class _Drawing:
    """Some pictures on the square [-1, 1] by [-1, 1], y down; arrays are pictures by channels by pixels."""

    def __init__(self, part: int, index: np.ndarray, size: int):
        self.part, self.index, self.size = part, index, size
        self.label = self.uniform(0, 0, len(CLASSES)).ravel().astype(np.int64)

    def uniform(self, number: int, low: float, high: float) -> np.ndarray:
        return low + (high - low) * ((_hash(self.part, self.index * _NUMBERS + number) >> np.uint64(11)) * 2.0**-53)[:, None, None]

    def three(self, number: int, low: float, high: float) -> np.ndarray:
        return np.concatenate([self.uniform(number + channel, low, high) for channel in range(3)], axis=1)

    def pixels(self) -> np.ndarray:
        area = self.size * self.size
        pixel = np.arange(area)
        x, y = (2 * (pixel % self.size) + 1.0) / self.size - 1, (2 * (pixel // self.size) + 1.0) / self.size - 1
        texture = self.stripes(24, x, y, 0.16)
        ground = self.stripes(13, x, y, 0.20) + self.uniform(20, -0.2, 0.2) * x + self.uniform(21, -0.2, 0.2) * y
        background = self.three(10, 0.1, 0.6)
        direction = np.where(self.uniform(9, 0, 1) < 0.1, -1, 1)  # the shape is lighter, or in one picture of ten darker
        value = _mix(background + ground * self.three(17, -1, 1), background + self.three(46, 0.1, 0.45) * direction + texture,
                     self.covered(self.shape(x, y)))
        value = _mix(value, self.three(34, 0, 1), self.covered(self.bar(x, y)))
        value = _mix(value, self.three(50, 0, 1), self.covered(self.spot(x, y)))
        value = np.floor(255 * (value + self.uniform(41, 0.02, 0.10) * self.noise(area)) + 0.5)
        return np.clip(value, 0, 255).astype(np.uint8).reshape(-1, 3, self.size, self.size)

    def stripes(self, number: int, x: np.ndarray, y: np.ndarray, most: float) -> np.ndarray:
        """A wave of brightness in one direction."""
        turn, waves, phase = self.uniform(number, 0, math.pi), self.uniform(number + 1, 2, 7), self.uniform(number + 2, 0, 2 * math.pi)
        return self.uniform(number + 3, 0, most) * np.sin(waves * np.cos(turn) * x + waves * np.sin(turn) * y + phase)

    def noise(self, area: int) -> np.ndarray:
        """Nearly Gaussian, with variance 1: three independent uniform numbers of 21 bits, added."""
        bits = _hash(self.part, (self.index * _NUMBERS + 64)[:, None] + np.arange(3 * area)).reshape(-1, 3, area)
        sums = (bits >> np.uint64(43)) + (bits >> np.uint64(22) & np.uint64(0x1FFFFF)) + (bits >> np.uint64(1) & np.uint64(0x1FFFFF))
        return 2 * (sums * 2.0**-21 - 1.5)

    def covered(self, distance: np.ndarray) -> np.ndarray:
        """The share of a pixel that lies inside, from the distance of its centre to the edge, negative inside."""
        return np.clip(0.5 - distance * self.size / 2, 0, 1)

    def bar(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        turn, dx, dy = self.uniform(28, 0, math.pi), x - self.uniform(29, -0.7, 0.7), y - self.uniform(30, -0.7, 0.7)
        return _box(dx * np.cos(turn) + dy * np.sin(turn), dy * np.cos(turn) - dx * np.sin(turn),
                    self.uniform(31, 0.2, 0.6), self.uniform(32, 0.04, 0.14))

    def spot(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.hypot(x - self.uniform(37, -0.9, 0.9), y - self.uniform(38, -0.9, 0.9)) - self.uniform(39, 0.05, 0.18)

    def shape(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """The distance to the shape's edge, about."""
        dx, dy = x - self.uniform(1, -0.25, 0.25), y - self.uniform(2, -0.25, 0.25)
        scale, turn, stretch = self.uniform(3, 0.45, 0.8), self.uniform(4, -0.7, 0.7), self.uniform(6, 0.85, 1.18)
        sign = np.where(self.uniform(5, -1, 1) < 0, -1, 1)
        u = (dx * np.cos(turn) + dy * np.sin(turn)) / scale * sign * stretch
        v = (dy * np.cos(turn) - dx * np.sin(turn)) / scale / stretch
        distance = np.empty_like(u)
        for label, name in enumerate(CLASSES):
            mine = self.label == label
            distance[mine] = _outline(name, u[mine], v[mine])
        return scale * distance


def _outline(name: str, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    radius = np.hypot(u, v)
    match name:
        case "disc":
            return radius - 0.8
        case "ring":
            return np.abs(radius - 0.66) - 0.22
        case "square":
            return _box(u, v, 0.7, 0.7)
        case "triangle":
            return np.maximum(v, np.abs(u) * math.sqrt(3) / 2 - v / 2) - 0.48
        case "star":
            return _star(u, v, radius)
        case "cross":
            return np.minimum(_box(u, v, 0.92, 0.27), _box(u, v, 0.27, 0.92))
        case "moon":
            return np.maximum(radius - 0.85, 0.68 - np.hypot(u - 0.42, v))
        case "bars":
            return _box(u, np.abs(v) - 0.5, 0.85, 0.24)
        case "ell":
            return np.minimum(_box(u + 0.5, v, 0.26, 0.88), _box(u, v - 0.62, 0.76, 0.26))
        case _:
            return np.minimum(_box(u, v, 0.26, 0.88), _box(u, v - 0.62, 0.76, 0.26))


def _box(u, v, half_width, half_height):
    return np.maximum(np.abs(u) - half_width, np.abs(v) - half_height)


def _star(u, v, radius):
    """Five points at radius 1, the inner corners at 0.45: folded into one half of a point, its edge is a line."""
    angle = np.arctan2(v, u) / _SLOPE
    folded = np.abs(angle - np.rint(angle)) * _SLOPE
    corner_x, corner_y = 0.45 * math.cos(_SLOPE / 2), 0.45 * math.sin(_SLOPE / 2)
    x, y = radius * np.cos(folded) - 1, radius * np.sin(folded)
    return (x * corner_y + y * (1 - corner_x)) / math.hypot(1 - corner_x, corner_y)


def _mix(below, above, share):
    return below + share * (above - below)
