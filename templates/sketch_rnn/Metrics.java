import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Protected. What a run is judged by. */
final class Metrics {
    private Metrics() {}

    // ---------------------------------------------------------------------------------------------------- likelihood

    /**
     * The mean over steps of minus the log likelihood of a sketch under the outputs of each step: where the next point lies
     * (a mixture of Gaussians, in units of the moves) and what the pen does after it. A row of outputs holds six
     * numbers for each of M parts of the mixture, and three for the pen: M logits of the weights, M means of dx, M of dy,
     * M log deviations of dx, M of dy, M correlations before tanh; logits of pen down, pen lifted, and end of the sketch.
     * After the end, the pen's state alone counts. The pen is known to a pixel only, so a pixel's variance widens each Gaussian;
     * without it, the density of points on a grid has no upper bound.
     */
    static double reconstruction(float[][] outputs, Datasets.Sketch sketch, double pixel) {
        double sum = 0;
        for (int t = 0; t < outputs.length; t++) {
            float[] row = outputs[t];
            int parts = (row.length - 3) / 6, state = t >= sketch.length() ? 2 : sketch.lifted()[t] ? 1 : 0;
            sum -= row[6 * parts + state] - logSumExp(Arrays.copyOfRange(row, 6 * parts, row.length));
            if (state < 2) {
                sum -= logDensity(row, parts, sketch.dx()[t], sketch.dy()[t], pixel * pixel / 12);
            }
        }
        return sum / outputs.length;
    }

    private static double logDensity(float[] row, int parts, double dx, double dy, double blur) {
        float[] logits = Arrays.copyOf(row, parts);
        double[] logs = new double[parts];
        double total = logSumExp(logits);
        for (int m = 0; m < parts; m++) {
            double x = dx - row[parts + m], y = dy - row[2 * parts + m], sx = Math.exp(row[3 * parts + m]), sy = Math.exp(row[4 * parts + m]);
            double r = Math.tanh(row[5 * parts + m]), covariance = r * sx * sy, vx = sx * sx + blur, vy = sy * sy + blur;
            double determinant = sx * sx * sy * sy * (1 - r * r) + blur * (sx * sx + sy * sy + blur);
            double square = (x * x * vy - 2 * x * y * covariance + y * y * vx) / determinant;
            logs[m] = logits[m] - total - 0.5 * square - 0.5 * Math.log(determinant) - Math.log(2 * Math.PI);
        }
        double most = Arrays.stream(logs).max().orElseThrow();
        return most + Math.log(Arrays.stream(logs).map(value -> Math.exp(value - most)).sum());
    }

    private static double logSumExp(float[] values) {
        double most = Float.NEGATIVE_INFINITY, sum = 0;
        for (float value : values) {
            most = Math.max(most, value);
        }
        for (float value : values) {
            sum += Math.exp(value - most);
        }
        return most + Math.log(sum);
    }

