"""Protected. Gives the experiment a part of a table to learn from, asks it for the whole table again and again while it learns,
and computes the metrics from its answers, in a process that never imports the experiment's code. Stages, options and results
are those of runner.py."""

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
    def train(self, updates: int) -> list[float]:
        """Makes so many further updates of the weights; returns the training loss at each."""

    @abstractmethod
    def log_probabilities(self, questions: np.ndarray) -> np.ndarray:
        """For each question, a left and a right symbol, the log-probability of every symbol as the result."""

    def own_metrics(self) -> dict[str, float]:
        """Further numbers about this model, by name; they are reported beside the metrics as the experiment's own."""
        return {}


class Lesson(NamedTuple):
    """All that a learner is told: how many symbols there are, and the equations to learn from, rows of left, right, result."""

    symbols: int
    equations: np.ndarray


# Makes a learner from the options and a lesson, with a generator from which its every random number comes.
Factory = Callable[[runner.Options, Lesson, np.random.Generator], Learner]

FOLLOWED = 100  # held-out equations whose loss is followed during training


class Size(NamedTuple):
    """How large the tables are, which share may be learned from, how many updates, how often all is asked, and how many seconds
    one model may take."""

    extent: datasets.Extent
    share: float
    updates: int
    every: int
    limit: float

    @staticmethod
    def of(options: runner.Options) -> "Size":
        match options.preset:
            case "full":
                return Size(datasets.Extent(97, 5), 0.5, 7_500, 50, 3600)
            case "mid":
                return Size(datasets.Extent(97, 5), 0.5, 6_000, 100, 1200)
            case "quick":
                return Size(datasets.Extent(29, 4), 0.8, 1_200, 50, 300)
            case _:
                return Size(datasets.Extent(7, 3), 0.5, 20, 10, 60)

    @property
    def evaluations(self) -> int:
        return self.updates // self.every + 1


class Harness(runner.Bench):
    def __init__(self, factory: Factory | None):
        self._factory = factory

    def datasets(self, options: runner.Options) -> list[str]:
        return datasets.NAMES

    def limit(self, options: runner.Options) -> float:
        return Size.of(options).limit

    # ---------------------------------------------------------------------------------------------------------- learning

    def learn(self, task: runner.Task) -> None:
        """Leaves the loss of each update, the answers to all questions at each evaluation, and how sure the last ones were."""
        size, table = Size.of(task.options), _table(task)
        learner = self._factory(task.options, Lesson(table.symbols, table.learned.copy()), task.random("learner"))
        last = _answer(learner, table)
        answers, followed, losses, training = [last.argmax(1)], [last[_followed(table)]], [], 0.0
        for _ in range(1, size.evaluations):
            start = time.perf_counter()
            losses += learner.train(size.every)
            training += time.perf_counter() - start
            last = _answer(learner, table)
            answers.append(last.argmax(1))
            followed.append(last[_followed(table)])
        store.write_column(task.file("losses.csv"), losses)
        store.write_floats(task.file("final.bin"), last)
        store.write_floats(task.file("followed.bin"), np.stack(followed))
        store.write_bytes(task.file("answers.bin"), np.stack(answers))
        store.write_numbers(task.file("own.csv"), dict(sorted(learner.own_metrics().items())))
        runner.write_seconds(task, {"training_time": training})

    # --------------------------------------------------------------------------------------------------------- judgement

    def measured(self) -> list[str]:
        return ["final_val_acc", "solved", "step_val_acc_99", "mean_val_acc", "final_val_loss",
                "final_train_acc", "step_train_acc_99", "final_train_loss", "delay"]

    def measure(self, task: runner.Task) -> dict[str, float]:
        size, table = Size.of(task.options), _table(task)
        answers = _read_answers(task, size.evaluations, len(table.equations))
        last = _read_sureness(task, "final.bin", 1, len(table.equations), table.symbols)[0]
        shown = len(table.equations[_followed(table)])
        followed = _read_sureness(task, "followed.bin", size.evaluations, shown, table.symbols)
        learned = [metrics.accuracy(row[:table.training], table.learned) for row in answers]
        held_out = [metrics.accuracy(row[table.training:], table.held_out) for row in answers]
        numbers = _are_numbers(last) and _are_numbers(followed)
        if numbers:
            _refuse_tricks(task, table, answers, last, followed, held_out[0])
        _write_curves(task, size, table, learned, held_out, followed)

        known, understood = (metrics.first_learned(accuracies, size.every) for accuracies in (learned, held_out))
        return runner.passed_on(task, {
            "final_val_acc": held_out[-1],
            "solved": float(max(held_out) > metrics.LEARNED),
            "step_val_acc_99": understood,
            "mean_val_acc": sum(held_out) / len(held_out),
            "final_val_loss": metrics.loss(last[table.training:], table.held_out) if numbers else float("nan"),
            "final_train_acc": learned[-1],
            "step_train_acc_99": known,
            "final_train_loss": metrics.loss(last[:table.training], table.learned) if numbers else float("nan"),
            "delay": understood - known})


