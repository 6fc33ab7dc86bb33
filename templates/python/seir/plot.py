"""Draws every run_* folder here into figures/, each figure as PDF and as PNG: python3 plot.py"""

import numpy as np

import figures
import world
from figures import WIDTH, Curve, Figures
from world import Scenario

# What each run is called in the figures; a run that is not listed keeps its folder's name.
LABELS = {
    "run_0": "Baseline",
}

METRICS = {
    "cost": "Cost [days a head]",
    "cost_misjudged": "Cost where misjudged",
    "cost_chance": "Cost with chance",
    "died_out": "Share that died out early",
}

SCENARIOS = list(world.SCENARIOS)
POLICIES = SCENARIOS[1:]  # where policies can do something


def curves(runs: Figures, scenario: str, file: str, column: int, factor: float) -> list[Curve]:
    """A column of each seed's table, over the days; the band goes from the least to the greatest seed."""
    found = []
    for i, run in enumerate(runs.runs):
        seeds = [factor * figures.table(seed / file)[:, column] for seed in figures.seeds(run, scenario)]
        found.append(Curve.of(i, np.arange(len(seeds[0]) if seeds else 0), seeds))
    return found


def infectious(runs: Figures) -> None:
    figure, axes = runs.sheet(len(SCENARIOS) + 1)
    for axis, scenario in zip(axes, SCENARIOS):
        share = 100 / Scenario.of(scenario).population
        runs.curves(axis, f"{scenario}: infectious [%]", "day", curves(runs, scenario, "curve.csv", world.I, share))
    share = 100 / Scenario.of("plain").population
    runs.curves(axes[-1], "plain: ever ill [%]", "day", curves(runs, "plain", "curve.csv", world.C, share))
    figures.save("infectious", figure)


def measures(runs: Figures) -> None:
    figure, axes = runs.sheet(len(POLICIES))
    for axis, scenario in zip(axes, POLICIES):
        runs.curves(axis, f"{scenario}: contacts avoided [%]", "day", curves(runs, scenario, "measures.csv", 0, 100))
        axis.set_ylim(0, 100)
    figures.save("measures", figure)


def measured(runs: Figures) -> None:
    figure, axes = runs.sheet(len(METRICS))
    for axis, (metric, title) in zip(axes, METRICS.items()):
        runs.bars(axis, title, metric, SCENARIOS)
        axis.set_xticks(range(len(SCENARIOS)), SCENARIOS, rotation=30, ha="right", rotation_mode="anchor")
    figures.save("metrics", figure)


def sweep(runs: Figures) -> None:
    """The candidates of each run's first seed: the darker, the cheaper; a ring around the cheapest."""
    height = 26 + 60 * len(runs.runs)
    figure = figures.plt.figure(figsize=(WIDTH / 72, height / 72))
    for column, scenario in enumerate(POLICIES):
        figures.fitted(figure, scenario, (22 + 57 * column + 27) / WIDTH, 1 - 10 / height, 54, 0.5)
        for row, run in enumerate(runs.runs):
            candidates = figures.table(figures.seeds(run, scenario)[0] / "sweep.csv")
            thresholds, x = np.unique(candidates[:, 0], return_inverse=True)
            strengths, y = np.unique(candidates[:, 1], return_inverse=True)
            costs = np.full((len(strengths), len(thresholds)), np.nan)
            costs[y, x] = candidates[:, 2]
            place = (22 + 57 * column) / WIDTH, 1 - (14 + 60 * row + 56) / height, 54 / WIDTH, 56 / height
            axis = figure.add_axes(place, xticks=[], yticks=[])
            low, high = np.nanmin(costs), np.nanmax(costs)
            axis.imshow(np.sqrt((costs - low) / max(1e-12, high - low)), origin="lower", aspect="auto", cmap="Blues_r")
            best = candidates[:, 2].argmin()
            axis.scatter(x[best], y[best], s=20, facecolors="none", edgecolors="#D55E00", linewidths=1)
            axis.spines[:].set_visible(False)
    for row, run in enumerate(runs.runs):
        middle = 1 - (14 + 60 * row + 28) / height
        figures.fitted(figure, runs.label(run), 6 / WIDTH, middle, 56, 0.5, rotation=90)
        figures.fitted(figure, "strength", 16 / WIDTH, middle, 56, 0.5, rotation=90)
    figures.fitted(figure, "threshold (logarithmic); darker is cheaper", 136 / WIDTH, 4 / height, 228, 0.5)
    figures.save("sweep", figure)


if __name__ == "__main__":
    all_runs = Figures(LABELS)
    infectious(all_runs)
    measures(all_runs)
    measured(all_runs)
    sweep(all_runs)
