"""Protected, and the same for every template: runs an experiment and judges it.

Stage learn starts worker processes of experiment.py, which train one model for each data set and seed and leave samples
and predictions in the run's folder; stage judge computes the metrics from those files in a process that never imports
the experiment's code. A study runs the stages apart: the judge starts in a place of its own, without experiment.py,
after the last process of the learners has ended. By hand, both follow each other:

    python3 experiment.py --out_dir=run_0 [--preset=full|mid|quick|smoke] [--seed=0] [--seeds=3]
        [--workers=2] [--threads=1] [--device=cpu|cuda] [--data=DIR]

Exit status: 0, 2 where something is wrong that the user can mend, 1 where the experiment's code fails.
"""

import hashlib
import json
import math
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import store
from store import Complaint

_EXPERIMENT = "experiment.py"
_DIVERGED, _SECONDS, _OWN = "diverged.txt", "seconds.csv", "own.csv"


class Bench(ABC):
    """What a template's harness adds: its data, and what it measures."""

    @abstractmethod
    def datasets(self, options: "Options") -> list[str]:
        """Data sets in the order of tables."""

    @abstractmethod
    def limit(self, options: "Options") -> float:
        """How many seconds one task may learn; a longer one ends the run."""

    @abstractmethod
    def learn(self, task: "Task") -> None:
        """In a worker: trains one model, and leaves files in the task's folder for the judge."""

    @abstractmethod
    def measure(self, task: "Task") -> dict[str, float]:
        """In the judge: the metrics of what one task left, in the order of tables."""

    @abstractmethod
    def measured(self) -> list[str]:
        """Which metrics the judge computes itself; the others it only passes on: they are the learner's own word."""


@dataclass(frozen=True)
class Task:
    """One model of one data set under one seed, and the folder of what it leaves."""

    dataset: str
    seed: int
    options: "Options"

    @property
    def folder(self) -> Path:
        return self.options.out / self.dataset / f"seed_{self.seed}"

    def file(self, name: str) -> Path:
        return self.folder / name

    def random(self, name: str) -> np.random.Generator:
        """A stream of random numbers that depends on data set, seed and name alone."""
        return random(f"{self.dataset} seed {self.seed} {name}")

    def say(self, text: str) -> None:
        """Tells how it goes, for the log."""
        print(f"{self}: {text}", flush=True)

    def __str__(self) -> str:
        return f"{self.dataset}, seed {self.seed}"


class Diverged(Exception):
    """A loss that is no number any more: the model is lost, and the run's result says so instead of going on."""


def random(stream: str) -> np.random.Generator:
    """A generator of random numbers that depends on the text alone."""
    return np.random.default_rng(int.from_bytes(hashlib.sha256(stream.encode()).digest()[:16], "little"))


def finite(step: int, loss) -> float:
    """A loss, or a tensor that holds one, as a number; one that is infinite or not a number ends the task as diverged."""
    value = float(loss)
    if not math.isfinite(value):
        raise Diverged(f"the loss became {value} at step {step}")
    if _pace is not None:
        _pace.note(step)
    return value


class Pace:
    """How fast a task learns: in pace.csv the step, the seconds since this process began, and the megabytes of memory that it
    holds; at first often and later more seldom, a line whenever 2 % of the time has gone by."""

    def __init__(self, file: Path):
        self.file = file
        self.next = 0.0

    def note(self, step: int) -> None:
        now = time.monotonic() - _BEGUN
        if now >= self.next:
            self.next = now * 1.02
            with self.file.open("a") as lines:
                lines.write(f"{step},{now:.3f},{_resident():.1f}\n")


def _process_age() -> float:
    """Seconds since this process began; 0 where the system does not tell."""
    try:
        begun = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
        return float(Path("/proc/uptime").read_text().split()[0]) - begun
    except OSError:
        return 0.0


