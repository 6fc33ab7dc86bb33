"""Protected. Complete tables of four binary operations, under symbols that say nothing about what they stand for: the same
tables as those of the template in Java, renamed and divided by NumPy's generators, so the parts to learn from are others."""

import itertools
import sys
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from store import Complaint

NAMES = ["x_div_y", "x_minus_y", "x_plus_y", "permutation"]


class Extent(NamedTuple):
    """Numbers are taken modulo a prime; permutations are those of so many objects."""

    prime: int
    objects: int


class Table(NamedTuple):
    """All equations of an operation in random order, of which the first so many may be learned from: rows of three numbered
    symbols, left, right and result."""

    symbols: int
    equations: np.ndarray
    training: int

    @property
    def learned(self) -> np.ndarray:
        return self.equations[:self.training]

    @property
    def held_out(self) -> np.ndarray:
        return self.equations[self.training:]

    @property
    def questions(self) -> np.ndarray:
        """The left and right sides of all equations in their order, without the results."""
        return self.equations[:, :2].copy()


def table(name: str, extent: Extent, share: float, symbols: np.random.Generator, split: np.random.Generator) -> Table:
    """The table of an operation, with its symbols renamed and its lines shuffled by the given generators. It holds the answers,
    so it is given to the harness alone."""
    caller = sys._getframe(1).f_globals.get("__file__", "")
    if not caller.endswith("harness.py"):
        raise Complaint(f"the tables hold the answers; only the harness may read them: {caller}")
    equations = _equations(name, extent)
    count = int(equations.max()) + 1
    renamed = symbols.permutation(count)[equations]
    return Table(count, renamed[split.permutation(len(renamed))], int(share * len(renamed) + 0.5))


def _equations(name: str, extent: Extent) -> np.ndarray:
    """The lines of a table, under the symbols' own numbers."""
    p = extent.prime
    match name:
        case "x_div_y":
            return _lines(p, 1, lambda a, b: a * inverse(b, p) % p)
        case "x_minus_y":
            return _lines(p, 0, lambda a, b: (a - b) % p)
        case "x_plus_y":
            return _lines(p, 0, lambda a, b: (a + b) % p)
        case "permutation":
            every = list(itertools.permutations(range(extent.objects)))
            number = {permutation: i for i, permutation in enumerate(every)}
            return _lines(len(every), 0, lambda a, b: number[composed(every[a], every[b])])
    raise ValueError(f"no data set {name}; there are {NAMES}")


def _lines(count: int, first_right: int, operation: Callable[[int, int], int]) -> np.ndarray:
    return np.array([(a, b, operation(a, b)) for a in range(count) for b in range(first_right, count)])


def inverse(b: int, prime: int) -> int:
    """The number whose product with b leaves 1, by Fermat's little theorem."""
    return pow(b, prime - 2, prime)


def composed(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """First b, then a: at place i stands a[b[i]]."""
    return tuple(a[place] for place in b)
