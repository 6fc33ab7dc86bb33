import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Checks layers and optimisers against loops in Java, and that a step leaves no arrays behind. */
public final class TorchFacts {
    private static final NDManager m = Torch.start("cpu", Runner.random("facts"));
    private static final RandomGenerator random = new SplittableRandom(3);
    private static int checks;

    private TorchFacts() {}

    public static void main(String[] args) {
        adamW();
        momentum();
        depthwise();
        batchNorm();
        lstm();
        attention();
        dropout();
        averages();
        leavesNothingBehind();
        complaint();
        System.out.println(checks + " checks passed");
        System.exit(0);
    }

    /** Gradients are the given numbers: those of the sum of weights times numbers. */
    private static void gradients(Torch.Weights w, double[]... numbers) {
        Torch.backward(() -> {
            NDArray loss = m.create(0f);
            int i = 0;
            for (NDArray weight : w.all().values()) {
                loss = loss.add(weight.mul(array(numbers[i++]).reshape(weight.getShape())).sum());
            }
            return loss;
        });
    }

    private static void adamW() {
        Torch.Weights w = new Torch.Weights(m, random);
        w.constant("matrix", 0.5, 1, 2);
        w.constant("vector", 0.5, 2);
        Optimiser optimiser = Optimiser.adamW(w, update -> 0.01 * (update + 1), 0.9, 0.98, 0.2).decayOnlyMatrices().clip(1);
        double[] weights = {0.5, 0.5, 0.5, 0.5}, mean = new double[4], square = new double[4];
        for (int t = 1; t <= 20; t++) {
            double[] g = {1e-7 * t, -0.4 * t, 0.3, Math.sin(t)};
            gradients(w, Arrays.copyOf(g, 2), Arrays.copyOfRange(g, 2, 4));
            double norm = Math.sqrt(Arrays.stream(g).map(x -> x * x).sum()), scale = norm > 1 ? 1 / (norm + 1e-6) : 1, rate = 0.01 * t;
            near(optimiser.update(), norm);
            for (int i = 0; i < 4; i++) {
                double gradient = g[i] * scale;
                weights[i] *= i < 2 ? 1 - rate * 0.2 : 1;
                mean[i] = 0.9 * mean[i] + 0.1 * gradient;
                square[i] = 0.98 * square[i] + 0.02 * gradient * gradient;
                weights[i] -= rate * mean[i] / (1 - Math.pow(0.9, t)) / (Math.sqrt(square[i] / (1 - Math.pow(0.98, t))) + 1e-8);
            }
        }
        near(w.get("matrix"), weights[0], weights[1]);
        near(w.get("vector"), weights[2], weights[3]);
        near(w.get("matrix").getGradient(), 0, 0);
    }

    private static void momentum() {
        Torch.Weights w = new Torch.Weights(m, random);
        w.constant("w", 1, 2);
        Optimiser optimiser = Optimiser.sgd(w, update -> update < 2 ? 0.1 : 0.01, 0.9, 0.05);
        double[] weights = {1, 1}, velocity = new double[2];
        for (int t = 0; t < 4; t++) {
            double[] g = {0.5, -t};
            gradients(w, g);
            optimiser.update();
            for (int i = 0; i < 2; i++) {
                velocity[i] = 0.9 * velocity[i] + g[i] + 0.05 * weights[i];
                weights[i] -= (t < 2 ? 0.1 : 0.01) * velocity[i];
            }
        }
        near(w.get("w"), weights);
    }

    private static void depthwise() {
        Torch.Weights w = new Torch.Weights(m, random);
        w.newConvolution("c", 2, 2, 3, 2);
        w.constant("c.b", 0.25, 2);
        float[] x = numbers(2 * 5 * 5), kernel = w.get("c.w").toFloatArray();
        double[] expected = new double[2 * 3 * 3];
        for (int c = 0; c < 2; c++) {
            for (int at = 0; at < 9; at++) {
                double sum = 0.25;
                for (int k = 0; k < 9; k++) {
                    int row = 2 * (at / 3) - 1 + k / 3, column = 2 * (at % 3) - 1 + k % 3;
                    sum += row < 0 || column < 0 || row > 4 || column > 4 ? 0 : x[25 * c + 5 * row + column] * kernel[9 * c + k];
                }
                expected[9 * c + at] = sum;
            }
        }
        near(w.convolution("c", m.create(x, new Shape(1, 2, 5, 5)), 2, 1, 2), expected);
    }

    private static void batchNorm() {
        Torch.Weights w = new Torch.Weights(m, random);
        w.newBatchNorm("n", 1);
        NDArray x = m.create(new float[] {1, 2, 3, 6}, new Shape(4, 1));
        float mean = Torch.backward(() -> w.batchNorm("n", x).mean());
        near(mean, 0);
        near(w.get("n.mean"), 0.3);
        near(w.get("n.variance"), 0.9 + 0.1 * 14 / 3);
        near(w.batchNorm("n", x).get(0), (1 - 0.3) / Math.sqrt(0.9 + 1.4 / 3 + 1e-5));
        near(w.get("n.mean"), 0.3);
    }

