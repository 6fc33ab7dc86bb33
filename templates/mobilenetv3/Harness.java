//JAVA 25
//SOURCES Datasets.java Metrics.java Pictures.java Shapes.java Runner.java Store.java
//DEPS com.google.code.gson:gson:2.13.1

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Protected. Gives the experiment pictures, and computes the metrics from the logits that it leaves, in a process that never
 * loads the experiment's code. The learner never gets the classes of the test pictures, and sees these in an order that
 * depends on the seed. Stages, options and results are those of {@link Runner}.
 */
public final class Harness implements Runner.Bench {

    /** One classifier for one data set and seed; the experiment implements it. */
    interface Learner extends AutoCloseable {
        /** Trains on pictures; what is selected (an epoch, say) is selected on the validation pictures. */
        Course train(Pictures training, Pictures validation);

        /** For each picture the logits of all classes. Asked for the validation pictures, then for the test pictures. */
        float[][] classify(Pictures pictures);

        /** How many numbers are trained. */
        long parameters();

        /** How many multiplications with a weight the classification of one picture takes. */
        long multiplyAdds();

        /** Further numbers about this model, by name; they are reported beside the metrics as the experiment's own. */
        default Map<String, Double> ownMetrics() {
            return Map.of();
        }

        @Override
        void close();
    }

    /** How training went: the loss of each step; for each epoch the steps done, and validation's accuracy (per cent) and loss. */
    record Course(float[] losses, float[][] epochs) {}

    /** Makes a learner whose every random number comes from the given generator. */
    interface Factory {
        Learner create(Runner.Options options, RandomGenerator random);
    }

    /** What a preset trains on, and how long one model may take. */
    private record Plan(List<String> datasets, Datasets.Sizes shapes, Duration limit) {
        static Plan of(Runner.Options options) {
            return switch (options.preset()) {
                case "full" -> new Plan(List.of("cifar10", "cifar100"), new Datasets.Sizes(32, 0, 0, 0), Duration.ofHours(48));
                case "mid" -> new Plan(List.of(Datasets.SHAPES), new Datasets.Sizes(16, 12_000, 2_000, 4_000), Duration.ofHours(1));
                case "quick" -> new Plan(List.of(Datasets.SHAPES), new Datasets.Sizes(16, 4_000, 1_000, 2_000), Duration.ofMinutes(15));
                default -> new Plan(List.of(Datasets.SHAPES), new Datasets.Sizes(16, 256, 64, 128), Duration.ofMinutes(3));
            };
        }
    }

    private static final int EXAMPLES = 24; // test pictures that are left for the figure

