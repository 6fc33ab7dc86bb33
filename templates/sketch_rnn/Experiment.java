//JAVA 25
//SOURCES Harness.java Datasets.java Drawings.java Metrics.java Runner.java Store.java Torch.java Optimiser.java
//DEPS ai.djl:api:0.36.0
//DEPS ai.djl.pytorch:pytorch-engine:0.36.0
//DEPS ai.djl.pytorch:pytorch-native-cpu:2.7.1:linux-x86_64
//DEPS ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0
//DEPS org.slf4j:slf4j-nop:2.0.17

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A variational autoencoder of pen strokes. An encoder reads a sketch in both directions and gives a Gaussian over latent
 * vectors; a decoder, given such a vector and the points so far, tells where the next point may lie and whether the pen is
 * lifted. The harness calls train, then encode, predict and draw, once for each class and seed; it draws the latent
 * vectors, measures the times and computes the metrics.
 */
public final class Experiment implements Harness.Learner {
    /** All that one would tune. The weight of the divergence is 1 - (1 - klStart) klDecay^step. */
    record Settings(
            int steps, int batch, int encoder, int decoder, int latent, int mixtures, double rate, double rateDecay, double leastRate,
            double klStart, double klDecay, double klLeast, double temperature, int validateEvery) {
        static Settings of(String preset) {
            return switch (preset) {
                case "full" -> new Settings(5_000, 32, 128, 512, 128, 20, 1e-3, 0.9999, 1e-5, 0.01, 0.99999, 0.2, 0.4, 250);
                case "mid" -> new Settings(1_200, 32, 64, 192, 16, 10, 4e-3, 0.998, 1e-5, 0.01, 0.9995, 0.1, 0.4, 100);
                case "quick" -> new Settings(360, 32, 24, 96, 8, 5, 1e-2, 0.994, 1e-5, 0.01, 0.9995, 0.1, 0.3, 60);
                case "smoke" -> new Settings(10, 16, 16, 32, 8, 3, 1e-2, 0.995, 1e-5, 0.01, 0.9995, 0.1, 0.4, 5);
                default -> throw new IllegalArgumentException("no preset " + preset);
            };
        }
    }

    private static final double CLIP_NORM = 1, BETA_1 = 0.9, BETA_2 = 0.999;
    private static final int INPUT = 5; // dx, dy, and one of: pen down, pen lifted, end
    private static final int TOGETHER = 100; // sketches at a time when nothing is trained

    private final Settings settings;
    private final Datasets.Frame frame;
    private final RandomGenerator random;
    private final NDManager manager;
    private final Torch.Weights encoder, decoder;

    Experiment(Settings settings, Datasets.Frame frame, String device, RandomGenerator random) {
        this.settings = settings;
        this.frame = frame;
        this.random = random;
        this.manager = Torch.start(device, random);
        encoder = new Torch.Weights(manager, random);
        encoder.newLstm("forwards", INPUT, settings.encoder());
        encoder.newLstm("backwards", INPUT, settings.encoder());
        encoder.newLinear("mean", 2 * settings.encoder(), settings.latent());
        encoder.newLinear("log variance", 2 * settings.encoder(), settings.latent());
        decoder = new Torch.Weights(manager, random);
        decoder.newLinear("state", settings.latent(), 2 * settings.decoder());
        decoder.newLstm("lstm", INPUT + settings.latent(), settings.decoder());
        decoder.newLinear("out", settings.decoder(), 6 * settings.mixtures() + 3);
    }

    public static void main(String[] args) throws Exception {
        Harness.start(args, (options, frame, random) -> new Experiment(Settings.of(options.preset()), frame, options.device(), random));
    }

    // -------------------------------------------------------------------------------------------------------- network

