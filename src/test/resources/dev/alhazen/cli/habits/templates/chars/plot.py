import json
import os
import pickle
import struct
import zlib


def png(path, values):
    """A picture without any package: one grey column for each value."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    row = b"\x00" + bytes(int(40 + 200 * v / max(values)) for v in values for _ in range(8))
    head = struct.pack(">IIBBBBB", 8 * len(values), 64, 8, 0, 0, 0, 0)
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head))
        f.write(chunk(b"IDAT", zlib.compress(row * 64)) + chunk(b"IEND", b""))


# LOAD FINAL RESULTS:
folders = sorted(folder for folder in os.listdir("./") if folder.startswith("run") and os.path.isdir(folder))
final_results = {}
results_info = {}
for folder in folders:
    with open(os.path.join(folder, "final_info.json"), "r") as f:
        final_results[folder] = json.load(f)
    with open(os.path.join(folder, "all_results.npy"), "rb") as f:
        results_info[folder] = pickle.load(f)

# CREATE LEGEND -- ADD RUNS HERE THAT WILL BE PLOTTED
labels = {
    "run_0": "Baseline",
}

for dataset in ["tale", "rhyme"]:
    losses = []
    for run in folders:
        info = results_info[run]
        seeds = len(final_results[run][dataset]["final_info_dict"]["final_train_loss"])
        for seed in range(seeds):
            losses += [entry["loss"] for entry in info[f"{dataset}_{seed}_train_info"]]
    png(f"train_loss_{dataset}.png", losses)
