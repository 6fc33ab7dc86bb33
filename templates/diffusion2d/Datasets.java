import java.util.List;
import java.util.random.RandomGenerator;

/** Protected. The four point clouds, each in a box of about [-4, 4] by [-4, 4]. */
final class Datasets {
    static final List<String> NAMES = List.of("circle", "dino", "line", "moons");

    /** A closed outline, drawn for this template by hand on a 100 by 100 sheet; x to the right, y up. */
    private static final double[][] DINO = {
        {96, 78}, {94, 86}, {86, 92}, {76, 94}, {66, 90}, {60, 80}, {55, 68}, {46, 58}, {34, 50}, {22, 40},
        {10, 26}, {2, 10}, {16, 18}, {28, 24}, {34, 18}, {32, 8}, {28, 2}, {42, 2}, {40, 8}, {44, 18},
        {50, 20}, {56, 12}, {54, 2}, {68, 2}, {64, 8}, {64, 20}, {70, 32}, {72, 40}, {80, 38}, {86, 34},
        {84, 42}, {74, 48}, {74, 58}, {80, 64}, {92, 66}, {94, 70}, {80, 72}, {96, 78}};

    private Datasets() {}

    /** What training sees: the same points for every seed. */
    static float[][] training(String name, int count) {
        return points(name, count, Runner.random("train " + name));
    }

    /** What judges: drawn independently of the training points. */
    static float[][] heldOut(String name, int count) {
        return points(name, count, Runner.random("held out " + name));
    }

    /** The noise that is added to the held-out points; the same for every run, so that runs are compared fairly. */
    static float[][] heldOutNoise(String name, int count) {
        RandomGenerator random = Runner.random("held-out noise " + name);
        float[][] noise = new float[count][];
        for (int i = 0; i < count; i++) {
            noise[i] = new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
        }
        return noise;
    }

    private static float[][] points(String name, int count, RandomGenerator random) {
        float[][] points = new float[count][];
        for (int i = 0; i < count; i++) {
            double[] p = switch (name) {
                case "circle" -> circle(random);
                case "dino" -> dino(random);
                case "line" -> new double[] {random.nextDouble(-2, 2), random.nextDouble(-4, 4)};
                case "moons" -> moons(random);
                default -> throw new IllegalArgumentException("no data set " + name + "; there are " + NAMES);
            };
            points[i] = new float[] {(float) p[0], (float) p[1]};
        }
        return points;
    }

    /** Small discs: the directions of a 5 by 5 lattice on a circle of radius 3, and its centre. */
    private static double[] circle(RandomGenerator random) {
        double a = Math.rint(10 * random.nextDouble(-0.25, 0.25)) / 10, b = Math.rint(10 * random.nextDouble(-0.25, 0.25)) / 10;
        double norm = Math.hypot(a, b) + 1e-10, angle = random.nextDouble(2 * Math.PI), radius = random.nextDouble(0.03);
        return new double[] {3 * (a / norm + radius * Math.cos(angle)), 3 * (b / norm + radius * Math.sin(angle))};
    }

    private static double[] dino(RandomGenerator random) {
        double[] p = random.nextDouble() < 0.04 ? eye(random) : outline(random);
        return new double[] {
            4 * (p[0] / 50 - 1) + 0.02 * random.nextGaussian(), 4 * (p[1] / 48 - 1) + 0.02 * random.nextGaussian()};
    }

    private static double[] eye(RandomGenerator random) {
        double angle = random.nextDouble(2 * Math.PI);
        return new double[] {80 + 2.5 * Math.cos(angle), 84 + 2.5 * Math.sin(angle)};
    }

    /** A point on the outline, uniform in its length. */
    private static double[] outline(RandomGenerator random) {
        double length = 0;
        for (int i = 1; i < DINO.length; i++) {
            length += distance(DINO[i - 1], DINO[i]);
        }
        double rest = random.nextDouble(length);
        for (int i = 1; ; i++) {
            double side = distance(DINO[i - 1], DINO[i]);
            if (rest <= side || i == DINO.length - 1) {
                double share = rest / side;
                return new double[] {
                    DINO[i - 1][0] + share * (DINO[i][0] - DINO[i - 1][0]), DINO[i - 1][1] + share * (DINO[i][1] - DINO[i - 1][1])};
            }
            rest -= side;
        }
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    private static double[] moons(RandomGenerator random) {
        double angle = random.nextDouble(Math.PI);
        boolean outer = random.nextBoolean();
        double x = (outer ? Math.cos(angle) : 1 - Math.cos(angle)) + 0.03 * random.nextGaussian();
        double y = (outer ? Math.sin(angle) : 0.5 - Math.sin(angle)) + 0.03 * random.nextGaussian();
        return new double[] {2 * (x + 0.3) - 1, 3 * (y + 0.3) - 1};
    }
}
