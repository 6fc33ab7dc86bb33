import argparse
import json
import os
import time

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def train(seed, learning_rate=0.01, hidden=32, epochs=30):
    torch.manual_seed(seed)
    x = torch.linspace(-3, 3, 512).unsqueeze(1)
    y = torch.sin(2 * x) + 0.1 * torch.randn_like(x)
    loader = DataLoader(TensorDataset(x, y), batch_size=64, shuffle=True, num_workers=1)
    model = nn.Sequential(nn.Linear(1, hidden), nn.Tanh(), nn.Linear(hidden, hidden), nn.Tanh(), nn.Linear(hidden, 1))
    optimizer = torch.optim.AdamW(model.parameters(), lr=learning_rate)
    log = []
    for epoch in range(epochs):
        for batch, target in loader:
            loss = nn.functional.mse_loss(model(batch), target)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        log.append(loss.item())
        print(f"seed {seed} epoch {epoch} loss {loss.item():.4f}")
    with torch.no_grad():
        test = nn.functional.mse_loss(model(x), torch.sin(2 * x)).item()
    return {"train_loss": log[-1], "test_loss": test}, log


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Fit a sine")
    parser.add_argument("--out_dir", type=str, default="run_0")
    out_dir = parser.parse_args().out_dir
    os.makedirs(out_dir, exist_ok=True)
    start = time.time()
    infos, logs = zip(*(train(1337 + i) for i in range(3)))
    final_info_dict = {k: [info[k] for info in infos] for k in infos[0]}
    means = {f"{k}_mean": np.mean(v) for k, v in final_info_dict.items()}
    stderrs = {f"{k}_stderr": np.std(v) / len(v) for k, v in final_info_dict.items()}
    means["total_time_mean"] = time.time() - start
    final_info = {"sine": {"means": means, "stderrs": stderrs, "final_info_dict": final_info_dict}}
    with open(os.path.join(out_dir, "final_info.json"), "w") as f:
        json.dump(final_info, f)
    np.save(os.path.join(out_dir, "all_results.npy"), {"logs": logs})
