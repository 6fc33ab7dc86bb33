//JAVA 25
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
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Protected, and the same for every template: draws figures of one column's width as vector PDF and as PNG. Panels stand
 * in two columns; each run has one colour everywhere, told apart with any kind of colour vision (Okabe and Ito).
 */
final class Figures {
    /** Of a figure, in points: one column. */
    static final int WIDTH = 252;

    /** Of a row of panels, in points. */
    static final int PANEL = 100;

    private static final Color[] COLOURS = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9)};

    private static final float[][] DASHES = {null, {15, 6}, {3, 4}, {18, 6, 3, 6}, {9, 3}, {24, 9}};
    private static final int FINE = 3; // charts are drawn so much larger and scaled down, which makes their fixed details finer
    private static final Font FONT = font();

    private final Map<String, String> labels;
    private final List<Path> runs;

    private Figures(Map<String, String> labels, List<Path> runs) {
        this.labels = labels;
        this.runs = runs;
    }

    /** Of every run_* folder here with a result; a run without a label keeps its folder's name. */
    static Figures here(Map<String, String> labels) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Files.createDirectories(Path.of("figures"));
        try (Stream<Path> folders = Files.list(Path.of("."))) {
            return new Figures(labels, folders.map(Path::normalize).filter(f -> f.getFileName().toString().matches("run_\\d+"))
                    .filter(f -> Files.exists(f.resolve("final_info.json")))
                    .sorted(Comparator.comparingInt(Figures::number)).toList());
        }
    }

    List<Path> runs() {
        return runs;
    }

    String label(Path run) {
        return labels.getOrDefault(run.getFileName().toString(), run.getFileName().toString());
    }

    static Color colour(int run) {
        return COLOURS[run % COLOURS.length];
    }

    /** The folders of all seeds of a run, least seed first; none where the run has no such data set. */
    static List<Path> seeds(Path run, String dataset) {
        if (!Files.isDirectory(run.resolve(dataset))) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(run.resolve(dataset))) {
            return folders.filter(folder -> folder.getFileName().toString().matches("seed_\\d+"))
                    .sorted(Comparator.comparingInt(Figures::number)).toList();
        } catch (IOException e) {
            throw new IllegalStateException(run + " cannot be read", e);
        }
    }

    private static int number(Path folder) {
        return Integer.parseInt(folder.getFileName().toString().replaceFirst(".*_", ""));
    }

    // ----------------------------------------------------------------------------------------------------------- bars

    /** A panel of one metric: for each data set a bar for each run, with the standard error over seeds. */
    void bars(Graphics2D g, int panel, String title, String metric, List<String> datasets) {
        DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
        StatisticalBarRenderer bars = new StatisticalBarRenderer();
        for (int i = 0; i < runs.size(); i++) {
            JsonObject result = JsonParser.parseString(read(runs.get(i).resolve("final_info.json"))).getAsJsonObject();
            for (String dataset : datasets) {
                data.add(value(result, dataset, "means", metric), value(result, dataset, "stderrs", metric), label(runs.get(i)), dataset);
            }
            bars.setSeriesPaint(i, colour(i));
        }
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setItemMargin(0.05);
        bars.setErrorIndicatorPaint(Color.BLACK);
        bars.setErrorIndicatorStroke(new BasicStroke(0.7f * FINE));
        CategoryAxis names = new CategoryAxis();
        names.setTickLabelFont(FONT.deriveFont(6.5f * FINE));
        names.setLowerMargin(0.02);
        names.setUpperMargin(0.02);
        if (datasets.stream().mapToDouble(Figures::width).max().orElse(0) > (WIDTH / 2.0 - 26) / datasets.size()) {
            names.setCategoryLabelPositions(CategoryLabelPositions.createUpRotationLabelPositions(Math.PI / 6));
        }
        panel(g, panel, title, new CategoryPlot(data, names, linear(""), bars));
    }

    /** Of a data set's name below its bars, in points. */
    private static double width(String name) {
        return FONT.deriveFont(6.5f).getStringBounds(name, new FontRenderContext(null, true, true)).getWidth();
    }

    private static double value(JsonObject result, String dataset, String kind, String metric) {
        JsonObject found = result.has(dataset) && result.getAsJsonObject(dataset).has(kind) ? result.getAsJsonObject(dataset).getAsJsonObject(kind) : new JsonObject();
        return found.has(metric) ? found.get(metric).getAsDouble() : 0;
    }

    // ---------------------------------------------------------------------------------------------------------- curves

    /** A curve of one run: at each x the mean of the seeds, and the band from the least to the greatest of them. */
    record Curve(int run, double[] x, double[] mean, double[] low, double[] high) {
        /** Of values y[seed][i] at x[i]; where seeds are of different length, to the end of the shortest. */
        static Curve of(int run, double[] x, List<double[]> y) {
            int length = y.stream().mapToInt(values -> values.length).min().orElse(0);
            double[] mean = new double[length], low = new double[length], high = new double[length];
            for (int i = 0; i < length; i++) {
                int at = i;
                var values = y.stream().mapToDouble(seed -> seed[at]).summaryStatistics();
                mean[i] = values.getAverage();
                low[i] = values.getMin();
                high[i] = values.getMax();
            }
            return new Curve(run, Arrays.copyOf(x, length), mean, low, high);
        }

        /** Of a loss at each step, smoothed over a fiftieth of the steps to both sides and thinned to a hundred points. */
        static Curve ofLosses(int run, List<double[]> losses) {
            int length = losses.stream().mapToInt(values -> values.length).min().orElse(0), stride = Math.max(1, length / 100);
            int[] steps = IntStream.range(0, length).filter(i -> i >= length / 50 && i % stride == 0).toArray();
            List<double[]> smooth = losses.stream().map(values -> smoothed(values, Math.max(1, length / 50))).toList();
            return of(run, Arrays.stream(steps).asDoubleStream().toArray(),
                    smooth.stream().map(values -> Arrays.stream(steps).mapToDouble(i -> values[i]).toArray()).toList());
        }
    }

    /** The mean over a window around each place, half as wide to both sides. */
    static double[] smoothed(double[] values, int half) {
        double[] sums = new double[values.length + 1], smooth = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, i - half), to = Math.min(values.length, i + half + 1);
            smooth[i] = (sums[to] - sums[from]) / (to - from);
        }
        return smooth;
    }

    /** A panel of curves with linear axes. */
    void curves(Graphics2D g, int panel, String title, String x, List<Curve> curves) {
        curves(g, panel, title, linear(x), linear(""), curves);
    }

    /** A panel of curves with the axes that linear and logarithmic make. */
    void curves(Graphics2D g, int panel, String title, ValueAxis x, ValueAxis y, List<Curve> curves) {
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        DeviationRenderer bands = new DeviationRenderer(true, false);
        bands.setAlpha(0.25f);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            YIntervalSeries series = new YIntervalSeries("curve " + i);
            for (int k = 0; k < curve.x().length; k++) {
                series.add(curve.x()[k], curve.mean()[k], curve.low()[k], curve.high()[k]);
            }
            data.addSeries(series);
            bands.setSeriesPaint(i, colour(curve.run()));
            bands.setSeriesFillPaint(i, colour(curve.run()));
            bands.setSeriesStroke(i, new BasicStroke(0.9f * FINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES[curve.run() % DASHES.length], 0));
        }
        XYPlot plot = new XYPlot(data, x, y, bands);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD); // a dashed curve over a solid one that it equals
        panel(g, panel, title, plot);
    }

    /** An axis that need not begin at zero. */
    static NumberAxis linear(String label) {
        NumberAxis axis = new NumberAxis();
        axis.setAutoRangeIncludesZero(false);
        return styled(axis, label);
    }

    /** An axis for positive numbers, with powers of ten. */
    static LogAxis logarithmic(String label) {
        LogAxis axis = new LogAxis();
        axis.setSmallestValue(1e-12);
        axis.setNumberFormatOverride(new java.text.DecimalFormat("0E0", java.text.DecimalFormatSymbols.getInstance(java.util.Locale.ROOT)));
        return styled(axis, label);
    }

    private static <A extends ValueAxis> A styled(A axis, String label) {
        axis.setTickLabelFont(FONT.deriveFont(6.5f * FINE));
        axis.setTickLabelInsets(new RectangleInsets(1, 3, 1, 3));
        if (!label.isEmpty()) {
            axis.setLabel(label);
            axis.setLabelFont(FONT.deriveFont(6.5f * FINE));
        }
        return axis;
    }

    // --------------------------------------------------------------------------------------------------------- drawing

    /** Draws any plot of JFreeChart at its place: panels are counted from 0, two in a row. */
    static void panel(Graphics2D g, int number, String title, org.jfree.chart.plot.Plot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setInsets(new RectangleInsets(3, 9, 3, 21));
        plot.setOutlineVisible(false);
        JFreeChart chart = new JFreeChart(title, FONT.deriveFont(7.5f * FINE), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.getTitle().setPaint(Color.BLACK);
        chart.setPadding(new RectangleInsets(3, 0, 0, 0));
        AffineTransform whole = g.getTransform();
        g.translate(number % 2 * WIDTH / 2.0, number / 2 * PANEL);
        g.scale(1.0 / FINE, 1.0 / FINE);
        chart.draw(g, new Rectangle2D.Double(0, 0, WIDTH / 2.0 * FINE, PANEL * FINE));
        g.setTransform(whole);
    }

    /** How high a figure of so many panels is, with the legend below. */
    int height(int panels) {
        return (panels + 1) / 2 * PANEL + 4 + 10 * ((runs.size() + 1) / 2);
    }

    /** The runs' colours and labels in two columns, below so many panels. */
    void legend(Graphics2D g, int panels) {
        for (int i = 0; i < runs.size(); i++) {
            double x = 6 + i % 2 * WIDTH / 2.0, y = (panels + 1) / 2 * PANEL + 2 + i / 2 * 10;
            g.setColor(colour(i));
            g.fill(new Rectangle2D.Double(x, y + 1.5, 10, 5));
            AffineTransform place = g.getTransform();
            g.translate(x + 14, y + 7);
            fitted(g, label(runs.get(i)), WIDTH / 2.0 - 18, 0);
            g.setTransform(place);
        }
    }

    /** Draws text; align 0 begins at x, 0.5 is centred on it, 1 ends there. */
    static void text(Graphics2D g, String text, double x, double y, double align) {
        g.setColor(Color.BLACK);
        g.setFont(FONT.deriveFont(7f));
        g.drawString(text, (float) (x - align * g.getFontMetrics().stringWidth(text)), (float) y);
    }

    /** Draws text around the origin, smaller where it would be wider than it may. */
    static void fitted(Graphics2D g, String text, double width, double align) {
        g.setFont(FONT.deriveFont(7f));
        double natural = g.getFontMetrics().stringWidth(text), scale = Math.min(1, width / natural);
        g.scale(scale, scale);
        text(g, text, 0, 0, align);
    }

    /** Draws text that runs upwards, centred on a place, no longer than it may be. */
    static void upright(Graphics2D g, String text, double x, double y, double length) {
        AffineTransform place = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        fitted(g, text, length, 0.5);
        g.setTransform(place);
    }

    /** Draws a figure twice: figures/NAME.pdf and figures/NAME.png. */
    static void save(String name, int height, Consumer<Graphics2D> drawing) throws IOException {
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

    // ----------------------------------------------------------------------------------------------------------- files

    /** One column of numbers, as Store.writeColumn wrote it. */
    static double[] column(Path file) {
        return read(file).lines().mapToDouble(Double::parseDouble).toArray();
    }

    /** Rows of comma-separated numbers. */
    static double[][] table(Path file) {
        return read(file).lines().map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
