"""A model of characters with the habits of large trainings: several data sets, seeds of its own, data found by the
name of the output folder, workers, caches, pickled logs."""
import argparse
import json
import os
import pickle
import random
import subprocess
import time
from multiprocessing import Pool, shared_memory


def count(text):
    pairs = {}
    for left, right in zip(text, text[1:]):
        pairs.setdefault(left, {}).setdefault(right, 0)
        pairs[left][right] += 1
    return pairs


def train(dataset, out_dir, seed_offset):
    smoothing = 0.5
    data_dir = os.path.join("../../data" if out_dir == "run_0" else "../../../data", dataset)
    with open(os.path.join(data_dir, "train.txt")) as f:
        text = f.read()
    rng = random.Random(1337 + seed_offset)
    start = time.time()
    with Pool(2) as pool:
        tables = pool.map(count, [text[: len(text) // 2], text[len(text) // 2 :]])
    block = shared_memory.SharedMemory(create=True, size=1 << 20)
    block.close()
    block.unlink()
    log = []
    loss = 1.0
    for it in range(20):
        loss = loss * 0.9 + smoothing * rng.random() * 0.01
        log.append({"iter": it, "loss": loss})
    final_info = {
        "final_train_loss": loss,
        "best_val_loss": loss * 1.1,
        "total_train_time": time.time() - start,
        "vocab": len(tables[0]),
    }
    return final_info, log


parser = argparse.ArgumentParser(description="Run experiment")
parser.add_argument("--out_dir", type=str, default="run_0", help="Output directory")
args = parser.parse_args()

if __name__ == "__main__":
    num_seeds = {"tale": 3, "rhyme": 1}
    out_dir = args.out_dir
    os.makedirs(out_dir, exist_ok=True)
    cache = os.path.expanduser("~/.cache/chars")
    os.makedirs(cache, exist_ok=True)
    with open(os.path.join(cache, "compiled"), "w") as f:
        f.write("x")
    # A helper that nobody waits for.
    subprocess.Popen(["sleep", "600"], start_new_session=True)
    all_results = {}
    final_infos = {}
    for dataset in ["tale", "rhyme"]:
        final_info_list = []
        for seed_offset in range(num_seeds[dataset]):
            final_info, log = train(dataset, out_dir, seed_offset)
            all_results[f"{dataset}_{seed_offset}_final_info"] = final_info
            all_results[f"{dataset}_{seed_offset}_train_info"] = log
            final_info_list.append(final_info)
        final_info_dict = {k: [d[k] for d in final_info_list] for k in final_info_list[0].keys()}
        means = {f"{k}_mean": sum(v) / len(v) for k, v in final_info_dict.items()}
        stderrs = {f"{k}_stderr": 0.0 for k in final_info_dict}
        final_infos[dataset] = {"means": means, "stderrs": stderrs, "final_info_dict": final_info_dict}
    with open(os.path.join(out_dir, "final_info.json"), "w") as f:
        json.dump(final_infos, f)
    with open(os.path.join(out_dir, "all_results.npy"), "wb") as f:
        pickle.dump(all_results, f)