    /** Means and log variances, each batch by latent, of sketches: time by batch by 5. */
    private NDList posterior(NDArray sketches) {
        NDList weights = new NDList();
        for (String direction : List.of("forwards", "backwards")) {
            for (String part : List.of(".w", ".u", ".b", ".c")) {
                weights.add(encoder.get(direction + part));
            }
        }
        NDArray zero = manager.zeros(new Shape(2, sketches.getShape().get(1), settings.encoder()));
        NDArray last = sketches.getNDArrayInternal().lstm(sketches, new NDList(zero, zero), weights, true, 1, 0, true, true, false).get(1);
        NDArray both = last.get(0).concat(last.get(1), 1);
        return new NDList(encoder.linear("mean", both), encoder.linear("log variance", both));
    }

    /** The decoder's state before the first point: h and c, each 1 by batch by hidden. */
    private NDList begin(NDArray latents) {
        NDList state = decoder.linear("state", latents).expandDims(0).split(2, 2);
        return new NDList(state.get(0).tanh(), state.get(1).tanh());
    }

    /** Outputs, time by batch by 6 M + 3, then the state after them. */
    private NDList decode(NDArray latents, NDArray points, NDList state) {
        Shape shape = new Shape(points.getShape().get(0), latents.getShape().get(0), settings.latent());
        NDArray inputs = points.concat(latents.expandDims(0).broadcast(shape), 2);
        NDList weights = new NDList(decoder.get("lstm.w"), decoder.get("lstm.u"), decoder.get("lstm.b"), decoder.get("lstm.c"));
        NDList result = inputs.getNDArrayInternal().lstm(inputs, state, weights, true, 1, 0, true, false, false);
        return new NDList(decoder.linear("out", result.get(0)), result.get(1), result.get(2));
    }

    // ---------------------------------------------------------------------------------------------------------- losses

    /** Minus the log likelihood of the next points and of the pen's state, each the mean over all steps and sketches. */
    private NDArray reconstruction(NDArray outputs, NDArray targets) {
        NDList parts = outputs.split(IntStream.rangeClosed(1, 6).mapToLong(i -> (long) i * settings.mixtures()).toArray(), 2);
        NDArray x = targets.get("..., 0:1").sub(parts.get(1)), y = targets.get("..., 1:2").sub(parts.get(2));
        NDArray sx = parts.get(3).exp(), sy = parts.get(4).exp(), r = parts.get(5).tanh(), pen = targets.get("..., 2:5");
        NDArray density = parts.get(0).logSoftmax(2).add(logDensity(x, y, sx, sy, r));
        NDArray most = density.max(new int[] {2}, true).stopGradient();
        NDArray points = density.sub(most).exp().sum(new int[] {2}, true).log().add(most).mul(pen.get("..., 2:3").neg().add(1)).mean();
        return points.add(pen.mul(parts.get(6).logSoftmax(2)).sum(new int[] {2}).mean()).neg();
    }

    /** Of a correlated Gaussian around zero; widened by the variance of a pixel, which bounds it and keeps it finite. */
    private NDArray logDensity(NDArray x, NDArray y, NDArray sx, NDArray sy, NDArray r) {
        double pixel = frame.pixel() * frame.pixel() / 12;
        NDArray vx = sx.square(), vy = sy.square();
        NDArray determinant = vx.mul(vy).mul(r.square().neg().add(1)).add(vx.add(vy).add(pixel).mul(pixel));
        NDArray square = x.square().mul(vy.add(pixel)).sub(x.mul(y).mul(sx).mul(sy).mul(r).mul(2)).add(y.square().mul(vx.add(pixel)));
        return square.div(determinant).add(determinant.log()).mul(-0.5).sub(Math.log(2 * Math.PI));
    }

    /** Of the posterior from the standard normal distribution, the mean over sketches and dimensions. */
    private static NDArray divergence(NDArray mean, NDArray logVariance) {
        return logVariance.add(1).sub(mean.square()).sub(logVariance.exp()).mul(-0.5).mean();
    }

    // ------------------------------------------------------------------------------------------------------- training

