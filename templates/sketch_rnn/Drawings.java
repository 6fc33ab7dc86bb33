import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Protected. Draws fish, flowers, houses and snails as a hurried hand would: each drawing has its own proportions, order
 * and direction of strokes, bent lines, outlines that do not quite close, and parts that are there or not. Coordinates are
 * those of a screen, y downwards; like the drawings of Quick, Draw! they fill a square of 256 pixels, and points between
 * which a line is straight are left out.
 */
final class Drawings {
    static final List<String> NAMES = List.of("fish", "flower", "house", "snail");

    private static final double CANVAS = 255, TOLERANCE = 4; // pixels
    private final RandomGenerator random;
    private final List<double[][]> strokes = new ArrayList<>();

    private Drawings(RandomGenerator random) {
        this.random = random;
    }

    /** One drawing: strokes of points x, y in whole pixels. */
    static List<int[][]> draw(String name, RandomGenerator random) {
        Drawings drawing = new Drawings(random);
        switch (name) {
            case "fish" -> drawing.fish();
            case "flower" -> drawing.flower();
            case "house" -> drawing.house();
            case "snail" -> drawing.snail();
            default -> throw new IllegalArgumentException("no drawing of a " + name + "; there are " + NAMES);
        }
        return drawing.finished(!name.equals("house") && random.nextBoolean());
    }

    // -------------------------------------------------------------------------------------------------------- motifs

    private void fish() {
        double height = between(0.4, 0.65), tail = between(0.3, 0.5);
        if (chance(0.35)) { // In one stroke: along the back, around the nose, along the belly, and up the tail.
            int n = 40;
            double[][] ribbon = new double[n + 2][];
            for (int i = 0; i <= n; i++) {
                double angle = 2 * Math.PI * (0.1 + 0.8 * i / n), narrow = i < 6 || i > n - 6 ? 1.25 : 1;
                ribbon[i] = new double[] {Math.cos(angle) * narrow, -height * Math.sin(angle)};
            }
            ribbon[0] = new double[] {1.45, tail};
            ribbon[n] = new double[] {1.45, -tail};
            ribbon[n + 1] = ribbon[0].clone();
            add(ribbon);
        } else {
            arc(0, 0, 1, height, between(-0.2, 0.2), 2 * Math.PI);
            lines(0.15, true, new double[][] {{0.97, 0}, {1.5, -tail}, {1.5, tail}, {0.97, 0}});
        }
        arc(-0.55, -0.25 * height, 0.08, 0.08, between(0, 6), 2 * Math.PI);
        if (chance(0.4)) {
            arc(-0.95, 0.3 * height, 0.28, 0.14, 0.2, 1.5);
        }
    }

