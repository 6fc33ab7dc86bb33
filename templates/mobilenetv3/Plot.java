//JAVA 25
//SOURCES Metrics.java Pictures.java Shapes.java Figures.java Runner.java Store.java
//DEPS org.jfree:jfreechart:1.5.6
//DEPS de.rototor.pdfbox:graphics2d:3.0.5
//DEPS com.google.code.gson:gson:2.13.1
//DEPS org.slf4j:slf4j-nop:2.0.17

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.category.LevelRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;

/** Draws every run_* folder here into figures/, each figure as PDF and as PNG: java @java.args Plot.java */
public final class Plot {

    /** What each run is called in the figures; a run that is not listed keeps its folder's name. */
    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put("run_0", "Baseline");
    }

    private static final List<String> DATASETS = List.of("shapes", "cifar10", "cifar100");
    private static final int COLUMNS = 6, ROWS = 4, CELL = 42; // of the sheet of examples

    private Plot() {}

    public static void main(String[] args) throws IOException {
        Figures figures = Figures.here(LABELS);
        List<String> datasets = DATASETS.stream().filter(dataset -> figures.runs().stream().anyMatch(run -> !Figures.seeds(run, dataset).isEmpty())).toList();
        Figures.save("accuracy", figures.height(2) + 8, g -> accuracy(g, figures, datasets));
        for (String dataset : datasets) {
            Figures.save("training_" + dataset, figures.height(3), g -> training(g, figures, dataset));
            for (Path run : figures.runs()) {
                if (!Figures.seeds(run, dataset).isEmpty()) {
                    Figures.save("examples_" + dataset + "_" + run.getFileName(), 12 + ROWS * (CELL + 9), g -> examples(g, figures.label(run), dataset, run));
                }
            }
        }
    }

    // -------------------------------------------------------------------------------------------------------- accuracy

    private static void accuracy(Graphics2D g, Figures figures, List<String> datasets) {
        Figures.panel(g, 0, "Test accuracy [%]", bars(figures, datasets));
        figures.bars(g, 1, "Test loss [nats]", "test_loss", datasets);
        figures.legend(g, 2);
        Figures.text(g, "Line: a linear model of the pixels", 6, figures.height(2) + 4, 0);
    }

    /** For each data set a bar for each run with the standard error over seeds, and across them the linear reference. */
    private static CategoryPlot bars(Figures figures, List<String> datasets) {
        DefaultStatisticalCategoryDataset accuracy = new DefaultStatisticalCategoryDataset();
        DefaultCategoryDataset linear = new DefaultCategoryDataset();
        StatisticalBarRenderer bars = new StatisticalBarRenderer();
        for (int i = 0; i < figures.runs().size(); i++) {
            for (String dataset : datasets) {
                accuracy.add(value(figures, i, dataset, "means", "test_acc"), value(figures, i, dataset, "stderrs", "test_acc"), "" + i, dataset);
                linear.addValue(Math.max(value(figures, i, dataset, "means", "linear_acc"), i == 0 ? 0 : linear.getValue("linear", dataset).doubleValue()),
                        "linear", dataset);
            }
            bars.setSeriesPaint(i, Figures.colour(i));
        }
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setItemMargin(0.05);
        bars.setErrorIndicatorPaint(Color.BLACK);
        NumberAxis percent = Figures.linear("");
        CategoryAxis names = new CategoryAxis();
        names.setTickLabelFont(percent.getTickLabelFont());
        CategoryPlot plot = new CategoryPlot(accuracy, names, percent, bars);
        LevelRenderer lines = new LevelRenderer();
        lines.setSeriesPaint(0, Color.BLACK);
        lines.setSeriesStroke(0, new BasicStroke(4));
        plot.setDataset(1, linear);
        plot.setRenderer(1, lines);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return plot;
    }

    private static double value(Figures figures, int run, String dataset, String kind, String metric) {
        JsonObject all = result(figures.runs().get(run)), found = all.has(dataset) ? all.getAsJsonObject(dataset).getAsJsonObject(kind) : new JsonObject();
        return found.has(metric) ? found.get(metric).getAsDouble() : 0;
    }

    private static JsonObject result(Path run) {
        try {
            return JsonParser.parseString(Files.readString(run.resolve("final_info.json"))).getAsJsonObject();
        } catch (IOException e) {
            throw new IllegalStateException(run + " cannot be read", e);
        }
    }

    // -------------------------------------------------------------------------------------------------------- training

    /** The mean over seeds and, as a band, from the least to the greatest of them. */
    private static void training(Graphics2D g, Figures figures, String dataset) {
        List<Figures.Curve> losses = new ArrayList<>();
        for (int i = 0; i < figures.runs().size(); i++) {
            losses.add(Figures.Curve.ofLosses(i, seeds(figures, i, dataset, seed -> Figures.column(seed.resolve("losses.csv")))));
        }
        figures.curves(g, 0, dataset + ": training loss", "training step", losses);
        figures.curves(g, 1, dataset + ": validation loss", "training step", epochs(figures, dataset, 2));
        figures.curves(g, 2, dataset + ": validation accuracy [%]", "training step", epochs(figures, dataset, 1));
        figures.legend(g, 3);
    }

    private static List<Figures.Curve> epochs(Figures figures, String dataset, int column) {
        List<Figures.Curve> curves = new ArrayList<>();
        for (int i = 0; i < figures.runs().size(); i++) {
            List<double[]> values = seeds(figures, i, dataset, seed -> column(seed, column));
            double[] steps = seeds(figures, i, dataset, seed -> column(seed, 0)).stream().findFirst().orElse(new double[0]);
            curves.add(Figures.Curve.of(i, steps, values));
        }
        return curves;
    }

    private static double[] column(Path seed, int column) {
        return Arrays.stream(Figures.table(seed.resolve("epochs.csv"))).mapToDouble(row -> row[column]).toArray();
    }

    /** What each seed of a run left; a seed that diverged left nothing. */
    private static List<double[]> seeds(Figures figures, int run, String dataset, Function<Path, double[]> values) {
        return Figures.seeds(figures.runs().get(run), dataset).stream().filter(seed -> Files.exists(seed.resolve("losses.csv"))).map(values).toList();
    }

    // -------------------------------------------------------------------------------------------------------- examples

    /** Test pictures of the first seed, with the class that the model sees; where it errs, framed, with the true one in brackets. */
    private static void examples(Graphics2D g, String label, String dataset, Path run) {
        Figures.text(g, label + ": test pictures and predictions", Figures.WIDTH / 2.0, 8, 0.5);
        Path seed = Figures.seeds(run, dataset).getFirst();
        double[][] pictures = Files.exists(seed.resolve("examples.csv")) ? Figures.table(seed.resolve("examples.csv")) : new double[0][];
        float[] logits = floats(seed.resolve("test_logits.bin"));
        int classes = dataset.equals("cifar100") ? 100 : 10;
        for (int i = 0; i < Math.min(pictures.length, COLUMNS * ROWS); i++) {
            double x = i % COLUMNS * Figures.WIDTH / (double) COLUMNS, y = 12 + i / COLUMNS * (CELL + 9);
            int seen = Metrics.greatest(Arrays.copyOfRange(logits, i * classes, (i + 1) * classes)), truth = (int) pictures[i][0];
            AffineTransform place = g.getTransform();
            g.translate(x + 5, y);
            g.drawImage(image(pictures[i]), new AffineTransform(32.0 / 64, 0, 0, 32.0 / 64, 0, 0), null);
            if (seen != truth) {
                g.setColor(Figures.colour(1));
                g.setStroke(new BasicStroke(1.2f));
                g.draw(new Rectangle2D.Double(-1, -1, 34, 34));
            }
            g.translate(16, 40);
            Figures.fitted(g, seen == truth ? name(dataset, seen) : name(dataset, seen) + " (" + name(dataset, truth) + ")", CELL - 2, 0.5);
            g.setTransform(place);
        }
    }

    private static final List<String> CIFAR10 = List.of("plane", "car", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static String name(String dataset, int label) {
        return switch (dataset) {
            case "shapes" -> Shapes.CLASSES[label];
            case "cifar10" -> CIFAR10.get(label);
            default -> "class " + label;
        };
    }

    /** A picture of 64 by 64: each pixel a square, so that no reader of PDF files smooths it. */
    private static BufferedImage image(double[] row) {
        int size = (int) Math.sqrt((row.length - 1) / 3.0), area = size * size;
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                int at = 1 + y * size / 64 * size + x * size / 64;
                image.setRGB(x, y, new Color((int) row[at], (int) row[at + area], (int) row[at + 2 * area]).getRGB());
            }
        }
        return image;
    }

    private static float[] floats(Path file) {
        try {
            return Files.exists(file) ? Store.readFloats(file, (int) Files.size(file) / 4) : new float[0];
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
