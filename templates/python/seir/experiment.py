"""Policies against an epidemic: when to reduce contacts, by how much, and whom to immunise. A sweep over the parameters of a
simple rule solves the scenario's equations once for each candidate and keeps the cheapest. The harness then lets the rule
decide in epidemics of its own: the planned one, others that spread faster or slower than thought, and others with chance.
"""

import sys
from dataclasses import dataclass

import numpy as np
from scipy.integrate import ode

import harness
import runner
import world
from world import Course, Measures, Policy, Report, Scenario


@dataclass(frozen=True)
class Settings:
    """All that one would tune."""

    thresholds: int
    strengths: int
    least: float = 1e-4
    most: float = 0.05
    release: float = 0.5
    tolerance: float = 1e-10


SETTINGS = {"full": Settings(40, 40), "mid": Settings(16, 16), "quick": Settings(6, 6), "smoke": Settings(2, 2, 1e-3, 0.01)}


# ----------------------------------------------------------------------------------------------------------------- policy


@dataclass(frozen=True)
class Rule:
    """Reduces contacts by strength when the share of infectious people reaches threshold, until it has fallen below release
    times threshold. Immunises as fast as is possible."""

    threshold: float
    strength: float
    release: float

    def policy(self) -> Policy:
        return Switch(self)


class Switch:
    """A rule at work, in one course or in several at once."""

    def __init__(self, rule: Rule):
        self.rule = rule
        self.reducing = False

    def decide(self, report: Report) -> Measures:
        rule = self.rule
        self.reducing = report.infectious >= np.where(self.reducing, rule.release * rule.threshold, rule.threshold)
        return Measures(self.reducing * rule.strength, 1.0)


class Experiment(harness.Learner):
    def __init__(self, settings: Settings, scenario: Scenario, random: np.random.Generator):
        self.settings = settings
        self.scenario = scenario
        self.random = random  # for searches that use chance; this sweep uses none
        self.rows: list[list[float]] = []
        self.best: Rule | None = None

    def plan(self) -> np.ndarray:
        """Tries the rule with every threshold, evenly spaced in the logarithm, and every strength up to what the scenario allows."""
        least, losses = np.inf, []
        for step, rule in enumerate(self.candidates()):
            cost = world.cost(self.scenario, self.solve(self.scenario, rule.policy()))
            losses.append(runner.finite(step, cost))
            self.rows.append([rule.threshold, rule.strength, cost])
            if cost < least:
                least, self.best = cost, rule
        return np.array(losses)

    def candidates(self) -> list[Rule]:
        s = self.settings
        if self.scenario.most_reduction == 0:
            return [Rule(1, 0, s.release)]
        thresholds = np.geomspace(s.least, s.most, s.thresholds).tolist()
        strengths = np.linspace(0, self.scenario.most_reduction, s.strengths).tolist()
        return [Rule(threshold, strength, s.release) for threshold in thresholds for strength in strengths]

    def policy(self) -> Policy:
        return self.best.policy()

    # --------------------------------------------------------------------------------------------------------- equations

    def solve(self, scenario: Scenario, policy: Policy) -> Course:
        """The Dormand-Prince method of order 8 with steps that adapt to the tolerance. It starts anew each day, since measures
        may jump from one day to the next, and no method with large steps is accurate across a jump."""
        tolerance = self.settings.tolerance
        integrator = ode(rates).set_integrator("dop853", rtol=tolerance, atol=tolerance * scenario.population, max_step=1, nsteps=10_000)

        def next_day(day: int, state: np.ndarray, measures: Measures) -> np.ndarray:
            integrator.set_initial_value(state, day).set_f_params(scenario, float(measures.reduction), float(measures.immunised))
            return integrator.integrate(day + 1)

        return world.course(scenario, policy, scenario.start(), next_day)

    # ----------------------------------------------------------------------------------------------------------- results

    def sweep(self) -> np.ndarray:
        """Threshold, strength and cost of each candidate."""
        return np.array(self.rows)

    def own_metrics(self) -> dict[str, float]:
        return {"planned_threshold": self.best.threshold, "planned_strength": self.best.strength}


def rates(t: float, y: np.ndarray, scenario: Scenario, reduction: float, immunised: float) -> list[float]:
    """The rates of change of susceptible, exposed, infectious, recovered, immunised and ever ill under one day's measures."""
    s, e, i, r, v, _ = y.tolist()
    infection = scenario.contacts(t) * (1 - reduction) * s * i / scenario.population
    immunisation, waning = immunised * s, scenario.waning
    return [-infection - immunisation + waning * (r + v),
            infection - e / scenario.latent,
            e / scenario.latent - i / scenario.ill,
            i / scenario.ill - waning * r,
            immunisation - waning * v,
            i / scenario.ill]


if __name__ == "__main__":
    harness.start(sys.argv[1:], lambda preset, scenario, random: Experiment(SETTINGS[preset], scenario, random))
