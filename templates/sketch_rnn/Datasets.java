import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Protected. Sketches to train on, to watch training with, and to judge by: drawn by code, or those of Quick, Draw! */
final class Datasets {
    /** Prepared by: alhazen data prepare quickdraw. */
    static final List<String> QUICK_DRAW = List.of("butterfly", "cat", "owl", "yoga");

    private static final Map<String, Split> KNOWN = new HashMap<>();

    private Datasets() {}

    /**
     * Moves of a pen: point i lies dx[i], dy[i] away from the point before, y downwards, and after it the pen is lifted or
     * not. Lengths are in units of the standard deviation of all moves that are trained on.
     */
    record Sketch(float[] dx, float[] dy, boolean[] lifted) {
        int length() {
            return dx.length;
        }
    }

    /** How many points a sketch has at most, and how long a pixel of its canvas is. */
    record Frame(int longest, double pixel) {}

    /** How many sketches for what. */
    record Size(int training, int validation, int heldOut) {
        int all() {
            return training + validation + heldOut;
        }
    }

    /** All sketches of one class; the same for every seed. */
    record Split(List<Sketch> training, List<Sketch> validation, List<Sketch> heldOut, Frame frame) {}

    /** The classes of a preset. */
    static List<String> names(Runner.Options options) {
        return options.preset().equals("full") ? QUICK_DRAW : Drawings.NAMES;
    }

    static synchronized Split split(String name, Size size, Runner.Options options) {
        return KNOWN.computeIfAbsent(name, _ -> names(options) == QUICK_DRAW
                ? split(read(options.data(), name, size.all()), size, 100)
                : split(drawn(name, size.all()), size, 40));
    }

    /** Cuts raw moves, in pixels, into three parts, and scales them; too few are shared out in the same proportion. */
    private static Split split(List<int[][]> raw, Size size, int longest) {
        int heldOut = share(raw, size, size.heldOut()), validation = share(raw, size, size.validation());
        List<int[][]> training = raw.subList(heldOut + validation, raw.size());
        double scale = deviation(training);
        return new Split(scaled(training, scale), scaled(raw.subList(heldOut, heldOut + validation), scale),
                scaled(raw.subList(0, heldOut), scale), new Frame(longest, 1 / scale));
    }

    private static int share(List<int[][]> raw, Size size, int wanted) {
        return (int) ((long) wanted * raw.size() / size.all());
    }

    private static double deviation(List<int[][]> sketches) {
        double sum = 0, squares = 0;
        long count = 0;
        for (int[][] moves : sketches) {
            for (int[] move : moves) {
                sum += move[0] + move[1];
                squares += (double) move[0] * move[0] + (double) move[1] * move[1];
                count += 2;
            }
        }
        return Math.sqrt(squares / count - sum / count * (sum / count));
    }

    private static List<Sketch> scaled(List<int[][]> sketches, double scale) {
        return sketches.stream().map(moves -> {
            Sketch sketch = new Sketch(new float[moves.length], new float[moves.length], new boolean[moves.length]);
            for (int i = 0; i < moves.length; i++) {
                sketch.dx()[i] = (float) (moves[i][0] / scale);
                sketch.dy()[i] = (float) (moves[i][1] / scale);
                sketch.lifted()[i] = moves[i][2] == 1;
            }
            return sketch;
        }).toList();
    }

    // --------------------------------------------------------------------------------------------------- drawn by code

    private static List<int[][]> drawn(String name, int count) {
        RandomGenerator random = Runner.random("drawings " + name);
        List<int[][]> sketches = new ArrayList<>(count);
        while (sketches.size() < count) {
            int[][] moves = moves(Drawings.draw(name, random));
            if (moves.length <= 40) {
                sketches.add(moves);
            }
        }
        return sketches;
    }

    /** From the first point on, which is where a drawing begins. */
    private static int[][] moves(List<int[][]> strokes) {
        List<int[]> moves = new ArrayList<>();
        int[] at = strokes.getFirst()[0];
        for (int[][] stroke : strokes) {
            for (int i = stroke == strokes.getFirst() ? 1 : 0; i < stroke.length; i++) {
                moves.add(new int[] {stroke[i][0] - at[0], stroke[i][1] - at[1], i == stroke.length - 1 ? 1 : 0});
                at = stroke[i];
            }
        }
        return moves.toArray(int[][]::new);
    }

    // ----------------------------------------------------------------------------------------------------- Quick, Draw!

    /**
     * The first drawings with 11 to 100 moves. A file holds for each: how many there are, then dx, dy and 1 where the pen is
     * lifted. The first move leads from the corner of the canvas to where the drawing begins, and is left out.
     */
    private static List<int[][]> read(Path data, String name, int most) {
        Path file = data.resolve("quickdraw").resolve(name + ".bin");
        if (!Files.isRegularFile(file)) {
            throw new Runner.Complaint("%s is not there; prepare it with: alhazen data prepare quickdraw".formatted(file));
        }
        List<int[][]> sketches = new ArrayList<>();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining() && sketches.size() < most) {
                int length = bytes.remaining() < 4 ? -1 : bytes.getInt();
                if (length < 0 || length > bytes.remaining() / 6) {
                    throw new Runner.Complaint("%s is damaged at byte %d of %d; prepare it again".formatted(file, bytes.position(), bytes.limit()));
                }
                int[][] moves = new int[length][];
                for (int i = 0; i < length; i++) {
                    moves[i] = new int[] {Math.clamp(bytes.getShort(), -1000, 1000), Math.clamp(bytes.getShort(), -1000, 1000), bytes.getShort()};
                }
                if (length > 11 && length <= 101) {
                    sketches.add(Arrays.copyOfRange(moves, 1, length));
                }
            }
        } catch (IOException e) {
            throw new Runner.Complaint("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
        if (sketches.size() < 100) {
            throw new Runner.Complaint("%s holds %d drawings of 11 to 100 moves; at least 100 are needed".formatted(file, sketches.size()));
        }
        return sketches;
    }
}
