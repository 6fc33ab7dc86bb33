import java.util.List;
import java.util.function.IntFunction;

/**
 * Protected. The epidemics and what they cost. People are susceptible, exposed, infectious, recovered or immunised:
 *
 * <pre>S' = -b(t) (1 - u) S I / N - v S + w (R + V)     E' = b(t) (1 - u) S I / N - E / latent
 * I' = E / latent - I / ill     R' = I / ill - w R     V' = v S - w V     C' = I / ill</pre>
 *
 * <p>C counts who has ever been through the illness. A policy chooses u, by how much contacts are reduced, and v, which
 * share of the susceptible is immunised in a day, once a day and for the whole day.
 */
final class World {
    static final int S = 0, E = 1, I = 2, R = 3, V = 4, C = 5, STATES = 6;

    /** Of the method below, in a day; with ten times as many, no state changes by 1e-8 of the population. */
    private static final int SUBSTEPS = 20;

    private World() {}

    // ------------------------------------------------------------------------------------------------------- scenarios

    /**
     * One epidemic: the people, of whom some are infectious at first; the basic reproduction number; days between infection
     * and infectiousness, and of infectiousness; how much contacts swing over a year, most on day 0; the share of the immune that
     * becomes susceptible again each day; the days that are simulated; how many infectious hospitals can bear, as a share;
     * and what policies may do: the greatest reduction of contacts, the greatest share to immunise a day, and from which day.
     */
    record Scenario(
            String name, int population, int infectious, double reproduction, double latent, double ill, double season, double waning,
            int days, double capacity, double mostReduction, double mostImmunised, int immunisedFrom) {
        static final List<String> NAMES = List.of("plain", "distancing", "outbreak", "vaccination", "seasonal");

        static Scenario of(String name) {
            return switch (name) {
                case "plain" -> new Scenario(name, 3005, 5, 0.001 * 3005 * 7, 14, 7, 0, 0, 99, 0.02, 0, 0, 0);
                case "distancing" -> new Scenario(name, 100_000, 20, 2.5, 4, 6, 0, 0, 300, 0.02, 0.8, 0, 0);
                case "outbreak" -> new Scenario(name, 20_000, 3, 1.6, 4, 6, 0, 0, 300, 0.01, 0.5, 0, 0);
                case "vaccination" -> new Scenario(name, 100_000, 20, 2.5, 4, 6, 0, 0, 400, 0.02, 0.6, 0.01, 100);
                case "seasonal" -> new Scenario(name, 100_000, 20, 2.0, 4, 6, 0.25, 1 / 300.0, 730, 0.02, 0.6, 0, 0);
                default -> throw new IllegalArgumentException("no scenario " + name + "; there are " + NAMES);
            };
        }

        /** How many an infectious person would infect in a day if everybody were susceptible. */
        double contacts(double day) {
            return reproduction / ill * (1 + season * Math.cos(2 * Math.PI * day / 365));
        }

        /** The same epidemic where the reproduction number is another than was thought. */
        Scenario misjudged(double factor) {
            return new Scenario(name, population, infectious, factor * reproduction, latent, ill, season, waning, days, capacity,
                    mostReduction, mostImmunised, immunisedFrom);
        }

        /** The same epidemic without season, waning and measures, to its end: theory says how many it infects. */
        Scenario closed() {
            return new Scenario(name, population, infectious, reproduction, latent, ill, 0, 0, 1500, capacity, 0, 0, 0);
        }

        double[] start() {
            return new double[] {population - infectious, 0, infectious, 0, 0, 0};
        }

        /** The nearest measures that are possible on a day. */
        Measures allowed(Measures wish, int day) {
            return new Measures(Math.clamp(wish.reduction(), 0, mostReduction), day < immunisedFrom ? 0 : Math.clamp(wish.immunised(), 0, mostImmunised));
        }
    }

    // --------------------------------------------------------------------------------------------------------- policies

    /** Of one day: by which share contacts are reduced, and which share of the susceptible is immunised. Kept as float32. */
    record Measures(double reduction, double immunised) {
        static final Measures NONE = new Measures(0, 0);

        Measures {
            if (!Double.isFinite(reduction) || !Double.isFinite(immunised)) {
                throw new Runner.Complaint("a policy decided for measures that are no numbers: %s, %s".formatted(reduction, immunised));
            }
            reduction = (float) reduction;
            immunised = (float) immunised;
        }
    }

    /** What is known on the morning of a day: shares of the population. Who is susceptible or exposed, nobody knows. */
    record Report(int day, double infectious, double everIll, double immunised) {
        static Report of(Scenario scenario, int day, double[] state) {
            double n = scenario.population();
            return new Report(day, state[I] / n, state[C] / n, state[V] / n);
        }
    }

