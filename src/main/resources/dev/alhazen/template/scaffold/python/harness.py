"""Protected. Starts the search from random points and judges where it went.

By hand: python3 harness.py --out_dir=run_0 --steps=200 --seed=0
"""
import argparse
import json
import math
import os
import random

FUNCTIONS = {
    "bowl": (lambda x, y: x * x + 25 * y * y, lambda x, y: (2 * x, 50 * y)),
    "valley": (
        lambda x, y: (1 - x) ** 2 + 20 * (y - x * x) ** 2,
        lambda x, y: (-2 * (1 - x) - 80 * x * (y - x * x), 40 * (y - x * x)),
    ),
}
TARGET = 0.1
STARTS = 10


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out_dir", default="run_0")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    os.makedirs(options.out_dir, exist_ok=True)
    info = {name: {"means": judge(name, options)} for name in FUNCTIONS}
    with open(os.path.join(options.out_dir, "final_info.json"), "w") as file:
        json.dump(info, file, indent=2)


def judge(name, options):
    """The means over the starting points of one seed; the first path is kept for the plot."""
    from experiment import search

    function, gradient = FUNCTIONS[name]
    dice = random.Random(f"{name} {options.seed}")
    finals, counts = [], []
    for number in range(STARTS):
        start = (dice.uniform(-1.5, 1.5), dice.uniform(-1.5, 1.5))
        path = search(gradient, start, options.steps)
        values = [function(x, y) for x, y in path][: options.steps + 1]
        if not all(math.isfinite(value) for value in values):
            raise SystemExit(f"{name}: the search left the numbers")
        finals.append(values[-1])
        counts.append(next((i for i, value in enumerate(values) if value < TARGET), options.steps))
        if number == 0:
            with open(os.path.join(options.out_dir, f"{name}.csv"), "w") as file:
                file.writelines(f"{value}\n" for value in values)
    return {"final_value": sum(finals) / STARTS, "steps_to_target": sum(counts) / STARTS}


if __name__ == "__main__":
    main()
