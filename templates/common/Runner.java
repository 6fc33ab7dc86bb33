//JAVA 25
//SOURCES Store.java
//DEPS com.google.code.gson:gson:2.13.1

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Protected, and the same for every template. Runs an experiment and judges it.
 *
 * <p>Stage learn compiles Experiment.java and starts worker processes that train one model for each data set and seed and
 * leave samples and predictions in the run's folder; stage judge computes the metrics from those files without ever
 * loading the experiment's code. A study runs the stages apart: the judge starts in a place of its own, without
 * Experiment.java, after the last process of the learners has ended. By hand, both follow each other:
 *
 * <pre>java @java.args Experiment.java --out_dir=run_0 [--preset=full|mid|quick|smoke] [--seed=0] [--seeds=3]
 *     [--workers=2] [--threads=1] [--device=cpu|cuda] [--data=DIR]</pre>
 *
 * <p>Exit status: 0, 2 where something is wrong that the user can mend, 1 where the experiment's code fails.
 */
public final class Runner {

    /** What a template's harness adds: its data, and what it measures. */
    interface Bench {
        /** Data sets in the order of tables. */
        List<String> datasets(Options options);

        /** How long one task may learn; a longer one ends the run. */
        Duration limit(Options options);

        /** In a worker: trains one model, and leaves files in the task's folder for the judge. */
        void learn(Task task) throws Exception;

        /** In the judge: the metrics of what one task left, in the order of tables. */
        SequencedMap<String, Double> measure(Task task) throws IOException;

        /** Which metrics the judge computes itself; the others it only passes on: they are the learner's own word. */
        List<String> measured();
    }

    /** One model of one data set under one seed, and the folder of what it leaves. */
    record Task(String dataset, int seed, Options options) {
        Path folder() {
            return options.out().resolve(dataset).resolve("seed_" + seed);
        }

        Path file(String name) {
            return folder().resolve(name);
        }

        /** A stream of random numbers that depends on data set, seed and name alone. */
        RandomGenerator random(String name) {
            return Runner.random(dataset + " seed " + seed + " " + name);
        }

        /** Tells how it goes, for the log. */
        void say(String format, Object... values) {
            System.out.println(this + ": " + String.format(Locale.ROOT, format, values));
        }

        @Override
        public String toString() {
            return dataset + ", seed " + seed;
        }
    }

    /** Something the user can put right; printed without a stack trace. */
    static final class Complaint extends RuntimeException {
        Complaint(String message) {
            super(message);
        }
    }

    /** A loss that is no number any more: the model is lost, and the run's result says so instead of going on. */
    static final class Diverged extends RuntimeException {
        Diverged(int step, double loss) {
            super("the loss became %s at step %d".formatted(loss, step));
        }
    }

    private static final String DIVERGED = "diverged.txt", SECONDS = "seconds.csv";
    private static Pace pace = new Pace(null); // of the task that this process is at

    private Runner() {}

