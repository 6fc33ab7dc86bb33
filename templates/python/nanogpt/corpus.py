"""Protected. A text in three parts: the first nine tenths to learn from, the next twentieth to choose a model by, and the last
twentieth to judge it by. A character is a byte of the text, numbered among those that occur, in the order of bytes."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from store import Complaint

# Texts that must be prepared, and how many bytes they have; every other one lies beside this file.
PREPARED = {"enwik8": 100_000_000, "text8": 100_000_000, "shakespeare_char": 1_115_394}


@dataclass(frozen=True)
class Corpus:
    alphabet: str
    train: np.ndarray
    val: np.ndarray
    test: np.ndarray

    @staticmethod
    def read(name: str, data: Path) -> "Corpus":
        """Reads a text that lies beside this file, or in the folder of prepared data."""
        if name not in PREPARED:
            return Corpus.of(np.fromfile(f"{name}.txt", np.uint8))
        folder, file = data / name, data / name / "text.bin"
        if not file.exists():
            raise Complaint(f"{folder} is not there; prepare it with: alhazen data prepare {name}")
        if file.stat().st_size != PREPARED[name]:
            raise Complaint(f"{file} has {file.stat().st_size} bytes, but the text has {PREPARED[name]}; prepare it anew with: "
                            f"alhazen data prepare {name}")
        return Corpus.of(np.fromfile(file, np.uint8))

    @staticmethod
    def of(text: np.ndarray) -> "Corpus":
        """Numbers the characters of a text, and cuts it into its parts."""
        characters = np.flatnonzero(np.bincount(text, minlength=256))
        codes = np.zeros(256, np.uint8)
        codes[characters] = np.arange(len(characters))
        first, second = len(text) * 9 // 10, len(text) * 19 // 20
        return Corpus("".join(map(chr, characters)), *np.split(codes[text], [first, second]))

    @property
    def characters(self) -> int:
        """How many different characters there are."""
        return len(self.alphabet)

    def code(self, character: str) -> int:
        """The number of a character."""
        return self.alphabet.index(character)

    def text(self, codes: np.ndarray) -> str:
        """The characters of these numbers."""
        return "".join(self.alphabet[code] for code in codes)
