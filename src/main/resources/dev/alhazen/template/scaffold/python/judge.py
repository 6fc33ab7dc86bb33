"""Protected. The problems, the starting points, and the metrics of the paths that a run left.

A study runs it in a place of its own, where experiment.py is not. By hand:
python3 judge.py --out_dir=run_0 --steps=200 --seed=0
"""
import argparse
import json
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
    options = parse()
    info = {name: {"means": judge(name, options)} for name in FUNCTIONS}
    with open(os.path.join(options.out_dir, "final_info.json"), "w") as file:
        json.dump(info, file, indent=2)


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out_dir", default="run_0")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def starts(name, seed):
    """The starting points under a seed."""
    dice = random.Random(f"{name} {seed}")
    return [(dice.uniform(-1.5, 1.5), dice.uniform(-1.5, 1.5)) for _ in range(STARTS)]


def judge(name, options):
    """The means over the starting points of one seed."""
    with open(os.path.join(options.out_dir, f"{name}.json")) as file:
        paths = json.load(file)
    function = FUNCTIONS[name][0]
    finals, counts = [], []
    for start, path in zip(starts(name, options.seed), paths, strict=True):
        if not path or tuple(path[0]) != start or len(path) > options.steps + 1:
            raise SystemExit(f"{name}: a path must hold its start and at most {options.steps} points more")
        values = [function(float(x), float(y)) for x, y in path]
        finals.append(values[-1])
        counts.append(next((i for i, value in enumerate(values) if value < TARGET), options.steps))
    return {"final_value": sum(finals) / STARTS, "steps_to_target": sum(counts) / STARTS}


if __name__ == "__main__":
    main()
