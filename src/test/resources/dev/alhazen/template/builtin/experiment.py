import sys
import time

import harness
import runner
import store


def learn(task):
    match task.dataset:
        case "lost":
            runner.finite(2, float("nan"))
        case "broken":
            raise RuntimeError("a mistake of the experiment")
        case "slow":
            time.sleep(60)
        case _:
            store.write_column(task.file("score.csv"), [task.seed])


if __name__ == "__main__":
    runner.main(sys.argv[1:], harness.Harness(learn))
