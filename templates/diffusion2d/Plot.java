//JAVA 25
//SOURCES Datasets.java Figures.java Runner.java Store.java
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws every run_* folder here into figures/, each figure as PDF and as PNG: java @java.args Plot.java */
public final class Plot {

    /** What each run is called in the figures; a run that is not listed keeps its folder's name. */
    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put("run_0", "Baseline");
    }

    /** Metric, panel title. */
    private static final String[][] METRICS = {
        {"kl_divergence", "KL divergence [bits]"}, {"eval_loss", "Held-out loss"},
        {"training_time", "Training time [s]"}, {"inference_time", "Sampling time [s]"}};

    private static final int SHOWN = 1000; // points of a cloud

    private Plot() {}

    public static void main(String[] args) throws IOException {
        Figures figures = Figures.here(LABELS);
        Figures.save("samples", 14 + (figures.runs().size() + 1) * 60, g -> samples(g, figures));
        Figures.save("metrics", figures.height(METRICS.length), g -> {
            for (int panel = 0; panel < METRICS.length; panel++) {
                figures.bars(g, panel, METRICS[panel][1], METRICS[panel][0], Datasets.NAMES);
            }
            figures.legend(g, METRICS.length);
        });
        Figures.save("training_loss", figures.height(Datasets.NAMES.size()), g -> losses(g, figures));
    }

    // -------------------------------------------------------------------------------------------------------- samples

    /** Rows: the data, then each run's first seed. Columns: the data sets. */
    private static void samples(Graphics2D g, Figures figures) {
        for (int column = 0; column < Datasets.NAMES.size(); column++) {
            String dataset = Datasets.NAMES.get(column);
            Figures.text(g, dataset, 12 + 60 * column + 30, 10, 0.5);
            cloud(g, column, 0, doubles(Datasets.heldOut(dataset, SHOWN)), Color.DARK_GRAY);
            for (int i = 0; i < figures.runs().size(); i++) {
                Path first = Figures.seeds(figures.runs().get(i), dataset).getFirst();
                cloud(g, column, i + 1, Figures.table(first.resolve("samples.csv")), Figures.colour(i));
            }
        }
        for (int row = 0; row <= figures.runs().size(); row++) {
            String name = row == 0 ? "data" : figures.label(figures.runs().get(row - 1));
            Figures.upright(g, name, 8, 14 + 60 * row + 29, 58);
        }
    }

    private static void cloud(Graphics2D g, int column, int row, double[][] points, Color colour) {
        Rectangle2D frame = new Rectangle2D.Double(12 + 60 * column + 1, 14 + 60 * row, 58, 58);
        g.setColor(Color.LIGHT_GRAY);
        g.setStroke(new BasicStroke(0.4f));
        g.draw(frame);
        g.setColor(colour);
        for (int i = 0; i < Math.min(SHOWN, points.length); i++) {
            double x = frame.getCenterX() + points[i][0] * 6.2, y = frame.getCenterY() - points[i][1] * 6.2;
            if (frame.contains(x, y)) {
                g.fill(new Ellipse2D.Double(x - 0.4, y - 0.4, 0.8, 0.8));
            }
        }
    }

    private static double[][] doubles(float[][] points) {
        double[][] all = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            all[i] = new double[] {points[i][0], points[i][1]};
        }
        return all;
    }

    // ---------------------------------------------------------------------------------------------------------- losses

    /** The mean over seeds and, as a band, from the least to the greatest of them. */
    private static void losses(Graphics2D g, Figures figures) {
        for (int panel = 0; panel < Datasets.NAMES.size(); panel++) {
            List<Figures.Curve> curves = new ArrayList<>();
            for (int i = 0; i < figures.runs().size(); i++) {
                List<double[]> losses = Figures.seeds(figures.runs().get(i), Datasets.NAMES.get(panel)).stream()
                        .map(seed -> Figures.column(seed.resolve("losses.csv"))).toList();
                curves.add(Figures.Curve.ofLosses(i, losses));
            }
            figures.curves(g, panel, Datasets.NAMES.get(panel) + ": training loss", "training step", curves);
        }
        figures.legend(g, Datasets.NAMES.size());
    }
}