    private void flower() {
        int petals = chance(0.5) ? 5 : 4;
        double heart = between(0.22, 0.34), length = between(0.45, 0.65), start = between(0, 2 * Math.PI), drop = between(1.6, 2.3);
        arc(0, 0, heart, heart, between(0, 6), 2 * Math.PI);
        double[][] crown = new double[12 * petals + 1][];
        for (int i = 0; i < crown.length; i++) {
            double share = (double) i / (crown.length - 1), angle = start + 2 * Math.PI * share;
            double radius = heart * 1.05 + length * Math.pow(Math.abs(Math.sin(Math.PI * petals * share)), 0.8);
            crown[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
        }
        add(crown);
        double bottom = heart + length, sway = between(-0.15, 0.15);
        lines(0.06, false, new double[][] {{0, bottom}, {sway, bottom + drop}});
        if (chance(0.5)) {
            double side = random.nextBoolean() ? 1 : -1, at = bottom + drop * between(0.45, 0.65);
            lines(0.35 * side, false, new double[][] {{sway / 2, at}, {side * 0.6, at - 0.35}, {sway / 2, at}});
        }
    }

    private void house() {
        double width = between(0.8, 1.2), height = between(0.65, 1), roof = between(0.45, 0.8), eaves = between(0, 0.2);
        double[][] walls = {{-width, 0}, {width, 0}, {width, 2 * height}, {-width, 2 * height}, {-width, 0}};
        double[][] gable = {{-width - eaves, 0}, {between(-0.1, 0.1), -2 * roof}, {width + eaves, 0}};
        boolean roofFirst = chance(0.3);
        if (roofFirst) {
            lines(0.02, true, gable);
        }
        lines(0.02, true, walls);
        if (!roofFirst) {
            lines(0.02, true, gable);
        }
        double middle = between(-0.4, 0.4) * width, door = between(0.15, 0.25), top = 2 * height - between(0.7, 1) * height;
        lines(0.02, true, new double[][] {{middle - door, 2 * height}, {middle - door, top}, {middle + door, top}, {middle + door, 2 * height}});
        if (chance(0.6)) {
            double x = middle > 0 ? -0.6 * width : 0.6 * width, y = 0.6 * height, half = between(0.15, 0.22);
            double left = x - half, right = x + half, above = y - half, below = y + half;
            lines(0.02, true, new double[][] {{left, above}, {right, above}, {right, below}, {left, below}, {left, above}});
        }
    }

    private void snail() {
        double turns = between(1.6, 2.3), size = between(0.85, 1.1), first = between(0, 2 * Math.PI);
        int n = 60;
        double[][] shell = new double[n + 1][];
        double last = Math.PI / 2; // The spiral ends where it touches the foot.
        for (int i = 0; i <= n; i++) {
            double share = (double) i / n, angle = last - 2 * Math.PI * turns * (1 - share), radius = size * (0.08 + 0.92 * share);
            shell[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
        }
        double head = between(1.5, 1.9), neck = between(0.5, 0.9);
        double[][] foot = {{-1.2 * size, size * 1.05}, {head * 0.7, size * 1.05}, {head, size * 0.6}, {head, size - 2 * neck + 0.6}};
        if (chance(0.5)) {
            add(shell);
            lines(0.04, false, foot);
        } else {
            lines(0.04, false, foot);
            add(shell);
        }
        double top = foot[3][1];
        lines(0.05, false, new double[][] {{head, top}, {head - between(0.1, 0.3), top - between(0.3, 0.5)}});
        lines(0.05, false, new double[][] {{head, top}, {head + between(0.1, 0.3), top - between(0.3, 0.5)}});
    }

    // ---------------------------------------------------------------------------------------------------------- hand

    /** Joins points by lines that are a little bent; a stroke that may be turned is drawn from its other end half of the times. */
    private void lines(double bend, boolean turn, double[][] points) {
        double[][] corners = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            corners[i] = new double[] {points[i][0] + 0.035 * random.nextGaussian(), points[i][1] + 0.035 * random.nextGaussian()};
        }
        int n = 12;
        List<double[]> path = new ArrayList<>();
        for (int i = 1; i < corners.length; i++) {
            double[] a = corners[i - 1], b = corners[i];
            double by = bend * (1 + 0.4 * random.nextGaussian());
            for (int k = i == 1 ? 0 : 1; k <= n; k++) {
                double share = (double) k / n, out = 4 * share * (1 - share) * by;
                path.add(new double[] {a[0] + share * (b[0] - a[0]) + out * (b[1] - a[1]), a[1] + share * (b[1] - a[1]) - out * (b[0] - a[0])});
            }
        }
        add(turn && random.nextBoolean() ? path.reversed() : path);
    }

    /** A part of an ellipse, either way round, that ends a little off. */
    private void arc(double x, double y, double width, double height, double from, double angle) {
        int n = 36;
        double drift = 0.06 * random.nextGaussian(), sweep = (angle + between(-0.15, 0.3)) * (random.nextBoolean() ? 1 : -1);
        List<double[]> path = new ArrayList<>();
        for (int i = 0; i <= n; i++) {
            double share = (double) i / n, at = from + share * sweep, grown = 1 + drift * share;
            path.add(new double[] {x + width * grown * Math.cos(at), y + height * grown * Math.sin(at)});
        }
        add(path);
    }

    private void add(double[][] path) {
        add(List.of(path));
    }

    /** Lays down a stroke, with a slow tremor. */
    private void add(List<double[]> path) {
        double[] phase = {between(0, 6), between(0, 6)}, wave = {between(2, 5), between(2, 5)};
        double[][] stroke = new double[path.size()][];
        for (int i = 0; i < stroke.length; i++) {
            double share = (double) i / stroke.length;
            stroke[i] = new double[] {
                path.get(i)[0] + 0.015 * Math.sin(phase[0] + wave[0] * share), path.get(i)[1] + 0.015 * Math.sin(phase[1] + wave[1] * share)};
        }
        strokes.add(stroke);
    }

    private double between(double least, double most) {
        return random.nextDouble(least, most);
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    // ------------------------------------------------------------------------------------------------------- finishing

    /** The whole drawing, tilted, stretched and perhaps mirrored, in the square of the canvas. */
    private List<int[][]> finished(boolean mirrored) {
        double tilt = 0.07 * random.nextGaussian(), stretch = Math.exp(0.08 * random.nextGaussian()) * (mirrored ? -1 : 1);
        double left = Double.POSITIVE_INFINITY, top = Double.POSITIVE_INFINITY, right = Double.NEGATIVE_INFINITY, bottom = Double.NEGATIVE_INFINITY;
        for (double[][] stroke : strokes) {
            for (double[] p : stroke) {
                double x = stretch * p[0], y = p[1];
                p[0] = Math.cos(tilt) * x - Math.sin(tilt) * y;
                p[1] = Math.sin(tilt) * x + Math.cos(tilt) * y;
                left = Math.min(left, p[0]);
                right = Math.max(right, p[0]);
                top = Math.min(top, p[1]);
                bottom = Math.max(bottom, p[1]);
            }
        }
        double scale = CANVAS / Math.max(right - left, bottom - top);
        List<int[][]> result = new ArrayList<>();
        for (double[][] stroke : strokes) {
            for (double[] p : stroke) {
                p[0] = (p[0] - left) * scale;
                p[1] = (p[1] - top) * scale;
            }
            List<int[]> kept = new ArrayList<>();
            kept.add(pixel(stroke[0]));
            simplify(stroke, 0, stroke.length - 1, kept);
            result.add(kept.toArray(int[][]::new));
        }
        return result;
    }

    /** Keeps the point that lies farthest from the line between two others, where that is far (Ramer, Douglas and Peucker). */
    private static void simplify(double[][] path, int from, int to, List<int[]> kept) {
        double farthest = 0;
        int at = from;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(path[i], path[from], path[to]);
            if (distance > farthest) {
                farthest = distance;
                at = i;
            }
        }
        if (farthest > TOLERANCE) {
            simplify(path, from, at, kept);
            simplify(path, at, to, kept);
        } else {
            kept.add(pixel(path[to]));
        }
    }

    /** Of a point from the segment between two others. */
    private static double distance(double[] p, double[] a, double[] b) {
        double x = b[0] - a[0], y = b[1] - a[1], square = x * x + y * y;
        double share = square == 0 ? 0 : Math.clamp(((p[0] - a[0]) * x + (p[1] - a[1]) * y) / square, 0, 1);
        return Math.hypot(p[0] - a[0] - share * x, p[1] - a[1] - share * y);
    }

    private static int[] pixel(double[] point) {
        return new int[] {(int) Math.rint(point[0]), (int) Math.rint(point[1])};
    }
}
