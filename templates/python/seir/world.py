"""Protected. The epidemics and what they cost. People are susceptible, exposed, infectious, recovered or immunised:

    S' = -b(t) (1 - u) S I / N - v S + w (R + V)     E' = b(t) (1 - u) S I / N - E / latent
    I' = E / latent - I / ill     R' = I / ill - w R     V' = v S - w V     C' = I / ill

C counts who has ever been through the illness. A policy chooses u, by how much contacts are reduced, and v, which share of the
susceptible is immunised in a day, once a day and for the whole day.

Several courses are simulated at once: a state is an array of six rows (S, E, I, R, V, C) with a column for each course.
"""

import math
from dataclasses import dataclass, replace
from typing import Callable, Protocol

import numpy as np

from store import Complaint

S, E, I, R, V, C = range(6)
STATES = 6

_SUBSTEPS = 20  # of the method below, in a day; with ten times as many, no state changes by 1e-8 of the population
_LEAPS = 4  # of an epidemic with chance, in a day


# -------------------------------------------------------------------------------------------------------------- scenarios


@dataclass(frozen=True)
class Scenario:
    """One epidemic: the people, of whom some are infectious at first; the basic reproduction number (several where courses
    differ in it); days between infection and infectiousness, and of infectiousness; how much contacts swing over a year, most on
    day 0; the share of the immune that becomes susceptible again each day; the days that are simulated; how many infectious
    hospitals can bear, as a share; and what policies may do: the greatest reduction of contacts, the greatest share to
    immunise a day, and from which day."""

    name: str
    population: int
    infectious: int
    reproduction: float | np.ndarray
    latent: float
    ill: float
    season: float
    waning: float
    days: int
    capacity: float
    most_reduction: float
    most_immunised: float
    immunised_from: int

    @staticmethod
    def of(name: str) -> "Scenario":
        return SCENARIOS[name]

    def contacts(self, day: float):
        """How many an infectious person would infect in a day if everybody were susceptible."""
        swing = self.season * math.cos(2 * math.pi * day / 365) if self.season else 0.0
        return self.reproduction / self.ill * (1 + swing)

    def misjudged(self, factors) -> "Scenario":
        """The same epidemic where the reproduction number is another than was thought."""
        return replace(self, reproduction=self.reproduction * np.asarray(factors))

    def closed(self) -> "Scenario":
        """The same epidemic without season, waning and measures, to its end: theory says how many it infects."""
        return replace(self, season=0, waning=0, days=1500, most_reduction=0, most_immunised=0, immunised_from=0)

    def start(self) -> np.ndarray:
        return np.array([self.population - self.infectious, 0, self.infectious, 0, 0, 0], float)

    def allowed(self, wish: "Measures", day: int) -> "Measures":
        """The nearest measures that are possible on a day, kept as float32."""
        if not (np.isfinite(wish.reduction).all() and np.isfinite(wish.immunised).all()):
            raise Complaint(f"a policy decided for measures that are no numbers: {wish}")
        most = 0 if day < self.immunised_from else self.most_immunised
        return Measures(_single(wish.reduction, self.most_reduction), _single(wish.immunised, most))


def _single(value, most: float):
    return np.float64(np.float32(np.minimum(np.maximum(value, 0), most)))


SCENARIOS = {scenario.name: scenario for scenario in [
    Scenario("plain", 3005, 5, 0.001 * 3005 * 7, 14, 7, 0, 0, 99, 0.02, 0, 0, 0),
    Scenario("distancing", 100_000, 20, 2.5, 4, 6, 0, 0, 300, 0.02, 0.8, 0, 0),
    Scenario("outbreak", 20_000, 3, 1.6, 4, 6, 0, 0, 300, 0.01, 0.5, 0, 0),
    Scenario("vaccination", 100_000, 20, 2.5, 4, 6, 0, 0, 400, 0.02, 0.6, 0.01, 100),
    Scenario("seasonal", 100_000, 20, 2.0, 4, 6, 0.25, 1 / 300, 730, 0.02, 0.6, 0, 0)]}


# --------------------------------------------------------------------------------------------------------------- policies


@dataclass(frozen=True)
class Measures:
    """Of one day: by which share contacts are reduced, and which share of the susceptible is immunised."""

    reduction: float | np.ndarray
    immunised: float | np.ndarray


NONE = Measures(0.0, 0.0)


@dataclass(frozen=True)
class Report:
    """What is known on the morning of a day: shares of the population. Who is susceptible or exposed, nobody knows."""

    day: int
    infectious: float | np.ndarray
    ever_ill: float | np.ndarray
    immunised: float | np.ndarray


class Policy(Protocol):
    """Decides every morning, for each of the courses that are simulated at once; it may remember what it saw."""

    def decide(self, report: Report) -> Measures: ...


class Replay:
    """Decides as was decided before, whatever is reported: rows of days, each the reductions and the shares of all courses."""

    def __init__(self, decided: np.ndarray):
        self.decided = decided.astype(float)

    def decide(self, report: Report) -> Measures:
        return Measures(*self.decided[report.day])


class Nothing:
    """Lets the epidemic run."""

    def decide(self, report: Report) -> Measures:
        return NONE


@dataclass(frozen=True)
class Course:
    """How epidemics went: the states at the beginning of each day and at the end of the last, and the measures of each day."""

    states: np.ndarray  # days + 1, six[, courses]
    measures: np.ndarray  # days, two[, courses]


