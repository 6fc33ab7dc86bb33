"""Draws every run_* folder here into figures/, each figure as PDF and as PNG: python3 plot.py"""

import numpy as np

import datasets
import drawings
import figures
from figures import WIDTH, Curve, Figures

# What each run is called in the figures; a run that is not listed keeps its folder's name.
LABELS = {
    "run_0": "Baseline",
}

METRICS = {
    "reconstruction_loss": "Reconstruction loss [nats/step]",
    "kl_loss": "KL divergence [nats/dim.]",
    "recognised": "Recognised new drawings",
    "recognised_reconstructions": "Recognised reconstructions",
    "diversity": "Diversity [real = 1]",
    "train_step_time": "Training step [s]",
}

CELL, SMALL = 60, 29  # points: of a data set's four drawings, and of one


def drawn(runs: Figures, names: list[str], file: str) -> None:
    """Rows: real sketches, then each run's first seed. Columns: the data sets, four drawings of each."""
    rows = len(runs.runs) + 1
    height = 14 + rows * CELL
    figure = figures.plt.figure(figsize=(WIDTH / 72, height / 72))
    axis = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0), xticks=[], yticks=[])
    axis.spines[:].set(visible=False)
    for column, dataset in enumerate(names):
        figures.fitted(figure, dataset, (12 + CELL * column + CELL / 2) / WIDTH, 1 - 10 / height, CELL, 0.5)
        for row in range(rows):
            seeds = figures.seeds(runs.runs[max(0, row - 1)], dataset)
            if seeds:
                points = figures.table(seeds[0] / (file if row else "real.csv"))
                for i in range(4):
                    place = 13 + CELL * column + i % 2 * SMALL, 15 + CELL * row + i // 2 * SMALL
                    strokes(axis, points[points[:, 0] == i, 1:], place, figures.colour(row - 1) if row else "#404040")
    for row in range(rows):
        name = runs.label(runs.runs[row - 1]) if row else "real"
        figures.fitted(figure, name, 8 / WIDTH, 1 - (14 + CELL * row + CELL / 2) / height, CELL - 2, 0.5, rotation=90)
    figures.save(file.removesuffix(".csv"), figure)


def strokes(axis, moves: np.ndarray, place: tuple[float, float], colour: str) -> None:
    """Draws moves, fitted into a square; rows are dx, dy, lifted."""
    points = np.concatenate([np.zeros((1, 2)), np.cumsum(moves[:, :2], 0)])
    room, extent = SMALL - 4, np.ptp(points, axis=0)
    points = (points - points.min(0) - extent / 2) * room / max(*extent, 1e-6) + np.array(place) + 2 + room / 2
    for stroke in np.split(points, np.flatnonzero(moves[:-1, 2] == 1) + 2):
        axis.plot(*stroke.T, color=colour, linewidth=0.5, solid_capstyle="round", solid_joinstyle="round")


def measured(runs: Figures, names: list[str]) -> None:
    figure, axes = runs.sheet(len(METRICS))
    for axis, (metric, title) in zip(axes, METRICS.items()):
        runs.bars(axis, title, metric, names)
    figures.save("metrics", figure)


def training(runs: Figures, names: list[str]) -> None:
    """For each data set, left the reconstruction loss and right the divergence of each training step."""
    figure, axes = runs.sheet(2 * len(names))
    for i, dataset in enumerate(names):
        for axis, title, file in ((axes[2 * i], "reconstruction loss", "reconstruction.csv"), (axes[2 * i + 1], "KL divergence", "divergence.csv")):
            curves = [Curve.of_losses(k, [figures.column(seed / file) for seed in figures.seeds(run, dataset)]) for k, run in enumerate(runs.runs)]
            runs.curves(axis, f"{dataset}: {title}", "training step", curves)
    figures.save("training", figure)


if __name__ == "__main__":
    all_runs = Figures(LABELS)
    there = [name for name in drawings.NAMES + datasets.QUICK_DRAW if any(figures.seeds(run, name) for run in all_runs.runs)][:4]
    drawn(all_runs, there, "generated.csv")
    drawn(all_runs, there, "reconstructed.csv")
    measured(all_runs, there)
    training(all_runs, there)
