//JAVA 25
//SOURCES Corpus.java Datasets.java Metrics.java Runner.java Store.java
//DEPS com.google.code.gson:gson:2.13.1

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Protected. Gives the experiment its texts, and computes the metrics from the predictions that it leaves, in a process
 * that never loads the experiment's code. Stages, options and results are those of {@link Runner}.
 */
public final class Harness implements Runner.Bench {

    /** One language model for one text and seed; the experiment implements it. Characters are numbered from 0. */
    interface Learner extends AutoCloseable {
        /** Learns from the first text; the second is there to choose the best state of the model. */
        History train(byte[] train, byte[] val);

        /**
         * For each window and each of its places the log-probabilities of every character to come next, one place after
         * the other. All windows are of the same length. A prediction rests on the window's text up to its place, alone.
         */
        float[][] predict(byte[][] windows);

        /** Continues a prompt several times by so many characters; the results are without the prompt. */
        byte[][] sample(byte[] prompt, int count, int length);

        /** Further numbers about this model, by name; they are reported beside the metrics as the experiment's own. */
        default Map<String, Double> ownMetrics() {
            return Map.of();
        }

        @Override
        void close();
    }

    /** The loss of each step, and rows of step, loss on the training text, loss on the text to choose by. */
    record History(float[] losses, float[][] evaluations) {}

    /** Makes a learner of a text with so many different characters; every random number comes from the task's streams. */
    interface Factory {
        Learner create(Runner.Task task, int characters);
    }

    /** How much of the held-out text judges, how long the samples are, how long one model may take. */
    private record Size(int places, int windows, int sampleLength, Duration limit) {
        static Size of(Runner.Options options) {
            return switch (options.preset()) {
                case "full" -> new Size(256, 156, 500, Duration.ofHours(24));
                case "mid" -> new Size(128, 200, 500, Duration.ofHours(1));
                case "quick" -> new Size(64, 150, 200, Duration.ofMinutes(5));
                default -> new Size(32, 20, 50, Duration.ofMinutes(1));
            };
        }
    }

    private static final int SAMPLES = 10;
    private static final int ALTERED_EVERY = 4; // windows

    private final Factory factory;

    private Harness(Factory factory) {
        this.factory = factory;
    }

    /** Runs the whole, or the stage that is asked for. */
    public static void main(String[] args) throws Exception {
        start(args, (task, characters) -> {
            throw new IllegalStateException("only Experiment.java learns");
        });
    }

    /** What the experiment's own main calls. */
    static void start(String[] args, Factory factory) throws Exception {
        Runner.main(args, new Harness(factory));
    }

    @Override
    public List<String> datasets(Runner.Options options) {
        return Datasets.of(options.preset());
    }

    @Override
    public Duration limit(Runner.Options options) {
        return Size.of(options).limit();
    }

    @Override
    public void learn(Runner.Task task) throws IOException {
        Size size = Size.of(task.options());
        Corpus corpus = Corpus.read(task.dataset(), task.options().data());
        HeldOut heldOut = HeldOut.of(corpus.test(), size, Runner.random("held out " + task.dataset()));
        try (Learner learner = factory.create(task, corpus.characters())) {
            long start = System.nanoTime();
            History history = learner.train(corpus.train(), corpus.val());
            long trained = System.nanoTime();
            byte[][] samples = learner.sample(new byte[] {corpus.code(' ')}, SAMPLES, size.sampleLength());
            long sampled = System.nanoTime();
            Store.writeColumn(task.file("losses.csv"), history.losses());
            Store.writeTable(task.file("evaluations.csv"), history.evaluations());
            Files.write(task.file("samples.txt"), Arrays.stream(samples).map(corpus::text).map(Harness::oneLine).toList());
            // The altered windows come first, so that a learner that adapts to held-out text does so in sight of the judge.
            Store.writeFloats(task.file("altered.bin"), flat(learner.predict(heldOut.altered())));
            Store.writeFloats(task.file("predictions.bin"), flat(learner.predict(heldOut.inputs())));
            Store.writeNumbers(task.file("own.csv"), new TreeMap<>(learner.ownMetrics()));
            SequencedMap<String, Double> own = new LinkedHashMap<>();
            own.put("final_train_loss", tail(history.losses()));
            own.put("best_val_loss", Arrays.stream(history.evaluations()).mapToDouble(row -> row[2]).min().orElse(Double.NaN));
            own.put("total_train_time", (trained - start) / 1e9);
            own.put("avg_inference_tokens_per_second", SAMPLES * size.sampleLength() / ((sampled - trained) / 1e9));
            Runner.writeSeconds(task, own);
        }
    }

