import java.util.random.RandomGenerator;

/**
 * Protected. The same epidemics person by person: in each quarter of a day everyone moves on, or not, with the probability that the
 * equations give; so the numbers that move are binomial, and where few are infectious the epidemic may die out.
 */
final class Chance {
    private static final int SUBSTEPS = 4;

    private final RandomGenerator random;

    private Chance(RandomGenerator random) {
        this.random = random;
    }

    /** One realisation of an epidemic under a policy. */
    static World.Course course(World.Scenario scenario, World.Policy policy, RandomGenerator random) {
        Chance chance = new Chance(random);
        return World.course(scenario, policy, (day, state, measures) -> {
            double[] next = state.clone();
            for (int step = 0; step < SUBSTEPS; step++) {
                chance.step(scenario, day + step / (double) SUBSTEPS, next, measures);
            }
            return next;
        });
    }

    private void step(World.Scenario scenario, double t, double[] y, World.Measures measures) {
        double hazard = scenario.contacts(t) * (1 - measures.reduction()) * y[World.I] / scenario.population();
        long infected = moving(y[World.S], hazard), immunised = moving(y[World.S] - infected, measures.immunised());
        long onset = moving(y[World.E], 1 / scenario.latent()), recovered = moving(y[World.I], 1 / scenario.ill());
        long lostR = moving(y[World.R], scenario.waning()), lostV = moving(y[World.V], scenario.waning());
        y[World.S] += lostR + lostV - infected - immunised;
        y[World.E] += infected - onset;
        y[World.I] += onset - recovered;
        y[World.R] += recovered - lostR;
        y[World.V] += immunised - lostV;
        y[World.C] += recovered;
    }

    private long moving(double people, double hazard) {
        return binomial(random, Math.round(people), -Math.expm1(-hazard / SUBSTEPS));
    }

    // -------------------------------------------------------------------------------------------------------- binomial

    /** How many of n succeed, each with probability p: by inversion where few are expected, else by transformed rejection. */
    static long binomial(RandomGenerator random, long n, double p) {
        if (n == 0 || p <= 0) {
            return 0;
        }
        if (p > 0.5) {
            return n - binomial(random, n, 1 - p);
        }
        return n * p < 10 ? inverted(random, n, p) : rejected(random, n, p);
    }

    private static long inverted(RandomGenerator random, long n, double p) {
        double odds = p / (1 - p), share = Math.exp(n * Math.log1p(-p)), rest = random.nextDouble();
        long k = 0;
        while (rest > share && k < n) {
            rest -= share;
            share *= odds * (n - k) / (k + 1);
            k++;
        }
        return k;
    }

    /** Hoermann (1993), algorithm BTRS. */
    private static long rejected(RandomGenerator random, long n, double p) {
        double deviation = Math.sqrt(n * p * (1 - p)), b = 1.15 + 2.53 * deviation, a = -0.0873 + 0.0248 * b + 0.01 * p;
        double centre = n * p + 0.5, likely = 0.92 - 4.2 / b, alpha = (2.83 + 5.1 / b) * deviation, odds = Math.log(p / (1 - p));
        long mode = (long) ((n + 1) * p);
        double height = logFactorial(mode) + logFactorial(n - mode);
        while (true) {
            double u = random.nextDouble() - 0.5, v = random.nextDouble(), us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + centre);
            if (us >= 0.07 && v <= likely) {
                return (long) k;
            }
            if (k >= 0 && k <= n
                    && Math.log(v * alpha / (a / (us * us) + b)) <= height - logFactorial((long) k) - logFactorial(n - (long) k) + (k - mode) * odds) {
                return (long) k;
            }
        }
    }

    /** By Stirling's series, from a number up to which it is exact to a few units in the last place. */
    private static double logFactorial(long n) {
        double below = 1, x = n;
        for (; x < 16; x++) {
            below *= x + 1;
        }
        double inverse = 1 / (x * x);
        return (x + 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI)
                + (1 / 12.0 - inverse * (1 / 360.0 - inverse * (1 / 1260.0 - inverse / 1680))) / x - Math.log(below);
    }
}
