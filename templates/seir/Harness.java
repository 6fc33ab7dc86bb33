//JAVA 25
//SOURCES World.java Chance.java Runner.java Store.java
//DEPS com.google.code.gson:gson:2.13.1

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * Protected. Simulates epidemics under the policies that the experiment plans, and keeps what these decide each day. The judge, in
 * a process that never loads the experiment's code, simulates the same epidemics again under the decisions that were kept, and
 * measures those: what policies cost is never their own word. Stages, options and results are those of {@link Runner}.
 */
public final class Harness implements Runner.Bench {

    /** One scenario and seed; the experiment implements it. */
    interface Learner extends AutoCloseable {
        /** Looks for a policy that keeps the cost of the scenario low; returns the cost of each candidate. */
        float[] plan();

        /** The policy that was found, to be used once: from the first day of a course to its last. */
        World.Policy policy();

        /** Solves the equations of a scenario under a policy. */
        World.Course solve(World.Scenario scenario, World.Policy policy);

        /** Anything about the search that figures show, row by row. */
        default float[][] sweep() {
            return new float[0][];
        }

        /** Further numbers about this search, by name; they are reported beside the metrics as the experiment's own. */
        default Map<String, Double> ownMetrics() {
            return Map.of();
        }

        @Override
        default void close() {}
    }

    /** Makes a learner whose every random number comes from the given generator. */
    interface Factory {
        Learner create(String preset, World.Scenario scenario, RandomGenerator random);
    }

    /** How wrong the reproduction number may be that a policy was planned for. */
    private static final double[] FACTORS = {0.7, 0.85, 1.15, 1.3};

    /** Beyond this share of the population, a curve is no solution. */
    private static final double SOLVED = 1e-3;

    private final Factory factory;

    private Harness(Factory factory) {
        this.factory = factory;
    }

    /** Runs the whole, or the stage that is asked for. */
    public static void main(String[] args) throws Exception {
        start(args, (preset, scenario, random) -> {
            throw new IllegalStateException("only Experiment.java plans");
        });
    }

    /** What the experiment's own main calls. */
    static void start(String[] args, Factory factory) throws Exception {
        Runner.main(args, new Harness(factory));
    }

    @Override
    public List<String> datasets(Runner.Options options) {
        return World.Scenario.NAMES;
    }

    @Override
    public Duration limit(Runner.Options options) {
        return options.preset().equals("full") ? Duration.ofMinutes(60) : Duration.ofMinutes(10);
    }

    /** How many epidemics are simulated person by person. */
    private static int realisations(Runner.Options options) {
        return switch (options.preset()) {
            case "full" -> 1000;
            case "mid" -> 300;
            case "quick" -> 100;
            default -> 10;
        };
    }

    // ---------------------------------------------------------------------------------------------------------- courses

    /** Which policy serves a course: the planned one, or one that decides as it did. */
    private interface Policies {
        World.Policy of(int course);
    }

    /**
     * All courses that a policy is judged by: the scenario's equations, the same with each misjudged reproduction number, then
     * the realisations with chance, whose random numbers are the same for every policy.
     */
    private static List<World.Course> courses(Runner.Task task, Policies policies) {
        World.Scenario scenario = World.Scenario.of(task.dataset());
        List<World.Course> all = new ArrayList<>();
        all.add(World.solve(scenario, policies.of(0)));
        for (double factor : FACTORS) {
            all.add(World.solve(scenario.misjudged(factor), policies.of(all.size())));
        }
        for (int i = 0; i < realisations(task.options()); i++) {
            all.add(Chance.course(scenario, policies.of(all.size()), task.random("realisation " + i)));
        }
        return all;
    }

    @Override
    public void learn(Runner.Task task) throws IOException {
        World.Scenario scenario = World.Scenario.of(task.dataset());
        try (Learner learner = factory.create(task.options().preset(), scenario, task.random("learner"))) {
            long start = System.nanoTime();
            float[] losses = learner.plan();
            long planned = System.nanoTime();
            List<World.Course> courses = courses(task, course -> learner.policy());
            long simulated = System.nanoTime();
            World.Course curve = learner.solve(scenario, World.Policy.replay(day -> courses.getFirst().measures()[day]));
            World.Course closed = learner.solve(scenario.closed(), report -> World.Measures.NONE);
            Store.writeColumn(task.file("losses.csv"), losses);
            Store.writeTable(task.file("sweep.csv"), learner.sweep());
            Store.writeTable(task.file("curve.csv"), floats(curve.states()));
            Store.writeTable(task.file("closed.csv"), floats(new double[][] {closed.states()[closed.states().length - 1]}));
            Store.writeTable(task.file("measures.csv"), decisions(courses.getFirst()));
            Store.writeFloats(task.file("measures.bin"), flat(courses));
            Store.writeNumbers(task.file("own.csv"), new TreeMap<>(learner.ownMetrics()));
            SequencedMap<String, Double> seconds = new LinkedHashMap<>();
            seconds.put("training_time", (planned - start) / 1e9);
            seconds.put("inference_time", (simulated - planned) / 1e9);
            Runner.writeSeconds(task, seconds);
        }
    }

