"""Draws every run_* folder here into figures/, each figure as PDF and as PNG: python3 plot.py"""

import json
from pathlib import Path

import numpy as np

import figures
import shapes
from figures import WIDTH, Curve, Figures

# What each run is called in the figures; a run that is not listed keeps its folder's name.
LABELS = {
    "run_0": "Baseline",
}

DATASETS = ["shapes", "cifar10", "cifar100"]
NAMES = {"shapes": shapes.CLASSES, "cifar10": ["plane", "car", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]}
COLUMNS, ROWS, CELL = 6, 4, 42  # of the sheet of examples


def accuracy(runs: Figures, datasets: list[str]) -> None:
    """For each data set a bar for each run, and across them the linear reference."""
    figure, axes = runs.sheet(2)
    runs.bars(axes[0], "Test accuracy [%]", "test_acc", datasets)
    runs.bars(axes[1], "Test loss [nats]", "test_loss", datasets)
    for place, dataset in enumerate(datasets):
        results = [json.loads((run / "final_info.json").read_text()) for run in runs.runs]
        linear = max(result[dataset]["means"]["linear_acc"] for result in results if dataset in result)
        axes[0].plot([place - 0.42, place + 0.42], [linear, linear], color="black", linewidth=1.3)
    axes[0].set_xlabel("line: a linear model of the pixels")
    figures.save("accuracy", figure)


def training(runs: Figures, dataset: str) -> None:
    """The mean over seeds and, as a band, from the least to the greatest of them."""
    figure, axes = runs.sheet(3)
    losses = [Curve.of_losses(i, [figures.column(seed / "losses.csv") for seed in finished(run, dataset)]) for i, run in enumerate(runs.runs)]
    runs.curves(axes[0], f"{dataset}: training loss", "training step", losses)
    for axis, column, name in ((axes[1], 2, "validation loss"), (axes[2], 1, "validation accuracy [%]")):
        runs.curves(axis, f"{dataset}: {name}", "training step", [epochs(i, run, dataset, column) for i, run in enumerate(runs.runs)])
    figures.save(f"training_{dataset}", figure)


def epochs(number: int, run: Path, dataset: str, column: int) -> Curve:
    tables = [figures.table(seed / "epochs.csv") for seed in finished(run, dataset)]
    return Curve.of(number, tables[0][:, 0] if tables else [], [table[:, column] for table in tables])


def finished(run: Path, dataset: str) -> list[Path]:
    """The seeds of a run that did not diverge."""
    return [seed for seed in figures.seeds(run, dataset) if (seed / "losses.csv").exists()]


def examples(label: str, dataset: str, run: Path) -> None:
    """Test pictures of the first seed, with the class that the model sees; where it errs, framed, with the true one in brackets."""
    seed = finished(run, dataset)[0]
    rows = figures.table(seed / "examples.csv")[:COLUMNS * ROWS]
    size = int(np.sqrt((rows.shape[1] - 1) / 3))
    classes = 100 if dataset == "cifar100" else 10
    seen = np.fromfile(seed / "test_logits.bin", "<f4").reshape(-1, classes).argmax(1)
    height = 12 + ROWS * (CELL + 9)
    figure = figures.plt.figure(figsize=(WIDTH / 72, height / 72))
    figures.fitted(figure, f"{label}: test pictures and predictions", 0.5, 1 - 8 / height, WIDTH, 0.5)
    for i, row in enumerate(rows):
        x, y = i % COLUMNS * WIDTH / COLUMNS + 5, 12 + i // COLUMNS * (CELL + 9)
        axis = figure.add_axes((x / WIDTH, 1 - (y + 32) / height, 32 / WIDTH, 32 / height), xticks=[], yticks=[])
        axis.imshow(row[1:].reshape(3, size, size).transpose(1, 2, 0) / 255, interpolation="nearest")
        right = seen[i] == row[0]
        axis.spines[:].set(visible=not right, color=figures.colour(1), linewidth=1.2)
        text = name(dataset, seen[i]) if right else f"{name(dataset, seen[i])} ({name(dataset, int(row[0]))})"
        figures.fitted(figure, text, (x + 16) / WIDTH, 1 - (y + 40) / height, CELL - 2, 0.5)
    figures.save(f"examples_{dataset}_{run.name}", figure)


def name(dataset: str, label: int) -> str:
    return NAMES[dataset][label] if dataset in NAMES else f"class {label}"


if __name__ == "__main__":
    all_runs = Figures(LABELS)
    present = [dataset for dataset in DATASETS if any(figures.seeds(run, dataset) for run in all_runs.runs)]
    accuracy(all_runs, present)
    for dataset in present:
        training(all_runs, dataset)
        for run in all_runs.runs:
            if finished(run, dataset):
                examples(all_runs.label(run), dataset, run)
