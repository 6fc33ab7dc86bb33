"""Protected. Draws fish, flowers, houses and snails as a hurried hand would: each drawing has its own proportions, order and
direction of strokes, bent lines, outlines that do not quite close, and parts that are there or not. The same distributions as
in the template in Java, drawn by NumPy's generators. Points are complex numbers, x + iy, y downwards; like the drawings of
Quick, Draw! they fill a square of 256 pixels, and points between which a line is straight are left out."""

import numpy as np

NAMES = ["fish", "flower", "house", "snail"]

_CANVAS, _TOLERANCE = 255, 4  # pixels
_TURN = 2 * np.pi


def draw(name: str, random: np.random.Generator) -> list[np.ndarray]:
    """One drawing: strokes of points in whole pixels."""
    hand = _Hand(random)
    {"fish": _fish, "flower": _flower, "house": _house, "snail": _snail}[name](hand)
    return hand.finished(name != "house" and hand.chance(0.5))


# ---------------------------------------------------------------------------------------------------------------- motifs


def _fish(hand: "_Hand") -> None:
    height, tail = hand.between(0.4, 0.65), hand.between(0.3, 0.5)
    if hand.chance(0.35):  # In one stroke: along the back, around the nose, along the belly, and up the tail.
        i = np.arange(41)
        angle, narrow = _TURN * (0.1 + 0.8 * i / 40), np.where((i < 6) | (i > 34), 1.25, 1)
        ribbon = np.append(np.cos(angle) * narrow - 1j * height * np.sin(angle), 0)
        ribbon[0] = ribbon[41] = 1.45 + 1j * tail
        ribbon[40] = 1.45 - 1j * tail
        hand.add(ribbon)
    else:
        hand.arc(0, 1, height, hand.between(-0.2, 0.2), _TURN)
        hand.lines(0.15, True, [0.97, 1.5 - 1j * tail, 1.5 + 1j * tail, 0.97])
    hand.arc(-0.55 - 0.25j * height, 0.08, 0.08, hand.between(0, 6), _TURN)
    if hand.chance(0.4):
        hand.arc(-0.95 + 0.3j * height, 0.28, 0.14, 0.2, 1.5)


def _flower(hand: "_Hand") -> None:
    petals = 5 if hand.chance(0.5) else 4
    heart, length, start, drop = hand.between(0.22, 0.34), hand.between(0.45, 0.65), hand.between(0, _TURN), hand.between(1.6, 2.3)
    hand.arc(0, heart, heart, hand.between(0, 6), _TURN)
    share = np.linspace(0, 1, 12 * petals + 1)
    hand.add((heart * 1.05 + length * np.abs(np.sin(np.pi * petals * share)) ** 0.8) * np.exp(1j * (start + _TURN * share)))
    bottom, sway = heart + length, hand.between(-0.15, 0.15)
    hand.lines(0.06, False, [1j * bottom, sway + 1j * (bottom + drop)])
    if hand.chance(0.5):
        side, at = 1 if hand.chance(0.5) else -1, bottom + drop * hand.between(0.45, 0.65)
        stem = sway / 2 + 1j * at
        hand.lines(0.35 * side, False, [stem, side * 0.6 + 1j * (at - 0.35), stem])


def _house(hand: "_Hand") -> None:
    width, height, roof, eaves = hand.between(0.8, 1.2), hand.between(0.65, 1), hand.between(0.45, 0.8), hand.between(0, 0.2)
    walls = [-width, width, width + 2j * height, -width + 2j * height, -width]
    gable = [-width - eaves, hand.between(-0.1, 0.1) - 2j * roof, width + eaves]
    for part in (gable, walls) if hand.chance(0.3) else (walls, gable):
        hand.lines(0.02, True, part)
    middle, door = hand.between(-0.4, 0.4) * width, hand.between(0.15, 0.25)
    floor, top = 2j * height, 1j * (2 - hand.between(0.7, 1)) * height
    hand.lines(0.02, True, [middle - door + floor, middle - door + top, middle + door + top, middle + door + floor])
    if hand.chance(0.6):
        at, half = (-0.6 if middle > 0 else 0.6) * width + 0.6j * height, hand.between(0.15, 0.22)
        hand.lines(0.02, True, [at + half * corner for corner in (-1 - 1j, 1 - 1j, 1 + 1j, -1 + 1j, -1 - 1j)])


