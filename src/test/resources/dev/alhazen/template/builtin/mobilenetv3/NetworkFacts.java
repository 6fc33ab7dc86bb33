import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;

/** Compares the template's network with loops over plain arrays, in training and afterwards. */
public final class NetworkFacts {
    private static final Experiment.Block
            RESIDUAL = new Experiment.Block(5, 16, 8, true, true, 1), HALVING = new Experiment.Block(3, 12, 6, false, false, 2);
    private static final Experiment.Settings SETTINGS = new Experiment.Settings(
            8, List.of(RESIDUAL, HALVING), 10, 7, 0.5f, 1, 4, 0.1f, 0, 0.2f, 0.3f, 1);
    private static final int BATCH = 4, SIZE = 7, CLASSES = 3;
    private static int passed;

    private final Torch.Weights weights;
    private boolean training;

    private NetworkFacts(Torch.Weights weights) {
        this.weights = weights;
    }

    public static void main(String[] args) {
        Random random = new Random(5);
        NDManager manager = Torch.start("cpu", random);
        Experiment.Network learning = Experiment.Network.create(SETTINGS, CLASSES, manager, random);
        NetworkFacts loops = new NetworkFacts(learning.weights.copy());
        learning.weights.all().keySet().stream().filter(name -> name.contains("norm")).forEach(name -> {
            learning.weights.get(name).stopGradient().addi(manager.randomUniform(-0.5f, 0.5f, learning.weights.get(name).getShape()));
        });
        loops.weights.follow(learning.weights, 0);
        for (int step = 0; step < 3; step++) {
            float[] inputs = inputs(random);
            loops.training = true;
            Torch.infer(() -> learning.logits(pictures(manager, inputs)).toFloatArray());
            loops.logits(inputs);
            loops.training = false;
            float[] later = inputs(random), expected = loops.logits(later);
            float[] found = Torch.infer(() -> learning.classifier(learning.weights).logits(pictures(manager, later)).toFloatArray());
            for (int i = 0; i < expected.length; i++) {
                check(Math.abs(found[i] - expected[i]) < 1e-4 * (1 + Math.abs(expected[i])), "logit " + i + " is " + found[i] + ", not " + expected[i]);
            }
        }
        System.out.println(passed + " checks passed");
        System.exit(0);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            System.out.println(what);
            System.exit(1);
        }
        passed++;
    }

    private static float[] inputs(Random random) {
        float[] inputs = new float[BATCH * 3 * SIZE * SIZE];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        return inputs;
    }

    private static NDArray pictures(NDManager manager, float[] inputs) {
        return manager.create(inputs, new Shape(BATCH, 3, SIZE, SIZE));
    }

    // --------------------------------------------------------------------------------------------------- the same by loops

    /** Maps of numbers: pictures by channels by rows by columns. */
    private record Maps(int channels, int size, double[] values) {
        double at(int picture, int channel, int row, int column) {
            boolean inside = row >= 0 && column >= 0 && row < size && column < size;
            return inside ? values[((picture * channels + channel) * size + row) * size + column] : 0;
        }
    }

    private float[] logits(float[] inputs) {
        double[] values = new double[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            values[i] = inputs[i];
        }
        Maps x = swished(convolution("stem", new Maps(3, SIZE, values), 3, 1, 1));
        Maps h = swished(convolution("block0.widen", x, 1, 1, 1));
        h = swished(convolution("block0.filter", h, 5, 1, 16));
        double[] scales = linear("block0.excite", rectified(linear("block0.squeeze", means(h))));
        for (int i = 0; i < h.values().length; i++) {
            h.values()[i] *= gate(scales[i / (h.size() * h.size())]);
        }
        h = convolution("block0.narrow", h, 1, 1, 1);
        for (int i = 0; i < h.values().length; i++) {
            h.values()[i] += x.values()[i];
        }
        h = rectified(convolution("block1.widen", h, 1, 1, 1));
        h = rectified(convolution("block1.filter", h, 3, 2, 12));
        h = convolution("block1.narrow", h, 1, 1, 1);
        double[] hidden = linear("hidden", means(swished(convolution("head", h, 1, 1, 1))));
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] *= gate(hidden[i]);
        }
        double[] out = linear("out", hidden);
        float[] logits = new float[out.length];
        for (int i = 0; i < out.length; i++) {
            logits[i] = (float) out[i];
        }
        return logits;
    }

    private Maps convolution(String name, Maps x, int kernel, int stride, int groups) {
        float[] w = weights.get(name + ".w").toFloatArray();
        int each = x.channels() / groups, outs = w.length / (each * kernel * kernel), size = (x.size() - 1) / stride + 1, half = kernel / 2;
        double[] y = new double[BATCH * outs * size * size];
        for (int at = 0; at < y.length; at++) {
            int column = at % size, row = at / size % size, out = at / (size * size) % outs, picture = at / (size * size * outs);
            for (int k = 0; k < each * kernel * kernel; k++) {
                int dx = k % kernel - half, dy = k / kernel % kernel - half, in = out / (outs / groups) * each + k / (kernel * kernel);
                y[at] += w[out * each * kernel * kernel + k] * x.at(picture, in, row * stride + dy, column * stride + dx);
            }
        }
        return normalised(name + ".norm", new Maps(outs, size, y));
    }

    /** By the batch in training, where the running statistics follow with an unbiased variance; else by these. */
    private Maps normalised(String name, Maps y) {
        int area = y.size() * y.size(), count = BATCH * area;
        float[] mean = weights.get(name + ".mean").toFloatArray(), variance = weights.get(name + ".variance").toFloatArray();
        float[] gain = weights.get(name + ".w").toFloatArray(), bias = weights.get(name + ".b").toFloatArray();
        double[] by = new double[mean.length], spread = new double[mean.length];
        for (int channel = 0; channel < mean.length; channel++) {
            double sum = 0, squares = 0;
            for (int i = 0; i < y.values().length; i++) {
                if (i / area % mean.length == channel) {
                    sum += y.values()[i];
                    squares += y.values()[i] * y.values()[i];
                }
            }
            double ofBatch = sum / count, deviation = squares / count - ofBatch * ofBatch;
            by[channel] = training ? ofBatch : mean[channel];
            spread[channel] = training ? deviation : variance[channel];
            mean[channel] += (float) (0.2 * (ofBatch - mean[channel]));
            variance[channel] += (float) (0.2 * (deviation * count / (count - 1) - variance[channel]));
        }
        if (training) {
            weights.get(name + ".mean").set(mean);
            weights.get(name + ".variance").set(variance);
        }
        for (int i = 0; i < y.values().length; i++) {
            int channel = i / area % mean.length;
            y.values()[i] = (y.values()[i] - by[channel]) / Math.sqrt(spread[channel] + 1e-3) * gain[channel] + bias[channel];
        }
        return y;
    }

    private double[] linear(String name, double[] x) {
        float[] w = weights.get(name + ".w").toFloatArray(), b = weights.get(name + ".b").toFloatArray();
        int ins = x.length / BATCH, outs = b.length;
        double[] y = new double[BATCH * outs];
        for (int at = 0; at < y.length; at++) {
            y[at] = b[at % outs];
            for (int k = 0; k < ins; k++) {
                y[at] += w[at % outs * ins + k] * x[at / outs * ins + k];
            }
        }
        return y;
    }

    private static double[] means(Maps x) {
        double[] means = new double[BATCH * x.channels()];
        int area = x.size() * x.size();
        for (int i = 0; i < x.values().length; i++) {
            means[i / area] += x.values()[i] / area;
        }
        return means;
    }

    private static double gate(double x) {
        return Math.clamp((x + 3) / 6, 0, 1);
    }

    private static Maps swished(Maps x) {
        for (int i = 0; i < x.values().length; i++) {
            x.values()[i] *= gate(x.values()[i]);
        }
        return x;
    }

    private static Maps rectified(Maps x) {
        rectified(x.values());
        return x;
    }

    private static double[] rectified(double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.max(0, x[i]);
        }
        return x;
    }
}
