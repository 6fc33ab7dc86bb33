//JAVA 25
//SOURCES World.java Figures.java Runner.java Store.java
//DEPS org.jfree:jfreechart:1.5.6
//DEPS de.rototor.pdfbox:graphics2d:3.0.5
//DEPS com.google.code.gson:gson:2.13.1
//DEPS org.slf4j:slf4j-nop:2.0.17

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;

/** Draws every run_* folder here into figures/, each figure as PDF and as PNG: java @java.args Plot.java */
public final class Plot {

    /** What each run is called in the figures; a run that is not listed keeps its folder's name. */
    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put("run_0", "Baseline");
    }

    /** Metric, panel title. */
    private static final String[][] METRICS = {
        {"cost", "Cost [days a head]"}, {"cost_misjudged", "Cost where misjudged"},
        {"cost_chance", "Cost with chance"}, {"died_out", "Share that died out early"}};

    /** Where policies can do something. */
    private static final List<String> POLICIES = World.Scenario.NAMES.subList(1, World.Scenario.NAMES.size());

    private Plot() {}

    public static void main(String[] args) throws IOException {
        Figures figures = Figures.here(LABELS);
        List<String> scenarios = World.Scenario.NAMES;
        Figures.save("infectious", figures.height(scenarios.size() + 1), g -> {
            for (int panel = 0; panel < scenarios.size(); panel++) {
                String scenario = scenarios.get(panel);
                double n = World.Scenario.of(scenario).population();
                figures.curves(g, panel, scenario + ": infectious [%]", "day", curves(figures, scenario, "curve.csv", World.I, 100 / n));
            }
            double n = World.Scenario.of("plain").population();
            figures.curves(g, scenarios.size(), "plain: ever ill [%]", "day", curves(figures, "plain", "curve.csv", World.C, 100 / n));
            figures.legend(g, scenarios.size() + 1);
        });
        Figures.save("measures", figures.height(POLICIES.size()), g -> {
            for (int panel = 0; panel < POLICIES.size(); panel++) {
                String scenario = POLICIES.get(panel);
                NumberAxis percent = Figures.linear("");
                percent.setRange(0, 100);
                figures.curves(g, panel, scenario + ": contacts avoided [%]", Figures.linear("day"), percent, curves(figures, scenario, "measures.csv", 0, 100));
            }
            figures.legend(g, POLICIES.size());
        });
        Figures.save("metrics", figures.height(METRICS.length), g -> {
            for (int panel = 0; panel < METRICS.length; panel++) {
                figures.bars(g, panel, METRICS[panel][1], METRICS[panel][0], scenarios);
            }
            figures.legend(g, METRICS.length);
        });
        Figures.save("sweep", 26 + figures.runs().size() * 60, g -> sweeps(g, figures));
    }

    /** A column of each seed's table, over the days; the band goes from the least to the greatest seed. */
    private static List<Figures.Curve> curves(Figures figures, String scenario, String file, int column, double factor) {
        List<Figures.Curve> curves = new ArrayList<>();
        for (int run = 0; run < figures.runs().size(); run++) {
            List<double[]> seeds = Figures.seeds(figures.runs().get(run), scenario).stream().map(seed -> Figures.table(seed.resolve(file)))
                    .map(table -> Arrays.stream(table).mapToDouble(row -> factor * row[column]).toArray()).toList();
            double[] days = IntStream.range(0, seeds.isEmpty() ? 0 : seeds.getFirst().length).asDoubleStream().toArray();
            curves.add(Figures.Curve.of(run, days, seeds));
        }
        return curves;
    }

    // ----------------------------------------------------------------------------------------------------------- sweeps

    /** The candidates of each run's first seed: the darker, the cheaper; a ring around the cheapest. */
    private static void sweeps(Graphics2D g, Figures figures) {
        for (int column = 0; column < POLICIES.size(); column++) {
            Figures.text(g, POLICIES.get(column), 22 + 57 * column + 28, 10, 0.5);
            for (int row = 0; row < figures.runs().size(); row++) {
                Path seed = Figures.seeds(figures.runs().get(row), POLICIES.get(column)).getFirst();
                sweep(g, new Rectangle2D.Double(22 + 57 * column, 14 + 60 * row, 54, 56), Figures.table(seed.resolve("sweep.csv")));
            }
        }
        for (int row = 0; row < figures.runs().size(); row++) {
            Figures.upright(g, figures.label(figures.runs().get(row)), 8, 14 + 60 * row + 28, 56);
            Figures.upright(g, "strength", 18, 14 + 60 * row + 28, 56);
        }
        Figures.text(g, "threshold (logarithmic); darker is cheaper", 22 + 114, 14 + 60 * figures.runs().size() + 6, 0.5);
    }

    private static void sweep(Graphics2D g, Rectangle2D frame, double[][] candidates) {
        double[] x = places(candidates, 0), y = places(candidates, 1);
        double least = Arrays.stream(candidates).mapToDouble(row -> row[2]).min().orElse(0);
        double most = Arrays.stream(candidates).mapToDouble(row -> row[2]).max().orElse(1);
        double width = frame.getWidth() / x.length, height = frame.getHeight() / y.length;
        for (double[] candidate : candidates) {
            double left = frame.getX() + Arrays.binarySearch(x, candidate[0]) * width;
            double top = frame.getMaxY() - (Arrays.binarySearch(y, candidate[1]) + 1) * height;
            float share = (float) ((candidate[2] - least) / Math.max(1e-12, most - least));
            g.setColor(shade(share));
            g.fill(new Rectangle2D.Double(left, top, width + 0.1, height + 0.1));
        }
        for (double[] candidate : candidates) {
            if (candidate[2] == least) {
                double left = frame.getX() + (Arrays.binarySearch(x, candidate[0]) + 0.5) * width;
                double top = frame.getMaxY() - (Arrays.binarySearch(y, candidate[1]) + 0.5) * height;
                g.setColor(new Color(0xD55E00));
                g.setStroke(new BasicStroke(1));
                g.draw(new Ellipse2D.Double(left - 2.5, top - 2.5, 5, 5));
                break;
            }
        }
    }

    /** The different values of a column, in order. */
    private static double[] places(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).distinct().sorted().toArray();
    }

    /** From dark blue to almost white. */
    private static Color shade(float share) {
        float light = (float) Math.sqrt(share);
        return new Color(0.03f + 0.93f * light, 0.19f + 0.78f * light, 0.42f + 0.57f * light);
    }
}