def _snail(hand: "_Hand") -> None:
    turns, size = hand.between(1.6, 2.3), hand.between(0.85, 1.1)
    share = np.linspace(0, 1, 61)
    shell = size * (0.08 + 0.92 * share) * np.exp(1j * (np.pi / 2 - _TURN * turns * (1 - share)))  # ends where it touches the foot
    head, neck = hand.between(1.5, 1.9), hand.between(0.5, 0.9)
    top = head + 1j * (size - 2 * neck + 0.6)
    foot = [-1.2 * size + 1.05j * size, head * 0.7 + 1.05j * size, head + 0.6j * size, top]
    if hand.chance(0.5):
        hand.add(shell)
        hand.lines(0.04, False, foot)
    else:
        hand.lines(0.04, False, foot)
        hand.add(shell)
    for side in (-1, 1):
        hand.lines(0.05, False, [top, top + side * hand.between(0.1, 0.3) - 1j * hand.between(0.3, 0.5)])


# ------------------------------------------------------------------------------------------------------------------ hand


class _Hand:
    def __init__(self, random: np.random.Generator):
        self._random = random
        self._strokes: list[np.ndarray] = []

    def between(self, least: float, most: float) -> float:
        return self._random.uniform(least, most)

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def lines(self, bend: float, turn: bool, points: list[complex]) -> None:
        """Joins points by lines that are a little bent; a stroke that may be turned is drawn from its other end half of the times."""
        gaussians = self._random.standard_normal(3 * len(points) - 1)
        corners = np.array(points) + 0.035 * (gaussians[:len(points)] + 1j * gaussians[len(points):2 * len(points)])
        share, by = np.arange(12) / 12, bend * (1 + 0.4 * gaussians[2 * len(points):])
        sides = np.diff(corners)[:, None]
        path = corners[:-1, None] + sides * (share - 4j * share * (1 - share) * by[:, None])
        path = np.append(path, corners[-1])
        self.add(path[::-1] if turn and self.chance(0.5) else path)

    def arc(self, centre: complex, width: float, height: float, start: float, angle: float) -> None:
        """A part of an ellipse, either way round, that ends a little off."""
        drift = 0.06 * self._random.standard_normal()
        sweep = (angle + self.between(-0.15, 0.3)) * (1 if self.chance(0.5) else -1)
        share = np.linspace(0, 1, 37)
        at = start + share * sweep
        self.add(centre + (1 + drift * share) * (width * np.cos(at) + 1j * height * np.sin(at)))

    def add(self, path: np.ndarray) -> None:
        """Lays down a stroke, with a slow tremor."""
        phase, wave = self._random.uniform(0, 6, 2), self._random.uniform(2, 5, 2)
        share = np.arange(len(path)) / len(path)
        tremor = np.sin(phase[0] + wave[0] * share) + 1j * np.sin(phase[1] + wave[1] * share)
        self._strokes.append(path + 0.015 * tremor)

    def finished(self, mirrored: bool) -> list[np.ndarray]:
        """The whole drawing, tilted, stretched and perhaps mirrored, in the square of the canvas."""
        tilt, stretch = 0.07 * self._random.standard_normal(), np.exp(0.08 * self._random.standard_normal()) * (-1 if mirrored else 1)
        points = np.concatenate(self._strokes)
        points = (stretch * points.real + 1j * points.imag) * np.exp(1j * tilt)
        left, top = points.real.min(), points.imag.min()
        points = (points - left - 1j * top) * (_CANVAS / max(np.ptp(points.real), np.ptp(points.imag)))
        ends = np.cumsum([len(stroke) for stroke in self._strokes])
        return [np.round(_simplified(stroke)) for stroke in np.split(points, ends[:-1])]


def _simplified(path: np.ndarray) -> np.ndarray:
    """Keeps the point that lies farthest from the line between two others, where that is far (Ramer, Douglas and Peucker)."""
    kept, pending = [0, len(path) - 1], [(0, len(path) - 1)]
    while pending:
        first, last = pending.pop()
        if last - first < 2:
            continue
        side, offsets = path[last] - path[first], path[first + 1:last] - path[first]
        square = abs(side) ** 2
        share = np.minimum(np.maximum((offsets * side.conjugate()).real / square, 0), 1) if square else 0
        distances = np.abs(offsets - share * side)
        at = int(distances.argmax())
        if distances[at] > _TOLERANCE:
            at += first + 1
            kept.append(at)
            pending += [(first, at), (at, last)]
    return path[sorted(kept)]
