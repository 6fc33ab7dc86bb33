package dev.alhazen.cli;

import dev.alhazen.base.AtomicFiles;
import java.nio.file.Path;

/// A user's own template in plain Python whose runs take milliseconds.
final class TinyTemplate {
  private TinyTemplate() {}

  static Path write(Path folder) {
    AtomicFiles.write(
        folder.resolve("template.yaml"),
        """
        title: The mean of noisy coins
        commands:
          experiment: python3 experiment.py --out_dir={out} --seed={seed}
          plot: python3 plot.py
          check: python3 -m py_compile experiment.py
        editable: [experiment.py, plot.py]
        presets:
          quick:
            limits: {wall: 20s}
        metrics:
          - {name: error, title: absolute error, direction: lower, decimals: 4}
        seeds: {count: 3, passing: argument}
        task:
          description: Estimates the bias of a coin from noisy tosses; which estimator errs least?
        """);
    AtomicFiles.write(
        folder.resolve("experiment.py"),
        """
        import argparse, json, os, random

        parser = argparse.ArgumentParser()
        parser.add_argument("--out_dir", default="run_0")
        parser.add_argument("--seed", type=int, default=0)
        args = parser.parse_args()

        random.seed(args.seed)
        tosses = [random.random() < 0.3 for _ in range(500)]
        error = abs(sum(tosses) / len(tosses) - 0.3)
        os.makedirs(args.out_dir, exist_ok=True)
        with open(os.path.join(args.out_dir, "final_info.json"), "w") as f:
            json.dump({"coin": {"means": {"error": error}}}, f)
        """);
    AtomicFiles.write(
        folder.resolve("plot.py"),
        """
        import struct, zlib

        # A picture without any package: a grey square as a PNG.
        def chunk(kind, data):
            body = kind + data
            return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

        size = 64
        rows = b"".join(b"\\x00" + bytes([120]) * size for _ in range(size))
        with open("errors.png", "wb") as f:
            f.write(b"\\x89PNG\\r\\n\\x1a\\n")
            f.write(chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)))
            f.write(chunk(b"IDAT", zlib.compress(rows)))
            f.write(chunk(b"IEND", b""))
        """);
    return folder;
  }
}
