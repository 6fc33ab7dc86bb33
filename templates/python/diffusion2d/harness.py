"""Protected. Gives the experiment its data, and computes the metrics from the samples and predictions that it leaves, in a
process that never imports the experiment's code. Stages, options and results are those of runner.py."""

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


class Learner(ABC):
    """One model for one data set and seed; the experiment implements it."""

    @abstractmethod
    def train(self, points: np.ndarray) -> list[float]:
        """Trains on points of the plane; returns the loss of each step."""

    @abstractmethod
    def sample(self, count: int) -> np.ndarray:
        """Makes new points."""

    @abstractmethod
    def predict_noise(self, clean: np.ndarray, noise: np.ndarray) -> np.ndarray:
        """The noise that the model sees in each clean point to which that noise was added."""

    def own_metrics(self) -> dict[str, float]:
        """Further numbers about this model, by name; they are reported beside the metrics as the experiment's own."""
        return {}


# Makes a learner from the options, with a generator from which its every random number comes.
Factory = Callable[[runner.Options, np.random.Generator], Learner]


class Size(NamedTuple):
    """How many points are trained on, judged by, and generated; how many seconds one model may take."""

    training: int
    held_out: int
    samples: int
    limit: float

    @staticmethod
    def of(options: runner.Options) -> "Size":
        match options.preset:
            case "full":
                return Size(100_000, 20_000, 10_000, 3600)
            case "mid":
                return Size(100_000, 10_000, 5_000, 1800)
            case "quick":
                return Size(20_000, 4_000, 1_000, 300)
            case _:
                return Size(2_000, 500, 200, 60)


class Harness(runner.Bench):
    def __init__(self, factory: Factory | None):
        self._factory = factory

    def datasets(self, options: runner.Options) -> list[str]:
        return datasets.NAMES

    def limit(self, options: runner.Options) -> float:
        return Size.of(options).limit

    def learn(self, task: runner.Task) -> None:
        size = Size.of(task.options)
        points = datasets.training(task.dataset, size.training)
        clean = datasets.held_out(task.dataset, size.held_out)
        noise = datasets.held_out_noise(task.dataset, size.held_out)
        learner = self._factory(task.options, task.random("learner"))
        start = time.perf_counter()
        losses = learner.train(points)
        trained = time.perf_counter()
        samples = learner.sample(size.samples)
        sampled = time.perf_counter()
        store.write_column(task.file("losses.csv"), losses)
        store.write_table(task.file("samples.csv"), samples)
        store.write_table(task.file("noise.csv"), learner.predict_noise(clean, noise))
        store.write_numbers(task.file("own.csv"), dict(sorted(learner.own_metrics().items())))
        runner.write_seconds(task, {"training_time": trained - start, "inference_time": sampled - trained})

    # --------------------------------------------------------------------------------------------------------- judgement

    def measured(self) -> list[str]:
        return ["eval_loss", "kl_divergence"]

    def measure(self, task: runner.Task) -> dict[str, float]:
        size = Size.of(task.options)
        samples = store.read_table(task.file("samples.csv"), size.samples, 2)
        predicted = store.read_table(task.file("noise.csv"), size.held_out, 2)
        clean = datasets.held_out(task.dataset, size.held_out)
        noise = datasets.held_out_noise(task.dataset, size.held_out)
        _refuse_copies(task, samples, clean, datasets.training(task.dataset, size.training))
        if np.array_equal(predicted, noise):
            raise runner.Complaint(f"{task}: predict_noise returns the noise that it was given, digit for digit; it must predict it")
        return runner.passed_on(task, {
            "eval_loss": metrics.mean_squared_error(predicted, noise) if store.is_finite(predicted) else float("nan"),
            "kl_divergence": metrics.divergence(clean, samples) if store.is_finite(samples) else float("nan")})


def _refuse_copies(task: runner.Task, samples: np.ndarray, *data: np.ndarray) -> None:
    """Generated points are new ones: a float of a trained network does not hit a point of the data by chance."""
    known = {point.tobytes() for points in data for point in points}
    copies = sum(point.tobytes() in known for point in samples)
    if copies > len(samples) // 100:
        raise runner.Complaint(f"{task}: {copies} of {len(samples)} samples are points of the data set, digit for digit; sample must "
                               "generate new ones")


def start(factory: Factory) -> None:
    """What the experiment's own main calls."""
    runner.main(sys.argv[1:], Harness(factory))


if __name__ == "__main__":
    runner.main(sys.argv[1:], Harness(None))
