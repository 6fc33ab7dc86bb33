"""Protected. Pictures to train on, to select by, and to judge by: shapes, which are drawn at once, and cifar10 and cifar100,
which are read from prepared files. The parts are the same for every seed."""

import re
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

import runner
import shapes
from pictures import Pictures

SHAPES = "shapes"

_SIZE, _PIXELS = 32, 3 * 32 * 32
_VALIDATION_SHARE = 10  # a tenth of CIFAR's training pictures, drawn once by chance, is kept from training to select by


class Sizes(NamedTuple):
    """How many pictures of shapes there are in each part, and how wide they are."""

    size: int
    training: int
    validation: int
    test: int


class Parts(NamedTuple):
    """A data set's three parts; the pictures to judge by have no labels, which only the harness may ask for."""

    training: Pictures
    validation: Pictures
    test: Pictures


def parts(dataset: str, sizes: Sizes, data: Path) -> Parts:
    if dataset == SHAPES:
        return Parts(shapes.draw(1, sizes.size, sizes.training), shapes.draw(2, sizes.size, sizes.validation),
                     shapes.draw(3, sizes.size, sizes.test).without_labels())
    known = _cifar(dataset, data, r"data_batch_[1-5]\.bin" if dataset == "cifar10" else r"train\.bin")
    order = runner.random(f"{dataset} validation").permutation(len(known))
    kept = len(known) // _VALIDATION_SHARE
    return Parts(known.at(order[kept:]), known.at(order[:kept]), _test(dataset, data).without_labels())


def test_labels(dataset: str, sizes: Sizes, data: Path) -> np.ndarray:
    """The classes of the pictures to judge by: for the harness alone, so that no experiment looks at them by mistake."""
    caller = Path(sys._getframe(1).f_code.co_filename).name
    if caller != "harness.py":
        raise runner.Complaint(f"{caller} asks for the labels of the test pictures, which only harness.py may see")
    return (shapes.draw(3, sizes.size, sizes.test) if dataset == SHAPES else _test(dataset, data)).labels


def _test(dataset: str, data: Path) -> Pictures:
    return _cifar(dataset, data, r"test_batch\.bin" if dataset == "cifar10" else r"test\.bin")


# ----------------------------------------------------------------------------------------------------------------- CIFAR


def _cifar(dataset: str, data: Path, names: str) -> Pictures:
    """Reads files of the original binary version: for each picture one byte (CIFAR-10) or two of labels, then its pixels."""
    head, classes = (1, 10) if dataset == "cifar10" else (2, 100)
    anew = f"prepare it anew with: alhazen data prepare {dataset}"
    records = []
    for file in _files(data / dataset, names):
        content = np.fromfile(file, np.uint8)
        if len(content) == 0 or len(content) % (head + _PIXELS) != 0:
            raise runner.Complaint(f"{file} has {len(content)} bytes, which are not whole pictures of {head + _PIXELS}; {anew}")
        records.append(content.reshape(-1, head + _PIXELS))
        labels = records[-1][:, head - 1]  # of CIFAR-100's two, the second is the finer
        if labels.max() >= classes:
            raise runner.Complaint(f"{file} names class {labels.max()}, but has only {classes}; {anew}")
    everything = np.concatenate(records)
    return Pictures(everything[:, head:].reshape(-1, 3, _SIZE, _SIZE), everything[:, head - 1].astype(np.int64), classes)


def _files(folder: Path, names: str) -> list[Path]:
    if not folder.is_dir():
        raise runner.Complaint(f"{folder} is not there; prepare it with: alhazen data prepare {folder.name}")
    files = sorted(file for file in folder.iterdir() if re.fullmatch(names, file.name))
    if len(files) != (5 if "[1-5]" in names else 1):
        raise runner.Complaint(f"{folder} lacks files named {names}; prepare it anew with: alhazen data prepare {folder.name}")
    return files
