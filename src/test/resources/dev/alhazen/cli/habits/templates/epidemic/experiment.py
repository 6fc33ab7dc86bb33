import argparse
import json
import os


def model(beta=0.001, latent=14.0, infectious=7.0, days=100):
    s, e, i, r = 3000.0, 0.0, 5.0, 0.0
    path = []
    for _ in range(days):
        path.append([s, e, i, r])
        new, sick, well = beta * s * i, e / latent, i / infectious
        s, e, i, r = s - new, e + new - sick, i + sick - well, r + well
    return path


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--out_dir", type=str, default="run_0")
    args = parser.parse_args()
    os.makedirs(args.out_dir, exist_ok=True)
    solution = model()
    infected = [row[2] for row in solution]
    means = {"infected_peak_day": infected.index(max(infected)), "infected_peak": max(infected)}
    final_info = {"SEIR": {"means": means, "solution": solution}}
    with open(os.path.join(args.out_dir, "final_info.json"), "w") as f:
        json.dump(final_info, f)
