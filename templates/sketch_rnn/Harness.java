//JAVA 25
//SOURCES Datasets.java Drawings.java Metrics.java Runner.java Store.java
//DEPS com.google.code.gson:gson:2.13.1

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Protected. Gives the experiment its sketches, and computes the metrics from the predictions and drawings that it leaves,
 * in a process that never loads the experiment's code. Stages, options and results are those of {@link Runner}.
 */
public final class Harness implements Runner.Bench {

    /** One model of one class of sketches under one seed; the experiment implements it. */
    interface Learner extends AutoCloseable {
        /** Trains on sketches; the others only tell how it goes. */
        History train(List<Datasets.Sketch> sketches, List<Datasets.Sketch> validation);

        /** The Gaussian over latent vectors that the model gives each sketch. */
        Posterior encode(List<Datasets.Sketch> sketches);

        /**
         * What the model expects at each step of each sketch, given the latent vector and the points before; the rows are
         * explained at {@link Metrics#reconstruction}. There are longest + 1 of them: one for each point, and the rest for the end.
         */
        float[][][] predict(float[][] latents, List<Datasets.Sketch> sketches);

        /** Draws a new sketch from each latent vector. */
        List<Datasets.Sketch> draw(float[][] latents);

        /** Further numbers about this model, by name; they are reported beside the metrics as the experiment's own. */
        default Map<String, Double> ownMetrics() {
            return Map.of();
        }

        @Override
        void close();
    }

    /** Losses of each training step, and of the validation sketches after some of them: step, reconstruction, divergence. */
    record History(float[] loss, float[] reconstruction, float[] divergence, float[][] validation) {}

    /** A mean and the logarithm of the variance for each sketch and dimension. */
    record Posterior(float[][] mean, float[][] logVariance) {}

    /** Makes a learner, whose every random number comes from the given generator. */
    interface Factory {
        Learner create(Runner.Options options, Datasets.Frame frame, RandomGenerator random);
    }

    /** How many sketches there are, how many are drawn each way, how many are altered, how long one model may take. */
    private record Size(Datasets.Size data, int drawn, int altered, Duration limit) {
        static Size of(Runner.Options options) {
            return switch (options.preset()) {
                case "full" -> new Size(new Datasets.Size(70_000, 500, 500), 200, 50, Duration.ofHours(12));
                case "mid" -> new Size(new Datasets.Size(8_000, 200, 400), 200, 50, Duration.ofMinutes(15));
                case "quick" -> new Size(new Datasets.Size(1_500, 100, 200), 100, 20, Duration.ofMinutes(4));
                default -> new Size(new Datasets.Size(200, 20, 40), 10, 10, Duration.ofMinutes(1));
            };
        }
    }

    private static final int KNOWN = 1_000; // real drawings of each class that the recogniser knows
    private final Factory factory;
    private final Map<Runner.Options, Metrics.Recogniser> recognisers = new HashMap<>();

    private Harness(Factory factory) {
        this.factory = factory;
    }

    /** Runs the whole, or the stage that is asked for. */
    public static void main(String[] args) throws Exception {
        start(args, (options, frame, random) -> {
            throw new IllegalStateException("only Experiment.java learns");
        });
    }

    /** What the experiment's own main calls. */
    static void start(String[] args, Factory factory) throws Exception {
        Runner.main(args, new Harness(factory));
    }

    @Override
    public List<String> datasets(Runner.Options options) {
        return Datasets.names(options);
    }

    @Override
    public Duration limit(Runner.Options options) {
        return Size.of(options).limit();
    }

    private static Datasets.Split sketches(Runner.Task task) {
        return Datasets.split(task.dataset(), Size.of(task.options()).data(), task.options());
    }

