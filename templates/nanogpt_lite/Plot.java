//JAVA 25
//SOURCES Datasets.java Figures.java Runner.java Store.java
//DEPS org.jfree:jfreechart:1.5.6
//DEPS de.rototor.pdfbox:graphics2d:3.0.5
//DEPS com.google.code.gson:gson:2.13.1
//DEPS org.slf4j:slf4j-nop:2.0.17

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
        {"test_loss", "Test loss [nats/character]"}, {"best_val_loss", "Best validation loss"},
        {"total_train_time", "Training time [s]"}, {"avg_inference_tokens_per_second", "Characters per second"}};

    private static final int LINES = 5, LINE = 8; // of text from a sample; their height in points

    private Plot() {}

    public static void main(String[] args) throws IOException {
        Figures figures = Figures.here(LABELS);
        List<String> texts = Datasets.NAMES.stream().filter(text -> figures.runs().stream().anyMatch(run -> !Figures.seeds(run, text).isEmpty())).toList();
        Figures.save("losses", figures.height(2 * texts.size()), g -> losses(g, figures, texts));
        Figures.save("metrics", figures.height(METRICS.length), g -> {
            for (int panel = 0; panel < METRICS.length; panel++) {
                figures.bars(g, panel, METRICS[panel][1], METRICS[panel][0], texts);
            }
            figures.legend(g, METRICS.length);
        });
        Figures.save("samples", texts.size() * figures.runs().size() * (LINES * LINE + 16) + 4, g -> samples(g, figures, texts));
    }

    // ---------------------------------------------------------------------------------------------------------- losses

    /** For each text the loss of the steps, smoothed, and the loss on the text to choose by. */
    private static void losses(Graphics2D g, Figures figures, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            List<Figures.Curve> training = new ArrayList<>(), validation = new ArrayList<>();
            for (int run = 0; run < figures.runs().size(); run++) {
                List<Path> seeds = Figures.seeds(figures.runs().get(run), texts.get(i));
                if (!seeds.isEmpty()) {
                    training.add(Figures.Curve.ofLosses(run, seeds.stream().map(seed -> Figures.column(seed.resolve("losses.csv"))).toList()));
                    List<double[][]> rows = seeds.stream().map(seed -> Figures.table(seed.resolve("evaluations.csv"))).toList();
                    validation.add(Figures.Curve.of(run, column(rows.getFirst(), 0), rows.stream().map(table -> column(table, 2)).toList()));
                }
            }
            figures.curves(g, 2 * i, texts.get(i) + ": training loss", "step", training);
            figures.curves(g, 2 * i + 1, texts.get(i) + ": validation loss", "step", validation);
        }
        figures.legend(g, 2 * texts.size());
    }

    private static double[] column(double[][] rows, int number) {
        return Arrays.stream(rows).mapToDouble(row -> row[number]).toArray();
    }

    // --------------------------------------------------------------------------------------------------------- samples

    /** The beginning of the first sample of each run's first seed. */
    private static void samples(Graphics2D g, Figures figures, List<String> texts) {
        double y = 10;
        for (String text : texts) {
            for (int run = 0; run < figures.runs().size(); run++) {
                List<Path> seeds = Figures.seeds(figures.runs().get(run), text);
                if (!seeds.isEmpty()) {
                    g.setColor(Figures.colour(run));
                    g.fill(new Rectangle2D.Double(2, y - 5.5, 3, LINES * LINE + LINE));
                    Figures.text(g, figures.label(figures.runs().get(run)) + ", " + text, 8, y, 0);
                    List<String> lines = lines(g, first(seeds.getFirst().resolve("samples.txt")), Figures.WIDTH - 12);
                    for (int i = 0; i < lines.size(); i++) {
                        Figures.text(g, lines.get(i), 8, y + (i + 1) * LINE, 0);
                    }
                }
                y += LINES * LINE + 16;
            }
        }
    }

    /** The first sample, one on each line of the file, with its ends of lines; what is no letter or sign becomes a dot. */
    private static String first(Path file) {
        try {
            return Files.readAllLines(file).getFirst().replace("\\n", "\n").replace("\\r", "").replace("\\\\", "\\").replaceAll("[^\n -~\u00A1-\u00FF]", "\u00B7");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** As much of a text as the lines of this width hold, broken between words. */
    private static List<String> lines(Graphics2D g, String text, double width) {
        FontMetrics metrics = g.getFontMetrics();
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (char character : text.toCharArray()) {
            line.append(character);
            if (character == '\n' || metrics.stringWidth(line.toString()) > width) {
                int space = line.lastIndexOf(" "), end = character == '\n' || space < 1 ? line.length() - 1 : space;
                lines.add(line.substring(0, end));
                line.delete(0, character == '\n' || end == space ? end + 1 : end);
            }
        }
        lines.add(line.toString());
        return lines.subList(0, Math.min(LINES, lines.size()));
    }
}
