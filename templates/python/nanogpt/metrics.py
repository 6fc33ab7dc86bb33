"""Protected. Losses from the log-probabilities that a learner leaves: arrays of window by place by character."""

import numpy as np

from store import Complaint

TOLERATED_SUM = 1e-3  # how far the probabilities of one place may be from 1 in sum
TOLERATED_CHANGE = 1e-3  # how far a probability may move when text after its place changes: what rounding explains


def loss(predicted: np.ndarray, windows: np.ndarray) -> float:
    """The mean of minus the log-probability of the next character, in nats; a window has one character more than places."""
    following = windows[:, 1:, None].astype(np.int64)
    return float(-np.take_along_axis(predicted, following, 2).mean(dtype=np.float64))


def require_distributions(where, predicted: np.ndarray) -> None:
    """Refuses log-probabilities that belong to no distribution over the characters."""
    sums = np.exp(predicted).sum(2, dtype=np.float64).reshape(-1)
    wrong = np.flatnonzero(~(np.abs(sums - 1) <= TOLERATED_SUM))
    if len(wrong):
        raise Complaint(f"{where}: the probabilities of the next character sum to {sums[wrong[0]]:.4f} at place {wrong[0]}, not to 1; "
                        "predict must return log-probabilities")


def require_causal(where, altered: np.ndarray, predicted: np.ndarray, cuts: np.ndarray) -> None:
    """Refuses predictions that depend on text after their place, or on having seen the held-out text before: up to the place
    cuts[i] the altered window i and the true one are the same text, and must be predicted alike."""
    change = np.abs(np.exp(altered) - np.exp(predicted)).max(2)
    known = np.arange(change.shape[1]) < cuts[:, None]
    wrong = np.argwhere(known & ~(change <= TOLERATED_CHANGE))  # also where one is no number
    if len(wrong):
        window, place = wrong[0]
        raise Complaint(f"{where}: the model sees the future: in window {window} a probability at place {place} moves by "
                        f"{change[window, place]:.4f} with the text from place {cuts[window]} on")