    @Override
    public void learn(Runner.Task task) throws IOException {
        Size size = Size.of(task.options());
        Datasets.Split sketches = sketches(task);
        try (Learner learner = factory.create(task.options(), sketches.frame(), task.random("learner"))) {
            long start = System.nanoTime();
            History history = learner.train(sketches.training(), sketches.validation());
            long trained = System.nanoTime();
            Store.writeColumn(task.file("losses.csv"), history.loss());
            Store.writeColumn(task.file("reconstruction.csv"), history.reconstruction());
            Store.writeColumn(task.file("divergence.csv"), history.divergence());
            Store.writeTable(task.file("validation.csv"), history.validation());
            float[][] latents = predict(task, learner, sketches, size.altered());
            int drawn = Math.min(size.drawn(), latents.length);
            long predicted = System.nanoTime();
            List<Datasets.Sketch> reconstructed = learner.draw(List.of(latents).subList(0, drawn).toArray(float[][]::new));
            List<Datasets.Sketch> generated = learner.draw(gaussians(task.random("latents of new drawings"), size.drawn(), latents[0].length));
            long end = System.nanoTime();
            writeDrawings(task, "real.csv", sketches.heldOut().subList(0, drawn), drawn);
            writeDrawings(task, "reconstructed.csv", reconstructed, drawn);
            writeDrawings(task, "generated.csv", generated, size.drawn());
            Store.writeNumbers(task.file("own.csv"), new TreeMap<>(learner.ownMetrics()));
            SequencedMap<String, Double> seconds = new LinkedHashMap<>();
            seconds.put("train_step_time", (trained - start) / 1e9 / history.loss().length);
            seconds.put("inference_time", (end - predicted) / 1e9);
            Runner.writeSeconds(task, seconds);
        }
    }

    /**
     * Leaves the posteriors of the held-out sketches and what the model expects at each step, also where the points from
     * some place on are replaced. The latent vectors are drawn here, from these posteriors: the model cannot tell itself more
     * about a sketch than the divergence says. Returns them.
     */
    private static float[][] predict(Runner.Task task, Learner learner, Datasets.Split sketches, int altered) throws IOException {
        List<Datasets.Sketch> heldOut = sketches.heldOut(), shown = new ArrayList<>(heldOut);
        shown.addAll(altered(heldOut, altered, task));
        Posterior posterior = learner.encode(heldOut);
        int width = posterior.mean()[0].length;
        float[][] noise = gaussians(task.random("latents of held-out sketches"), heldOut.size(), width), latents = new float[shown.size()][width];
        for (int i = 0; i < shown.size(); i++) {
            int of = i % heldOut.size();
            for (int j = 0; j < width; j++) {
                latents[i][j] = (float) (posterior.mean()[of][j] + Math.exp(posterior.logVariance()[of][j] / 2) * noise[of][j]);
            }
        }
        float[][][] outputs = learner.predict(latents, shown);
        Store.writeNumbers(task.file("widths.csv"), Map.of("latent", (double) width, "outputs", (double) outputs[0][0].length));
        Store.writeFloats(task.file("mean.bin"), flat(posterior.mean()));
        Store.writeFloats(task.file("log_variance.bin"), flat(posterior.logVariance()));
        List<float[]> rows = new ArrayList<>();
        for (float[][] output : outputs) {
            rows.addAll(List.of(output));
        }
        Store.writeFloats(task.file("outputs.bin"), flat(rows.toArray(float[][]::new)));
        return List.of(latents).subList(0, heldOut.size()).toArray(float[][]::new);
    }

    /** The first sketches again, each going on as another, turned around, from a random point on. */
    private static List<Datasets.Sketch> altered(List<Datasets.Sketch> sketches, int count, Runner.Task task) {
        RandomGenerator random = task.random("altered sketches");
        List<Datasets.Sketch> altered = new ArrayList<>();
        for (int i = 0; i < Math.min(count, sketches.size()); i++) {
            Datasets.Sketch one = sketches.get(i), other = sketches.get(random.nextInt(sketches.size()));
            int cut = cut(one, random), length = Math.max(cut, other.length());
            Datasets.Sketch both = new Datasets.Sketch(new float[length], new float[length], new boolean[length]);
            for (int t = 0; t < length; t++) {
                both.dx()[t] = t < cut ? one.dx()[t] : -other.dx()[t];
                both.dy()[t] = t < cut ? one.dy()[t] : -other.dy()[t];
                both.lifted()[t] = t < cut ? one.lifted()[t] : other.lifted()[t];
            }
            altered.add(both);
        }
        return altered;
    }

