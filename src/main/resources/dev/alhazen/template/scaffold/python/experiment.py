"""Gradient descent on functions of the plane. This file is what a study changes."""

STEP_SIZE = 0.002


def search(gradient, start, steps):
    """Returns every point that was visited, the start included."""
    x, y = start
    path = [(x, y)]
    for _ in range(steps):
        dx, dy = gradient(x, y)
        x, y = x - STEP_SIZE * dx, y - STEP_SIZE * dy
        path.append((x, y))
    return path
