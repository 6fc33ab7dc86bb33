"""Protected, and the same for every template: draws figures of one column's width as vector PDF and as PNG.

Panels stand in two columns; each run has one colour everywhere, told apart with any kind of colour vision (Okabe and Ito).
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np

WIDTH = 252  # of a figure, in points: one column
PANEL = 100  # of a row of panels, in points
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
DASHES = ["-", (0, (5, 2)), (0, (1, 1.3)), (0, (6, 2, 1, 2)), (0, (3, 1)), (0, (8, 3))]

plt.rcParams.update({
    "font.size": 6.5, "axes.titlesize": 7.5, "axes.labelsize": 6.5, "xtick.labelsize": 6.5, "ytick.labelsize": 6.5,
    "axes.linewidth": 0.5, "xtick.major.width": 0.5, "ytick.major.width": 0.5, "xtick.major.size": 2, "ytick.major.size": 2,
    "axes.spines.top": False, "axes.spines.right": False, "axes.titlepad": 3, "axes.labelpad": 1.5, "pdf.fonttype": 42})


@dataclass(frozen=True)
class Curve:
    """A curve of one run: at each x the mean of the seeds, and the band from the least to the greatest of them."""

    run: int
    x: np.ndarray
    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray

    @staticmethod
    def of(run: int, x, seeds) -> "Curve":
        """Of values seeds[i] at x; where seeds are of different length, to the end of the shortest."""
        length = min((len(values) for values in seeds), default=0)
        y = np.array([values[:length] for values in seeds]).reshape(-1, length)
        return Curve(run, np.asarray(x)[:length], y.mean(0), y.min(0), y.max(0)) if length else Curve(run, *[np.empty(0)] * 4)

    @staticmethod
    def of_losses(run: int, losses) -> "Curve":
        """Of a loss at each step, smoothed over a fiftieth of the steps to both sides and thinned to a hundred points."""
        length = min((len(values) for values in losses), default=0)
        stride, half = max(1, length // 100), max(1, length // 50)
        steps = np.arange(length)
        steps = steps[(steps >= length // 50) & (steps % stride == 0)]
        return Curve.of(run, steps, [smoothed(values, half)[steps] for values in losses])


def smoothed(values, half: int) -> np.ndarray:
    """The mean over a window around each place, half as wide to both sides."""
    sums = np.concatenate([[0], np.cumsum(values, dtype=float)])
    places = np.arange(len(values))
    low, high = np.maximum(0, places - half), np.minimum(len(values), places + half + 1)
    return (sums[high] - sums[low]) / (high - low)


class Figures:
    """Every run_* folder here with a result; a run without a label keeps its folder's name."""

    def __init__(self, labels: dict[str, str]):
        self.labels = labels
        folders = (folder for folder in Path(".").iterdir() if re.fullmatch(r"run_\d+", folder.name))
        self.runs = sorted((folder for folder in folders if (folder / "final_info.json").exists()), key=_number)
        Path("figures").mkdir(exist_ok=True)

    def label(self, run: Path) -> str:
        return self.labels.get(run.name, run.name)

    def sheet(self, panels: int):
        """A figure of so many panels, two in a row, with the legend of the runs below, and their axes."""
        rows, legend = (panels + 1) // 2, 4 + 10 * ((len(self.runs) + 1) // 2)
        height = rows * PANEL + legend
        figure, axes = plt.subplots(rows, 2, squeeze=False, figsize=(WIDTH / 72, height / 72), layout="constrained")
        figure.get_layout_engine().set(rect=(0, legend / height, 1, 1 - legend / height), w_pad=0.03, h_pad=0.03)
        for spare in axes.flat[panels:]:
            spare.set_axis_off()
        for i, run in enumerate(self.runs):
            x, y = 6 + i % 2 * WIDTH / 2, legend - 7 - i // 2 * 10
            figure.patches.append(plt.Rectangle((x / WIDTH, y / height), 10 / WIDTH, 5 / height, color=colour(i), transform=figure.transFigure))
            fitted(figure, self.label(run), (x + 14) / WIDTH, y / height, WIDTH / 2 - 18, 0)
        return figure, list(axes.flat[:panels])

    def bars(self, axis, title: str, metric: str, datasets: list[str]) -> None:
        """A panel of one metric: for each data set a bar for each run, with the standard error over seeds."""
        width = 0.8 / max(1, len(self.runs))
        for i, run in enumerate(self.runs):
            result = json.loads((run / "final_info.json").read_text())
            means, errors = ([result.get(dataset, {}).get(kind, {}).get(metric, 0) for dataset in datasets]
                             for kind in ("means", "stderrs"))
            places = np.arange(len(datasets)) + (i - (len(self.runs) - 1) / 2) * width
            axis.bar(places, means, width * 0.95, yerr=errors, color=colour(i), error_kw={"elinewidth": 0.7, "capsize": 1.5, "capthick": 0.7})
        axis.set_xticks(range(len(datasets)), datasets)
        if sum(map(len, datasets)) > 25:  # letters that find room beside each other
            axis.tick_params("x", rotation=22, pad=1)
            plt.setp(axis.get_xticklabels(), ha="right", rotation_mode="anchor")
        axis.set_title(title)

    @staticmethod
    def curves(axis, title: str, x: str, curves: list[Curve]) -> None:
        """A panel of curves with linear axes; axis.set_yscale("log") makes one logarithmic."""
        for curve in curves:
            axis.fill_between(curve.x, curve.low, curve.high, color=colour(curve.run), alpha=0.25, linewidth=0)
            axis.plot(curve.x, curve.mean, color=colour(curve.run), linestyle=DASHES[curve.run % len(DASHES)], linewidth=0.9)
        axis.set_title(title)
        axis.set_xlabel(x)


def colour(run: int) -> str:
    return COLOURS[run % len(COLOURS)]


def seeds(run: Path, dataset: str) -> list[Path]:
    """The folders of all seeds of a run, least seed first; none where the run has no such data set."""
    folder = run / dataset
    found = (seed for seed in folder.iterdir() if re.fullmatch(r"seed_\d+", seed.name)) if folder.is_dir() else ()
    return sorted(found, key=_number)


def column(file: Path) -> np.ndarray:
    """One column of numbers, as store.write_column wrote it."""
    return np.loadtxt(file, ndmin=1)


def table(file: Path) -> np.ndarray:
    """Rows of comma-separated numbers."""
    return np.loadtxt(file, delimiter=",", ndmin=2)


def fitted(figure, text: str, x: float, y: float, width: float, align: float, rotation: float = 0) -> None:
    """Text at a place of the figure, smaller where it would be longer than so many points."""
    written = figure.text(x, y, text, fontsize=7, ha={0: "left", 0.5: "center", 1: "right"}[align], va="baseline" if rotation == 0 else "center",
                          rotation=rotation, rotation_mode="default")
    box = written.get_window_extent(figure.canvas.get_renderer())
    length = (box.width if rotation == 0 else box.height) * 72 / figure.dpi
    written.set_fontsize(7 * min(1, width / length))


def save(name: str, figure) -> None:
    """Writes a figure twice: figures/NAME.pdf and figures/NAME.png."""
    figure.savefig(f"figures/{name}.pdf", metadata={"CreationDate": None})
    figure.savefig(f"figures/{name}.png", dpi=288)
    plt.close(figure)


def _number(folder: Path) -> int:
    return int(folder.name.rsplit("_", 1)[1])