    private static int cut(Datasets.Sketch sketch, RandomGenerator random) {
        return random.nextInt(sketch.length());
    }

    private static float[][] gaussians(RandomGenerator random, int rows, int columns) {
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int j = 0; j < columns; j++) {
                row[j] = (float) random.nextGaussian();
            }
        }
        return values;
    }

    private static float[] flat(float[][] rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, all, i * rows[0].length, rows[0].length);
        }
        return all;
    }

    /** A row for each point: number of the drawing, dx, dy, 1 where the pen is lifted. */
    private static void writeDrawings(Runner.Task task, String name, List<Datasets.Sketch> drawings, int count) throws IOException {
        if (drawings.size() != count) {
            throw new Runner.Complaint("%s: draw must return a sketch for each of %d latent vectors, but returned %d"
                    .formatted(task, count, drawings.size()));
        }
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Datasets.Sketch drawing = drawings.get(i);
            for (int t = 0; t < drawing.length(); t++) {
                rows.add(new float[] {i, drawing.dx()[t], drawing.dy()[t], drawing.lifted()[t] ? 1 : 0});
            }
        }
        Store.writeTable(task.file(name), rows.toArray(float[][]::new));
    }

    // ------------------------------------------------------------------------------------------------------- judgement

    @Override
    public List<String> measured() {
        return List.of("reconstruction_loss", "kl_loss", "negative_elbo", "recognised", "recognised_reconstructions", "recognised_real", "diversity");
    }

    @Override
    public SequencedMap<String, Double> measure(Runner.Task task) throws IOException {
        Size size = Size.of(task.options());
        Datasets.Split sketches = sketches(task);
        List<Datasets.Sketch> heldOut = sketches.heldOut();
        int steps = sketches.frame().longest() + 1, count = heldOut.size();
        Map<String, Double> widths = Store.readNumbers(task.file("widths.csv"));
        int latent = width(task, widths, "latent"), width = width(task, widths, "outputs");
        int altered = Math.min(count, size.altered()), drawn = Math.min(count, size.drawn());
        float[][] outputs = rows(Store.readFloats(task.file("outputs.bin"), (count + altered) * steps * width), width);
        refusePeeking(task, outputs, heldOut, steps, altered);
        double reconstruction = 0, divergence = 0;
        float[][] mean = rows(Store.readFloats(task.file("mean.bin"), count * latent), latent);
        float[][] logVariance = rows(Store.readFloats(task.file("log_variance.bin"), count * latent), latent);
        for (int i = 0; i < count; i++) {
            float[][] own = Arrays.copyOfRange(outputs, i * steps, (i + 1) * steps);
            reconstruction += Metrics.reconstruction(own, heldOut.get(i), sketches.frame().pixel()) / count;
            divergence += Metrics.divergence(mean[i], logVariance[i]) / count;
        }
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        values.put("reconstruction_loss", reconstruction);
        values.put("kl_loss", divergence);
        values.put("negative_elbo", steps * reconstruction + latent * divergence);
        List<Datasets.Sketch> generated = drawings(task, "generated.csv", size.drawn());
        refuseCopies(task, generated, sketches);
        Metrics.Recogniser recogniser = recogniser(task.options());
        values.put("recognised", recogniser.share(generated, task.dataset()));
        values.put("recognised_reconstructions", recogniser.share(drawings(task, "reconstructed.csv", drawn), task.dataset()));
        values.put("recognised_real", recogniser.share(heldOut, task.dataset()));
        values.put("diversity", Metrics.variety(generated) / Metrics.variety(heldOut));
        return Runner.passedOn(task, values);
    }

    private static int width(Runner.Task task, Map<String, Double> widths, String name) {
        double width = widths.getOrDefault(name, 0.0);
        if (width < 1 || width > 10_000 || name.equals("outputs") && width % 6 != 3) {
            throw new Runner.Complaint("%s: the width %s is %s; outputs are 6 M + 3 wide, latent vectors at least 1".formatted(task, name, width));
        }
        return (int) width;
    }

    private static float[][] rows(float[] values, int width) {
        float[][] rows = new float[values.length / width][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return rows;
    }

    /** What is expected up to the point where a sketch was altered must be the same as for the sketch itself. */
    private static void refusePeeking(Runner.Task task, float[][] outputs, List<Datasets.Sketch> sketches, int steps, int altered) {
        RandomGenerator random = task.random("altered sketches");
        for (int i = 0; i < altered; i++) {
            random.nextInt(sketches.size());
            int cut = cut(sketches.get(i), random);
            for (int t = 0; t <= cut; t++) {
                float[] one = outputs[i * steps + t], other = outputs[(sketches.size() + i) * steps + t];
                for (int j = 0; j < one.length; j++) {
                    if (Math.abs(one[j] - other[j]) > 1e-3 * (1 + Math.abs(one[j]))) {
                        throw new Runner.Complaint("%s: predict tells step %d of sketch %d apart by points of step %d or later; it must not see them"
                                .formatted(task, t, i, cut));
                    }
                }
            }
        }
    }

    /** Drawings are new: the moves of a trained network do not hit those of a real drawing by chance. */
    private static void refuseCopies(Runner.Task task, List<Datasets.Sketch> drawings, Datasets.Split sketches) {
        Set<List<Float>> known = new HashSet<>();
        List.of(sketches.training(), sketches.validation(), sketches.heldOut()).forEach(part -> part.forEach(sketch -> known.add(beginning(sketch))));
        long copies = drawings.stream().filter(drawing -> drawing.length() >= 4 && known.contains(beginning(drawing))).count();
        if (copies > drawings.size() / 100) {
            throw new Runner.Complaint("%s: %d of %d drawings begin as sketches of the data set do, digit for digit; draw must make new ones"
                    .formatted(task, copies, drawings.size()));
        }
    }

    private static List<Float> beginning(Datasets.Sketch sketch) {
        List<Float> moves = new ArrayList<>();
        for (int t = 0; t < Math.min(4, sketch.length()); t++) {
            moves.add(sketch.dx()[t]);
            moves.add(sketch.dy()[t]);
        }
        return moves;
    }

    private static List<Datasets.Sketch> drawings(Runner.Task task, String name, int count) throws IOException {
        List<List<float[]>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new ArrayList<>());
        }
        for (float[] row : Store.readTable(task.file(name), 4)) {
            if (!(row[0] >= 0 && row[0] < count) || !Float.isFinite(row[1]) || !Float.isFinite(row[2])) {
                throw new Runner.Complaint("%s holds a row that is no point of one of %d drawings: %s"
                        .formatted(task.file(name), count, Arrays.toString(row)));
            }
            rows.get((int) row[0]).add(row);
        }
        return rows.stream().map(Harness::sketch).toList();
    }

    private static Datasets.Sketch sketch(List<float[]> rows) {
        Datasets.Sketch sketch = new Datasets.Sketch(new float[rows.size()], new float[rows.size()], new boolean[rows.size()]);
        for (int t = 0; t < rows.size(); t++) {
            sketch.dx()[t] = rows.get(t)[1];
            sketch.dy()[t] = rows.get(t)[2];
            sketch.lifted()[t] = rows.get(t)[3] == 1;
        }
        return sketch;
    }

    /** Knows all classes of the preset by their training sketches. */
    private Metrics.Recogniser recogniser(Runner.Options options) {
        return recognisers.computeIfAbsent(options, _ -> {
            Metrics.Recogniser recogniser = new Metrics.Recogniser();
            for (String name : Datasets.names(options)) {
                Datasets.Split split = Datasets.split(name, Size.of(options).data(), options);
                recogniser.learn(name, split.training().subList(0, Math.min(KNOWN, split.training().size())), split.validation());
            }
            return recogniser;
        });
    }
}
