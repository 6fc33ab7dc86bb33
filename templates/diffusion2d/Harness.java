//JAVA 25
//SOURCES Datasets.java Metrics.java
//DEPS com.google.code.gson:gson:2.13.1

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Protected. Runs the experiment and judges it.
 *
 * <p>main compiles Experiment.java, starts worker processes that train and leave samples and predictions in the run's
 * folder (stage learn), and then computes the metrics from those files (stage judge) without ever loading the
 * experiment's code. A study runs the stages apart: the judge starts in a place of its own, without Experiment.java,
 * after the last process of the learners has ended. By hand, both follow each other:
 *
 * <pre>java @java.args Harness.java --out_dir=run_0 [--preset=full|quick|smoke] [--seed=0] [--seeds=3] [--workers=2]</pre>
 */
public final class Harness {

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
        Learner create(String preset, RandomGenerator random);
    }

    /** How many points are trained on, judged by, and generated. */
    private record Size(int training, int heldOut, int samples) {
        static Size of(String preset) {
            return switch (preset) {
                case "full" -> new Size(100_000, 20_000, 10_000);
                case "quick" -> new Size(20_000, 4_000, 1_000);
                case "smoke" -> new Size(2_000, 500, 200);
                default -> throw new Complaint("--preset must be full, quick or smoke, not " + preset);
            };
        }
    }

    /** One data set under one seed, and the folder of what it leaves. */
    private record Task(String dataset, int seed) {
        @Override
        public String toString() {
            return dataset + ", seed " + seed;
        }

        Path folder(Options options) {
            return options.out().resolve(dataset).resolve("seed_" + seed);
        }
    }

    private Harness() {}

    public static void main(String[] args) throws Exception {
        try {
            Options options = Options.parse(args);
            int code = options.stage().equals("judge") ? 0 : conduct(options, args);
            if (code != 0) {
                System.exit(code);
            }
            if (!options.stage().equals("learn")) {
                judge(options);
            }
        } catch (Complaint e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** What the experiment's own main calls: does a worker's share of the tasks, or starts everything where run by hand. */
    static void start(String[] args, Factory factory) throws Exception {
        Options options = Options.parse(args);
        if (options.worker() < 0) {
            main(args);
            return;
        }
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        for (Task task : options.share()) {
            work(task, options, factory);
        }
        System.exit(0);
    }

    // ------------------------------------------------------------------------------------------------------- workers

    private static int conduct(Options options, String[] args) throws Exception {
        Files.createDirectories(options.out());
        Path classes = Files.createTempDirectory("classes");
        String path = System.getProperty("java.class.path");
        int compiled = ToolProvider.getSystemJavaCompiler().run(null, null, System.err,
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", path, "-sourcepath", ".", "Experiment.java");
        if (compiled != 0) {
            return compiled;
        }
        List<Process> workers = new ArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> workers.forEach(Process::destroyForcibly)));
        for (int i = 0; i < options.workers(); i++) {
            workers.add(worker(i, classes + java.io.File.pathSeparator + path, args));
        }
        int code = await(workers);
        delete(classes);
        return code;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Process worker(int number, String path, String[] args) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", path, "Experiment", "--worker=" + number));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(Map.of("OMP_NUM_THREADS", "1", "OMP_WAIT_POLICY", "PASSIVE"));
        return builder.start();
    }

    /** Waits for all; where one fails, ends the others and returns its exit code. */
    private static int await(List<Process> workers) throws InterruptedException {
        while (workers.stream().anyMatch(Process::isAlive)) {
            Thread.sleep(20);
            if (workers.stream().anyMatch(worker -> !worker.isAlive() && worker.exitValue() != 0)) {
                workers.forEach(Process::destroyForcibly);
                for (Process worker : workers) {
                    worker.waitFor();
                }
            }
        }
        return workers.stream().mapToInt(Process::exitValue).filter(code -> code != 0).findFirst().orElse(0);
    }

    private static void work(Task task, Options options, Factory factory) throws IOException {
        Size size = Size.of(options.preset());
        float[][] points = Datasets.training(task.dataset(), size.training());
        float[][] clean = Datasets.heldOut(task.dataset(), size.heldOut());
        float[][] noise = Datasets.heldOutNoise(task.dataset(), size.heldOut());
        try (Learner learner = factory.create(options.preset(), Datasets.random(task.dataset() + " seed " + task.seed()))) {
            long start = System.nanoTime();
            float[] losses = learner.train(points);
            long trained = System.nanoTime();
            float[][] samples = learner.sample(size.samples());
            long sampled = System.nanoTime();
            write(task, options, "losses.csv", Stream.of(new float[][] {losses}).flatMap(Harness::lines));
            write(task, options, "samples.csv", Stream.of(samples).map(Harness::row));
            write(task, options, "noise.csv", Stream.of(learner.predictNoise(clean, noise)).map(Harness::row));
            write(task, options, "own.csv", new TreeMap<>(learner.ownMetrics()).entrySet().stream().map(own -> own.getKey() + "," + own.getValue()));
            write(task, options, "seconds.csv", Stream.of((trained - start) / 1e9 + "," + (sampled - trained) / 1e9));
            System.out.printf(Locale.ROOT, "%s, seed %d: trained in %.1f s, sampled in %.1f s%n",
                    task.dataset(), task.seed(), (trained - start) / 1e9, (sampled - trained) / 1e9);
        }
    }

    private static Stream<String> lines(float[] values) {
        Stream.Builder<String> lines = Stream.builder();
        for (float value : values) {
            lines.add(Float.toString(value));
        }
        return lines.build();
    }

    private static String row(float[] point) {
        return point[0] + "," + point[1];
    }

    private static void write(Task task, Options options, String name, Stream<String> lines) throws IOException {
        Files.createDirectories(task.folder(options));
        Files.write(task.folder(options).resolve(name), lines.toList());
    }

    // ------------------------------------------------------------------------------------------------------ judgement

    /** All else is the learner's own word: its process takes the times, too. */
    private static final List<String> MEASURED = List.of("eval_loss", "kl_divergence");

    private static void judge(Options options) throws IOException {
        SequencedMap<String, Map<String, Object>> info = new LinkedHashMap<>();
        for (String dataset : Datasets.NAMES) {
            SequencedMap<String, List<Double>> values = new LinkedHashMap<>();
            for (int i = 0; i < options.seeds(); i++) {
                measure(new Task(dataset, options.seed() + i), options)
                        .forEach((metric, value) -> values.computeIfAbsent(metric, m -> new ArrayList<>()).add(value));
            }
            info.put(dataset, summary(values));
        }
        Files.writeString(options.out().resolve("final_info.json"), new GsonBuilder().setPrettyPrinting().serializeSpecialFloatingPointValues().create().toJson(info) + "\n");
        info.forEach((dataset, summary) -> System.out.println(dataset + " " + summary.get("means")));
    }

    private static SequencedMap<String, Double> measure(Task task, Options options) throws IOException {
        Size size = Size.of(options.preset());
        float[][] samples = read(task, options, "samples.csv", size.samples(), 2);
        float[][] predicted = read(task, options, "noise.csv", size.heldOut(), 2);
        float[][] clean = Datasets.heldOut(task.dataset(), size.heldOut());
        float[][] noise = Datasets.heldOutNoise(task.dataset(), size.heldOut());
        float[] seconds = read(task, options, "seconds.csv", 1, 2)[0];
        refuseCopies(task, samples, clean, Datasets.training(task.dataset(), size.training()));
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        values.put("eval_loss", isFinite(predicted) ? Metrics.meanSquaredError(predicted, noise) : Double.NaN);
        values.put("kl_divergence", isFinite(samples) ? Metrics.divergence(clean, samples) : Double.NaN);
        values.put("training_time", (double) seconds[0]);
        values.put("inference_time", (double) seconds[1]);
        if (Arrays.deepEquals(predicted, noise)) {
            throw new Complaint("%s: predictNoise returns the noise that it was given, digit for digit; it must predict it".formatted(task));
        }
        own(task, options).forEach((name, value) -> {
            if (values.putIfAbsent(name, value) != null) {
                throw new Complaint("%s: ownMetrics may not be called %s, which the harness measures".formatted(task, name));
            }
        });
        return values;
    }

    /** Generated points are new ones: a float of a trained network does not hit a point of the data by chance. */
    private static void refuseCopies(Task task, float[][] samples, float[][]... data) {
        Set<Long> known = new HashSet<>();
        for (float[][] points : data) {
            for (float[] point : points) {
                known.add(bits(point));
            }
        }
        long copies = Arrays.stream(samples).filter(point -> known.contains(bits(point))).count();
        if (copies > samples.length / 100) {
            throw new Complaint("%s: %d of %d samples are points of the data set, digit for digit; sample must generate new ones"
                    .formatted(task, copies, samples.length));
        }
    }

    private static long bits(float[] point) {
        return (long) Float.floatToIntBits(point[0]) << 32 | Float.floatToIntBits(point[1]) & 0xFFFFFFFFL;
    }

    private static boolean isFinite(float[][] table) {
        return Arrays.stream(table).allMatch(row -> Float.isFinite(row[0]) && Float.isFinite(row[1]));
    }

    private static SequencedMap<String, Double> own(Task task, Options options) throws IOException {
        Path file = task.folder(options).resolve("own.csv");
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String[] cells = line.split(",");
            if (cells.length != 2) {
                throw new Complaint("%s must hold a name and a number on each line: %s".formatted(file, line));
            }
            values.put(cells[0], (double) number(file, cells[1]));
        }
        return values;
    }

    private static float[][] read(Task task, Options options, String name, int rows, int columns) throws IOException {
        Path file = task.folder(options).resolve(name);
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.size() != rows) {
            throw new Complaint("%s must hold %d lines, but has %d".formatted(file, rows, lines.size()));
        }
        float[][] table = new float[rows][columns];
        for (int i = 0; i < rows; i++) {
            String[] cells = lines.get(i).split(",");
            if (cells.length != columns) {
                throw new Complaint("%s line %d must be %d numbers: %s".formatted(file, i + 1, columns, lines.get(i)));
            }
            for (int j = 0; j < columns; j++) {
                table[i][j] = number(file, cells[j]);
            }
        }
        return table;
    }

    private static float number(Path file, String cell) {
        try {
            return Float.parseFloat(cell);
        } catch (NumberFormatException e) {
            throw new Complaint("%s must hold numbers: %s".formatted(file, cell));
        }
    }

    private static Map<String, Object> summary(SequencedMap<String, List<Double>> values) {
        Map<String, Double> means = new LinkedHashMap<>(), stderrs = new LinkedHashMap<>();
        values.forEach((metric, list) -> {
            Metrics.Summary summary = Metrics.Summary.of(list);
            means.put(metric, summary.mean());
            if (Double.isFinite(summary.stderr())) {
                stderrs.put(metric, summary.stderr());
            }
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("means", means);
        all.put("stderrs", stderrs);
        all.put("values", values);
        all.put("self_reported", values.keySet().stream().filter(metric -> !MEASURED.contains(metric)).toList());
        return all;
    }

    // -------------------------------------------------------------------------------------------------------- options

    private record Options(Path out, String stage, String preset, int seed, int seeds, int workers, int worker) {
        static Options parse(String[] args) {
            Map<String, String> given = new LinkedHashMap<>(Map.of(
                    "out_dir", "run_0", "stage", "all", "preset", "full", "seed", "0", "seeds", "3", "worker", "-1",
                    "workers", String.valueOf(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4))));
            for (String arg : args) {
                String[] pair = arg.startsWith("--") ? arg.substring(2).split("=", 2) : new String[0];
                if (pair.length != 2 || given.put(pair[0], pair[1]) == null) {
                    throw new Complaint("unknown argument " + arg);
                }
            }
            Size.of(given.get("preset"));
            if (!List.of("all", "learn", "judge").contains(given.get("stage"))) {
                throw new Complaint("--stage must be all, learn or judge, not " + given.get("stage"));
            }
            return new Options(Path.of(given.get("out_dir")), given.get("stage"), given.get("preset"), number(given, "seed"),
                    number(given, "seeds"), number(given, "workers"), number(given, "worker"));
        }

        private static int number(Map<String, String> given, String name) {
            try {
                return Integer.parseInt(given.get(name));
            } catch (NumberFormatException e) {
                throw new Complaint("--" + name + " must be a whole number, not " + given.get(name));
            }
        }

        /** Every task of this worker: the tasks are dealt out like cards. */
        List<Task> share() {
            List<Task> mine = new ArrayList<>();
            for (int i = 0; i < seeds * Datasets.NAMES.size(); i++) {
                if (i % workers == worker) {
                    mine.add(new Task(Datasets.NAMES.get(i / seeds), seed + i % seeds));
                }
            }
            return mine;
        }
    }

    /** Something the user can put right; printed without a stack trace. */
    private static final class Complaint extends RuntimeException {
        Complaint(String message) {
            super(message);
        }
    }
}
