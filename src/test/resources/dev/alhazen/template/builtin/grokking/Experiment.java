import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** In the place of the template's own: learns by heart, or tries what the harness must refuse. */
public final class Experiment implements Harness.Learner {
    private final Harness.Lesson lesson;
    private final Map<List<Integer>, Integer> memory = new HashMap<>();
    private final String way = System.getProperty("way", "by heart");

    Experiment(Harness.Lesson lesson, RandomGenerator random) {
        this.lesson = lesson;
        if (way.equals("peeking")) {
            Datasets.table("x_plus_y", new Datasets.Extent(7, 3), 0.5, random, random);
        }
    }

    public static void main(String[] args) throws Exception {
        Harness.start(args, (_, lesson, random) -> new Experiment(lesson, random));
    }

    @Override
    public float[] train(int updates) {
        if (way.equals("diverging")) {
            Runner.finite(3, Float.NaN);
        }
        lesson.equations().forEach(e -> memory.put(List.of(e.left(), e.right()), e.result()));
        return new float[updates];
    }

    @Override
    public float[][] logProbabilities(int[][] questions) {
        return Arrays.stream(questions).map(this::row).toArray(float[][]::new);
    }

    private float[] row(int[] question) {
        float[] row = new float[lesson.symbols()];
        Integer known = memory.get(List.of(question[0], question[1]));
        Arrays.fill(row, (float) Math.log((known == null ? 1 : 0.1) / (row.length - (known == null ? 0 : 1))));
        if (known != null) {
            row[known] = (float) Math.log(way.equals("boasting") ? 2 : 0.9);
        }
        return row;
    }

    @Override
    public Map<String, Double> ownMetrics() {
        Map<String, Double> facts = new TreeMap<>();
        facts.put("symbols", (double) lesson.symbols());
        facts.put("equations", (double) lesson.equations().size());
        facts.put("digest", (double) lesson.equations().hashCode());
        facts.put("clashes", (double) clashes());
        return facts;
    }

    /** In a table of a group no two equations of one left or one right symbol have the same result. */
    private long clashes() {
        List<Datasets.Equation> all = lesson.equations();
        return all.stream().flatMap(a -> all.stream().filter(b -> !a.equals(b) && a.result() == b.result())
                .filter(b -> a.left() == b.left() || a.right() == b.right())).count();
    }

    @Override
    public void close() {}
}
