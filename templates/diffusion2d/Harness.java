//JAVA 25
//SOURCES Datasets.java Metrics.java Runner.java Store.java
//DEPS com.google.code.gson:gson:2.13.1

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Protected. Gives the experiment its data, and computes the metrics from the samples and predictions that it leaves, in a
 * process that never loads the experiment's code. Stages, options and results are those of {@link Runner}.
 */
public final class Harness implements Runner.Bench {

    /** One model for one data set and seed; the experiment implements it. */
    interface Learner extends AutoCloseable {
        /** Trains on points of the plane; returns the loss of each step. */
        float[] train(float[][] points);

        /** Makes new points. */
        float[][] sample(int count);

        /** The noise that the model sees in each clean point to which that noise was added. */
        float[][] predictNoise(float[][] clean, float[][] noise);

        /** Further numbers about this model, by name; they are reported beside the metrics as the experiment's own. */
        default Map<String, Double> ownMetrics() {
            return Map.of();
        }

        @Override
        void close();
    }

    /** Makes a learner whose every random number comes from the given generator. */
    interface Factory {
        Learner create(Runner.Options options, RandomGenerator random);
    }

    /** How many points are trained on, judged by, and generated; how long one model may take. */
    private record Size(int training, int heldOut, int samples, Duration limit) {
        static Size of(Runner.Options options) {
            return switch (options.preset()) {
                case "full" -> new Size(100_000, 20_000, 10_000, Duration.ofMinutes(60));
                case "mid" -> new Size(100_000, 10_000, 5_000, Duration.ofMinutes(30));
                case "quick" -> new Size(20_000, 4_000, 1_000, Duration.ofMinutes(5));
                default -> new Size(2_000, 500, 200, Duration.ofMinutes(1));
            };
        }
    }

    private final Factory factory;

    private Harness(Factory factory) {
        this.factory = factory;
    }

    /** Runs the whole, or the stage that is asked for. */
    public static void main(String[] args) throws Exception {
        start(args, (options, random) -> {
            throw new IllegalStateException("only Experiment.java learns");
        });
    }

    /** What the experiment's own main calls. */
    static void start(String[] args, Factory factory) throws Exception {
        Runner.main(args, new Harness(factory));
    }

    @Override
    public List<String> datasets(Runner.Options options) {
        return Datasets.NAMES;
    }

    @Override
    public Duration limit(Runner.Options options) {
        return Size.of(options).limit();
    }

    @Override
    public void learn(Runner.Task task) throws IOException {
        Size size = Size.of(task.options());
        float[][] points = Datasets.training(task.dataset(), size.training());
        float[][] clean = Datasets.heldOut(task.dataset(), size.heldOut());
        float[][] noise = Datasets.heldOutNoise(task.dataset(), size.heldOut());
        try (Learner learner = factory.create(task.options(), task.random("learner"))) {
            long start = System.nanoTime();
            float[] losses = learner.train(points);
            long trained = System.nanoTime();
            float[][] samples = learner.sample(size.samples());
            long sampled = System.nanoTime();
            Store.writeColumn(task.file("losses.csv"), losses);
            Store.writeTable(task.file("samples.csv"), samples);
            Store.writeTable(task.file("noise.csv"), learner.predictNoise(clean, noise));
            Store.writeNumbers(task.file("own.csv"), new TreeMap<>(learner.ownMetrics()));
            SequencedMap<String, Double> seconds = new LinkedHashMap<>();
            seconds.put("training_time", (trained - start) / 1e9);
            seconds.put("inference_time", (sampled - trained) / 1e9);
            Runner.writeSeconds(task, seconds);
        }
    }

    // ------------------------------------------------------------------------------------------------------- judgement

    @Override
    public List<String> measured() {
        return List.of("eval_loss", "kl_divergence");
    }

    @Override
    public SequencedMap<String, Double> measure(Runner.Task task) throws IOException {
        Size size = Size.of(task.options());
        float[][] samples = Store.readTable(task.file("samples.csv"), size.samples(), 2);
        float[][] predicted = Store.readTable(task.file("noise.csv"), size.heldOut(), 2);
        float[][] clean = Datasets.heldOut(task.dataset(), size.heldOut());
        float[][] noise = Datasets.heldOutNoise(task.dataset(), size.heldOut());
        refuseCopies(task, samples, clean, Datasets.training(task.dataset(), size.training()));
        if (Arrays.deepEquals(predicted, noise)) {
            throw new Runner.Complaint("%s: predictNoise returns the noise that it was given, digit for digit; it must predict it".formatted(task));
        }
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        values.put("eval_loss", isFinite(predicted) ? Metrics.meanSquaredError(predicted, noise) : Double.NaN);
        values.put("kl_divergence", isFinite(samples) ? Metrics.divergence(clean, samples) : Double.NaN);
        return Runner.passedOn(task, values);
    }

    /** Generated points are new ones: a float of a trained network does not hit a point of the data by chance. */
    private static void refuseCopies(Runner.Task task, float[][] samples, float[][]... data) {
        Set<Long> known = new HashSet<>();
        for (float[][] points : data) {
            for (float[] point : points) {
                known.add(bits(point));
            }
        }
        long copies = Arrays.stream(samples).filter(point -> known.contains(bits(point))).count();
        if (copies > samples.length / 100) {
            throw new Runner.Complaint("%s: %d of %d samples are points of the data set, digit for digit; sample must generate new ones"
                    .formatted(task, copies, samples.length));
        }
    }

    private static long bits(float[] point) {
        return (long) Float.floatToIntBits(point[0]) << 32 | Float.floatToIntBits(point[1]) & 0xFFFFFFFFL;
    }

    private static boolean isFinite(float[][] table) {
        return Arrays.stream(table).allMatch(row -> Float.isFinite(row[0]) && Float.isFinite(row[1]));
    }
}