def _resident() -> float:
    """Megabytes of memory of this process; NaN where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        return math.nan


_BEGUN = time.monotonic() - _process_age()
_pace: Pace | None = None  # of the task that this process is at


def torch_device(name: str):
    """PyTorch's device of this name: cpu or cuda."""
    import torch  # Only learners need it; the judge starts faster without.

    if name == "cuda" and not torch.cuda.is_available():
        raise Complaint("--device=cuda: PyTorch finds no NVIDIA GPU here; run with --device=cpu, mend the driver (see "
                        "nvidia-smi), or install a build of PyTorch for CUDA")
    return torch.device(name)


# ---------------------------------------------------------------------------------------------------------------- stages


def main(args: list[str], bench: Bench) -> None:
    """What both mains call: a harness's own, and the experiment's, whose bench can learn."""
    try:
        options = Options.parse(args)
        sys.exit(_work(options, bench) if options.worker >= 0 else _run(options, args, bench))
    except Complaint as complaint:
        print(complaint, file=sys.stderr)
        sys.exit(2)


def _run(options: "Options", args: list[str], bench: Bench) -> int:
    if options.stage == "judge":
        return _judge(options, bench)
    code = _conduct(options, args)
    if code == 0 and options.stage == "all":
        harness = sys.modules[type(bench).__module__].__file__
        return subprocess.run([sys.executable, harness, *args, "--stage=judge"]).returncode
    return code


# --------------------------------------------------------------------------------------------------------------- workers


def _conduct(options: "Options", args: list[str]) -> int:
    _require_empty(options.out)
    options.out.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"OMP_NUM_THREADS": str(options.threads), "MKL_NUM_THREADS": str(options.threads),
                                "OMP_WAIT_POLICY": "PASSIVE"}
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    workers: list[subprocess.Popen] = []
    try:
        for i in range(options.workers):
            workers.append(subprocess.Popen([sys.executable, _EXPERIMENT, *args, f"--worker={i}"], env=environment))
        return _await(workers)
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()