    private static float[][] floats(double[][] states) {
        float[][] rows = new float[states.length][World.STATES];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < World.STATES; j++) {
                rows[i][j] = (float) states[i][j];
            }
        }
        return rows;
    }

    private static float[][] decisions(World.Course course) {
        return Arrays.stream(course.measures()).map(day -> new float[] {(float) day.reduction(), (float) day.immunised()}).toArray(float[][]::new);
    }

    private static float[] flat(List<World.Course> courses) {
        int days = courses.getFirst().measures().length;
        float[] values = new float[2 * days * courses.size()];
        for (int i = 0; i < values.length; i++) {
            World.Measures measures = courses.get(i / 2 / days).measures()[i / 2 % days];
            values[i] = (float) (i % 2 == 0 ? measures.reduction() : measures.immunised());
        }
        return values;
    }

    // ------------------------------------------------------------------------------------------------------- judgement

    @Override
    public List<String> measured() {
        return List.of("cost", "infected_peak", "infected_peak_day", "total_infected", "cost_misjudged", "cost_chance", "died_out", "solver_error", "final_size_error");
    }

    @Override
    public SequencedMap<String, Double> measure(Runner.Task task) throws IOException {
        World.Scenario scenario = World.Scenario.of(task.dataset());
        int days = scenario.days(), chances = 1 + FACTORS.length;
        float[] decided = Store.readFloats(task.file("measures.bin"), 2 * days * (chances + realisations(task.options())));
        List<World.Course> courses = courses(task, course -> World.Policy.replay(day ->
                new World.Measures(decided[2 * (course * days + day)], decided[2 * (course * days + day) + 1])));
        World.Course main = courses.getFirst();
        float[][] curve = Store.readTable(task.file("curve.csv"), days + 1, World.STATES);
        float[] end = Store.readTable(task.file("closed.csv"), 1, World.STATES)[0];
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        values.put("cost", World.cost(scenario, main));
        values.put("infected_peak", main.states()[World.peakDay(main)][World.I]);
        values.put("infected_peak_day", (double) World.peakDay(main));
        values.put("total_infected", main.states()[days][World.C]);
        values.put("cost_misjudged", costs(scenario, courses.subList(1, chances)).average().orElseThrow());
        values.put("cost_chance", costs(scenario, courses.subList(chances, courses.size())).average().orElseThrow());
        values.put("died_out", courses.stream().skip(chances).mapToInt(course -> World.isDiedOut(scenario, course) ? 1 : 0).average().orElseThrow());
        values.put("solver_error", error(task, scenario, curve, main));
        values.put("final_size_error", Math.abs(end[World.C] / scenario.population() - World.finalSize(scenario.closed())));
        return Runner.passedOn(task, values);
    }

    private static DoubleStream costs(World.Scenario scenario, List<World.Course> courses) {
        return courses.stream().mapToDouble(course -> World.cost(scenario, course));
    }

    /** How far the experiment's curve is from the harness's own, as a share of the population; a curve that is none is refused. */
    private static double error(Runner.Task task, World.Scenario scenario, float[][] curve, World.Course reference) {
        double n = scenario.population(), worst = 0;
        for (int day = 0; day < curve.length; day++) {
            double sum = 0;
            for (int i = 0; i < World.STATES; i++) {
                double value = curve[day][i];
                if (!(value >= -SOLVED * n)) {
                    throw new Runner.Complaint("%s: the curve has %s people on day %d in column %d".formatted(task, value, day, i + 1));
                }
                sum += i == World.C ? 0 : value;
                worst = Math.max(worst, Math.abs(value - reference.states()[day][i]) / n);
            }
            if (Math.abs(sum - n) > SOLVED * n) {
                throw new Runner.Complaint("%s: the curve has %s people on day %d, of %d".formatted(task, sum, day, scenario.population()));
            }
        }
        if (worst > SOLVED) {
            throw new Runner.Complaint("%s: the curve is %.4f of the population away from the solution of the scenario's equations; solve must solve these"
                    .formatted(task, worst));
        }
        return worst;
    }
}
