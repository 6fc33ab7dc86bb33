"""Protected. Gives the experiment its texts, and computes the metrics from the predictions that it leaves, in a process that
never imports the experiment's code. Stages, options and results are those of runner.py."""

import math
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
from corpus import Corpus

SAMPLES = 10
ALTERED_EVERY = 4  # windows


class History(NamedTuple):
    """The loss of each step, and rows of step, loss on the training text, loss on the text to choose by."""

    losses: list[float]
    evaluations: list[list[float]]


class Learner(ABC):
    """One language model for one text and seed; the experiment implements it. Characters are numbered from 0, a byte each."""

    @abstractmethod
    def train(self, train: np.ndarray, val: np.ndarray) -> History:
        """Learns from the first text; the second is there to choose the best state of the model."""

    @abstractmethod
    def predict(self, windows: np.ndarray) -> np.ndarray:
        """For each window and each of its places the log-probabilities of every character to come next: window by place by
        character. A prediction rests on the window's text up to its place, alone."""

    @abstractmethod
    def sample(self, prompt: np.ndarray, count: int, length: int) -> np.ndarray:
        """Continues a prompt several times by so many characters; the results are without the prompt."""

    def own_metrics(self) -> dict[str, float]:
        """Further numbers about this model, by name; they are reported beside the metrics as the experiment's own."""
        return {}


# Makes a learner of a text with so many different characters; every random number comes from the task's streams.
Factory = Callable[[runner.Task, int], Learner]


class Size(NamedTuple):
    """How much of the held-out text judges, how long the samples are, how many seconds one model may take."""

    places: int
    windows: int
    sample_length: int
    limit: float

    @staticmethod
    def of(options: runner.Options) -> "Size":
        match options.preset:
            case "full":
                return Size(256, 156, 500, 24 * 3600)
            case "mid":
                return Size(128, 200, 500, 3600)
            case "quick":
                return Size(64, 150, 200, 300)
            case _:
                return Size(32, 20, 50, 60)


class HeldOut(NamedTuple):
    """Windows spread evenly over the held-out text, each with the character that follows it; and of every few of them a copy
    whose text from a random place on comes from elsewhere. The same for every run and seed."""

    windows: np.ndarray
    altered: np.ndarray
    cuts: np.ndarray

    @staticmethod
    def of(text: np.ndarray, size: Size, random: np.random.Generator) -> "HeldOut":
        places, count = size.places, min(size.windows, (len(text) - 1) // size.places)
        starts = np.arange(count) * (len(text) - places - 1) // max(1, count - 1)
        windows = text[starts[:, None] + np.arange(places + 1)]
        altered = windows[::ALTERED_EVERY, :-1].copy()
        cuts = random.integers(1, places, len(altered))
        for window, cut in zip(altered, cuts):
            start = random.integers(len(text) - places)
            while text[start] == window[cut]:
                start = random.integers(len(text) - places)
            window[cut:] = text[start:start + places - cut]
        return HeldOut(windows, altered, cuts)


class Harness(runner.Bench):
    def __init__(self, factory: Factory | None):
        self._factory = factory

    def datasets(self, options: runner.Options) -> list[str]:
        return datasets.of(options.preset)

    def limit(self, options: runner.Options) -> float:
        return Size.of(options).limit

    def learn(self, task: runner.Task) -> None:
        size, corpus = Size.of(task.options), Corpus.read(task.dataset, task.options.data)
        held_out = HeldOut.of(corpus.test, size, runner.random(f"held out {task.dataset}"))
        learner = self._factory(task, corpus.characters)
        start = time.perf_counter()
        history = learner.train(corpus.train, corpus.val)
        trained = time.perf_counter()
        samples = learner.sample(np.array([corpus.code(" ")], np.uint8), SAMPLES, size.sample_length)
        sampled = time.perf_counter()
        store.write_column(task.file("losses.csv"), history.losses)
        store.write_table(task.file("evaluations.csv"), history.evaluations)
        lines = (_one_line(corpus.text(sample)) + "\n" for sample in samples)
        task.file("samples.txt").write_text("".join(lines), encoding="utf-8")
        # The altered windows come first, so that a learner that adapts to held-out text does so in sight of the judge.
        store.write_floats(task.file("altered.bin"), learner.predict(held_out.altered))
        store.write_floats(task.file("predictions.bin"), learner.predict(held_out.windows[:, :-1]))
        store.write_numbers(task.file("own.csv"), dict(sorted(learner.own_metrics().items())))
        runner.write_seconds(task, {
            "final_train_loss": float(np.mean(history.losses[-max(1, len(history.losses) // 50):])),
            "best_val_loss": min((row[2] for row in history.evaluations), default=math.nan),
            "total_train_time": trained - start,
            "avg_inference_tokens_per_second": SAMPLES * size.sample_length / (sampled - trained)})

    # --------------------------------------------------------------------------------------------------------- judgement

    def measured(self) -> list[str]:
        return ["test_loss", "test_bits_per_character"]

    def measure(self, task: runner.Task) -> dict[str, float]:
        size, corpus = Size.of(task.options), Corpus.read(task.dataset, task.options.data)
        held_out = HeldOut.of(corpus.test, size, runner.random(f"held out {task.dataset}"))
        altered = _read(task, "altered.bin", len(held_out.altered), size.places, corpus.characters)
        predicted = _read(task, "predictions.bin", len(held_out.windows), size.places, corpus.characters)
        loss = math.nan
        if not (np.isnan(predicted) | np.isposinf(predicted)).any():
            metrics.require_distributions(task, predicted)
            metrics.require_causal(task, altered, predicted[::ALTERED_EVERY], held_out.cuts)
            loss = metrics.loss(predicted, held_out.windows)
        return runner.passed_on(task, {"test_loss": loss, "test_bits_per_character": loss / math.log(2)})


def _read(task: runner.Task, name: str, *shape: int) -> np.ndarray:
    return store.read_floats(task.file(name), math.prod(shape)).reshape(shape)


def _one_line(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def start(factory: Factory) -> None:
    """What the experiment's own main calls."""
    runner.main(sys.argv[1:], Harness(factory))


if __name__ == "__main__":
    runner.main(sys.argv[1:], Harness(None))
