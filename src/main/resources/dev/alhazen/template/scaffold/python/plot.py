"""Draws every run_* folder into figures/, as vector PDF without any package. This file may be changed."""
import glob
import math
import os

# What each run is called in the figures; a run that is not listed keeps its folder's name.
LABELS = {"run_0": "Baseline"}
COLOURS = [(0, 0.45, 0.70), (0.84, 0.37, 0), (0, 0.62, 0.45), (0.80, 0.47, 0.65), (0.90, 0.62, 0), (0.34, 0.71, 0.91)]
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 360, 240, 48, 36, 24


def main():
    os.makedirs("figures", exist_ok=True)
    runs = [run for run in glob.glob("run_*") if run[4:].isdigit()]
    runs.sort(key=lambda run: int(run[4:]))
    for name in ["bowl", "valley"]:
        curves = [(LABELS.get(run, run), mean(run, name)) for run in runs]
        with open(f"figures/{name}.pdf", "wb") as file:
            file.write(pdf(chart(f"{name}: value by step", curves)))


def mean(run, name):
    """The logarithm of the value at each step, averaged over the seeds."""
    files = sorted(glob.glob(f"{run}/{name}.csv") + glob.glob(f"{run}/seed_*/{name}.csv"))
    tables = [[math.log10(max(float(line), 1e-12)) for line in open(file)] for file in files]
    return [sum(column) / len(column) for column in zip(*tables)]


def chart(title, curves):
    low = min((min(c) for _, c in curves if c), default=0)
    high = max((max(c) for _, c in curves if c), default=1)

    def x(step, steps):
        return LEFT + step * (WIDTH - LEFT - 12) / max(1, steps - 1)

    def y(value):
        return BOTTOM + (value - low) / max(high - low, 1e-9) * (HEIGHT - BOTTOM - TOP)

    parts = [text(LEFT, HEIGHT - 14, title), text(WIDTH / 2, 8, "step")]
    parts += [text(2, y(low), f"1e{low:.1f}"), text(2, y(high) - 4, f"1e{high:.1f}")]
    parts.append(f"0.5 w {LEFT} {HEIGHT - TOP} m {LEFT} {BOTTOM} l {WIDTH - 12} {BOTTOM} l S")
    for i, (label, values) in enumerate(curves):
        colour = COLOURS[i % len(COLOURS)]
        ink = " ".join(str(part) for part in colour)
        points = [f"{x(j, len(values)):.1f} {y(v):.1f}" for j, v in enumerate(values)]
        if points:
            parts.append(f"1.5 w {ink} RG {points[0]} m " + " ".join(p + " l" for p in points[1:]) + " S")
        parts.append(f"{ink} rg " + text(WIDTH - 110, HEIGHT - TOP - 14 * (i + 1), label))
    return "\n".join(parts)


def text(x, y, words):
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F 11 Tf {x:.1f} {y:.1f} Td ({escaped}) Tj ET"


def pdf(drawing):
    """A page that holds one drawing, in the format's plainest form."""
    content = drawing.encode("latin-1", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 5 0 R"
        " /Resources << /Font << /F 4 0 R >> >> >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


if __name__ == "__main__":
    main()
