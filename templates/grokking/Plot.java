//JAVA 25
//SOURCES Datasets.java Figures.java Harness.java Metrics.java Runner.java Store.java
//DEPS org.jfree:jfreechart:1.5.6
//DEPS de.rototor.pdfbox:graphics2d:3.0.5
//DEPS com.google.code.gson:gson:2.13.1
//DEPS org.slf4j:slf4j-nop:2.0.17

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Draws every run_* folder here into figures/, each figure as PDF and as PNG: java @java.args Plot.java */
public final class Plot {

    /** What each run is called in the figures; a run that is not listed keeps its folder's name. */
    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put("run_0", "Baseline");
    }

    /** Metric, panel title. */
    private static final String[][] METRICS = {
        {"final_val_acc", "Validation accuracy at the end"}, {"mean_val_acc", "Mean validation accuracy"},
        {"step_train_acc_99", "Updates to 99 % in training"}, {"step_val_acc_99", "Updates to 99 % in validation"}};

    /** Columns of curves.csv, which the judge writes. */
    private static final int UPDATE = 0, TRAINING = 1, VALIDATION = 2, LOSS = 3;

    private static final float THICK = 2.7f;

    private Plot() {}

    public static void main(String[] args) throws IOException {
        Figures figures = Figures.here(LABELS);
        int panels = Datasets.NAMES.size();
        Figures.save("accuracy", figures.height(panels), g -> panels(g, figures, "accuracy", Plot::accuracies));
        Figures.save("loss", figures.height(panels), g -> panels(g, figures, "loss [nats]", Plot::losses));
        Figures.save("metrics", figures.height(METRICS.length), g -> {
            for (int panel = 0; panel < METRICS.length; panel++) {
                figures.bars(g, panel, METRICS[panel][1], METRICS[panel][0], Datasets.NAMES);
            }
            figures.legend(g, METRICS.length);
        });
    }

    // ---------------------------------------------------------------------------------------------------------- curves

    /** Of one run: its curve on validation, drawn through, and the one on training, dashed. */
    private record Pair(Figures.Curve validation, Figures.Curve training) {}

    /** The seeds of run number i of a data set, to the pair that is drawn. */
    private interface Drawn {
        Pair of(int run, List<Path> seeds);
    }

    private static void panels(Graphics2D g, Figures figures, String what, Drawn drawn) {
        for (int panel = 0; panel < Datasets.NAMES.size(); panel++) {
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < figures.runs().size(); i++) {
                List<Path> seeds = Figures.seeds(figures.runs().get(i), Datasets.NAMES.get(panel)).stream()
                        .filter(seed -> Files.exists(seed.resolve("curves.csv"))).toList();
                if (!seeds.isEmpty()) {
                    pairs.add(drawn.of(i, seeds));
                }
            }
            ValueAxis y = what.startsWith("loss") ? Figures.logarithmic("") : unit();
            plot(g, panel, Datasets.NAMES.get(panel) + ": " + what, y, pairs);
        }
        figures.legend(g, Datasets.NAMES.size());
    }

    private static Pair accuracies(int run, List<Path> seeds) {
        return new Pair(curve(run, seeds, VALIDATION), curve(run, seeds, TRAINING));
    }

    private static Pair losses(int run, List<Path> seeds) {
        return new Pair(curve(run, seeds, LOSS),
                Figures.Curve.ofLosses(run, seeds.stream().map(seed -> Figures.column(seed.resolve("losses.csv"))).toList()));
    }

    /** A column of curves.csv over the updates, from the first evaluation after the start on. */
    private static Figures.Curve curve(int run, List<Path> seeds, int column) {
        List<double[][]> tables = seeds.stream().map(seed -> Figures.table(seed.resolve("curves.csv"))).toList();
        double[][] first = tables.getFirst();
        double[] updates = IntStream.range(1, first.length).mapToDouble(i -> first[i][UPDATE]).toArray();
        return Figures.Curve.of(run, updates,
                tables.stream().map(table -> IntStream.range(1, table.length).mapToDouble(i -> table[i][column]).toArray()).toList());
    }

    // --------------------------------------------------------------------------------------------------------- drawing

    private static NumberAxis unit() {
        NumberAxis axis = Figures.linear("");
        axis.setRange(0, 1.02);
        return axis;
    }

    private static void plot(Graphics2D g, int panel, String title, ValueAxis y, List<Pair> pairs) {
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        DeviationRenderer bands = new DeviationRenderer(true, false);
        bands.setAlpha(0.25f);
        for (Pair pair : pairs) {
            add(data, bands, pair.validation(), new BasicStroke(THICK));
            add(data, bands, pair.training(), new BasicStroke(THICK, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0));
        }
        LogAxis x = Figures.logarithmic(panel < Datasets.NAMES.size() - 2 ? "" : "updates (dashed: training)");
        x.setNumberFormatOverride(NumberFormat.getIntegerInstance(Locale.ROOT));
        Figures.panel(g, panel, title, new XYPlot(data, x, y, bands));
    }

    private static void add(YIntervalSeriesCollection data, DeviationRenderer bands, Figures.Curve curve, BasicStroke stroke) {
        int number = data.getSeriesCount();
        YIntervalSeries series = new YIntervalSeries("curve " + number);
        for (int k = 0; k < curve.x().length; k++) {
            series.add(curve.x()[k], curve.mean()[k], curve.low()[k], curve.high()[k]);
        }
        data.addSeries(series);
        bands.setSeriesPaint(number, Figures.colour(curve.run()));
        bands.setSeriesFillPaint(number, Figures.colour(curve.run()));
        bands.setSeriesStroke(number, stroke);
    }
}
