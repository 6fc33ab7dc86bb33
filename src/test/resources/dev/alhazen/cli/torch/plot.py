import json
import os

import matplotlib.pyplot as plt
import numpy as np

folders = sorted(f for f in os.listdir("./") if f.startswith("run") and os.path.isdir(f))
labels = {"run_0": "Baseline"}

plt.figure(figsize=(10, 6))
for run in folders:
    with open(os.path.join(run, "final_info.json")) as f:
        json.load(f)
    logs = np.load(os.path.join(run, "all_results.npy"), allow_pickle=True).item()["logs"]
    mean = np.mean(logs, axis=0)
    error = np.std(logs, axis=0) / np.sqrt(len(logs))
    plt.plot(mean, label=labels.get(run, run))
    plt.fill_between(range(len(mean)), mean - error, mean + error, alpha=0.2)
plt.xlabel("Epoch")
plt.ylabel("Loss")
plt.legend()
plt.grid(True)
plt.savefig("train_loss.png")