    @Override
    public Harness.History train(List<Datasets.Sketch> sketches, List<Datasets.Sketch> validation) {
        Optimiser first = Optimiser.adam(encoder, this::rate, BETA_1, BETA_2).clip(CLIP_NORM);
        Optimiser second = Optimiser.adam(decoder, this::rate, BETA_1, BETA_2).clip(CLIP_NORM);
        int steps = settings.steps(), validations = steps / settings.validateEvery();
        Harness.History history = new Harness.History(new float[steps], new float[steps], new float[steps], new float[validations][]);
        for (int step = 0; step < steps; step++) {
            List<Datasets.Sketch> batch = IntStream.range(0, settings.batch()).mapToObj(_ -> sketches.get(random.nextInt(sketches.size()))).toList();
            double weight = 1 - (1 - settings.klStart()) * Math.pow(settings.klDecay(), step);
            int now = step;
            history.loss()[step] = Runner.finite(step, Torch.backward(() -> {
                NDList losses = losses(batch);
                history.reconstruction()[now] = losses.get(0).getFloat();
                history.divergence()[now] = losses.get(1).getFloat();
                NDArray paid = losses.get(1).maximum((float) settings.klLeast()); // A divergence below the least is free.
                return losses.get(0).add(paid.mul((float) weight));
            }));
            first.update();
            second.update();
            if ((step + 1) % settings.validateEvery() == 0) {
                float[] losses = Torch.infer(() -> NDArrays.stack(losses(validation)).toFloatArray());
                history.validation()[step / settings.validateEvery()] = new float[] {step + 1, losses[0], losses[1]};
            }
        }
        return history;
    }

    private double rate(int updates) {
        return Math.max(settings.leastRate(), settings.rate() * Math.pow(settings.rateDecay(), updates));
    }

    /** Reconstruction with a latent vector from the posterior, and divergence. */
    private NDList losses(List<Datasets.Sketch> sketches) {
        NDArray all = array(sketches);
        NDArray points = all.get("0:-1"), targets = all.get("1:");
        NDList posterior = posterior(targets);
        NDArray mean = posterior.get(0), logVariance = posterior.get(1);
        NDArray latents = mean.add(logVariance.mul(0.5).exp().mul(manager.create(gaussians(sketches.size() * settings.latent()), mean.getShape())));
        return new NDList(reconstruction(decode(latents, points, begin(latents)).get(0), targets), divergence(mean, logVariance));
    }

    /** Points, longest + 2 by batch by 5: a start (0, 0, pen down), the sketch, and the end over and over. */
    private NDArray array(List<Datasets.Sketch> sketches) {
        int rows = frame.longest() + 2, batch = sketches.size();
        float[] values = new float[rows * batch * INPUT];
        for (int b = 0; b < batch; b++) {
            Datasets.Sketch sketch = sketches.get(b);
            values[b * INPUT + 2] = 1;
            for (int t = 1; t < rows; t++) {
                int at = (t * batch + b) * INPUT;
                if (t <= sketch.length()) {
                    values[at] = sketch.dx()[t - 1];
                    values[at + 1] = sketch.dy()[t - 1];
                    values[at + (sketch.lifted()[t - 1] ? 3 : 2)] = 1;
                } else {
                    values[at + 4] = 1;
                }
            }
        }
        return manager.create(values, new Shape(rows, batch, INPUT));
    }

    // -------------------------------------------------------------------------------------------------------- results

    @Override
    public Harness.Posterior encode(List<Datasets.Sketch> sketches) {
        List<float[]> means = new ArrayList<>(), logVariances = new ArrayList<>();
        for (int from = 0; from < sketches.size(); from += TOGETHER) {
            List<Datasets.Sketch> some = sketches.subList(from, Math.min(from + TOGETHER, sketches.size()));
            List<float[][]> posterior = Torch.infer(() -> posterior(array(some).get("1:")).stream().map(Torch::rows).toList());
            means.addAll(List.of(posterior.get(0)));
            logVariances.addAll(List.of(posterior.get(1)));
        }
        return new Harness.Posterior(means.toArray(float[][]::new), logVariances.toArray(float[][]::new));
    }

