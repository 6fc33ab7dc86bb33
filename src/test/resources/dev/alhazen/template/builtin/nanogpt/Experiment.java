import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Counts which character follows which, in the place of a network; or cheats, in the way that -Dway says. */
public final class Experiment implements Harness.Learner {
    private final String way = System.getProperty("way");
    private final Runner.Task task;
    private final int characters;
    private final double[][] counts;

    private Experiment(Runner.Task task, int characters) {
        this.task = task;
        this.characters = characters;
        counts = new double[characters][characters];
        for (double[] row : counts) {
            Arrays.fill(row, 0.1);
        }
    }

    public static void main(String[] args) throws Exception {
        Harness.start(args, Experiment::new);
    }

    @Override
    public Harness.History train(byte[] train, byte[] val) {
        Runner.finite(3, way.equals("diverging") ? Float.NaN : 0);
        count(train);
        return new Harness.History(new float[] {4, 3}, new float[][] {{0, 4, 4.5f}, {1, 3, 3.5f}, {2, 2, 3.75f}});
    }

    private void count(byte[] text) {
        for (int i = 1; i < text.length; i++) {
            counts[text[i - 1] & 0xFF][text[i] & 0xFF]++;
        }
    }

    @Override
    public float[][] predict(byte[][] windows) {
        if (way.equals("adapting")) {
            for (int i = 0; i < 1000; i++) {
                Arrays.stream(windows).forEach(this::count);
            }
        }
        return Arrays.stream(windows).map(this::predict).toArray(float[][]::new);
    }

    private float[] predict(byte[] window) {
        float[] rows = new float[window.length * characters];
        for (int place = 0; place < window.length; place++) {
            double[] row = counts[window[place] & 0xFF];
            double sum = Arrays.stream(row).sum();
            for (int next = 0; next < characters; next++) {
                double probability = row[next] / sum;
                if (way.equals("peeking") && place + 1 < window.length) {
                    probability = next == (window[place + 1] & 0xFF) ? 0.9 + 0.1 * probability : 0.1 * probability;
                }
                rows[place * characters + next] = (float) (Math.log(probability) + (way.equals("boasting") ? 1 : 0));
            }
        }
        return rows;
    }

    @Override
    public byte[][] sample(byte[] prompt, int count, int length) {
        RandomGenerator random = task.random("samples");
        byte[][] texts = new byte[count][length];
        for (byte[] text : texts) {
            for (int i = 0; i < length; i++) {
                text[i] = (byte) random.nextInt(characters);
            }
        }
        return texts;
    }

    @Override
    public void close() {}
}
