/**
 * Protected. Pictures of ten shapes, drawn by formulas: each picture has a place, size, turn, stretch, two colours, stripes
 * inside and around, a gradient, a bar that covers a part, a spot that distracts, and noise of its own. Every number is a
 * hash of the part of the data set, the picture and the purpose, so the pictures are the same everywhere.
 */
final class Shapes {
    static final String[] CLASSES = {"disc", "ring", "square", "triangle", "star", "cross", "moon", "bars", "ell", "tee"};

    private static final int NUMBERS = 4096; // each picture's share of the stream: its properties, then noise from 64 on
    private static final double SLOPE = 2 * Math.PI / 5;

    private Shapes() {}

    /** So many pictures of a part: 1 to train, 2 to select, 3 to judge. */
    static Pictures draw(int part, int size, int count) {
        byte[][] pixels = new byte[count][];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            Drawing drawing = new Drawing(part, i, size);
            pixels[i] = drawing.pixels();
            labels[i] = drawing.label;
        }
        return new Pictures(size, CLASSES.length, pixels, labels);
    }

    /** A hash (the last steps of SplitMix64) of a place in a part's stream. */
    private static long hash(int part, long place) {
        long z = part * 0xD1B54A32D192ED03L + (place + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** One picture on the square [-1, 1] by [-1, 1], y down. */
    private static final class Drawing {
        private final int part, index, size, label;
        private final double[] background, contrast, tint, occluder, spot; // by channel
        private final double deviation, across, down, turn, sign;
        private final double centreX, centreY, scale, stretch;
        private final Stripes within, around;
        private final double barX, barY, barTurn, barLength, barWidth, spotX, spotY, spotRadius;

        Drawing(int part, int index, int size) {
            this.part = part;
            this.index = index;
            this.size = size;
            label = (int) uniform(0, 0, CLASSES.length);
            centreX = uniform(1, -0.25, 0.25);
            centreY = uniform(2, -0.25, 0.25);
            scale = uniform(3, 0.45, 0.8);
            turn = uniform(4, -0.7, 0.7);
            sign = uniform(5, -1, 1) < 0 ? -1 : 1;
            stretch = uniform(6, 0.85, 1.18);
            background = three(10, 0.1, 0.6);
            contrast = contrast(uniform(9, 0, 1) < 0.1 ? -1 : 1);
            around = new Stripes(13, 0.20);
            tint = three(17, -1, 1);
            across = uniform(20, -0.2, 0.2);
            down = uniform(21, -0.2, 0.2);
            within = new Stripes(24, 0.16);
            barTurn = uniform(28, 0, Math.PI);
            barX = uniform(29, -0.7, 0.7);
            barY = uniform(30, -0.7, 0.7);
            barLength = uniform(31, 0.2, 0.6);
            barWidth = uniform(32, 0.04, 0.14);
            occluder = three(34, 0, 1);
            spotX = uniform(37, -0.9, 0.9);
            spotY = uniform(38, -0.9, 0.9);
            spotRadius = uniform(39, 0.05, 0.18);
            deviation = uniform(41, 0.02, 0.10);
            spot = three(50, 0, 1);
        }

        private double uniform(int number, double from, double to) {
            return from + (to - from) * ((hash(part, (long) index * NUMBERS + number) >>> 11) * 0x1p-53);
        }

        private double[] three(int number, double from, double to) {
            return new double[] {uniform(number, from, to), uniform(number + 1, from, to), uniform(number + 2, from, to)};
        }

        /** How far the shape's colour is from the background's: lighter, or in one picture of ten darker. */
        private double[] contrast(int direction) {
            double[] steps = three(46, 0.1, 0.45);
            for (int channel = 0; channel < 3; channel++) {
                steps[channel] *= direction;
            }
            return steps;
        }

        /** Red, then green, then blue, each row by row. */
        byte[] pixels() {
            byte[] pixels = new byte[3 * size * size];
            for (int pixel = 0; pixel < size * size; pixel++) {
                double x = (2 * (pixel % size) + 1.0) / size - 1, y = (2 * (pixel / size) + 1.0) / size - 1;
                double inside = covered(shape(x, y)), bar = covered(bar(x, y)), dot = covered(Math.hypot(x - spotX, y - spotY) - spotRadius);
                double texture = within.at(x, y), ground = around.at(x, y) + across * x + down * y;
                for (int channel = 0; channel < 3; channel++) {
                    double value = mix(background[channel] + ground * tint[channel], background[channel] + contrast[channel] + texture, inside);
                    value = mix(mix(value, occluder[channel], bar), spot[channel], dot);
                    int place = channel * size * size + pixel;
                    pixels[place] = (byte) Math.clamp((long) Math.floor(255 * (value + deviation * noise(place)) + 0.5), 0, 255);
                }
            }
            return pixels;
        }

        /** Nearly Gaussian, with variance 1: three independent uniform numbers of 21 bits, added. */
        private double noise(int place) {
            long bits = hash(part, (long) index * NUMBERS + 64 + place);
            return 2 * (((bits >>> 43) + (bits >>> 22 & 0x1FFFFF) + (bits >>> 1 & 0x1FFFFF)) * 0x1p-21 - 1.5);
        }

        private static double mix(double below, double above, double share) {
            return below + share * (above - below);
        }

        /** The share of a pixel that lies inside, from the distance of its centre to the edge, negative inside. */
        private double covered(double distance) {
            return Math.clamp(0.5 - distance * size / 2, 0, 1);
        }

        private double bar(double x, double y) {
            double dx = x - barX, dy = y - barY, cosine = Math.cos(barTurn), sine = Math.sin(barTurn);
            return box(dx * cosine + dy * sine, dy * cosine - dx * sine, barLength, barWidth);
        }

        /** The distance to the shape's edge, about. */
        private double shape(double x, double y) {
            double dx = x - centreX, dy = y - centreY, cosine = Math.cos(turn), sine = Math.sin(turn);
            return scale * outline(label, (dx * cosine + dy * sine) / scale * sign * stretch, (dy * cosine - dx * sine) / scale / stretch);
        }

        /** A wave of brightness in one direction. */
        private final class Stripes {
            private final double x, y, phase, height;

            Stripes(int number, double most) {
                double direction = uniform(number, 0, Math.PI), waves = uniform(number + 1, 2, 7);
                x = waves * Math.cos(direction);
                y = waves * Math.sin(direction);
                phase = uniform(number + 2, 0, 2 * Math.PI);
                height = uniform(number + 3, 0, most);
            }

            double at(double column, double row) {
                return height * Math.sin(x * column + y * row + phase);
            }
        }
    }

    private static double outline(int label, double u, double v) {
        double radius = Math.hypot(u, v);
        return switch (CLASSES[label]) {
            case "disc" -> radius - 0.8;
            case "ring" -> Math.abs(radius - 0.66) - 0.22;
            case "square" -> box(u, v, 0.7, 0.7);
            case "triangle" -> Math.max(v, Math.abs(u) * Math.sqrt(3) / 2 - v / 2) - 0.48;
            case "star" -> star(u, v, radius);
            case "cross" -> Math.min(box(u, v, 0.92, 0.27), box(u, v, 0.27, 0.92));
            case "moon" -> Math.max(radius - 0.85, 0.68 - Math.hypot(u - 0.42, v));
            case "bars" -> box(u, Math.abs(v) - 0.5, 0.85, 0.24);
            case "ell" -> Math.min(box(u + 0.5, v, 0.26, 0.88), box(u, v - 0.62, 0.76, 0.26));
            default -> Math.min(box(u, v, 0.26, 0.88), box(u, v - 0.62, 0.76, 0.26));
        };
    }

    private static double box(double u, double v, double halfWidth, double halfHeight) {
        return Math.max(Math.abs(u) - halfWidth, Math.abs(v) - halfHeight);
    }

    /** Five points at radius 1, the inner corners at 0.45: folded into one half of a point, its edge is a line. */
    private static double star(double u, double v, double radius) {
        double angle = Math.atan2(v, u) / SLOPE, folded = Math.abs(angle - Math.rint(angle)) * SLOPE;
        double cornerX = 0.45 * Math.cos(SLOPE / 2), cornerY = 0.45 * Math.sin(SLOPE / 2);
        double x = radius * Math.cos(folded) - 1, y = radius * Math.sin(folded), length = Math.hypot(1 - cornerX, cornerY);
        return (x * cornerY + y * (1 - cornerX)) / length;
    }
}
