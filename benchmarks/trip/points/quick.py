"""Stands in for the experiment and the plots of the benchmark's template: no learning, only files of the usual form."""
import hashlib
import json
import os
import struct
import sys
import zlib

SETS = {"circle": 0.44, "dino": 0.66, "line": 0.81, "moons": 0.61}


def run(out, seed):
    code = open("Experiment.java").read()
    if "BROKEN" in code:
        frames = "\n".join(f"\tat Experiment.step{i}(Experiment.java:{120 + 3 * i})" for i in range(24))
        sys.exit(f"Exception in thread \"main\" java.lang.IllegalArgumentException: shapes (96, 2) and (32, 96)\n{frames}")

    def noise(word):
        digest = hashlib.sha256(f"{seed} {word} {len(code)}".encode()).digest()
        return digest[0] / 255 - 0.5

    info = {}
    for name, loss in SETS.items():
        info[name] = {
            "means": {
                "eval_loss": loss + 0.01 * noise(name),
                "kl_divergence": 0.9 + 0.2 * noise(name + "kl"),
                "training_time": 4 + noise(name + "time"),
                "inference_time": 0.3 + 0.1 * noise(name + "sample"),
            }
        }
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, "final_info.json"), "w") as file:
        json.dump(info, file)


def plot():
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    size = 64
    rows = b"".join(b"\x00" + bytes([120]) * size for _ in range(size))
    os.makedirs("figures", exist_ok=True)
    for name in ("samples", "training_loss", "divergence", "losses"):
        with open(f"figures/{name}.png", "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)))
            file.write(chunk(b"IDAT", zlib.compress(rows)))
            file.write(chunk(b"IEND", b""))


if sys.argv[1] == "run":
    run(sys.argv[2], sys.argv[3])
elif sys.argv[1] == "plot":
    plot()