    @Override
    public float[][][] predict(float[][] latents, List<Datasets.Sketch> sketches) {
        float[][][] outputs = new float[sketches.size()][][];
        for (int from = 0; from < sketches.size(); from += TOGETHER) {
            int first = from, to = Math.min(from + TOGETHER, sketches.size());
            Torch.infer(() -> {
                NDArray z = manager.create(Arrays.copyOfRange(latents, first, to));
                NDArray result = decode(z, array(sketches.subList(first, to)).get("0:-1"), begin(z)).get(0).swapAxes(0, 1);
                for (int i = first; i < to; i++) {
                    outputs[i] = Torch.rows(result.get(i - first));
                }
                return outputs;
            });
        }
        return outputs;
    }

    /** Point by point, all sketches at once; a lower temperature keeps to what is likely. */
    @Override
    public List<Datasets.Sketch> draw(float[][] latents) {
        List<List<float[]>> moves = IntStream.range(0, latents.length).<List<float[]>>mapToObj(_ -> new ArrayList<>()).toList();
        return Torch.infer(() -> {
            NDArray z = manager.create(latents);
            NDList state = begin(z);
            float[] points = new float[latents.length * INPUT];
            IntStream.range(0, latents.length).forEach(i -> points[i * INPUT + 2] = 1);
            for (int t = 0; t < frame.longest(); t++) {
                NDList result = decode(z, manager.create(points, new Shape(1, latents.length, INPUT)), state);
                float[][] rows = Torch.rows(result.get(0).get(0));
                for (int i = 0; i < rows.length; i++) {
                    if (points[i * INPUT + 4] == 0) {
                        float[] point = next(rows[i]);
                        System.arraycopy(point, 0, points, i * INPUT, INPUT);
                        if (point[4] == 0) {
                            moves.get(i).add(point);
                        }
                    }
                }
                state = new NDList(result.get(1), result.get(2));
            }
            return moves.stream().map(Experiment::sketch).toList();
        });
    }

    private float[] next(float[] row) {
        int n = settings.mixtures(), m = choose(row, 0, n), state = choose(row, 6 * n, 6 * n + 3) - 6 * n;
        double a = random.nextGaussian(), b = random.nextGaussian(), r = Math.tanh(row[5 * n + m]), wide = Math.sqrt(settings.temperature());
        float[] point = new float[INPUT];
        point[0] = (float) (row[n + m] + wide * Math.exp(row[3 * n + m]) * a);
        point[1] = (float) (row[2 * n + m] + wide * Math.exp(row[4 * n + m]) * (r * a + Math.sqrt(1 - r * r) * b));
        point[2 + state] = 1;
        return point;
    }

    /** A place from, to, by the softmax of the logits there over the temperature. */
    private int choose(float[] logits, int from, int to) {
        double[] sums = new double[to - from + 1];
        double most = IntStream.range(from, to).mapToDouble(i -> logits[i]).max().orElseThrow();
        for (int i = from; i < to; i++) {
            sums[i - from + 1] = sums[i - from] + Math.exp((logits[i] - most) / settings.temperature());
        }
        double mark = random.nextDouble() * sums[to - from];
        return from + (int) IntStream.range(1, to - from).filter(i -> sums[i] <= mark).count();
    }

    private static Datasets.Sketch sketch(List<float[]> points) {
        Datasets.Sketch sketch = new Datasets.Sketch(new float[points.size()], new float[points.size()], new boolean[points.size()]);
        for (int t = 0; t < points.size(); t++) {
            sketch.dx()[t] = points.get(t)[0];
            sketch.dy()[t] = points.get(t)[1];
            sketch.lifted()[t] = points.get(t)[3] == 1;
        }
        return sketch;
    }

    private float[] gaussians(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Override
    public void close() {
        manager.close();
    }
}
