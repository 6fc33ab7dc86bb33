import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** In the place of the template's own: expects the same at each step, or tries what the harness must refuse. */
public final class Experiment implements Harness.Learner {
    private static final float CERTAIN = 20;

    private final Runner.Options options;
    private final Datasets.Frame frame;
    private final RandomGenerator random;
    private final String way = System.getProperty("way", "still");
    private List<Datasets.Sketch> known = List.of();

    Experiment(Runner.Options options, Datasets.Frame frame, RandomGenerator random) {
        this.options = options;
        this.frame = frame;
        this.random = random;
    }

    public static void main(String[] args) throws Exception {
        Harness.start(args, Experiment::new);
    }

    @Override
    public Harness.History train(List<Datasets.Sketch> sketches, List<Datasets.Sketch> validation) {
        known = sketches;
        float loss = Runner.finite(0, way.equals("diverging") ? Float.NaN : 1);
        return new Harness.History(new float[] {loss}, new float[] {loss}, new float[1], new float[][] {{1, loss, 0}});
    }

    /** Means 1, 0, 0 and variances 1, 1, e: divergences of 0.5, 0 and (e - 2) / 2. */
    @Override
    public Harness.Posterior encode(List<Datasets.Sketch> sketches) {
        float[][] mean = new float[sketches.size()][], logVariance = new float[sketches.size()][];
        Arrays.setAll(mean, _ -> new float[] {1, 0, 0});
        Arrays.setAll(logVariance, _ -> new float[] {0, 0, 1});
        return new Harness.Posterior(mean, logVariance);
    }

    /** Two Gaussians at zero, alike and without correlation, and each state of the pen as likely; or around what really comes. */
    @Override
    public float[][][] predict(float[][] latents, List<Datasets.Sketch> sketches) {
        float[][][] outputs = new float[sketches.size()][frame.longest() + 1][way.equals("odd") ? 14 : 15];
        for (int i = 0; i < outputs.length && way.equals("peeking"); i++) {
            Datasets.Sketch sketch = sketches.get(i);
            for (int t = 0; t < sketch.length(); t++) {
                outputs[i][t][2] = sketch.dx()[t];
                outputs[i][t][4] = sketch.dy()[t];
                outputs[i][t][0] = CERTAIN;
            }
        }
        return outputs;
    }

    /** Nothing, or a drawing as the code draws them, or one of the training's. */
    @Override
    public List<Datasets.Sketch> draw(float[][] latents) {
        int count = way.equals("lazy") ? latents.length - 1 : latents.length;
        return IntStream.range(0, count).mapToObj(i -> switch (way) {
            case "copying" -> known.get(i);
            case "drawing" -> shaken(known.get(i));
            case "scribbling" -> scribble();
            default -> new Datasets.Sketch(new float[0], new float[0], new boolean[0]);
        }).toList();
    }

    private Datasets.Sketch shaken(Datasets.Sketch sketch) {
        Datasets.Sketch shaken = new Datasets.Sketch(sketch.dx().clone(), sketch.dy().clone(), sketch.lifted());
        for (int t = 0; t < sketch.length(); t++) {
            shaken.dx()[t] += (float) (0.01 * random.nextGaussian());
            shaken.dy()[t] += (float) (0.01 * random.nextGaussian());
        }
        return shaken;
    }

    private Datasets.Sketch scribble() {
        Datasets.Sketch scribble = new Datasets.Sketch(new float[30], new float[30], new boolean[30]);
        for (int t = 0; t < 30; t++) {
            scribble.dx()[t] = (float) random.nextGaussian();
            scribble.dy()[t] = (float) random.nextGaussian();
        }
        return scribble;
    }

    /** What holds of the sketches. */
    @Override
    public Map<String, Double> ownMetrics() {
        Map<String, Double> facts = new TreeMap<>();
        facts.put("longest", known.stream().mapToDouble(Datasets.Sketch::length).max().orElse(0));
        facts.put("shortest", known.stream().mapToDouble(Datasets.Sketch::length).min().orElse(0));
        facts.put("ended", (double) known.stream().filter(sketch -> sketch.lifted()[sketch.length() - 1]).count() / known.size());
        facts.put("different", (double) known.stream().collect(Collectors.toMap(sketch -> Arrays.toString(sketch.dx()), _ -> 1, Integer::sum)).size() / known.size());
        double squares = 0, sum = 0, moves = 0;
        for (Datasets.Sketch sketch : known) {
            for (int t = 0; t < sketch.length(); t++) {
                sum += sketch.dx()[t] + sketch.dy()[t];
                squares += Math.pow(sketch.dx()[t], 2) + Math.pow(sketch.dy()[t], 2);
                moves += 2;
            }
        }
        facts.put("deviation", Math.sqrt(squares / moves - Math.pow(sum / moves, 2)));
        facts.put("seeds", (double) options.seeds());
        return facts;
    }

    @Override
    public void close() {}
}