    /** The mean loss of the last fiftieth of the steps. */
    private static double tail(float[] losses) {
        int from = losses.length - Math.max(1, losses.length / 50);
        double sum = 0;
        for (int i = from; i < losses.length; i++) {
            sum += losses[i];
        }
        return sum / (losses.length - from);
    }

    private static String oneLine(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static float[] flat(float[][] rows) {
        float[] all = new float[Arrays.stream(rows).mapToInt(row -> row.length).sum()];
        int at = 0;
        for (float[] row : rows) {
            System.arraycopy(row, 0, all, at, row.length);
            at += row.length;
        }
        return all;
    }

    // ------------------------------------------------------------------------------------------------------- judgement

    /**
     * Windows spread evenly over the held-out text, each with the character that follows it; and of every few of them a
     * copy whose text from a random place on comes from elsewhere. The same for every run and seed.
     */
    private record HeldOut(byte[][] windows, byte[][] altered, int[] cuts) {
        static HeldOut of(byte[] text, Size size, RandomGenerator random) {
            int places = size.places(), count = Math.min(size.windows(), (text.length - 1) / places);
            byte[][] windows = new byte[count][], altered = new byte[(count + ALTERED_EVERY - 1) / ALTERED_EVERY][];
            for (int i = 0; i < count; i++) {
                int from = (int) ((long) i * (text.length - places - 1) / Math.max(1, count - 1));
                windows[i] = Arrays.copyOfRange(text, from, from + places + 1);
            }
            int[] cuts = new int[altered.length];
            for (int i = 0; i < altered.length; i++) {
                byte[] window = windows[i * ALTERED_EVERY];
                int cut = cuts[i] = random.nextInt(1, places), from;
                do {
                    from = random.nextInt(text.length - places);
                } while (text[from] == window[cut]);
                altered[i] = Arrays.copyOf(window, places);
                System.arraycopy(text, from, altered[i], cut, places - cut);
            }
            return new HeldOut(windows, altered, cuts);
        }

        /** The windows without the characters that follow them. */
        byte[][] inputs() {
            return Arrays.stream(windows).map(window -> Arrays.copyOf(window, window.length - 1)).toArray(byte[][]::new);
        }
    }

    @Override
    public List<String> measured() {
        return List.of("test_loss", "test_bits_per_character");
    }

    @Override
    public SequencedMap<String, Double> measure(Runner.Task task) throws IOException {
        Size size = Size.of(task.options());
        Corpus corpus = Corpus.read(task.dataset(), task.options().data());
        HeldOut heldOut = HeldOut.of(corpus.test(), size, Runner.random("held out " + task.dataset()));
        int places = size.places(), characters = corpus.characters();
        float[] altered = Store.readFloats(task.file("altered.bin"), heldOut.altered().length * places * characters);
        float[] rows = Store.readFloats(task.file("predictions.bin"), heldOut.windows().length * places * characters);
        double loss = Double.NaN;
        if (isFinite(rows)) {
            Metrics.requireDistributions(task, rows, characters);
            Metrics.requireCausal(task, altered, rows, heldOut.cuts(), ALTERED_EVERY, places, characters);
            loss = Metrics.loss(rows, heldOut.windows(), places, characters);
        }
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        values.put("test_loss", loss);
        values.put("test_bits_per_character", loss / Math.log(2));
        return Runner.passedOn(task, values);
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (Float.isNaN(value) || value == Float.POSITIVE_INFINITY) {
                return false;
            }
        }
        return true;
    }
}
