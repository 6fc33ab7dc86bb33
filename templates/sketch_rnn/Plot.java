//JAVA 25
//SOURCES Datasets.java Drawings.java Figures.java Runner.java Store.java
//DEPS org.jfree:jfreechart:1.5.6
//DEPS de.rototor.pdfbox:graphics2d:3.0.5
//DEPS com.google.code.gson:gson:2.13.1
//DEPS org.slf4j:slf4j-nop:2.0.17

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Draws every run_* folder here into figures/, each figure as PDF and as PNG: java @java.args Plot.java */
public final class Plot {

    /** What each run is called in the figures; a run that is not listed keeps its folder's name. */
    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put("run_0", "Baseline");
    }

    /** Metric, panel title. */
    private static final String[][] METRICS = {
        {"reconstruction_loss", "Reconstruction loss [nats/step]"}, {"kl_loss", "KL divergence [nats/dim.]"},
        {"recognised", "Recognised new drawings"}, {"recognised_reconstructions", "Recognised reconstructions"},
        {"diversity", "Diversity [real = 1]"}, {"train_step_time", "Training step [s]"}};

    private static final int CELL = 60, SMALL = 29; // points: of a data set's four drawings, and of one
    private final Figures figures;
    private final List<String> datasets;

    private Plot(Figures figures) {
        this.figures = figures;
        this.datasets = Stream.concat(Drawings.NAMES.stream(), Datasets.QUICK_DRAW.stream())
                .filter(name -> figures.runs().stream().anyMatch(run -> !Figures.seeds(run, name).isEmpty())).limit(4).toList();
    }

    public static void main(String[] args) throws IOException {
        Plot plot = new Plot(Figures.here(LABELS));
        int height = 14 + (plot.figures.runs().size() + 1) * CELL;
        Figures.save("generated", height, g -> plot.drawings(g, "generated.csv"));
        Figures.save("reconstructed", height, g -> plot.drawings(g, "reconstructed.csv"));
        Figures.save("metrics", plot.figures.height(METRICS.length), plot::metrics);
        Figures.save("training", plot.figures.height(2 * plot.datasets.size()), plot::training);
        Figures.save("validation", plot.figures.height(plot.datasets.size()), plot::validation);
    }

    private void metrics(Graphics2D g) {
        for (int panel = 0; panel < METRICS.length; panel++) {
            figures.bars(g, panel, METRICS[panel][1], METRICS[panel][0], datasets);
        }
        figures.legend(g, METRICS.length);
    }

    /** For each data set, left the reconstruction loss and right the divergence of each training step. */
    private void training(Graphics2D g) {
        for (int i = 0; i < datasets.size(); i++) {
            figures.curves(g, 2 * i, datasets.get(i) + ": reconstruction loss", "training step", curves(datasets.get(i), "reconstruction.csv"));
            figures.curves(g, 2 * i + 1, datasets.get(i) + ": KL divergence", "training step", curves(datasets.get(i), "divergence.csv"));
        }
        figures.legend(g, 2 * datasets.size());
    }

    /** The reconstruction loss of sketches that are not trained on, as training goes on. */
    private void validation(Graphics2D g) {
        for (int i = 0; i < datasets.size(); i++) {
            List<Figures.Curve> curves = new ArrayList<>();
            for (int run = 0; run < figures.runs().size(); run++) {
                List<double[][]> tables = Figures.seeds(figures.runs().get(run), datasets.get(i)).stream()
                        .map(seed -> Figures.table(seed.resolve("validation.csv"))).toList();
                double[] steps = tables.isEmpty() ? new double[0] : column(tables.getFirst(), 0);
                curves.add(Figures.Curve.of(run, steps, tables.stream().map(table -> column(table, 1)).toList()));
            }
            figures.curves(g, i, datasets.get(i) + ": validation loss", "training step", curves);
        }
        figures.legend(g, datasets.size());
    }

    private static double[] column(double[][] table, int column) {
        return Arrays.stream(table).mapToDouble(row -> row[column]).toArray();
    }

    private List<Figures.Curve> curves(String dataset, String file) {
        List<Figures.Curve> curves = new ArrayList<>();
        for (int i = 0; i < figures.runs().size(); i++) {
            curves.add(Figures.Curve.ofLosses(i, Figures.seeds(figures.runs().get(i), dataset).stream().map(seed -> Figures.column(seed.resolve(file))).toList()));
        }
        return curves;
    }

    // -------------------------------------------------------------------------------------------------------- drawings

    /** Rows: real sketches, then each run's first seed. Columns: the data sets, four drawings of each. */
    private void drawings(Graphics2D g, String file) {
        for (int column = 0; column < datasets.size(); column++) {
            Figures.text(g, datasets.get(column), 12 + CELL * column + CELL / 2.0, 10, 0.5);
            for (int row = 0; row <= figures.runs().size(); row++) {
                List<Path> seeds = Figures.seeds(figures.runs().get(Math.max(0, row - 1)), datasets.get(column));
                if (!seeds.isEmpty()) {
                    Color colour = row == 0 ? Color.DARK_GRAY : Figures.colour(row - 1);
                    cell(g, column, row, Figures.table(seeds.getFirst().resolve(row == 0 ? "real.csv" : file)), colour);
                }
            }
        }
        for (int row = 0; row <= figures.runs().size(); row++) {
            String name = row == 0 ? "real" : figures.label(figures.runs().get(row - 1));
            Figures.upright(g, name, 8, 14 + CELL * row + CELL / 2.0, CELL - 2);
        }
    }

    private static void cell(Graphics2D g, int column, int row, double[][] points, Color colour) {
        g.setColor(colour);
        g.setStroke(new BasicStroke(0.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < 4; i++) {
            int number = i;
            double[][] moves = Arrays.stream(points).filter(point -> point[0] == number).toArray(double[][]::new);
            g.draw(path(moves, 13 + CELL * column + i % 2 * SMALL, 15 + CELL * row + i / 2 * SMALL));
        }
    }

    /** The strokes of a drawing, fitted into a square; rows of moves are number, dx, dy, lifted. */
    private static Path2D path(double[][] moves, double left, double top) {
        double x = 0, y = 0, minX = 0, minY = 0, maxX = 0, maxY = 0;
        for (double[] move : moves) {
            x += move[1];
            y += move[2];
            minX = Math.min(minX, x);
            maxX = Math.max(maxX, x);
            minY = Math.min(minY, y);
            maxY = Math.max(maxY, y);
        }
        double room = SMALL - 4, scale = room / Math.max(Math.max(maxX - minX, maxY - minY), 1e-6);
        double shiftX = left + 2 + (room - scale * (maxX - minX)) / 2 - scale * minX, shiftY = top + 2 + (room - scale * (maxY - minY)) / 2 - scale * minY;
        Path2D path = new Path2D.Double();
        path.moveTo(shiftX, shiftY);
        x = 0;
        y = 0;
        for (int i = 0; i < moves.length; i++) {
            x += moves[i][1];
            y += moves[i][2];
            if (i > 0 && moves[i - 1][3] == 1) {
                path.moveTo(shiftX + scale * x, shiftY + scale * y);
            } else {
                path.lineTo(shiftX + scale * x, shiftY + scale * y);
            }
        }
        return path;
    }
}
