"""Draws every run_* folder into figures/, as SVG without any package. This file may be changed."""
import glob
import math
import os

# What each run is called in the figures; a run that is not listed keeps its folder's name.
LABELS = {"run_0": "Baseline"}
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
WIDTH, HEIGHT, LEFT, BOTTOM = 360, 240, 45, 35


def main():
    os.makedirs("figures", exist_ok=True)
    runs = sorted(glob.glob("run_*"), key=lambda run: int(run[4:]) if run[4:].isdigit() else 0)
    runs = [run for run in runs if run[4:].isdigit()]
    for name in ["bowl", "valley"]:
        curves = [(LABELS.get(run, run), mean(run, name)) for run in runs]
        with open(f"figures/{name}.svg", "w") as file:
            file.write(chart(f"{name}: value by step", curves))


def mean(run, name):
    """The logarithm of the value at each step, averaged over the seeds."""
    files = sorted(glob.glob(f"{run}/{name}.csv") + glob.glob(f"{run}/seed_*/{name}.csv"))
    tables = [[math.log10(max(float(line), 1e-12)) for line in open(file)] for file in files]
    return [sum(column) / len(column) for column in zip(*tables)]


def chart(title, curves):
    low = min((min(c) for _, c in curves if c), default=0)
    high = max((max(c) for _, c in curves if c), default=1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="11">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{WIDTH / 2}" y="14" text-anchor="middle">{title}</text>',
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 6}" text-anchor="middle">step</text>',
        f'<text x="4" y="{y(low, low, high):.0f}">1e{low:.1f}</text><text x="4" y="{y(high, low, high):.0f}">1e{high:.1f}</text>',
    ]
    for i, (label, values) in enumerate(curves):
        scale = (WIDTH - LEFT - 10) / max(1, len(values) - 1)
        points = " ".join(f"{LEFT + j * scale:.1f},{y(v, low, high):.1f}" for j, v in enumerate(values))
        colour = COLOURS[i % len(COLOURS)]
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        parts.append(f'<text x="{WIDTH - 12}" y="{32 + 14 * i}" text-anchor="end" fill="{colour}">{label}</text>')
    return "\n".join(parts) + "\n</svg>\n"


def y(value, low, high):
    return HEIGHT - BOTTOM - (value - low) / max(high - low, 1e-9) * (HEIGHT - BOTTOM - 24)


if __name__ == "__main__":
    main()
