"""Protected. Starts the search from every starting point and keeps where it went; then, by hand, lets the judge measure.

By hand: python3 harness.py --out_dir=run_0 --steps=200 --seed=0
"""
import json
import os

import judge


def main():
    from experiment import search

    options = judge.parse()
    os.makedirs(options.out_dir, exist_ok=True)
    for name, (function, gradient) in judge.FUNCTIONS.items():
        paths = [[list(point) for point in search(gradient, start, options.steps)]
                 for start in judge.starts(name, options.seed)]
        with open(os.path.join(options.out_dir, f"{name}.json"), "w") as file:
            json.dump(paths, file)
        with open(os.path.join(options.out_dir, f"{name}.csv"), "w") as file:  # for the plot
            file.writelines(f"{function(x, y)}\n" for x, y in paths[0])
    judge.main()


if __name__ == "__main__":
    main()