    private final Factory factory;
    private final Map<String, Double> linear = new HashMap<>(); // by data set: no seed changes it

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
        return Plan.of(options).datasets();
    }

    @Override
    public Duration limit(Runner.Options options) {
        return Plan.of(options).limit();
    }

    @Override
    public void learn(Runner.Task task) throws IOException {
        Datasets.Parts parts = parts(task);
        Pictures test = parts.test().at(order(task, parts));
        try (Learner learner = factory.create(task.options(), task.random("learner"))) {
            long start = System.nanoTime();
            Course course = learner.train(parts.training(), parts.validation());
            long trained = System.nanoTime();
            float[][] selected = learner.classify(parts.validation().withoutLabels());
            long begun = System.nanoTime();
            float[][] judged = learner.classify(test);
            long done = System.nanoTime();
            Store.writeColumn(task.file("losses.csv"), course.losses());
            Store.writeTable(task.file("epochs.csv"), course.epochs());
            Store.writeFloats(task.file("validation_logits.bin"), flat(task, selected, parts.validation()));
            Store.writeFloats(task.file("test_logits.bin"), flat(task, judged, test));
            Map<String, Double> own = new TreeMap<>(learner.ownMetrics());
            own.put("parameters", (double) learner.parameters());
            own.put("multiply_adds", (double) learner.multiplyAdds());
            Store.writeNumbers(task.file("own.csv"), own);
            SequencedMap<String, Double> seconds = new LinkedHashMap<>();
            seconds.put("total_train_time", (trained - start) / 1e9);
            seconds.put("inference_time", (done - begun) / 1e9);
            Runner.writeSeconds(task, seconds);
        }
        Store.writeTable(task.file("examples.csv"), examples(test, labels(task, parts)));
    }

    private static Datasets.Parts parts(Runner.Task task) throws IOException {
        return Datasets.parts(task.dataset(), Plan.of(task.options()).shapes(), task.options().data());
    }

    private static int[] order(Runner.Task task, Datasets.Parts parts) {
        return Datasets.shuffled(parts.test().count(), task.random("order of the test pictures"));
    }

    /** In the order in which the learner saw the pictures. */
    private static int[] labels(Runner.Task task, Datasets.Parts parts) throws IOException {
        int[] labels = Datasets.testLabels(task.dataset(), Plan.of(task.options()).shapes(), task.options().data());
        int[] order = order(task, parts);
        int[] seen = new int[order.length];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = labels[order[i]];
        }
        return seen;
    }

    private static float[] flat(Runner.Task task, float[][] rows, Pictures pictures) {
        float[] logits = new float[pictures.count() * pictures.classes()];
        for (int i = 0; i < rows.length; i++) {
            if (rows.length != pictures.count() || rows[i].length != pictures.classes()) {
                throw new Runner.Complaint("%s: classify must return %d rows of %d logits, but returned %d, and row %d has %d"
                        .formatted(task, pictures.count(), pictures.classes(), rows.length, i, rows[i].length));
            }
            System.arraycopy(rows[i], 0, logits, i * pictures.classes(), pictures.classes());
        }
        return logits;
    }

    /** The first test pictures, for the figure: label, then the pixels. */
    private static float[][] examples(Pictures test, int[] labels) {
        float[][] rows = new float[Math.min(EXAMPLES, test.count())][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[1 + test.pixels()[i].length];
            rows[i][0] = labels[i];
            for (int k = 1; k < rows[i].length; k++) {
                rows[i][k] = test.pixels()[i][k - 1] & 0xFF;
            }
        }
        return rows;
    }

    // ------------------------------------------------------------------------------------------------------- judgement

    @Override
    public List<String> measured() {
        return List.of("test_acc", "test_loss", "best_val_acc", "linear_acc");
    }

    @Override
    public SequencedMap<String, Double> measure(Runner.Task task) throws IOException {
        Datasets.Parts parts = parts(task);
        int[] labels = labels(task, parts);
        float[][] selected = logits(task.file("validation_logits.bin"), parts.validation()), judged = logits(task.file("test_logits.bin"), parts.test());
        boolean finite = isFinite(selected) && isFinite(judged);
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        values.put("test_acc", finite ? Metrics.accuracy(judged, labels) : Double.NaN);
        values.put("test_loss", finite ? Metrics.crossEntropy(judged, labels) : Double.NaN);
        values.put("best_val_acc", finite ? Metrics.accuracy(selected, parts.validation().labels()) : Double.NaN);
        values.put("linear_acc", linear.computeIfAbsent(task.dataset(), _ -> Metrics.linearAccuracy(
                parts.training(), parts.validation(), parts.test().at(order(task, parts)), labels)));
        return Runner.passedOn(task, values);
    }

    private static float[][] logits(Path file, Pictures pictures) throws IOException {
        float[] values = Store.readFloats(file, pictures.count() * pictures.classes());
        float[][] rows = new float[pictures.count()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * pictures.classes(), (i + 1) * pictures.classes());
        }
        return rows;
    }

    private static boolean isFinite(float[][] rows) {
        return Arrays.stream(rows).allMatch(row -> IntStream.range(0, row.length).allMatch(i -> Float.isFinite(row[i])));
    }
}