def course(scenario: Scenario, policy: Policy, start: np.ndarray, next_day: Callable) -> Course:
    """Lets a policy decide day by day; next_day says what becomes of a day's state under its measures."""
    states, measures, n = [start], [], scenario.population
    for day in range(scenario.days):
        state = states[-1]
        today = scenario.allowed(policy.decide(Report(day, state[I] / n, state[C] / n, state[V] / n)), day)
        measures.append(np.broadcast_arrays(today.reduction, today.immunised, state[S])[:2])
        states.append(next_day(day, state, today))
    return Course(np.array(states), np.array(measures))


# -------------------------------------------------------------------------------------------------------------- equations


def solve(scenario: Scenario, policy: Policy, courses: int) -> Course:
    """The courses that the equations have, by the classical Runge-Kutta method with fixed steps."""
    h = 1 / _SUBSTEPS
    linear = _transitions(scenario)

    def next_day(day: int, y: np.ndarray, measures: Measures) -> np.ndarray:
        mixing = (1 - measures.reduction) / scenario.population

        def rates(t: float, y: np.ndarray) -> np.ndarray:
            infected = scenario.contacts(t) * mixing * y[S] * y[I]
            immunised = measures.immunised * y[S]
            change = linear @ y
            change[S] -= infected + immunised
            change[E] += infected
            change[V] += immunised
            return change

        for step in range(_SUBSTEPS):
            t = day + step * h
            k1 = rates(t, y)
            k2 = rates(t + h / 2, y + h / 2 * k1)
            k3 = rates(t + h / 2, y + h / 2 * k2)
            k4 = rates(t + h, y + h * k3)
            y = y + h / 6 * (k1 + 2 * (k2 + k3) + k4)
        return y

    return course(scenario, policy, np.repeat(scenario.start()[:, None], courses, 1), next_day)


def _transitions(scenario: Scenario) -> np.ndarray:
    """The rates that are proportional to a state: all but infection and immunisation."""
    rates = np.zeros((STATES, STATES))
    for source, target, rate in [(E, I, 1 / scenario.latent), (I, R, 1 / scenario.ill), (R, S, scenario.waning), (V, S, scenario.waning)]:
        rates[source, source] -= rate
        rates[target, source] += rate
    rates[C, I] = 1 / scenario.ill
    return rates


def final_size(closed: Scenario) -> float:
    """Which share of the people a closed epidemic infects in the end, those that began it included (Kermack and McKendrick 1927)."""
    low, high, susceptible = 0.0, 1.0, 1 - closed.infectious / closed.population
    for _ in range(100):
        size = (low + high) / 2
        if 1 - susceptible * math.exp(-closed.reproduction * size) > size:
            low = size
        else:
            high = size
    return (low + high) / 2


# ----------------------------------------------------------------------------------------------------------------- chance


def realise(scenario: Scenario, policy: Policy, courses: int, random: np.random.Generator) -> Course:
    """The same epidemic person by person: in each quarter of a day everyone moves on, or not, with the probability that the
    equations give; so the numbers that move are binomial, and where few are infectious the epidemic may die out."""

    def moving(people: np.ndarray, hazard) -> np.ndarray:
        return random.binomial(people.astype(np.int64), -np.expm1(-hazard / _LEAPS))

    def next_day(day: int, y: np.ndarray, measures: Measures) -> np.ndarray:
        s, e, i, r, v, c = y
        for step in range(_LEAPS):
            hazard = scenario.contacts(day + step / _LEAPS) * (1 - measures.reduction) * i / scenario.population
            infected = moving(s, hazard)
            immunised = moving(s - infected, measures.immunised)
            onset, recovered = moving(e, 1 / scenario.latent), moving(i, 1 / scenario.ill)
            lost_r, lost_v = moving(r, scenario.waning), moving(v, scenario.waning)
            s, e, i = s + lost_r + lost_v - infected - immunised, e + infected - onset, i + onset - recovered
            r, v, c = r + recovered - lost_r, v + immunised - lost_v, c + recovered
        return np.array([s, e, i, r, v, c])

    return course(scenario, policy, np.repeat(scenario.start()[:, None], courses, 1), next_day)


# ------------------------------------------------------------------------------------------------------------------ costs

_ILLNESS, _OVERLOAD, _REDUCTION, _IMMUNISATION = 5, 3, 0.2, 0.05


def cost(scenario: Scenario, went: Course):
    """What epidemics cost, in days of life at its usual a head: 5 for each illness, 3 more for each day that one is infectious
    while hospitals are over their capacity, 0.2 u^2 for each day with contacts reduced by u, 0.05 for each immunisation."""
    shares = went.states / scenario.population
    overload = np.maximum(0, shares[:-1, I] - scenario.capacity)
    daily = _OVERLOAD * overload + _REDUCTION * went.measures[:, 0] ** 2 + _IMMUNISATION * went.measures[:, 1] * shares[:-1, S]
    return _ILLNESS * shares[-1, C] + daily.sum(axis=0)


def is_died_out(scenario: Scenario, went: Course) -> np.ndarray:
    """Whether the infection was gone before it had reached one person in a hundred, for each course."""
    gone = went.states[:, E] + went.states[:, I] == 0
    return (gone & (went.states[:, C] <= scenario.population / 100)).any(axis=0)