def _require_empty(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise Complaint(f"--out_dir={out} is a file; name a folder")
    if out.is_dir() and any(not file.name.startswith("log") for file in out.iterdir()):
        raise Complaint(f"--out_dir={out} holds an earlier run; name another folder, or remove it")


def _await(workers: list[subprocess.Popen]) -> int:
    """Waits for all; where one fails, returns its exit code at once, and the others are ended."""
    while True:
        codes = [worker.poll() for worker in workers]
        for code in codes:
            if code:
                return code if code > 0 else 128 - code
        if None not in codes:
            return 0
        time.sleep(0.02)


def _work(options: "Options", bench: Bench) -> int:
    global _pace
    for task in options.share(bench):
        task.folder.mkdir(parents=True, exist_ok=True)
        _pace = Pace(task.file("pace.csv"))
        start = time.perf_counter()
        watch = threading.Timer(bench.limit(options), _too_long, [task, bench.limit(options)])
        watch.daemon = True
        watch.start()
        try:
            bench.learn(task)
        except Diverged as diverged:
            task.say(f"{diverged}; its results are not numbers")
            task.file(_DIVERGED).write_text(f"{diverged}\n")
        finally:
            watch.cancel()
        task.say(f"done in {time.perf_counter() - start:.1f} s")
    return 0


def _too_long(task: Task, limit: float) -> None:
    """Ends this process with a sentence."""
    print(f"{task}: not done after {limit:g} s, the time that preset {task.options.preset} allows", file=sys.stderr, flush=True)
    os._exit(1)


# ------------------------------------------------------------------------------------------------------------- judgement


def _judge(options: "Options", bench: Bench) -> int:
    info = {}
    for dataset in bench.datasets(options):
        tasks = [Task(dataset, options.seed + i, options) for i in range(options.seeds)]
        results = [{} if task.file(_DIVERGED).exists() else bench.measure(task) for task in tasks]
        info[dataset] = _summary(results, bench)
    (options.out / "final_info.json").write_text(json.dumps(info, indent=2) + "\n")
    for dataset, summary in info.items():
        print(dataset, summary["means"])
    return 0


def _summary(results: list[dict[str, float]], bench: Bench) -> dict:
    """Means, standard errors (sample standard deviation over the root of n) and the values, in the order of seeds."""
    names = list(dict.fromkeys([*bench.measured(), *(name for result in results for name in result)]))
    values = {name: [float(result.get(name, math.nan)) for result in results] for name in names}
    errors = {name: _standard_error(of) for name, of in values.items()}
    return {
        "means": {name: sum(of) / len(of) for name, of in values.items()},
        "stderrs": {name: error for name, error in errors.items() if math.isfinite(error)},
        "values": values,
        "self_reported": [name for name in names if name not in bench.measured()],
    }


def _standard_error(values: list[float]) -> float:
    if len(values) < 2 or not store.is_finite(values):
        return math.nan
    return statistics.stdev(values) / math.sqrt(len(values))


def write_seconds(task: Task, seconds: dict[str, float]) -> None:
    """Times that the learner's process took, by name; self-reported."""
    store.write_numbers(task.file(_SECONDS), seconds)


def passed_on(task: Task, measured: dict[str, float]) -> dict[str, float]:
    """What write_seconds wrote, then what the experiment reports of its own in own.csv, under names that are not taken."""
    everything = measured | store.read_numbers(task.file(_SECONDS))
    for name, value in store.read_numbers(task.file(_OWN)).items():
        if name in everything:
            raise Complaint(f"{task}: an own metric may not be called {name}, which the harness reports")
        everything[name] = value
    return everything


# --------------------------------------------------------------------------------------------------------------- options


@dataclass(frozen=True)
class Options:
    """What the command line says."""

    out: Path
    stage: str
    preset: str
    seed: int
    seeds: int
    workers: int
    worker: int
    threads: int
    device: str
    data: Path

    @staticmethod
    def parse(args: list[str]) -> "Options":
        given = {"out_dir": "run_0", "stage": "all", "preset": "full", "seed": "0", "seeds": "3", "worker": "-1", "workers": "",
                 "threads": "1", "device": "cpu", "data": "data"}
        for arg in args:
            name, equals, value = arg.removeprefix("--").partition("=")
            if not arg.startswith("--") or not equals or name not in given:
                raise Complaint(f"unknown argument {arg}; there are --{'=..., --'.join(sorted(given))}=...")
            given[name] = value
        _require(given, "preset", ["full", "mid", "quick", "smoke"])
        _require(given, "stage", ["all", "learn", "judge"])
        _require(given, "device", ["cpu", "cuda"])
        given["workers"] = given["workers"] or str(_usual_workers(given))
        return Options(Path(given["out_dir"]), given["stage"], given["preset"], _whole(given, "seed", 0), _whole(given, "seeds", 1),
                       _whole(given, "workers", 1), _whole(given, "worker", -1), _whole(given, "threads", 1), given["device"],
                       Path(given["data"]))

    def share(self, bench: Bench) -> list[Task]:
        """Every task of this worker: the tasks are dealt out like cards."""
        tasks = [Task(dataset, self.seed + i, self) for dataset in bench.datasets(self) for i in range(self.seeds)]
        return tasks[self.worker::self.workers]


def _usual_workers(given: dict[str, str]) -> int:
    """One for each core, up to four; a GPU serves one process best."""
    cores = len(os.sched_getaffinity(0)) // _whole(given, "threads", 1)
    return 1 if given["device"] == "cuda" else min(max(cores, 1), 4)


def _require(given: dict[str, str], name: str, allowed: list[str]) -> None:
    if given[name] not in allowed:
        raise Complaint(f"--{name} must be {', '.join(allowed)}, not {given[name]}")


def _whole(given: dict[str, str], name: str, least: int) -> int:
    if given[name].removeprefix("-").isdecimal() and int(given[name]) >= least:
        return int(given[name])
    raise Complaint(f"--{name} must be a whole number from {least} on, not {given[name]}")