    private static void lstm() {
        int in = 2, hidden = 3;
        Torch.Weights w = new Torch.Weights(m, random);
        w.newLstm("l", in, hidden);
        float[] x = numbers(2 * in), a = w.get("l.w").toFloatArray(), u = w.get("l.u").toFloatArray(), b = w.get("l.b").toFloatArray(), d = w.get("l.c").toFloatArray();
        double[] h = new double[hidden], c = new double[hidden];
        for (int t = 0; t < 2; t++) {
            double[] gates = new double[4 * hidden];
            for (int i = 0; i < gates.length; i++) {
                gates[i] = b[i] + d[i];
                for (int j = 0; j < in; j++) {
                    gates[i] += a[in * i + j] * x[in * t + j];
                }
                for (int j = 0; j < hidden; j++) {
                    gates[i] += u[hidden * i + j] * h[j];
                }
            }
            for (int i = 0; i < hidden; i++) {
                c[i] = sigmoid(gates[hidden + i]) * c[i] + sigmoid(gates[i]) * Math.tanh(gates[2 * hidden + i]);
                h[i] = sigmoid(gates[3 * hidden + i]) * Math.tanh(c[i]);
            }
        }
        NDList result = w.lstm("l", m.create(x, new Shape(1, 2, in)), m.zeros(new Shape(1, 1, hidden)), m.zeros(new Shape(1, 1, hidden)));
        near(result.get(0).get("0, 1"), h);
        near(result.get(1), h);
        near(result.get(2), c);
    }

    private static void attention() {
        NDArray q = m.create(numbers(3 * 4), new Shape(1, 3, 4)), mask = Torch.causalMask(m, 3);
        NDArray first = Torch.attention(q, q, q, 2, mask, 0);
        near(first.get("0, 0").sub(q.get("0, 0")), 0, 0, 0, 0);
        double[] score = new double[2];
        for (int k = 0; k < 2; k++) {
            score[k] = Math.exp((q.getFloat(0, 1, 2) * q.getFloat(0, k, 2) + q.getFloat(0, 1, 3) * q.getFloat(0, k, 3)) / Math.sqrt(2));
        }
        near(first.getFloat(0, 1, 3), (score[0] * q.getFloat(0, 0, 3) + score[1] * q.getFloat(0, 1, 3)) / (score[0] + score[1]));
    }

    private static void dropout() {
        NDArray x = m.ones(new Shape(300, 301));
        Torch.Weights w = new Torch.Weights(m, random);
        w.constant("one", 1, 1);
        near(Torch.dropout(x, 0.3).sub(x).abs().sum(), 0);
        float[] zeros = new float[1], sums = new float[2];
        for (int i = 0; i < 2; i++) {
            Torch.start("cpu", Runner.random("dropout"));
            sums[i] = Torch.backward(() -> {
                NDArray dropped = Torch.dropout(x, 0.3);
                zeros[0] = dropped.eq(0).sum().getLong() / (300f * 301);
                near(dropped.max(), 1 / 0.7);
                return dropped.mul(Torch.dropout(x, 0.3)).mul(w.get("one")).mean();
            });
        }
        checked(Math.abs(zeros[0] - 0.3) < 0.006, "rate " + zeros[0]);
        checked(Math.abs(sums[0] - 1) < 0.02, "two masks are independent: " + sums[0]);
        checked(sums[0] == sums[1], "the same seed draws the same");
    }

    private static void averages() {
        Torch.Weights w = new Torch.Weights(m, random);
        w.constant("w", 1, 2);
        Torch.Weights average = w.copy();
        w.get("w").addi(1);
        average.follow(w, 0.75);
        near(average.get("w"), 1.25, 1.25);
        w.follow(average, 0);
        near(w.get("w"), 1.25, 1.25);
        gradients(w, new double[] {1, 2});
        near(w.get("w").getGradient(), 1, 2);
    }

    private static void leavesNothingBehind() {
        Torch.Weights w = new Torch.Weights(m, random);
        w.newLinear("l", 3, 3);
        w.constant("n.w", 1, 3);
        Optimiser optimiser = Optimiser.adamW(w, update -> 1e-3, 0.9, 0.99, 0.1).clip(1);
        Torch.Weights average = w.copy();
        int after = 0;
        for (int step = 0; step < 20; step++) {
            Torch.backward(() -> Torch.dropout(w.layerNorm("n", w.linear("l", m.ones(new Shape(2, 3)))), 0.5).square().sum());
            optimiser.update();
            average.follow(w, 0.9);
            Torch.infer(() -> Torch.rows(average.linear("l", m.ones(new Shape(2, 3)))));
            after = step == 0 ? m.getManagedArrays().size() : after;
        }
        checked(m.getManagedArrays().size() == after, "arrays grew from %d to %d".formatted(after, m.getManagedArrays().size()));
    }

    private static void complaint() {
        for (String device : new String[] {"tpu", "cuda"}) {
            try {
                Torch.start(device, random);
                checked(device.equals("cuda") && ai.djl.engine.Engine.getInstance().getGpuCount() > 0, device);
            } catch (Runner.Complaint e) {
                checked(e.getMessage().startsWith("--device=" + device + ": must be cpu, or cuda"), e.getMessage());
            }
        }
    }

    // --------------------------------------------------------------------------------------------------------- checks

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static NDArray array(double... numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return m.create(floats);
    }

    private static void near(double found, double expected) {
        checked(Math.abs(found - expected) < 1e-5 * Math.max(1, Math.abs(expected)), "expected " + expected + ", found " + found);
    }

    private static void near(NDArray found, double... expected) {
        float[] values = found.toFloatArray();
        checked(values.length == expected.length, "expected " + expected.length + " values, found " + values.length);
        for (int i = 0; i < values.length; i++) {
            near(values[i], expected[i]);
        }
    }

    private static void checked(boolean fact, String otherwise) {
        checks++;
        if (!fact) {
            throw new AssertionError(otherwise);
        }
    }
}