    /** A generator of random numbers that depends on the text alone. */
    static RandomGenerator random(String stream) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(stream.hashCode() * 0x9E3779B97F4A7C15L);
    }

    /** Passes a loss on; one that is infinite or not a number ends the task as diverged. */
    static float finite(int step, float loss) {
        if (!Float.isFinite(loss)) {
            throw new Diverged(step, loss);
        }
        pace.note(step);
        return loss;
    }

    /**
     * How fast a task learns: in pace.csv the step, the seconds since this process began, and the megabytes of memory that it
     * holds; at first often and later more seldom, a line whenever 2 % of the time has gone by.
     */
    private static final class Pace {
        private static final long BEGUN = ProcessHandle.current().info().startInstant().map(Instant::toEpochMilli).orElseGet(System::currentTimeMillis);
        private static final long OFFSET = System.nanoTime() - (System.currentTimeMillis() - BEGUN) * 1_000_000;
        private final Path file;
        private long next;

        Pace(Path file) {
            this.file = file;
        }

        void note(int step) {
            long now = System.nanoTime() - OFFSET;
            if (file != null && now >= next) {
                next = now + now / 50;
                try {
                    Files.writeString(file, String.format(Locale.ROOT, "%d,%.3f,%.1f%n", step, now / 1e9, resident()), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        /** Of this process, native arrays included; NaN where the system does not tell. */
        private static double resident() throws IOException {
            Path status = Path.of("/proc/self/status");
            return Files.isReadable(status) ? Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(Double.NaN) : Double.NaN;
        }
    }

    // ---------------------------------------------------------------------------------------------------------- stages

    /** What both mains call: a harness's own, and the experiment's, whose bench can learn. */
    static void main(String[] args, Bench bench) throws Exception {
        try {
            Options options = Options.parse(args);
            if (options.worker() >= 0) {
                work(options, bench);
            } else {
                run(options, args, bench);
            }
            System.exit(0); // Threads of a native library may live on.
        } catch (Complaint e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(Options options, String[] args, Bench bench) throws Exception {
        if (!options.stage().equals("judge")) {
            int code = conduct(options, args);
            if (code != 0) {
                System.exit(code);
            }
        }
        if (!options.stage().equals("learn")) {
            judge(options, bench);
        }
    }

    // --------------------------------------------------------------------------------------------------------- workers

    private static int conduct(Options options, String[] args) throws Exception {
        requireEmpty(options.out());
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
            workers.add(worker(i, options, classes + java.io.File.pathSeparator + path, args));
        }
        int code = await(workers);
        delete(classes);
        return code;
    }

    private static void requireEmpty(Path out) throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new Complaint("--out_dir=%s is a file; name a folder".formatted(out));
        }
        if (Files.isDirectory(out)) {
            try (Stream<Path> files = Files.list(out)) {
                if (files.anyMatch(file -> !file.getFileName().toString().startsWith("log"))) {
                    throw new Complaint("--out_dir=%s holds an earlier run; name another folder, or remove it".formatted(out));
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Process worker(int number, Options options, String path, String[] args) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", path, "Experiment", "--worker=" + number));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(Map.of("OMP_NUM_THREADS", "" + options.threads(), "OMP_WAIT_POLICY", "PASSIVE",
                "MALLOC_TRIM_THRESHOLD_", "1000000000", "MALLOC_MMAP_THRESHOLD_", "1000000000")); // memory of one step serves the next
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

    private static void work(Options options, Bench bench) throws Exception {
        System.setProperty("ai.djl.pytorch.num_threads", "" + options.threads());
        for (Task task : options.share(bench)) {
            Files.createDirectories(task.folder());
            pace = new Pace(task.file("pace.csv"));
            long start = System.nanoTime();
            Thread watch = watch(task, bench.limit(options));
            try {
                bench.learn(task);
            } catch (Diverged e) {
                task.say("%s; its results are not numbers", e.getMessage());
                Files.writeString(task.file(DIVERGED), e.getMessage() + "\n");
            } finally {
                watch.interrupt();
            }
            task.say("done in %.1f s", (System.nanoTime() - start) / 1e9);
        }
    }

    /** Ends this process with a sentence where a task takes too long. */
    private static Thread watch(Task task, Duration limit) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(limit);
                System.err.printf("%s: not done after %d s, the time that preset %s allows%n", task, limit.toSeconds(), task.options().preset());
                Runtime.getRuntime().halt(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    // ------------------------------------------------------------------------------------------------------- judgement

    private static void judge(Options options, Bench bench) throws IOException {
        SequencedMap<String, Map<String, Object>> info = new LinkedHashMap<>();
        for (String dataset : bench.datasets(options)) {
            List<Map<String, Double>> results = new ArrayList<>();
            for (int i = 0; i < options.seeds(); i++) {
                Task task = new Task(dataset, options.seed() + i, options);
                results.add(Files.exists(task.file(DIVERGED)) ? Map.of() : bench.measure(task));
            }
            info.put(dataset, summary(results, bench));
        }
        Files.writeString(options.out().resolve("final_info.json"),
                new GsonBuilder().setPrettyPrinting().serializeSpecialFloatingPointValues().create().toJson(info) + "\n");
        info.forEach((dataset, summary) -> System.out.println(dataset + " " + summary.get("means")));
    }

    /** Means, standard errors (sample standard deviation over the root of n) and the values, in the order of seeds. */
    private static Map<String, Object> summary(List<Map<String, Double>> results, Bench bench) {
        List<String> names = Stream.concat(bench.measured().stream(), results.stream().flatMap(result -> result.keySet().stream())).distinct().toList();
        Map<String, Object> means = new LinkedHashMap<>(), stderrs = new LinkedHashMap<>(), values = new LinkedHashMap<>();
        for (String name : names) {
            List<Double> list = results.stream().map(result -> result.getOrDefault(name, Double.NaN)).toList();
            double mean = numbers(list).average().orElseThrow();
            double error = Math.sqrt(numbers(list).map(x -> (x - mean) * (x - mean)).sum() / (list.size() - 1) / list.size());
            means.put(name, mean);
            values.put(name, list);
            if (Double.isFinite(error)) {
                stderrs.put(name, error);
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("means", means);
        all.put("stderrs", stderrs);
        all.put("values", values);
        all.put("self_reported", names.stream().filter(name -> !bench.measured().contains(name)).toList());
        return all;
    }

    private static DoubleStream numbers(List<Double> list) {
        return list.stream().mapToDouble(value -> value);
    }

    /** Times that the learner's process took, by name; self-reported. */
    static void writeSeconds(Task task, Map<String, Double> seconds) throws IOException {
        Store.writeNumbers(task.file(SECONDS), seconds);
    }

    /** What writeSeconds wrote, then what the experiment reports of its own in own.csv, under names that are not taken. */
    static SequencedMap<String, Double> passedOn(Task task, SequencedMap<String, Double> measured) throws IOException {
        SequencedMap<String, Double> all = new LinkedHashMap<>(measured);
        all.putAll(Store.readNumbers(task.file(SECONDS)));
        Store.readNumbers(task.file("own.csv")).forEach((name, value) -> {
            if (all.putIfAbsent(name, value) != null) {
                throw new Complaint("%s: an own metric may not be called %s, which the harness reports".formatted(task, name));
            }
        });
        return all;
    }

    // --------------------------------------------------------------------------------------------------------- options

    /** What the command line says. */
    record Options(
            Path out, String stage, String preset, int seed, int seeds, int workers, int worker, int threads, String device, Path data) {
        static final List<String> PRESETS = List.of("full", "mid", "quick", "smoke");

        static Options parse(String[] args) {
            Map<String, String> given = new LinkedHashMap<>(Map.of(
                    "out_dir", "run_0", "stage", "all", "preset", "full", "seed", "0", "seeds", "3", "worker", "-1", "workers", "",
                    "threads", "1", "device", "cpu", "data", "data"));
            for (String arg : args) {
                String[] pair = arg.startsWith("--") ? arg.substring(2).split("=", 2) : new String[0];
                if (pair.length != 2 || !given.containsKey(pair[0])) {
                    throw new Complaint("unknown argument %s; there are --%s=...".formatted(arg, String.join("=, --", given.keySet().stream().sorted().toList())));
                }
                given.put(pair[0], pair[1]);
            }
            require(given, "preset", PRESETS);
            require(given, "stage", List.of("all", "learn", "judge"));
            require(given, "device", List.of("cpu", "cuda"));
            if (given.get("workers").isEmpty()) {
                given.put("workers", String.valueOf(workers(given)));
            }
            return new Options(Path.of(given.get("out_dir")), given.get("stage"), given.get("preset"), number(given, "seed", 0), number(given, "seeds", 1),
                    number(given, "workers", 1), number(given, "worker", -1), number(given, "threads", 1), given.get("device"), Path.of(given.get("data")));
        }

        /** One for each core, up to four; a GPU serves one process best. */
        private static int workers(Map<String, String> given) {
            int cores = Runtime.getRuntime().availableProcessors() / number(given, "threads", 1);
            return given.get("device").equals("cuda") ? 1 : Math.clamp(cores, 1, 4);
        }

        private static void require(Map<String, String> given, String name, List<String> allowed) {
            if (!allowed.contains(given.get(name))) {
                throw new Complaint("--%s must be %s, not %s".formatted(name, String.join(", ", allowed), given.get(name)));
            }
        }

        private static int number(Map<String, String> given, String name, int least) {
            try {
                int value = Integer.parseInt(given.get(name));
                if (value >= least) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new Complaint("--%s must be a whole number from %d on, not %s".formatted(name, least, given.get(name)));
        }

        /** Every task of this worker: the tasks are dealt out like cards. */
        private List<Task> share(Bench bench) {
            List<Task> mine = new ArrayList<>();
            List<String> datasets = bench.datasets(this);
            for (int i = 0; i < seeds * datasets.size(); i++) {
                if (i % workers == worker) {
                    mine.add(new Task(datasets.get(i / seeds), seed + i % seeds, this));
                }
            }
            return mine;
        }
    }
}
