"""Protected. What a run is judged by."""

import numpy as np

LEARNED = 0.99  # an accuracy above this counts as learned


def accuracy(answers: np.ndarray, equations: np.ndarray) -> float:
    """The share of equations whose result is the answered symbol."""
    return float(np.mean(answers == equations[:, 2]))


def loss(log_probabilities: np.ndarray, equations: np.ndarray) -> float:
    """The mean negative log-probability of the right results in nats; row i is of equation i."""
    return float(-log_probabilities[np.arange(len(equations)), equations[:, 2]].astype(float).mean())


def first_learned(accuracies: list[float], every: int) -> int:
    """The update at the first evaluation that is above LEARNED; where there is none, the last update."""
    return next((i for i, value in enumerate(accuracies) if value > LEARNED), len(accuracies) - 1) * every


def are_distributions(log_probabilities: np.ndarray) -> bool:
    """Whether each row holds the logarithms of probabilities that add up to one."""
    return bool(np.all(np.abs(np.exp(log_probabilities.astype(float)).sum(-1) - 1) < 1e-3))