def _table(task: runner.Task) -> datasets.Table:
    size = Size.of(task.options)
    return datasets.table(task.dataset, size.extent, size.share, task.random("symbols"), task.random("split"))


def _answer(learner: Learner, table: datasets.Table) -> np.ndarray:
    rows = np.asarray(learner.log_probabilities(table.questions), np.float32)
    if rows.shape != (len(table.equations), table.symbols):
        raise ValueError(f"log_probabilities must give {len(table.equations)} rows of {table.symbols} numbers, not {rows.shape}")
    return rows


def _followed(table: datasets.Table) -> slice:
    """Which equations have their loss followed: the first that are held out."""
    return slice(table.training, table.training + FOLLOWED)


def _read_answers(task: runner.Task, evaluations: int, rows: int) -> np.ndarray:
    return store.read_bytes(task.file("answers.bin"), evaluations * rows).reshape(evaluations, rows)


def _read_sureness(task: runner.Task, name: str, evaluations: int, rows: int, symbols: int) -> np.ndarray:
    return store.read_floats(task.file(name), evaluations * rows * symbols).reshape(evaluations, rows, symbols)


def _are_numbers(log_probabilities: np.ndarray) -> bool:
    """A probability of zero is one, too."""
    return bool(np.all(log_probabilities < np.inf))


def _refuse_tricks(task: runner.Task, table: datasets.Table, answers: np.ndarray, last: np.ndarray, followed: np.ndarray,
                   untrained: float) -> None:
    """Probabilities add up to one, answers are their most probable symbols, and nothing is known before it is learned."""
    if not metrics.are_distributions(last) or not metrics.are_distributions(followed):
        raise runner.Complaint(f"{task}: log_probabilities must give logarithms of probabilities that add up to 1 for each question")
    if not np.array_equal(answers[-1], last.argmax(1)):
        raise runner.Complaint(f"{task}: the last answers in answers.bin are not the most probable symbols in final.bin")
    if not np.array_equal(answers[:, _followed(table)], followed.argmax(2)):
        raise runner.Complaint(f"{task}: the answers in answers.bin are not the most probable symbols in followed.bin")
    if untrained > 0.6:
        raise runner.Complaint(f"{task}: before the first update {100 * untrained:.0f} % of the held-out equations are answered rightly; "
                               "a new model cannot know them")


def _write_curves(task: runner.Task, size: Size, table: datasets.Table, learned: list[float], held_out: list[float],
                  followed: np.ndarray) -> None:
    """For figures: update, accuracy on learned and on held-out equations, loss on the followed ones."""
    losses = [metrics.loss(rows, table.equations[_followed(table)]) for rows in followed]
    store.write_table(task.file("curves.csv"), list(zip(range(0, size.updates + 1, size.every), learned, held_out, losses)))


def start(factory: Factory) -> None:
    """What the experiment's own main calls."""
    runner.main(sys.argv[1:], Harness(factory))


if __name__ == "__main__":
    runner.main(sys.argv[1:], Harness(None))
