import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** In the place of the template's own: lets epidemics run, or tries what the harness must refuse. */
public final class Experiment implements Harness.Learner {
    private final World.Scenario scenario;
    private final RandomGenerator random;
    private final String way = System.getProperty("way", "idle");

    Experiment(World.Scenario scenario, RandomGenerator random) {
        this.scenario = scenario;
        this.random = random;
    }

    public static void main(String[] args) throws Exception {
        Harness.start(args, (_, scenario, random) -> new Experiment(scenario, random));
    }

    @Override
    public float[] plan() {
        return new float[] {Runner.finite(0, way.equals("diverging") ? Float.NaN : 1)};
    }

    @Override
    public World.Policy policy() {
        return switch (way) {
            case "greedy" -> _ -> new World.Measures(9, 9);
            case "confused" -> _ -> new World.Measures(Double.NaN, 0);
            default -> _ -> World.Measures.NONE;
        };
    }

    @Override
    public World.Course solve(World.Scenario scenario, World.Policy policy) {
        return World.solve(scenario, policy);
    }

    /** What holds for every course that the harness simulates. */
    @Override
    public Map<String, Double> ownMetrics() {
        if (!way.equals("idle")) {
            return Map.of();
        }
        World.Course solved = World.solve(scenario, policy()), realised = Chance.course(scenario, policy(), random);
        Map<String, Double> facts = new TreeMap<>();
        facts.put("lost_people", Math.max(lost(solved), lost(realised)));
        facts.put("least", Math.min(least(solved), least(realised)));
        facts.put("fractions", Arrays.stream(realised.states()).flatMapToDouble(Arrays::stream).map(x -> x - Math.floor(x)).max().orElseThrow());
        if (scenario.name().equals("plain")) {
            facts.put("broken_integral", brokenIntegral(solved));
        }
        if (scenario.name().equals("outbreak")) {
            facts.put("extinct", IntStream.range(0, 1000)
                    .mapToDouble(_ -> World.isDiedOut(scenario, Chance.course(scenario, policy(), random)) ? 1 : 0).average().orElseThrow());
        }
        return facts;
    }

    private double lost(World.Course course) {
        return Arrays.stream(course.states())
                .mapToDouble(state -> Math.abs(Arrays.stream(state, 0, World.C).sum() - scenario.population())).max().orElseThrow();
    }

    private static double least(World.Course course) {
        return Arrays.stream(course.states()).flatMapToDouble(Arrays::stream).min().orElseThrow();
    }

    /** Without measures, season and waning, S exp(R0 C / N) never changes. */
    private double brokenIntegral(World.Course course) {
        return Arrays.stream(course.states()).mapToDouble(state ->
                Math.abs(Math.log(state[World.S] / course.states()[0][World.S]) + scenario.reproduction() * state[World.C] / scenario.population())).max().orElseThrow();
    }
}