    /** Decides every morning; it may remember what it saw, and serves one course of an epidemic. */
    interface Policy {
        Measures decide(Report report);

        /** Decides as was decided before, whatever is reported. */
        static Policy replay(IntFunction<Measures> measures) {
            return report -> measures.apply(report.day());
        }
    }

    /** How an epidemic went: the state at the beginning of each day and at the end of the last, and the measures of each day. */
    record Course(double[][] states, Measures[] measures) {}

    /** What becomes of a day's state under its measures. */
    interface Day {
        double[] next(int day, double[] state, Measures measures);
    }

    /** Lets a policy decide day by day. */
    static Course course(Scenario scenario, Policy policy, Day world) {
        double[][] states = new double[scenario.days() + 1][];
        Measures[] measures = new Measures[scenario.days()];
        states[0] = scenario.start();
        for (int day = 0; day < measures.length; day++) {
            measures[day] = scenario.allowed(policy.decide(Report.of(scenario, day, states[day])), day);
            states[day + 1] = world.next(day, states[day], measures[day]);
        }
        return new Course(states, measures);
    }

    // -------------------------------------------------------------------------------------------------------- equations

    /** The course that the equations have, by the classical Runge-Kutta method with fixed steps. */
    static Course solve(Scenario scenario, Policy policy) {
        double h = 1.0 / SUBSTEPS;
        return course(scenario, policy, (day, state, measures) -> {
            double[] y = state;
            for (int step = 0; step < SUBSTEPS; step++) {
                double t = day + step * h;
                double[] k1 = rates(scenario, t, y, measures);
                double[] k2 = rates(scenario, t + h / 2, plus(y, h / 2, k1), measures);
                double[] k3 = rates(scenario, t + h / 2, plus(y, h / 2, k2), measures);
                double[] k4 = rates(scenario, t + h, plus(y, h, k3), measures);
                y = y.clone();
                for (int i = 0; i < STATES; i++) {
                    y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
                }
            }
            return y;
        });
    }

    private static double[] plus(double[] y, double h, double[] k) {
        double[] sum = new double[STATES];
        for (int i = 0; i < STATES; i++) {
            sum[i] = y[i] + h * k[i];
        }
        return sum;
    }

    private static double[] rates(Scenario scenario, double t, double[] y, Measures measures) {
        double infected = scenario.contacts(t) * (1 - measures.reduction()) * y[S] * y[I] / scenario.population();
        double immunised = measures.immunised() * y[S], onset = y[E] / scenario.latent(), recovered = y[I] / scenario.ill();
        double lostR = scenario.waning() * y[R], lostV = scenario.waning() * y[V];
        return new double[] {
            lostR + lostV - infected - immunised, infected - onset, onset - recovered, recovered - lostR, immunised - lostV, recovered};
    }

    /** Which share of the people a closed epidemic infects in the end, those that began it included (Kermack and McKendrick 1927). */
    static double finalSize(Scenario closed) {
        double low = 0, high = 1, susceptible = 1 - closed.infectious() / (double) closed.population();
        for (int i = 0; i < 100; i++) {
            double size = (low + high) / 2;
            if (1 - susceptible * Math.exp(-closed.reproduction() * size) > size) {
                low = size;
            } else {
                high = size;
            }
        }
        return (low + high) / 2;
    }

    // ------------------------------------------------------------------------------------------------------------ costs

    private static final double ILLNESS = 5, OVERLOAD = 3, REDUCTION = 0.2, IMMUNISATION = 0.05;

    /**
     * What an epidemic costs, in days of life at its usual a head: 5 for each illness, 3 more for each day that one is infectious
     * while hospitals are over their capacity, 0.2 u^2 for each day with contacts reduced by u, 0.05 for each immunisation.
     */
    static double cost(Scenario scenario, Course course) {
        double n = scenario.population(), cost = ILLNESS * course.states()[scenario.days()][C] / n;
        for (int day = 0; day < scenario.days(); day++) {
            double[] state = course.states()[day];
            Measures measures = course.measures()[day];
            cost += OVERLOAD * Math.max(0, state[I] / n - scenario.capacity()) + REDUCTION * measures.reduction() * measures.reduction()
                    + IMMUNISATION * measures.immunised() * state[S] / n;
        }
        return cost;
    }

    /** The day with most infectious people; the first of equal ones. */
    static int peakDay(Course course) {
        int peak = 0;
        for (int day = 1; day < course.states().length; day++) {
            peak = course.states()[day][I] > course.states()[peak][I] ? day : peak;
        }
        return peak;
    }

    /** Whether the infection was gone before it had reached one person in a hundred. */
    static boolean isDiedOut(Scenario scenario, Course course) {
        for (double[] state : course.states()) {
            if (state[E] + state[I] == 0) {
                return state[C] <= scenario.population() / 100.0;
            }
        }
        return false;
    }
}
