"""Protected, and the same for every template: tables and arrays in files, by which learners and judge speak to each other."""

from pathlib import Path

import numpy as np


class Complaint(Exception):
    """Something the user can put right; printed without a stack trace."""


# ---------------------------------------------------------------------------------------------------------------- tables


def write_table(file: Path, rows) -> None:
    """Writes comma-separated numbers, a row on each line, with as many digits as a float32 has."""
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savetxt(file, np.asarray(rows), fmt="%.9g", delimiter=",")


def write_column(file: Path, values) -> None:
    """Writes one number on each line."""
    write_table(file, np.asarray(values).reshape(-1, 1))


def read_table(file: Path, rows: int | None, columns: int) -> np.ndarray:
    """Reads a table of exactly this size, or of any number of rows where none is given."""
    lines = file.read_text().splitlines() if file.exists() else []
    if rows is not None and len(lines) != rows:
        raise Complaint(f"{file} must hold {rows} lines, but has {len(lines)}")
    table = np.empty((len(lines), columns), np.float32)
    for i, line in enumerate(lines):
        cells = line.split(",")
        if len(cells) != columns:
            raise Complaint(f"{file} line {i + 1} must be {columns} numbers: {line}")
        table[i] = [_number(file, cell) for cell in cells]
    return table


# --------------------------------------------------------------------------------------------------------- named numbers


def write_numbers(file: Path, numbers: dict[str, float]) -> None:
    """Writes a name and a number on each line."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{name},{float(value)!r}\n" for name, value in numbers.items()))


def read_numbers(file: Path) -> dict[str, float]:
    """Reads names and numbers; none where there is no file."""
    numbers: dict[str, float] = {}
    for line in file.read_text().splitlines() if file.exists() else []:
        name, comma, value = line.partition(",")
        if not comma or name in numbers:
            raise Complaint(f"{file} must hold a new name and a number on each line: {line}")
        numbers[name] = _number(file, value)
    return numbers


# ---------------------------------------------------------------------------------------------------------------- arrays


def write_floats(file: Path, values) -> None:
    """Writes float32 values in little-endian order."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(np.ascontiguousarray(values, dtype="<f4").tobytes())


def read_floats(file: Path, count: int) -> np.ndarray:
    """Reads exactly so many values that write_floats wrote."""
    size = file.stat().st_size if file.exists() else 0
    if size != 4 * count:
        raise Complaint(f"{file} must hold {count} float32 values ({4 * count} bytes), but has {size} bytes")
    return np.fromfile(file, dtype="<f4")


def write_bytes(file: Path, values) -> None:
    """Writes whole numbers from 0 to 255, a byte each."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(np.ascontiguousarray(values, dtype=np.uint8).tobytes())


def read_bytes(file: Path, count: int) -> np.ndarray:
    """Reads exactly so many bytes."""
    size = file.stat().st_size if file.exists() else 0
    if size != count:
        raise Complaint(f"{file} must hold {count} bytes, but has {size}")
    return np.fromfile(file, dtype=np.uint8)


def _number(file: Path, cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        raise Complaint(f"{file} must hold numbers: {cell}") from None


def is_finite(array) -> bool:
    """Whether no number is infinite or missing."""
    return bool(np.isfinite(array).all())
