"""Protected. Gives the experiment pictures, and computes the metrics from the logits that it leaves, in a process that never
imports the experiment's code. The learner never gets the classes of the test pictures, and sees these in an order that depends
on the seed. Stages, options and results are those of runner.py."""

import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

import datasets
import metrics
import runner
import store
from pictures import Pictures

_EXAMPLES = 24  # test pictures that are left for the figure


class Course(NamedTuple):
    """How training went: the loss of each step; for each epoch the steps done, and validation's accuracy (per cent) and loss."""

    losses: list[float]
    epochs: list[list[float]]


class Learner(ABC):
    """One classifier for one data set and seed; the experiment implements it."""

    @abstractmethod
    def train(self, training: Pictures, validation: Pictures) -> Course:
        """Trains on pictures; what is selected (an epoch, say) is selected on the validation pictures."""

    @abstractmethod
    def classify(self, pictures: Pictures) -> np.ndarray:
        """For each picture the logits of all classes. Asked for the validation pictures, then for the test pictures."""

    @abstractmethod
    def parameters(self) -> int:
        """How many numbers are trained."""

    @abstractmethod
    def multiply_adds(self) -> int:
        """How many multiplications with a weight the classification of one picture takes."""

    def own_metrics(self) -> dict[str, float]:
        """Further numbers about this model, by name; they are reported beside the metrics as the experiment's own."""
        return {}


# Makes a learner from the options, with a generator from which its every random number comes.
Factory = Callable[[runner.Options, np.random.Generator], Learner]


class Plan(NamedTuple):
    """What a preset trains on, and how many seconds one model may take."""

    datasets: list[str]
    shapes: datasets.Sizes
    limit: float

    @staticmethod
    def of(options: runner.Options) -> "Plan":
        match options.preset:
            case "full":
                return Plan(["cifar10", "cifar100"], datasets.Sizes(32, 0, 0, 0), 48 * 3600)
            case "mid":
                return Plan([datasets.SHAPES], datasets.Sizes(16, 12_000, 2_000, 4_000), 3600)
            case "quick":
                return Plan([datasets.SHAPES], datasets.Sizes(16, 4_000, 1_000, 2_000), 900)
            case _:
                return Plan([datasets.SHAPES], datasets.Sizes(16, 256, 64, 128), 180)


class Harness(runner.Bench):
    def __init__(self, factory: Factory | None):
        self._factory = factory
        self._linear: dict[str, float] = {}  # by data set: no seed changes it

    def datasets(self, options: runner.Options) -> list[str]:
        return Plan.of(options).datasets

    def limit(self, options: runner.Options) -> float:
        return Plan.of(options).limit

    def learn(self, task: runner.Task) -> None:
        training, validation, test = _parts(task)
        test = test.at(_order(task, test))
        learner = self._factory(task.options, task.random("learner"))
        start = time.perf_counter()
        course = learner.train(training, validation)
        trained = time.perf_counter()
        selected = learner.classify(validation.without_labels())
        begun = time.perf_counter()
        judged = learner.classify(test)
        done = time.perf_counter()
        store.write_column(task.file("losses.csv"), course.losses)
        store.write_table(task.file("epochs.csv"), course.epochs)
        store.write_floats(task.file("validation_logits.bin"), _whole(task, selected, validation))
        store.write_floats(task.file("test_logits.bin"), _whole(task, judged, test))
        store.write_numbers(task.file("own.csv"), dict(sorted(learner.own_metrics().items()))
                            | {"parameters": learner.parameters(), "multiply_adds": learner.multiply_adds()})
        runner.write_seconds(task, {"total_train_time": trained - start, "inference_time": done - begun})
        labels = _labels(task, test)[:_EXAMPLES, None]
        store.write_table(task.file("examples.csv"), np.hstack([labels, test.pixels[:_EXAMPLES].reshape(len(labels), -1)]))

    # --------------------------------------------------------------------------------------------------------- judgement

    def measured(self) -> list[str]:
        return ["test_acc", "test_loss", "best_val_acc", "linear_acc"]

    def measure(self, task: runner.Task) -> dict[str, float]:
        training, validation, test = _parts(task)
        labels = _labels(task, test)
        selected, judged = _logits(task.file("validation_logits.bin"), validation), _logits(task.file("test_logits.bin"), test)
        finite = store.is_finite(selected) and store.is_finite(judged)
        if task.dataset not in self._linear:
            self._linear[task.dataset] = metrics.linear_accuracy(training, validation, test.at(_order(task, test)), labels)
        return runner.passed_on(task, {
            "test_acc": metrics.accuracy(judged, labels) if finite else float("nan"),
            "test_loss": metrics.cross_entropy(judged, labels) if finite else float("nan"),
            "best_val_acc": metrics.accuracy(selected, validation.labels) if finite else float("nan"),
            "linear_acc": self._linear[task.dataset]})


def _parts(task: runner.Task) -> datasets.Parts:
    return datasets.parts(task.dataset, Plan.of(task.options).shapes, task.options.data)


def _order(task: runner.Task, test: Pictures) -> np.ndarray:
    return task.random("order of the test pictures").permutation(len(test))


def _labels(task: runner.Task, test: Pictures) -> np.ndarray:
    """In the order in which the learner saw the pictures."""
    return datasets.test_labels(task.dataset, Plan.of(task.options).shapes, task.options.data)[_order(task, test)]


def _whole(task: runner.Task, logits: np.ndarray, pictures: Pictures) -> np.ndarray:
    if np.shape(logits) != (len(pictures), pictures.classes):
        raise runner.Complaint(f"{task}: classify must return {len(pictures)} rows of {pictures.classes} logits, but returned {np.shape(logits)}")
    return logits


def _logits(file, pictures: Pictures) -> np.ndarray:
    return store.read_floats(file, len(pictures) * pictures.classes).reshape(len(pictures), pictures.classes)


def start(factory: Factory) -> None:
    """What the experiment's own main calls."""
    runner.main(sys.argv[1:], Harness(factory))


if __name__ == "__main__":
    runner.main(sys.argv[1:], Harness(None))
