"""Draws every run_* folder here into figures/, each figure as PDF and as PNG: python3 plot.py"""

import datasets
import figures
from figures import WIDTH, Curve, Figures

# What each run is called in the figures; a run that is not listed keeps its folder's name.
LABELS = {
    "run_0": "Baseline",
}

METRICS = {
    "kl_divergence": "KL divergence [bits]",
    "eval_loss": "Held-out loss",
    "training_time": "Training time [s]",
    "inference_time": "Sampling time [s]",
}

SHOWN = 1000  # points of a cloud


def samples(runs: Figures) -> None:
    """Rows: the data, then each run's first seed. Columns: the data sets."""
    rows = len(runs.runs) + 1
    height = 14 + rows * 60
    figure = figures.plt.figure(figsize=(WIDTH / 72, height / 72))
    for column, dataset in enumerate(datasets.NAMES):
        figures.fitted(figure, dataset, (12 + 60 * column + 30) / WIDTH, 1 - 10 / height, 60, 0.5)
        clouds = [datasets.held_out(dataset, SHOWN)]
        clouds += [figures.table(figures.seeds(run, dataset)[0] / "samples.csv") for run in runs.runs]
        for row, points in enumerate(clouds):
            place = (12 + 60 * column + 1) / WIDTH, 1 - (14 + 60 * row + 58) / height, 58 / WIDTH, 58 / height
            axis = figure.add_axes(place, xlim=(-4.7, 4.7), ylim=(-4.7, 4.7), xticks=[], yticks=[])
            axis.spines[:].set(visible=True, color="lightgrey", linewidth=0.4)
            axis.scatter(*points[:SHOWN].T, s=0.6, linewidths=0, color="#404040" if row == 0 else figures.colour(row - 1))
    for row in range(rows):
        name = "data" if row == 0 else runs.label(runs.runs[row - 1])
        figures.fitted(figure, name, 8 / WIDTH, 1 - (14 + 60 * row + 29) / height, 58, 0.5, rotation=90)
    figures.save("samples", figure)


def measured(runs: Figures) -> None:
    figure, axes = runs.sheet(len(METRICS))
    for axis, (metric, title) in zip(axes, METRICS.items()):
        runs.bars(axis, title, metric, datasets.NAMES)
    figures.save("metrics", figure)


def losses(runs: Figures) -> None:
    """The mean over seeds and, as a band, from the least to the greatest of them."""
    figure, axes = runs.sheet(len(datasets.NAMES))
    for axis, dataset in zip(axes, datasets.NAMES):
        curves = [Curve.of_losses(i, [figures.column(seed / "losses.csv") for seed in figures.seeds(run, dataset)])
                  for i, run in enumerate(runs.runs)]
        runs.curves(axis, f"{dataset}: training loss", "training step", curves)
    figures.save("training_loss", figure)


if __name__ == "__main__":
    all_runs = Figures(LABELS)
    samples(all_runs)
    measured(all_runs)
    losses(all_runs)
