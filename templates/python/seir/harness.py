"""Protected. Simulates epidemics under the policies that the experiment plans, and keeps what these decide each day. The judge, in
a process that never imports the experiment's code, simulates the same epidemics again under the decisions that were kept, and
measures those: what policies cost is never their own word. Stages, options and results are those of runner.py.
"""

import sys
import time
from abc import ABC, abstractmethod
from typing import Callable

import numpy as np

import runner
import store
import world
from store import Complaint
from world import Course, Policy, Scenario

_FACTORS = [1, 0.7, 0.85, 1.15, 1.3]  # the planned reproduction number, then how wrong it may be
_SOLVED = 1e-3  # beyond this share of the population, a curve is no solution
_REALISATIONS = {"full": 1000, "mid": 300, "quick": 100, "smoke": 10}  # epidemics that are simulated person by person


class Learner(ABC):
    """One scenario and seed; the experiment implements it."""

    @abstractmethod
    def plan(self) -> np.ndarray:
        """Looks for a policy that keeps the cost of the scenario low; returns the cost of each candidate."""

    @abstractmethod
    def policy(self) -> Policy:
        """The policy that was found, to be used once: from the first day of some courses to their last."""

    @abstractmethod
    def solve(self, scenario: Scenario, policy: Policy) -> Course:
        """Solves the equations of a scenario under a policy: one course, its states without an axis of courses."""

    def sweep(self) -> np.ndarray:
        """Anything about the search that figures show, row by row."""
        return np.empty((0, 0))

    def own_metrics(self) -> dict[str, float]:
        """Further numbers about this search, by name; they are reported beside the metrics as the experiment's own."""
        return {}


Factory = Callable[[str, Scenario, np.random.Generator], Learner]


class Harness(runner.Bench):
    def __init__(self, factory: Factory):
        self.factory = factory

    def datasets(self, options: runner.Options) -> list[str]:
        return list(world.SCENARIOS)

    def limit(self, options: runner.Options) -> float:
        return 3600 if options.preset == "full" else 900

    def learn(self, task: runner.Task) -> None:
        scenario = Scenario.of(task.dataset)
        learner = self.factory(task.options.preset, scenario, task.random("learner"))
        start = time.perf_counter()
        losses = learner.plan()
        planned = time.perf_counter()
        courses = _courses(task, lambda part: learner.policy())
        simulated = time.perf_counter()
        main = courses[0].measures[:, :, 0]  # of the planned reproduction number
        store.write_column(task.file("losses.csv"), losses)
        store.write_table(task.file("sweep.csv"), learner.sweep())
        store.write_table(task.file("curve.csv"), learner.solve(scenario, world.Replay(main)).states)
        store.write_table(task.file("closed.csv"), learner.solve(scenario.closed(), world.Nothing()).states[-1:])
        store.write_table(task.file("measures.csv"), main)
        store.write_floats(task.file("measures.bin"), np.concatenate([part.measures for part in courses], axis=2).transpose(2, 0, 1))
        store.write_numbers(task.file("own.csv"), dict(sorted(learner.own_metrics().items())))
        runner.write_seconds(task, {"training_time": planned - start, "inference_time": simulated - planned})

    def measured(self) -> list[str]:
        return ["cost", "infected_peak", "infected_peak_day", "total_infected", "cost_misjudged", "cost_chance", "died_out",
                "solver_error", "final_size_error"]

    def measure(self, task: runner.Task) -> dict[str, float]:
        scenario = Scenario.of(task.dataset)
        counts = [len(_FACTORS), _REALISATIONS[task.options.preset]]
        decided = store.read_floats(task.file("measures.bin"), 2 * scenario.days * sum(counts))
        parts = np.split(decided.reshape(sum(counts), scenario.days, 2).transpose(1, 2, 0), np.cumsum(counts)[:-1], axis=2)
        planned, chance = _courses(task, lambda part: world.Replay(parts[part]))
        states = planned.states[:, :, 0]
        costs = world.cost(scenario, planned)
        curve = store.read_table(task.file("curve.csv"), scenario.days + 1, world.STATES).astype(float)
        end = store.read_table(task.file("closed.csv"), 1, world.STATES)[0].astype(float)
        peak = int(states[:, world.I].argmax())
        return runner.passed_on(task, {
            "cost": float(costs[0]),
            "infected_peak": float(states[peak, world.I]),
            "infected_peak_day": float(peak),
            "total_infected": float(states[-1, world.C]),
            "cost_misjudged": float(costs[1:].mean()),
            "cost_chance": float(world.cost(scenario, chance).mean()),
            "died_out": float(world.is_died_out(scenario, chance).mean()),
            "solver_error": _error(task, scenario, curve, states),
            "final_size_error": abs(end[world.C] / scenario.population - world.final_size(scenario.closed()))})


def _courses(task: runner.Task, policies: Callable[[int], Policy]) -> tuple[Course, Course]:
    """All courses that a policy is judged by: the scenario's equations with the planned and each misjudged reproduction number,
    then the realisations with chance, whose random numbers are the same for every policy."""
    scenario = Scenario.of(task.dataset)
    return (world.solve(scenario.misjudged(_FACTORS), policies(0), len(_FACTORS)),
            world.realise(scenario, policies(1), _REALISATIONS[task.options.preset], task.random("realisations")))


def _error(task: runner.Task, scenario: Scenario, curve: np.ndarray, reference: np.ndarray) -> float:
    """How far the experiment's curve is from the harness's own, as a share of the population; a curve that is none is refused."""
    shares = curve / scenario.population
    if not (shares >= -_SOLVED).all():
        raise Complaint(f"{task}: the curve has numbers of people below zero, or that are none")
    if np.abs(shares[:, :world.C].sum(axis=1) - 1).max() > _SOLVED:
        raise Complaint(f"{task}: the people of the curve do not add up to {scenario.population}")
    worst = float(np.abs(shares - reference / scenario.population).max())
    if worst > _SOLVED:
        raise Complaint(f"{task}: the curve is {worst:.4f} of the population away from the solution of the scenario's equations; "
                        "solve must solve these")
    return worst


def start(args: list[str], factory: Factory) -> None:
    """What the experiment's own main calls."""
    runner.main(args, Harness(factory))


def _no_learner(preset: str, scenario: Scenario, random: np.random.Generator) -> Learner:
    raise RuntimeError("only experiment.py plans")


if __name__ == "__main__":
    start(sys.argv[1:], _no_learner)
