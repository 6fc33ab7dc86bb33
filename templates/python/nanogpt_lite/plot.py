"""Draws every run_* folder here into figures/, each figure as PDF and as PNG: python3 plot.py"""

import textwrap

import datasets
import figures
from figures import WIDTH, Curve, Figures

# What each run is called in the figures; a run that is not listed keeps its folder's name.
LABELS = {
    "run_0": "Baseline",
}

METRICS = {
    "test_loss": "Test loss [nats/character]",
    "best_val_loss": "Best validation loss",
    "total_train_time": "Training time [s]",
    "avg_inference_tokens_per_second": "Characters per second",
}

LINES, LINE, WIDE = 5, 8, 68  # of text from a sample; their height in points; characters in a line


def losses(runs: Figures, texts: list[str]) -> None:
    """For each text the loss of the steps, smoothed, and the loss on the text to choose by."""
    figure, axes = runs.sheet(2 * len(texts))
    for i, text in enumerate(texts):
        training, validation = [], []
        for run, folder in enumerate(runs.runs):
            seeds = figures.seeds(folder, text)
            if seeds:
                training.append(Curve.of_losses(run, [figures.column(seed / "losses.csv") for seed in seeds]))
                rows = [figures.table(seed / "evaluations.csv") for seed in seeds]
                validation.append(Curve.of(run, rows[0][:, 0], [table[:, 2] for table in rows]))
        runs.curves(axes[2 * i], f"{text}: training loss", "step", training)
        runs.curves(axes[2 * i + 1], f"{text}: validation loss", "step", validation)
    figures.save("losses", figure)


def measured(runs: Figures, texts: list[str]) -> None:
    figure, axes = runs.sheet(len(METRICS))
    for axis, (metric, title) in zip(axes, METRICS.items()):
        runs.bars(axis, title, metric, texts)
    figures.save("metrics", figure)


def samples(runs: Figures, texts: list[str]) -> None:
    """The beginning of the first sample of each run's first seed."""
    height = len(texts) * len(runs.runs) * (LINES * LINE + 16) + 4
    figure = figures.plt.figure(figsize=(WIDTH / 72, height / 72))
    y = 10
    for text in texts:
        for run, folder in enumerate(runs.runs):
            seeds = figures.seeds(folder, text)
            if seeds:
                bar = (2 / WIDTH, 1 - (y - 5.5 + (LINES + 1) * LINE) / height), 3 / WIDTH, (LINES + 1) * LINE / height
                figure.patches.append(figures.plt.Rectangle(*bar, color=figures.colour(run), transform=figure.transFigure))
                figures.fitted(figure, f"{runs.label(folder)}, {text}", 8 / WIDTH, 1 - y / height, WIDTH - 12, 0)
                sample = (seeds[0] / "samples.txt").read_text(encoding="utf-8").split("\n")[0]
                for i, line in enumerate(lines(sample)):
                    figures.fitted(figure, line, 8 / WIDTH, 1 - (y + (i + 1) * LINE) / height, WIDTH - 12, 0)
            y += LINES * LINE + 16
    figures.save("samples", figure)


def lines(sample: str) -> list[str]:
    """As much of a text as the lines hold; what is no letter or sign becomes a dot."""
    text = sample.replace("\\n", "\n").replace("\\r", "").replace("\\\\", "\\").replace("$", "\\$")
    text = "".join(c if c == "\n" or " " <= c <= "~" or "\xa1" <= c <= "\xff" else "\xb7" for c in text)
    return [line for part in text.split("\n") for line in textwrap.wrap(part, WIDE)][:LINES]


if __name__ == "__main__":
    all_runs = Figures(LABELS)
    all_texts = [text for text in datasets.NAMES if any(figures.seeds(run, text) for run in all_runs.runs)]
    losses(all_runs, all_texts)
    measured(all_runs, all_texts)
    samples(all_runs, all_texts)
