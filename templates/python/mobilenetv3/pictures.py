"""Protected. Square colour pictures and their classes."""

from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Pictures:
    """Brightness from 0 to 255, pictures by channels (red, green, blue) by rows by columns, and the class of each picture.
    Pictures to be judged by come without labels."""

    pixels: np.ndarray
    labels: np.ndarray
    classes: int

    def __len__(self) -> int:
        return len(self.pixels)

    @property
    def size(self) -> int:
        return self.pixels.shape[2]

    def at(self, places: np.ndarray) -> "Pictures":
        """The pictures at these places."""
        return replace(self, pixels=self.pixels[places], labels=self.labels[places] if len(self.labels) else self.labels)

    def without_labels(self) -> "Pictures":
        return replace(self, labels=self.labels[:0])
