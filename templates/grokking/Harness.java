//JAVA 25
//SOURCES Datasets.java Metrics.java Runner.java Store.java
//DEPS com.google.code.gson:gson:2.13.1

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Protected. Gives the experiment a part of a table to learn from, asks it for the whole table again and again while it
 * learns, and computes the metrics from its answers, in a process that never loads the experiment's code. Stages, options
 * and results are those of {@link Runner}.
 */
public final class Harness implements Runner.Bench {

    /** One model for one data set and seed; the experiment implements it. */
    interface Learner extends AutoCloseable {
        /** Makes so many further updates of the weights; returns the training loss at each. */
        float[] train(int updates);

        /** For each question, a left and a right symbol, the log-probability of every symbol as the result. */
        float[][] logProbabilities(int[][] questions);

        /** Further numbers about this model, by name; they are reported beside the metrics as the experiment's own. */
        default Map<String, Double> ownMetrics() {
            return Map.of();
        }

        @Override
        void close();
    }

    /** Makes a learner whose every random number comes from the given generator. */
    interface Factory {
        Learner create(Runner.Options options, Lesson lesson, RandomGenerator random);
    }

    /** All that a learner is told: how many symbols there are, and the equations to learn from. */
    record Lesson(int symbols, List<Datasets.Equation> equations) {}

    /** How large the tables are, which share may be learned from, how many updates, how often all is asked, how long it may take. */
    private record Size(Datasets.Extent extent, double share, int updates, int every, Duration limit) {
        static Size of(Runner.Options options) {
            return switch (options.preset()) {
                case "full" -> new Size(new Datasets.Extent(97, 5), 0.5, 7_500, 50, Duration.ofMinutes(60));
                case "mid" -> new Size(new Datasets.Extent(97, 5), 0.5, 6_000, 100, Duration.ofMinutes(20));
                case "quick" -> new Size(new Datasets.Extent(29, 4), 0.8, 1_200, 50, Duration.ofMinutes(5));
                default -> new Size(new Datasets.Extent(7, 3), 0.5, 20, 10, Duration.ofMinutes(1));
            };
        }

        int evaluations() {
            return updates / every + 1;
        }
    }

    private static final int FOLLOWED = 100; // held-out equations whose loss is followed during training

    private final Factory factory;

    private Harness(Factory factory) {
        this.factory = factory;
    }