    /** Kullback-Leibler divergence of a posterior from the standard normal distribution, the mean over its dimensions. */
    static double divergence(float[] mean, float[] logVariance) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum -= 0.5 * (1 + logVariance[i] - (double) mean[i] * mean[i] - Math.exp(logVariance[i]));
        }
        return sum / mean.length;
    }

    // ---------------------------------------------------------------------------------------------------- recognition

    /** What a drawing looks like: its ink on a grid, and how it was drawn. */
    static final class Features {
        private static final int GRID = 12;

        private Features() {}

        /** Distances between these are those of drawings: at most about 1.4 for the ink, and one for each factor e of the rest. */
        static double[] of(Datasets.Sketch sketch) {
            double[] x = new double[sketch.length() + 1], y = new double[sketch.length() + 1];
            for (int i = 0; i < sketch.length(); i++) {
                x[i + 1] = x[i] + sketch.dx()[i];
                y[i + 1] = y[i] + sketch.dy()[i];
            }
            double left = Arrays.stream(x).min().orElseThrow(), top = Arrays.stream(y).min().orElseThrow();
            double width = Arrays.stream(x).max().orElseThrow() - left, height = Arrays.stream(y).max().orElseThrow() - top;
            double size = Math.max(Math.max(width, height), 1e-6), length = 0, strokes = 1;
            double[] ink = new double[GRID * GRID];
            for (int i = 0; i < sketch.length(); i++) {
                if (i > 0 && sketch.lifted()[i - 1]) {
                    strokes++;
                    continue;
                }
                length += Math.hypot(x[i + 1] - x[i], y[i + 1] - y[i]) / size;
                line(ink, (x[i] - left - width / 2) / size, (y[i] - top - height / 2) / size,
                        (x[i + 1] - left - width / 2) / size, (y[i + 1] - top - height / 2) / size);
            }
            double norm = Math.sqrt(Arrays.stream(ink).sum());
            double[] features = Arrays.copyOf(Arrays.stream(ink).map(value -> Math.sqrt(value) / Math.max(norm, 1e-6)).toArray(), GRID * GRID + 4);
            features[GRID * GRID] = 0.3 * Math.log(strokes);
            features[GRID * GRID + 1] = 0.3 * Math.log(1 + sketch.length());
            features[GRID * GRID + 2] = 0.5 * Math.log(1e-3 + length);
            features[GRID * GRID + 3] = 0.3 * (width - height) / size;
            return features;
        }

        /** Ink along a line between places from -1/2 to 1/2, each drop shared among the four cells around it. */
        private static void line(double[] ink, double fromX, double fromY, double toX, double toY) {
            double length = Math.hypot(toX - fromX, toY - fromY);
            int drops = 1 + (int) (4 * GRID * length);
            for (int k = 0; k < drops; k++) {
                double share = (k + 0.5) / drops, column = (GRID - 1) * (0.5 + fromX + share * (toX - fromX));
                double row = (GRID - 1) * (0.5 + fromY + share * (toY - fromY));
                int c = Math.clamp((int) column, 0, GRID - 2), r = Math.clamp((int) row, 0, GRID - 2);
                double right = column - c, down = row - r, drop = length / drops;
                ink[r * GRID + c] += drop * Math.max(0, (1 - right) * (1 - down));
                ink[r * GRID + c + 1] += drop * Math.max(0, right * (1 - down));
                ink[(r + 1) * GRID + c] += drop * Math.max(0, (1 - right) * down);
                ink[(r + 1) * GRID + c + 1] += drop * Math.max(0, right * down);
            }
        }

        static double distance(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += (a[i] - b[i]) * (a[i] - b[i]);
            }
            return Math.sqrt(sum);
        }
    }

    /**
     * Takes a drawing for the class that has the nearest fifth neighbour among real drawings, or for none where that
     * neighbour is more than half as far away again as it is for nineteen of twenty real drawings of the class.
     */
    static final class Recogniser {
        private static final int NEIGHBOUR = 5;
        private final Map<String, List<double[]>> known = new LinkedHashMap<>();
        private final Map<String, Double> farthest = new LinkedHashMap<>();

        /** Makes a class known by some real drawings, and how far away others of that class may lie. */
        void learn(String name, List<Datasets.Sketch> drawings, List<Datasets.Sketch> others) {
            known.put(name, drawings.stream().map(Features::of).toList());
            double[] distances = others.stream().mapToDouble(other -> distance(Features.of(other), name)).sorted().toArray();
            farthest.put(name, 1.5 * distances[(int) (0.95 * (distances.length - 1))]);
        }

        /** The share of drawings that are taken for this class. */
        double share(List<Datasets.Sketch> drawings, String name) {
            return drawings.stream().filter(drawing -> isTakenFor(drawing, name)).count() / (double) drawings.size();
        }

        private boolean isTakenFor(Datasets.Sketch drawing, String name) {
            double[] features = Features.of(drawing);
            double distance = distance(features, name);
            return distance <= farthest.get(name) && known.keySet().stream().allMatch(other -> distance <= distance(features, other));
        }

        private double distance(double[] features, String name) {
            return known.get(name).stream().mapToDouble(other -> Features.distance(features, other)).sorted()
                    .skip(NEIGHBOUR - 1).findFirst().orElseThrow();
        }
    }

    /** How unlike each other drawings are: the mean distance of all pairs. */
    static double variety(List<Datasets.Sketch> drawings) {
        List<double[]> features = drawings.stream().map(Features::of).toList();
        double sum = 0;
        for (int i = 0; i < features.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += Features.distance(features.get(i), features.get(j));
            }
        }
        return sum / (features.size() * (features.size() - 1) / 2.0);
    }
}
