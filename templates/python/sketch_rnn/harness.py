"""Protected. Gives the experiment its sketches, and computes the metrics from the predictions and drawings that it leaves, in a
process that never imports the experiment's code. Stages, options and results are those of runner.py."""

import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np

import datasets
import metrics
import runner
import store


class History(NamedTuple):
    """Losses of each training step, and of the validation sketches after some of them: step, reconstruction, divergence."""

    loss: list[float]
    reconstruction: list[float]
    divergence: list[float]
    validation: list[tuple[float, float, float]]


class Learner(ABC):
    """One model of one class of sketches under one seed; the experiment implements it."""

    @abstractmethod
    def train(self, sketches: list[np.ndarray], validation: list[np.ndarray]) -> History:
        """Trains on sketches; the others only tell how it goes."""

    @abstractmethod
    def encode(self, sketches: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        """The Gaussian over latent vectors that the model gives each sketch: means and logarithms of variances."""

    @abstractmethod
    def predict(self, latents: np.ndarray, sketches: list[np.ndarray]) -> np.ndarray:
        """What the model expects at each step of each sketch, given the latent vector and the points before; the rows are
        explained at metrics.reconstruction. There are longest + 1 of them: one for each point, and the rest for the end."""

    @abstractmethod
    def draw(self, latents: np.ndarray) -> list[np.ndarray]:
        """Draws a new sketch from each latent vector."""

    def own_metrics(self) -> dict[str, float]:
        """Further numbers about this model, by name; they are reported beside the metrics as the experiment's own."""
        return {}


# Makes a learner from the options and the frame of its sketches, with a generator from which its every random number comes.
Factory = Callable[[runner.Options, datasets.Frame, np.random.Generator], Learner]


class Size(NamedTuple):
    """How many sketches there are, how many are drawn each way, how many are altered, how many seconds one model may take."""

    data: datasets.Size
    drawn: int
    altered: int
    limit: float

    @staticmethod
    def of(options: runner.Options) -> "Size":
        match options.preset:
            case "full":
                return Size(datasets.Size(70_000, 500, 500), 200, 50, 12 * 3600)
            case "mid":
                return Size(datasets.Size(8_000, 200, 400), 200, 50, 900)
            case "quick":
                return Size(datasets.Size(1_500, 100, 200), 100, 20, 240)
            case _:
                return Size(datasets.Size(200, 20, 40), 10, 10, 60)


_KNOWN = 1_000  # real drawings of each class that the recogniser knows


class Harness(runner.Bench):
    def __init__(self, factory: Factory | None):
        self._factory = factory

    def datasets(self, options: runner.Options) -> list[str]:
        return datasets.names(options)

    def limit(self, options: runner.Options) -> float:
        return Size.of(options).limit

    def learn(self, task: runner.Task) -> None:
        size, sketches = Size.of(task.options), _sketches(task)
        learner = self._factory(task.options, sketches.frame, task.random("learner"))
        start = time.perf_counter()
        history = learner.train(sketches.training, sketches.validation)
        trained = time.perf_counter()
        store.write_column(task.file("losses.csv"), history.loss)
        store.write_column(task.file("reconstruction.csv"), history.reconstruction)
        store.write_column(task.file("divergence.csv"), history.divergence)
        store.write_table(task.file("validation.csv"), history.validation)
        latents = _predict(task, learner, sketches, size.altered)[:size.drawn]
        predicted = time.perf_counter()
        reconstructed = learner.draw(latents)
        generated = learner.draw(_gaussians(task, "latents of new drawings", size.drawn, latents.shape[1]))
        end = time.perf_counter()
        _write_drawings(task, "real.csv", sketches.held_out[:len(latents)], len(latents))
        _write_drawings(task, "reconstructed.csv", reconstructed, len(latents))
        _write_drawings(task, "generated.csv", generated, size.drawn)
        store.write_numbers(task.file("own.csv"), dict(sorted(learner.own_metrics().items())))
        runner.write_seconds(task, {"train_step_time": (trained - start) / len(history.loss), "inference_time": end - predicted})

    # --------------------------------------------------------------------------------------------------------- judgement

    def measured(self) -> list[str]:
        return ["reconstruction_loss", "kl_loss", "negative_elbo", "recognised", "recognised_reconstructions", "recognised_real", "diversity"]

    def measure(self, task: runner.Task) -> dict[str, float]:
        size, sketches = Size.of(task.options), _sketches(task)
        held_out, steps = sketches.held_out, sketches.frame.longest + 1
        count, altered = len(held_out), min(len(held_out), size.altered)
        widths = store.read_numbers(task.file("widths.csv"))
        latent, width = _width(task, widths, "latent"), _width(task, widths, "outputs")
        mean, log_variance = (store.read_floats(task.file(name), count * latent) for name in ("mean.bin", "log_variance.bin"))
        outputs = store.read_floats(task.file("outputs.bin"), (count + altered) * steps * width).reshape(-1, steps, width)
        _refuse_peeking(task, outputs, held_out, altered)
        reconstruction = float(np.mean([metrics.reconstruction(*both, sketches.frame.pixel) for both in zip(outputs, held_out)]))
        divergence = metrics.divergence(mean, log_variance)
        generated = _drawings(task, "generated.csv", size.drawn)
        _refuse_copies(task, generated, sketches)
        recogniser = _recogniser(task.options)
        return runner.passed_on(task, {
            "reconstruction_loss": reconstruction,
            "kl_loss": divergence,
            "negative_elbo": steps * reconstruction + latent * divergence,
            "recognised": recogniser.share(generated, task.dataset),
            "recognised_reconstructions": recogniser.share(_drawings(task, "reconstructed.csv", min(size.drawn, count)), task.dataset),
            "recognised_real": recogniser.share(held_out, task.dataset),
            "diversity": metrics.variety(generated) / metrics.variety(held_out)})


def _sketches(task: runner.Task) -> datasets.Split:
    return datasets.split(task.dataset, Size.of(task.options).data, task.options)


# ---------------------------------------------------------------------------------------------------------------- learning


def _predict(task: runner.Task, learner: Learner, sketches: datasets.Split, altered: int) -> np.ndarray:
    """Leaves the posteriors of the held-out sketches and what the model expects at each step, also where the points from some
    place on are replaced. The latent vectors are drawn here, from these posteriors: the model cannot tell itself more about a
    sketch than the divergence says. Returns them."""
    held_out = sketches.held_out
    others = _altered(held_out, altered, task)
    mean, log_variance = learner.encode(held_out)
    noise = _gaussians(task, "latents of held-out sketches", *mean.shape)
    latents = (mean + np.exp(log_variance / 2) * noise).astype(np.float32)
    outputs = learner.predict(np.concatenate([latents, latents[:len(others)]]), held_out + others)
    store.write_numbers(task.file("widths.csv"), {"latent": mean.shape[1], "outputs": outputs.shape[2]})
    store.write_floats(task.file("mean.bin"), mean)
    store.write_floats(task.file("log_variance.bin"), log_variance)
    store.write_floats(task.file("outputs.bin"), outputs)
    return latents


def _altered(sketches: list[np.ndarray], count: int, task: runner.Task) -> list[np.ndarray]:
    """The first sketches again, each going on as another, turned around, from a random point on."""
    altered = []
    for one, (other, cut) in zip(sketches, _cuts(sketches, count, task)):
        altered.append(np.concatenate([one[:cut], (sketches[other] * (-1, -1, 1)).astype(np.float32)[cut:]]))
    return altered


def _cuts(sketches: list[np.ndarray], count: int, task: runner.Task) -> list[tuple[int, int]]:
    """For each of the first sketches the number of another, and from where on that replaces it."""
    random = task.random("altered sketches")
    return [(int(random.integers(len(sketches))), int(random.integers(len(sketch)))) for sketch in sketches[:count]]


def _gaussians(task: runner.Task, name: str, rows: int, columns: int) -> np.ndarray:
    return task.random(name).standard_normal((rows, columns)).astype(np.float32)


def _write_drawings(task: runner.Task, name: str, drawings: list[np.ndarray], count: int) -> None:
    """A row for each point: number of the drawing, dx, dy, 1 where the pen is lifted."""
    if len(drawings) != count:
        raise runner.Complaint(f"{task}: draw must return a sketch for each of {count} latent vectors, but returned {len(drawings)}")
    rows = [np.column_stack([np.full(len(drawing), i), drawing]) for i, drawing in enumerate(drawings) if len(drawing)]
    store.write_table(task.file(name), np.concatenate(rows) if rows else np.empty((0, 4)))


# --------------------------------------------------------------------------------------------------------------- judgement


def _width(task: runner.Task, widths: dict[str, float], name: str) -> int:
    width = widths.get(name, 0)
    if not 1 <= width <= 10_000 or name == "outputs" and width % 6 != 3:
        raise runner.Complaint(f"{task}: the width {name} is {width}; outputs are 6 M + 3 wide, latent vectors at least 1")
    return int(width)


def _refuse_peeking(task: runner.Task, outputs: np.ndarray, sketches: list[np.ndarray], altered: int) -> None:
    """What is expected up to the point where a sketch was altered must be the same as for the sketch itself."""
    for i, (_, cut) in enumerate(_cuts(sketches, altered, task)):
        one, other = outputs[i, :cut + 1], outputs[len(sketches) + i, :cut + 1]
        seen = (np.abs(one - other) > 1e-3 * (1 + np.abs(one))).any(1)
        if seen.any():
            raise runner.Complaint(f"{task}: predict tells step {seen.argmax()} of sketch {i} apart by points of step {cut} or "
                                   "later; it must not see them")


def _refuse_copies(task: runner.Task, drawings: list[np.ndarray], sketches: datasets.Split) -> None:
    """Drawings are new: the moves of a trained network do not hit those of a real drawing by chance."""
    known = {_beginning(sketch) for part in sketches[:3] for sketch in part}
    copies = sum(len(drawing) >= 4 and _beginning(drawing) in known for drawing in drawings)
    if copies > len(drawings) // 100:
        raise runner.Complaint(f"{task}: {copies} of {len(drawings)} drawings begin as sketches of the data set do, digit for digit; "
                               "draw must make new ones")


def _beginning(sketch: np.ndarray) -> bytes:
    return sketch[:4, :2].tobytes()


def _drawings(task: runner.Task, name: str, count: int) -> list[np.ndarray]:
    rows = store.read_table(task.file(name), None, 4)
    if not (store.is_finite(rows) and ((rows[:, 0] >= 0) & (rows[:, 0] < count)).all()):
        raise runner.Complaint(f"{task.file(name)} holds a row that is no point of one of {count} drawings")
    return [rows[rows[:, 0] == i, 1:] for i in range(count)]


@cache
def _recogniser(options: runner.Options) -> metrics.Recogniser:
    """Knows all classes of the preset by their training sketches."""
    recogniser = metrics.Recogniser()
    for name in datasets.names(options):
        split = datasets.split(name, Size.of(options).data, options)
        recogniser.learn(name, split.training[:_KNOWN], split.validation)
    return recogniser


def start(factory: Factory) -> None:
    """What the experiment's own main calls."""
    runner.main(sys.argv[1:], Harness(factory))


if __name__ == "__main__":
    runner.main(sys.argv[1:], Harness(None))
