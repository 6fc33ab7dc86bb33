"""Protected. Sketches to train on, to watch training with, and to judge by: drawn by code, or those of Quick, Draw!

A sketch holds the moves of a pen, one in each row: dx, dy from the point before (y downwards), and 1 where the pen is lifted
after it, else 0. Lengths are in units of the standard deviation of all moves that are trained on."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

import drawings
import runner

QUICK_DRAW = ["butterfly", "cat", "owl", "yoga"]  # prepared by: alhazen data prepare quickdraw


class Frame(NamedTuple):
    """How many points a sketch has at most, and how long a pixel of its canvas is."""

    longest: int
    pixel: float


class Size(NamedTuple):
    """How many sketches for what."""

    training: int
    validation: int
    held_out: int


class Split(NamedTuple):
    """All sketches of one class; the same for every seed."""

    training: list[np.ndarray]
    validation: list[np.ndarray]
    held_out: list[np.ndarray]
    frame: Frame


def names(options: runner.Options) -> list[str]:
    """The classes of a preset."""
    return QUICK_DRAW if options.preset == "full" else drawings.NAMES


@cache
def split(name: str, size: Size, options: runner.Options) -> Split:
    if names(options) is QUICK_DRAW:
        return _split(_read(options.data, name, sum(size)), size, 100)
    return _split(_drawn(name, sum(size)), size, 40)


def _split(raw: list[np.ndarray], size: Size, longest: int) -> Split:
    """Cuts raw moves, in pixels, into three parts, and scales them; too few are shared out in the same proportion."""
    held_out, validation = (wanted * len(raw) // sum(size) for wanted in (size.held_out, size.validation))
    training = raw[held_out + validation:]
    scale = np.concatenate([moves[:, :2].ravel() for moves in training]).std(dtype=float)
    scaled = [(moves / (scale, scale, 1)).astype(np.float32) for moves in raw]
    return Split(scaled[held_out + validation:], scaled[held_out:held_out + validation], scaled[:held_out], Frame(longest, float(1 / scale)))


# --------------------------------------------------------------------------------------------------------- drawn by code


def _drawn(name: str, count: int) -> list[np.ndarray]:
    random = runner.random(f"drawings {name}")
    sketches = []
    while len(sketches) < count:
        moves = _moves(drawings.draw(name, random))
        if len(moves) <= 40:
            sketches.append(moves)
    return sketches


def _moves(strokes: list[np.ndarray]) -> np.ndarray:
    """From the first point on, which is where a drawing begins."""
    steps = np.diff(np.concatenate(strokes))
    lifted = np.zeros(len(steps))
    lifted[np.cumsum([len(stroke) for stroke in strokes]) - 2] = 1
    return np.stack([steps.real, steps.imag, lifted], 1)


# ----------------------------------------------------------------------------------------------------------- Quick, Draw!


def _read(data: Path, name: str, most: int) -> list[np.ndarray]:
    """The first drawings with 11 to 100 moves. A file holds for each: how many there are, then dx, dy and 1 where the pen is
    lifted. The first move leads from the corner of the canvas to where the drawing begins, and is left out."""
    file = data / "quickdraw" / f"{name}.bin"
    if not file.is_file():
        raise runner.Complaint(f"{file} is not there; prepare it with: alhazen data prepare quickdraw")
    content, at, sketches = file.read_bytes(), 0, []
    while at < len(content) and len(sketches) < most:
        length = int.from_bytes(content[at:at + 4], "little", signed=True)
        if at + 4 > len(content) or length < 0 or at + 4 + 6 * length > len(content):
            raise runner.Complaint(f"{file} is damaged at byte {at} of {len(content)}; prepare it again")
        if 11 < length <= 101:
            moves = np.frombuffer(content, "<i2", 3 * length, at + 4).reshape(length, 3)[1:]
            sketches.append(np.clip(moves, -1000, 1000))
        at += 4 + 6 * length
    if len(sketches) < 100:
        raise runner.Complaint(f"{file} holds {len(sketches)} drawings of 11 to 100 moves; at least 100 are needed")
    return sketches
