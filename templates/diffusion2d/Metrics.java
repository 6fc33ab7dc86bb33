import java.util.Arrays;
import java.util.Comparator;

/** Protected. What a run is judged by. */
final class Metrics {
    private static final int NEIGHBOUR = 5;

    private Metrics() {}

    /** Mean squared error of the predicted noise over points and coordinates. */
    static double meanSquaredError(float[][] predicted, float[][] noise) {
        double sum = 0;
        for (int i = 0; i < noise.length; i++) {
            sum += Math.pow(predicted[i][0] - noise[i][0], 2) + Math.pow(predicted[i][1] - noise[i][1], 2);
        }
        return sum / (2 * noise.length);
    }

    /**
     * Kullback-Leibler divergence of the generated from the real points in bits, estimated from the distances to the
     * fifth nearest neighbour in the maximum norm (Wang, Kulkarni and Verdu 2009). It may come out below zero.
     */
    static double divergence(float[][] real, float[][] generated) {
        Plane among = new Plane(real), across = new Plane(generated);
        double difference = 0;
        for (float[] point : real) {
            difference += Math.log(across.distance(point, NEIGHBOUR)) - Math.log(among.distance(point, NEIGHBOUR + 1));
        }
        int n = real.length, m = generated.length;
        return (Math.log(m / (n - 1.0)) + 2 * difference / n) / Math.log(2);
    }

    /** A k-d tree in an array: the median of each range splits it, by x and y in turn. */
    private static final class Plane {
        private final float[][] points;

        Plane(float[][] points) {
            this.points = points.clone();
            split(0, points.length, 0);
        }

        private void split(int from, int to, int axis) {
            if (to - from > 1) {
                Arrays.sort(points, from, to, Comparator.comparingDouble(p -> p[axis]));
                int middle = (from + to) / 2;
                split(from, middle, 1 - axis);
                split(middle + 1, to, 1 - axis);
            }
        }

        /** The distance to the k-th nearest point; a point is its own nearest. Never 0: a logarithm follows. */
        double distance(float[] point, int k) {
            double[] best = new double[k];
            Arrays.fill(best, Double.POSITIVE_INFINITY);
            search(point, 0, points.length, 0, best);
            return Math.max(best[k - 1], 1e-10);
        }

        private void search(float[] point, int from, int to, int axis, double[] best) {
            if (from >= to) {
                return;
            }
            int middle = (from + to) / 2;
            float[] here = points[middle];
            insert(best, Math.max(Math.abs(here[0] - point[0]), Math.abs(here[1] - point[1])));
            double gap = point[axis] - here[axis];
            boolean left = gap < 0;
            search(point, left ? from : middle + 1, left ? middle : to, 1 - axis, best);
            if (Math.abs(gap) < best[best.length - 1]) {
                search(point, left ? middle + 1 : from, left ? to : middle, 1 - axis, best);
            }
        }

        private static void insert(double[] best, double distance) {
            int i = best.length - 1;
            if (distance < best[i]) {
                for (; i > 0 && best[i - 1] > distance; i--) {
                    best[i] = best[i - 1];
                }
                best[i] = distance;
            }
        }
    }
}
