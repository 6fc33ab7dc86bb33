"""Draws every run_* folder here into figures/, each figure as PDF and as PNG: python3 plot.py"""

from collections.abc import Callable
from pathlib import Path

import datasets
import figures
from figures import Curve, Figures

# What each run is called in the figures; a run that is not listed keeps its folder's name.
LABELS = {
    "run_0": "Baseline",
}

METRICS = {
    "final_val_acc": "Validation accuracy at the end",
    "mean_val_acc": "Mean validation accuracy",
    "step_train_acc_99": "Updates to 99 % in training",
    "step_val_acc_99": "Updates to 99 % in validation",
}

# Columns of curves.csv, which the judge writes.
UPDATE, TRAINING, VALIDATION, LOSS = range(4)


def curve(run: int, seeds: list[Path], column: int) -> Curve:
    """A column of curves.csv over the updates, from the first evaluation after the start on."""
    tables = [figures.table(seed / "curves.csv")[1:] for seed in seeds]
    return Curve.of(run, tables[0][:, UPDATE], [table[:, column] for table in tables])


def accuracies(run: int, seeds: list[Path]) -> tuple[Curve, Curve]:
    """On validation, drawn through, and on training, dashed."""
    return curve(run, seeds, VALIDATION), curve(run, seeds, TRAINING)


def losses(run: int, seeds: list[Path]) -> tuple[Curve, Curve]:
    return curve(run, seeds, LOSS), Curve.of_losses(run, [figures.column(seed / "losses.csv") for seed in seeds])


def panels(runs: Figures, name: str, what: str, drawn: Callable[[int, list[Path]], tuple[Curve, Curve]]) -> None:
    figure, axes = runs.sheet(len(datasets.NAMES))
    for panel, (axis, dataset) in enumerate(zip(axes, datasets.NAMES)):
        for i, run in enumerate(runs.runs):
            seeds = [seed for seed in figures.seeds(run, dataset) if (seed / "curves.csv").exists()]
            for one, style in zip(drawn(i, seeds) if seeds else (), ("-", (0, (3, 2)))):
                axis.fill_between(one.x, one.low, one.high, color=figures.colour(i), alpha=0.25, linewidth=0)
                axis.plot(one.x, one.mean, color=figures.colour(i), linestyle=style, linewidth=0.9)
        axis.set_title(f"{dataset}: {what}")
        axis.set_xscale("log")
        if panel >= len(datasets.NAMES) - 2:
            axis.set_xlabel("updates (dashed: training)")
        if name == "loss":
            axis.set_yscale("log")
        else:
            axis.set_ylim(0, 1.02)
    figures.save(name, figure)


def measured(runs: Figures) -> None:
    figure, axes = runs.sheet(len(METRICS))
    for axis, (metric, title) in zip(axes, METRICS.items()):
        runs.bars(axis, title, metric, datasets.NAMES)
    figures.save("metrics", figure)


if __name__ == "__main__":
    all_runs = Figures(LABELS)
    panels(all_runs, "accuracy", "accuracy", accuracies)
    panels(all_runs, "loss", "loss [nats]", losses)
    measured(all_runs)
