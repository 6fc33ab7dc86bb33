//JAVA 25
//SOURCES Harness.java World.java Chance.java Runner.java Store.java
//DEPS org.hipparchus:hipparchus-ode:4.0.2
//DEPS com.google.code.gson:gson:2.13.1

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * Policies against an epidemic: when to reduce contacts, by how much, and whom to immunise. A sweep over the parameters of a
 * simple rule solves the scenario's equations once for each candidate and keeps the cheapest. The harness then lets the rule
 * decide in epidemics of its own: the planned one, others that spread faster or slower than thought, and others with chance.
 */
public final class Experiment implements Harness.Learner {
    /** All that one would tune. */
    record Settings(int thresholds, int strengths, double least, double most, double release, double tolerance) {
        static Settings of(String preset) {
            return switch (preset) {
                case "full" -> new Settings(40, 40, 1e-4, 0.05, 0.5, 1e-10);
                case "mid" -> new Settings(16, 16, 1e-4, 0.05, 0.5, 1e-10);
                case "quick" -> new Settings(6, 6, 1e-4, 0.05, 0.5, 1e-10);
                case "smoke" -> new Settings(2, 2, 1e-3, 0.01, 0.5, 1e-10);
                default -> throw new IllegalArgumentException("no preset " + preset);
            };
        }
    }

    private final Settings settings;
    private final World.Scenario scenario;
    private final RandomGenerator random; // for searches that use chance; this sweep uses none
    private final List<float[]> sweep = new ArrayList<>();
    private Rule best;

    Experiment(Settings settings, World.Scenario scenario, RandomGenerator random) {
        this.settings = settings;
        this.scenario = scenario;
        this.random = random;
    }

    public static void main(String[] args) throws Exception {
        Harness.start(args, (preset, scenario, random) -> new Experiment(Settings.of(preset), scenario, random));
    }

    // ----------------------------------------------------------------------------------------------------------- policy

    /**
     * Reduces contacts by strength when the share of infectious people reaches threshold, until it has fallen below release times
     * threshold. Immunises as fast as is possible.
     */
    record Rule(double threshold, double strength, double release) {
        World.Policy policy() {
            return new World.Policy() {
                private boolean reducing;

                @Override
                public World.Measures decide(World.Report report) {
                    reducing = report.infectious() >= (reducing ? release * threshold : threshold);
                    return new World.Measures(reducing ? strength : 0, 1);
                }
            };
        }
    }

    /** Tries the rule with every threshold, evenly spaced in the logarithm, and every strength up to what the scenario allows. */
    @Override
    public float[] plan() {
        List<Rule> candidates = candidates();
        float[] costs = new float[candidates.size()];
        double least = Double.POSITIVE_INFINITY;
        for (int step = 0; step < costs.length; step++) {
            Rule rule = candidates.get(step);
            double cost = World.cost(scenario, solve(scenario, rule.policy()));
            costs[step] = Runner.finite(step, (float) cost);
            sweep.add(new float[] {(float) rule.threshold(), (float) rule.strength(), (float) cost});
            if (cost < least) {
                least = cost;
                best = rule;
            }
        }
        return costs;
    }

    private List<Rule> candidates() {
        if (scenario.mostReduction() == 0) {
            return List.of(new Rule(1, 0, settings.release()));
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < settings.thresholds(); i++) {
            double threshold = settings.least() * Math.pow(settings.most() / settings.least(), i / (settings.thresholds() - 1.0));
            for (int j = 0; j < settings.strengths(); j++) {
                rules.add(new Rule(threshold, scenario.mostReduction() * j / (settings.strengths() - 1.0), settings.release()));
            }
        }
        return rules;
    }

    @Override
    public World.Policy policy() {
        return best.policy();
    }

    // -------------------------------------------------------------------------------------------------------- equations

    /** The rates of change of susceptible, exposed, infectious, recovered, immunised and ever ill under one day's measures. */
    record Equations(World.Scenario scenario, World.Measures measures) implements OrdinaryDifferentialEquation {
        @Override
        public int getDimension() {
            return World.STATES;
        }

        @Override
        public double[] computeDerivatives(double t, double[] y) {
            double s = y[World.S], e = y[World.E], i = y[World.I], r = y[World.R], v = y[World.V];
            double infection = scenario.contacts(t) * (1 - measures.reduction()) * s * i / scenario.population();
            double immunisation = measures.immunised() * s, waning = scenario.waning();
            return new double[] {
                -infection - immunisation + waning * (r + v),
                infection - e / scenario.latent(),
                e / scenario.latent() - i / scenario.ill(),
                i / scenario.ill() - waning * r,
                immunisation - waning * v,
                i / scenario.ill()};
        }
    }

    /**
     * The Dormand-Prince method of order 8 with steps that adapt to the tolerance. It starts anew each day, since measures may
     * jump from one day to the next, and no method with large steps is accurate across a jump.
     */
    @Override
    public World.Course solve(World.Scenario scenario, World.Policy policy) {
        double absolute = settings.tolerance() * scenario.population();
        DormandPrince853Integrator integrator = new DormandPrince853Integrator(1e-9, 1, absolute, settings.tolerance());
        return World.course(scenario, policy, (day, state, measures) ->
                integrator.integrate(new Equations(scenario, measures), new ODEState(day, state), day + 1).getPrimaryState());
    }

    // ---------------------------------------------------------------------------------------------------------- results

    /** Threshold, strength and cost of each candidate. */
    @Override
    public float[][] sweep() {
        return sweep.toArray(float[][]::new);
    }

    @Override
    public Map<String, Double> ownMetrics() {
        return new TreeMap<>(Map.of("planned_threshold", best.threshold(), "planned_strength", best.strength()));
    }
}