    /** Runs the whole, or the stage that is asked for. */
    public static void main(String[] args) throws Exception {
        start(args, (options, lesson, random) -> {
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

    private static Datasets.Table table(Runner.Task task) {
        Size size = Size.of(task.options());
        return Datasets.table(task.dataset(), size.extent(), size.share(), task.random("symbols"), task.random("split"));
    }

    // -------------------------------------------------------------------------------------------------------- learning

    /** Leaves the loss of each update, the answers to all questions at each evaluation, and how sure the last ones were. */
    @Override
    public void learn(Runner.Task task) throws IOException {
        Size size = Size.of(task.options());
        Datasets.Table table = table(task);
        int[][] questions = table.questions();
        Lesson lesson = new Lesson(table.symbols(), List.copyOf(table.learned()));
        int followed = followed(table);
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        float[] losses = new float[size.updates()], sureness = new float[size.evaluations() * followed * table.symbols()];
        long training = 0;
        try (Learner learner = factory.create(task.options(), lesson, task.random("learner"))) {
            float[][] last = answer(learner, questions, table.symbols());
            for (int i = 0; i < size.evaluations(); i++) {
                if (i > 0) {
                    long start = System.nanoTime();
                    float[] latest = learner.train(size.every());
                    training += System.nanoTime() - start;
                    System.arraycopy(latest, 0, losses, (i - 1) * size.every(), size.every());
                    last = answer(learner, questions, table.symbols());
                }
                answers.write(Metrics.mostProbable(last));
                float[] part = flat(Arrays.copyOfRange(last, table.training(), table.training() + followed));
                System.arraycopy(part, 0, sureness, i * part.length, part.length);
            }
            Store.writeFloats(task.file("final.bin"), flat(last));
            Store.writeNumbers(task.file("own.csv"), new TreeMap<>(learner.ownMetrics()));
        }
        Store.writeColumn(task.file("losses.csv"), losses);
        Store.writeFloats(task.file("followed.bin"), sureness);
        Files.write(task.file("answers.bin"), answers.toByteArray());
        Runner.writeSeconds(task, Map.of("training_time", training / 1e9));
    }

    private static float[][] answer(Learner learner, int[][] questions, int symbols) {
        float[][] rows = learner.logProbabilities(Arrays.stream(questions).map(int[]::clone).toArray(int[][]::new));
        if (rows.length != questions.length || Arrays.stream(rows).anyMatch(row -> row.length != symbols)) {
            throw new IllegalStateException("logProbabilities must give %d rows of %d numbers".formatted(questions.length, symbols));
        }
        return rows;
    }

    private static float[] flat(float[][] rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, all, i * rows[0].length, rows[0].length);
        }
        return all;
    }

    // ------------------------------------------------------------------------------------------------------- judgement

    @Override
    public List<String> measured() {
        return List.of("final_val_acc", "solved", "step_val_acc_99", "mean_val_acc", "final_val_loss",
                "final_train_acc", "step_train_acc_99", "final_train_loss", "delay");
    }

    @Override
    public SequencedMap<String, Double> measure(Runner.Task task) throws IOException {
        Size size = Size.of(task.options());
        Datasets.Table table = table(task);
        int symbols = table.symbols(), rows = table.equations().size();
        byte[][] answers = answers(task.file("answers.bin"), size.evaluations(), rows);
        float[] last = Store.readFloats(task.file("final.bin"), rows * symbols);
        float[] followed = Store.readFloats(task.file("followed.bin"), size.evaluations() * followed(table) * symbols);
        double[] learned = new double[answers.length], heldOut = new double[answers.length];
        for (int i = 0; i < answers.length; i++) {
            learned[i] = Metrics.accuracy(answers[i], 0, table.learned());
            heldOut[i] = Metrics.accuracy(answers[i], table.training(), table.heldOut());
        }
        boolean numbers = finite(last) && finite(followed);
        if (numbers) {
            refuseTricks(task, table, answers, last, followed, heldOut[0]);
        }
        writeCurves(task, size, table, learned, heldOut, followed);

        int known = Metrics.firstLearned(learned, size.every()), understood = Metrics.firstLearned(heldOut, size.every());
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        values.put("final_val_acc", heldOut[heldOut.length - 1]);
        values.put("solved", Metrics.everLearned(heldOut) ? 1.0 : 0.0);
        values.put("step_val_acc_99", (double) understood);
        values.put("mean_val_acc", Arrays.stream(heldOut).average().orElseThrow());
        values.put("final_val_loss", numbers ? Metrics.loss(last, table.training(), symbols, table.heldOut()) : Double.NaN);
        values.put("final_train_acc", learned[learned.length - 1]);
        values.put("step_train_acc_99", (double) known);
        values.put("final_train_loss", numbers ? Metrics.loss(last, 0, symbols, table.learned()) : Double.NaN);
        values.put("delay", (double) (understood - known));
        return Runner.passedOn(task, values);
    }

    private static byte[][] answers(Path file, int evaluations, int rows) throws IOException {
        byte[] all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        if (all.length != evaluations * rows) {
            throw new Runner.Complaint("%s must hold %d answers, one byte each, at %d evaluations, but has %d bytes".formatted(file, rows, evaluations, all.length));
        }
        byte[][] answers = new byte[evaluations][];
        for (int i = 0; i < evaluations; i++) {
            answers[i] = Arrays.copyOfRange(all, i * rows, (i + 1) * rows);
        }
        return answers;
    }

    /** Probabilities add up to one, answers are their most probable symbols, and nothing is known before it is learned. */
    private static void refuseTricks(Runner.Task task, Datasets.Table table, byte[][] answers, float[] last, float[] followed, double untrained) {
        int symbols = table.symbols();
        if (!Metrics.areDistributions(last, symbols) || !Metrics.areDistributions(followed, symbols)) {
            throw new Runner.Complaint("%s: logProbabilities must give logarithms of probabilities that add up to 1 for each question".formatted(task));
        }
        if (!Arrays.equals(answers[answers.length - 1], Metrics.mostProbable(rows(last, symbols)))) {
            throw new Runner.Complaint("%s: the last answers in answers.bin are not the most probable symbols in final.bin".formatted(task));
        }
        for (int i = 0; i < answers.length; i++) {
            int from = table.training(), to = from + followed(table), width = followed(table) * symbols;
            byte[] best = Metrics.mostProbable(rows(Arrays.copyOfRange(followed, i * width, (i + 1) * width), symbols));
            if (!Arrays.equals(Arrays.copyOfRange(answers[i], from, to), best)) {
                throw new Runner.Complaint("%s: the answers in answers.bin at evaluation %d are not the most probable symbols in followed.bin".formatted(task, i));
            }
        }
        if (untrained > 0.6) {
            throw new Runner.Complaint("%s: before the first update %.0f %% of the held-out equations are answered rightly; a new model cannot know them"
                    .formatted(task, 100 * untrained));
        }
    }

    private static float[][] rows(float[] values, int width) {
        float[][] rows = new float[values.length / width][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return rows;
    }

    /** For figures: update, accuracy on learned and on held-out equations, loss on the followed ones. */
    private static void writeCurves(Runner.Task task, Size size, Datasets.Table table, double[] learned, double[] heldOut, float[] followed) throws IOException {
        float[][] curves = new float[learned.length][];
        List<Datasets.Equation> some = table.heldOut().subList(0, followed(table));
        for (int i = 0; i < curves.length; i++) {
            double loss = Metrics.loss(followed, i * some.size(), table.symbols(), some);
            curves[i] = new float[] {i * size.every(), (float) learned[i], (float) heldOut[i], (float) loss};
        }
        Store.writeTable(task.file("curves.csv"), curves);
    }

    private static int followed(Datasets.Table table) {
        return Math.min(FOLLOWED, table.heldOut().size());
    }

    private static boolean finite(float[] values) {
        for (float value : values) {
            if (Float.isNaN(value) || value == Float.POSITIVE_INFINITY) {
                return false;
            }
        }
        return true;
    }
}
