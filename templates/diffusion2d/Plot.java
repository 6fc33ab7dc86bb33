//JAVA 25
//SOURCES Datasets.java
//DEPS org.jfree:jfreechart:1.5.6
//DEPS de.rototor.pdfbox:graphics2d:3.0.5
//DEPS com.google.code.gson:gson:2.13.1
//DEPS org.slf4j:slf4j-nop:2.0.17

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;
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
        {"kl_divergence", "KL divergence [bits]"}, {"eval_loss", "Held-out loss"},
        {"training_time", "Training time [s]"}, {"inference_time", "Sampling time [s]"}};

    /** Told apart with any kind of colour vision (Okabe and Ito). */
    private static final Color[] COLOURS = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9)};

    private static final float[][] DASHES = {null, {15, 6}, {3, 4}, {18, 6, 3, 6}, {9, 3}, {24, 9}};
    private static final int WIDTH = 252; // points: one column
    private static final int SHOWN = 1000; // points of a cloud
    private static final int FINE = 3; // charts are drawn so much larger and scaled down, which makes their fixed details finer
    private static final Font FONT = font();

    private Plot() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        List<Path> runs;
        try (Stream<Path> folders = Files.list(Path.of("."))) {
            runs = folders.map(Path::normalize).filter(f -> f.getFileName().toString().matches("run_\\d+"))
                    .filter(f -> Files.exists(f.resolve("final_info.json")))
                    .sorted(Comparator.comparingInt(f -> Integer.parseInt(f.getFileName().toString().substring(4)))).toList();
        }
        Files.createDirectories(Path.of("figures"));
        save("samples", 14 + (runs.size() + 1) * 60, g -> samples(g, runs));
        save("metrics", 200 + legendHeight(runs), g -> metrics(g, runs));
        save("training_loss", 200 + legendHeight(runs), g -> losses(g, runs));
    }

    private static String label(Path run) {
        return LABELS.getOrDefault(run.getFileName().toString(), run.getFileName().toString());
    }

    // -------------------------------------------------------------------------------------------------------- samples

    /** Rows: the data, then each run's first seed. Columns: the data sets. */
    private static void samples(Graphics2D g, List<Path> runs) {
        for (int column = 0; column < Datasets.NAMES.size(); column++) {
            String dataset = Datasets.NAMES.get(column);
            text(g, dataset, 12 + 60 * column + 30, 10, 0.5);
            cloud(g, column, 0, Datasets.heldOut(dataset, SHOWN), Color.DARK_GRAY);
            for (int i = 0; i < runs.size(); i++) {
                cloud(g, column, i + 1, table(seeds(runs.get(i), dataset).getFirst().resolve("samples.csv")), colour(i));
            }
        }
        for (int row = 0; row <= runs.size(); row++) {
            AffineTransform upright = g.getTransform();
            g.translate(8, 14 + 60 * row + 29);
            g.rotate(-Math.PI / 2);
            fitted(g, row == 0 ? "data" : label(runs.get(row - 1)), 58);
            g.setTransform(upright);
        }
    }

    private static void cloud(Graphics2D g, int column, int row, float[][] points, Color colour) {
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

    // -------------------------------------------------------------------------------------------------------- metrics

    private static void metrics(Graphics2D g, List<Path> runs) {
        List<JsonObject> results = runs.stream().map(run -> JsonParser.parseString(read(run.resolve("final_info.json"))).getAsJsonObject()).toList();
        for (int panel = 0; panel < METRICS.length; panel++) {
            DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
            for (int i = 0; i < runs.size(); i++) {
                for (String dataset : Datasets.NAMES) {
                    JsonObject result = results.get(i).getAsJsonObject(dataset);
                    data.add(number(result, "means", METRICS[panel][0]), number(result, "stderrs", METRICS[panel][0]), label(runs.get(i)), dataset);
                }
            }
            StatisticalBarRenderer bars = new StatisticalBarRenderer();
            bars.setBarPainter(new StandardBarPainter());
            bars.setShadowVisible(false);
            bars.setItemMargin(0.05);
            bars.setErrorIndicatorPaint(Color.BLACK);
            bars.setErrorIndicatorStroke(new BasicStroke(0.7f * FINE));
            for (int i = 0; i < runs.size(); i++) {
                bars.setSeriesPaint(i, colour(i));
            }
            CategoryAxis names = new CategoryAxis();
            names.setTickLabelFont(FONT.deriveFont(6.5f * FINE));
            names.setLowerMargin(0.02);
            names.setUpperMargin(0.02);
            panel(g, panel, METRICS[panel][1], new CategoryPlot(data, names, axis(), bars));
        }
        legend(g, runs);
    }

    private static double number(JsonObject result, String kind, String metric) {
        JsonObject values = result.has(kind) ? result.getAsJsonObject(kind) : new JsonObject();
        return values.has(metric) ? values.get(metric).getAsDouble() : 0;
    }

    // ---------------------------------------------------------------------------------------------------------- losses

    /** The mean over seeds and, as a band, from the least to the greatest of them. */
    private static void losses(Graphics2D g, List<Path> runs) {
        for (int panel = 0; panel < Datasets.NAMES.size(); panel++) {
            YIntervalSeriesCollection data = new YIntervalSeriesCollection();
            DeviationRenderer bands = new DeviationRenderer(true, false);
            bands.setAlpha(0.25f);
            for (int i = 0; i < runs.size(); i++) {
                data.addSeries(curve(seeds(runs.get(i), Datasets.NAMES.get(panel)), runs.get(i).toString()));
                bands.setSeriesPaint(i, colour(i));
                bands.setSeriesFillPaint(i, colour(i));
                bands.setSeriesStroke(i, new BasicStroke(0.9f * FINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES[i % DASHES.length], 0));
            }
            NumberAxis steps = axis();
            steps.setLabel("training step");
            steps.setLabelFont(FONT.deriveFont(6.5f * FINE));
            NumberAxis loss = axis();
            loss.setAutoRangeIncludesZero(false);
            panel(g, panel, Datasets.NAMES.get(panel) + ": training loss", new XYPlot(data, steps, loss, bands));
        }
        legend(g, runs);
    }

    private static YIntervalSeries curve(List<Path> seeds, String name) {
        List<double[]> smooth = seeds.stream().map(seed -> smoothed(table(seed.resolve("losses.csv")))).toList();
        YIntervalSeries series = new YIntervalSeries(name);
        int length = smooth.getFirst().length;
        for (int i = length / 50; i < length; i += Math.max(1, length / 100)) {
            int step = i;
            var at = smooth.stream().mapToDouble(values -> values[step]).summaryStatistics();
            series.add(step, at.getAverage(), at.getMin(), at.getMax());
        }
        return series;
    }

    /** The mean over a window around each step. */
    private static double[] smoothed(float[][] losses) {
        int half = Math.max(1, losses.length / 50);
        double[] sums = new double[losses.length + 1], smooth = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            sums[i + 1] = sums[i] + losses[i][0];
        }
        for (int i = 0; i < losses.length; i++) {
            int from = Math.max(0, i - half), to = Math.min(losses.length, i + half + 1);
            smooth[i] = (sums[to] - sums[from]) / (to - from);
        }
        return smooth;
    }

    // ---------------------------------------------------------------------------------------------------------- drawing

    private static void panel(Graphics2D g, int number, String title, org.jfree.chart.plot.Plot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setInsets(new RectangleInsets(3, 9, 3, 21));
        plot.setOutlineVisible(false);
        JFreeChart chart = new JFreeChart(title, FONT.deriveFont(7.5f * FINE), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.getTitle().setPaint(Color.BLACK);
        chart.setPadding(new RectangleInsets(3, 0, 0, 0));
        AffineTransform whole = g.getTransform();
        g.translate(number % 2 * WIDTH / 2.0, number / 2 * 100);
        g.scale(1.0 / FINE, 1.0 / FINE);
        chart.draw(g, new Rectangle2D.Double(0, 0, WIDTH / 2.0 * FINE, 100 * FINE));
        g.setTransform(whole);
    }

    private static NumberAxis axis() {
        NumberAxis axis = new NumberAxis();
        axis.setTickLabelFont(FONT.deriveFont(6.5f * FINE));
        axis.setTickLabelInsets(new RectangleInsets(1, 3, 1, 3));
        return axis;
    }

    private static int legendHeight(List<Path> runs) {
        return 4 + 10 * ((runs.size() + 1) / 2);
    }

    /** Two columns below the panels. */
    private static void legend(Graphics2D g, List<Path> runs) {
        for (int i = 0; i < runs.size(); i++) {
            double x = 6 + i % 2 * WIDTH / 2.0, y = 202 + i / 2 * 10;
            g.setColor(colour(i));
            g.fill(new Rectangle2D.Double(x, y + 1.5, 10, 5));
            text(g, label(runs.get(i)), x + 14, y + 7, 0);
        }
    }

    /** Draws text; align 0 begins at x, 0.5 is centred on it. */
    private static void text(Graphics2D g, String text, double x, double y, double align) {
        g.setColor(Color.BLACK);
        g.setFont(FONT.deriveFont(7f));
        g.drawString(text, (float) (x - align * g.getFontMetrics().stringWidth(text)), (float) y);
    }

    /** Draws text around the origin, smaller where it would be wider than it may. */
    private static void fitted(Graphics2D g, String text, double width) {
        g.setFont(FONT.deriveFont(7f));
        double natural = g.getFontMetrics().stringWidth(text), scale = Math.min(1, width / natural);
        g.scale(scale, scale);
        text(g, text, 0, 0, 0.5);
    }

    private static Color colour(int run) {
        return COLOURS[run % COLOURS.length];
    }

    private static void save(String name, int height, Consumer<Graphics2D> drawing) throws IOException {
        try (PDDocument document = new PDDocument(); InputStream face = face()) {
            PDPage page = new PDPage(new PDRectangle(WIDTH, height));
            document.addPage(page);
            PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, WIDTH, height);
            PdfBoxGraphics2DFontTextDrawer fonts = new PdfBoxGraphics2DFontTextDrawer();
            fonts.registerFont(FONT.getFontName(), face);
            g.setFontTextDrawer(fonts);
            drawing.accept(g);
            g.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(g.getXFormObject());
            }
            document.save(Path.of("figures", name + ".pdf").toFile());
        }
        BufferedImage image = new BufferedImage(WIDTH * 4, height * 4, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(4, 4);
        drawing.accept(g);
        g.dispose();
        ImageIO.write(image, "png", Path.of("figures", name + ".png").toFile());
    }

    /** The typeface that PDFBox carries, so that figures look the same on every machine. */
    private static InputStream face() {
        return PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
    }

    private static Font font() {
        try (InputStream face = face()) {
            return Font.createFont(Font.TRUETYPE_FONT, face);
        } catch (IOException | java.awt.FontFormatException e) {
            throw new IllegalStateException("the typeface cannot be read", e);
        }
    }

    // ------------------------------------------------------------------------------------------------------------ files

    /** The folders of all seeds of a run, least seed first. */
    private static List<Path> seeds(Path run, String dataset) {
        try (Stream<Path> folders = Files.list(run.resolve(dataset))) {
            return folders.sorted(Comparator.comparingInt(f -> Integer.parseInt(f.getFileName().toString().substring(5)))).toList();
        } catch (IOException e) {
            throw new IllegalStateException(run + " has no samples of " + dataset, e);
        }
    }

    private static float[][] table(Path file) {
        return read(file).lines().map(line -> {
            String[] cells = line.split(",");
            float[] row = new float[cells.length];
            for (int i = 0; i < cells.length; i++) {
                row[i] = Float.parseFloat(cells[i]);
            }
            return row;
        }).toArray(float[][]::new);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
