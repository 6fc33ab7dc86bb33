//JAVA 25
//SOURCES Harness.java Datasets.java Metrics.java Runner.java Store.java
//DEPS ai.djl:api:0.36.0
//DEPS ai.djl.pytorch:pytorch-engine:0.36.0
//DEPS ai.djl.pytorch:pytorch-native-cpu:2.7.1:linux-x86_64
//DEPS ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0
//DEPS org.slf4j:slf4j-nop:2.0.17

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A denoising diffusion model of points in the plane: a small network learns to tell the noise in a noisy point, and new
 * points are made by removing noise step by step. The harness calls train, then sample and predictNoise, and judges.
 */
public final class Experiment implements Harness.Learner {
    /** All that one would tune. */
    record Settings(
            int trainSteps, int batchSize, float learningRate, int timesteps, int embedding, int hidden, int layers,
            float averageDecay, int averageEvery) {
        static Settings of(String preset) {
            return switch (preset) {
                case "full" -> new Settings(10_000, 256, 3e-4f, 100, 128, 256, 3, 0.995f, 10);
                case "mid" -> new Settings(4_000, 256, 1e-3f, 100, 128, 192, 3, 0.99f, 10);
                case "quick" -> new Settings(1_000, 256, 4e-3f, 50, 32, 96, 3, 0.95f, 5);
                case "smoke" -> new Settings(60, 64, 3e-3f, 20, 16, 32, 2, 0.9f, 5);
                default -> throw new IllegalArgumentException("no preset " + preset);
            };
        }
    }

    private static final float CLIP_NORM = 0.5f, WEIGHT_DECAY = 0.01f;
    private final Settings settings;
    private final RandomGenerator random;
    private final Schedule schedule;
    private final NDManager manager;
    private final Denoiser denoiser;
    private final Average average;

    Experiment(Settings settings, String device, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        this.schedule = Schedule.linear(settings.timesteps());
        this.manager = NDManager.newBaseManager(device.equals("cuda") ? Device.gpu() : Device.cpu());
        this.denoiser = new Denoiser(manager, settings, random);
        this.average = new Average(denoiser.weights, settings);
    }

    public static void main(String[] args) throws Exception {
        Harness.start(args, (options, random) -> new Experiment(Settings.of(options.preset()), options.device(), random));
    }

    // ------------------------------------------------------------------------------------------------ noise schedule

    /** Step t turns a clean point x into sqrt(kept[t]) x + sqrt(1 - kept[t]) noise; kept[t] is the product of 1 - beta. */
    record Schedule(double[] beta, double[] kept) {
        /** The linear schedule of 1000 steps, compressed into fewer, so that the last step is almost pure noise. */
        static Schedule linear(int steps) {
            double[] beta = new double[steps];
            for (int t = 0; t < steps; t++) {
                beta[t] = Math.min(0.999, 1000.0 / steps * (1e-4 + (0.02 - 1e-4) * t / (steps - 1)));
            }
            return of(beta);
        }

        static Schedule of(double[] beta) {
            double[] kept = new double[beta.length];
            double product = 1;
            for (int t = 0; t < beta.length; t++) {
                kept[t] = product *= 1 - beta[t];
            }
            return new Schedule(beta, kept);
        }

        float noisy(double clean, double noise, int t) {
            return (float) (Math.sqrt(kept[t]) * clean + Math.sqrt(1 - kept[t]) * noise);
        }

        /** One step back from x at step t, given the predicted noise and, but for the last step, fresh noise. */
        double previous(double x, double predicted, int t, double fresh) {
            double before = t == 0 ? 1 : kept[t - 1];
            double clean = (x - Math.sqrt(1 - kept[t]) * predicted) / Math.sqrt(kept[t]);
            double mean = (beta[t] * Math.sqrt(before) * clean + (1 - before) * Math.sqrt(1 - beta[t]) * x) / (1 - kept[t]);
            return mean + Math.sqrt(beta[t] * (1 - before) / (1 - kept[t])) * fresh;
        }
    }

    // ------------------------------------------------------------------------------------------------------- network

    /** Sinusoidal features of x, y and the step, one linear layer in, residual layers, one linear layer out. */
    static final class Denoiser {
        final Map<String, NDArray> weights = new LinkedHashMap<>();
        private final Settings settings;
        private final NDArray frequencies;

        Denoiser(NDManager manager, Settings settings, RandomGenerator random) {
            this.settings = settings;
            float[] f = new float[settings.embedding() / 2];
            for (int j = 0; j < f.length; j++) {
                f[j] = (float) Math.exp(-j * Math.log(10_000) / (f.length - 1));
            }
            frequencies = manager.create(f, new Shape(1, f.length));
            linear(manager, "in", 3 * settings.embedding(), settings.hidden(), random);
            for (int i = 0; i < settings.layers(); i++) {
                linear(manager, "layer" + i, settings.hidden(), settings.hidden(), random);
            }
            linear(manager, "out", settings.hidden(), 2, random);
            weights.values().forEach(w -> w.setRequiresGradient(true));
        }

        private void linear(NDManager manager, String name, int in, int out, RandomGenerator random) {
            weights.put(name + ".w", manager.create(uniform(random, out * in, in), new Shape(out, in)));
            weights.put(name + ".b", manager.create(uniform(random, out, in), new Shape(out)));
        }

        private static float[] uniform(RandomGenerator random, int count, int in) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) (random.nextDouble(-1, 1) / Math.sqrt(in));
            }
            return values;
        }

        /** The predicted noise, n by 2, of n points at their steps; with these weights or averaged ones. */
        NDArray predict(Map<String, NDArray> w, NDArray points, NDArray steps) {
            NDArray x = embed(points.get(":,0:1"), 25), y = embed(points.get(":,1:2"), 25), t = embed(steps, 1);
            NDArray h = apply(w, "in", NDArrays.concat(new NDList(x, y, t), 1));
            for (int i = 0; i < settings.layers(); i++) {
                h = h.add(apply(w, "layer" + i, h.getNDArrayInternal().relu()));
            }
            return apply(w, "out", h.getNDArrayInternal().relu());
        }

        private NDArray embed(NDArray column, double scale) {
            NDArray angles = column.mul(frequencies.mul(scale));
            return angles.sin().concat(angles.cos(), 1);
        }

        private static NDArray apply(Map<String, NDArray> w, String name, NDArray x) {
            return Linear.linear(x, w.get(name + ".w"), w.get(name + ".b")).singletonOrThrow();
        }
    }

    /** An exponential moving average of the weights, which samples better than the weights themselves. */
    static final class Average {
        final Map<String, NDArray> weights = new LinkedHashMap<>();
        private final Map<String, NDArray> source;
        private final Settings settings;

        Average(Map<String, NDArray> source, Settings settings) {
            this.source = source;
            this.settings = settings;
            source.forEach((name, w) -> weights.put(name, w.stopGradient().duplicate()));
        }

        void follow(int step) {
            if (step % settings.averageEvery() == 0) {
                double decay = Math.min(settings.averageDecay(), 1 - Math.pow(1 + step, -2.0 / 3));
                try (NDScope _ = new NDScope()) {
                    weights.forEach((name, w) -> w.muli(decay).addi(source.get(name).stopGradient().mul(1 - decay)));
                }
            }
        }
    }

    // ------------------------------------------------------------------------------------------------------ training

    @Override
    public float[] train(float[][] points) {
        Optimizer optimizer = Optimizer.adamW().optWeightDecays(WEIGHT_DECAY)
                .optLearningRateTracker((ParameterTracker) (name, update) -> learningRate(update)).build();
        float[] losses = new float[settings.trainSteps()];
        for (int step = 0; step < losses.length; step++) {
            losses[step] = Runner.finite(step, gradients(points));
            clip();
            denoiser.weights.forEach((name, w) -> {
                try (NDArray gradient = w.getGradient()) {
                    optimizer.update(name, w, gradient);
                }
            });
            average.follow(step);
        }
        return losses;
    }

    /** A half cosine from the full rate to zero; updates are counted from 1. */
    private float learningRate(int update) {
        return (float) (settings.learningRate() * 0.5 * (1 + Math.cos(Math.PI * (update - 1) / settings.trainSteps())));
    }

    /** Computes the gradients for one random batch; returns its loss. */
    private float gradients(float[][] points) {
        int n = settings.batchSize();
        float[] noise = gaussians(2 * n), noisy = new float[2 * n], steps = new float[n];
        for (int i = 0; i < n; i++) {
            float[] point = points[random.nextInt(points.length)];
            int t = random.nextInt(schedule.beta().length);
            steps[i] = t;
            noisy[2 * i] = schedule.noisy(point[0], noise[2 * i], t);
            noisy[2 * i + 1] = schedule.noisy(point[1], noise[2 * i + 1], t);
        }
        try (NDScope _ = new NDScope(); GradientCollector tape = Engine.getInstance().newGradientCollector()) {
            NDArray target = manager.create(noise, new Shape(n, 2));
            NDArray predicted = denoiser.predict(denoiser.weights, points(noisy), column(steps));
            NDArray loss = predicted.sub(target).square().mean();
            tape.backward(loss);
            return loss.getFloat();
        }
    }

    /** Scales all gradients down together where their common norm is above the limit. */
    private void clip() {
        try (NDScope _ = new NDScope()) {
            NDList gradients = new NDList(), squares = new NDList();
            denoiser.weights.values().forEach(w -> gradients.add(w.getGradient()));
            gradients.forEach(g -> squares.add(g.square().sum()));
            float norm = (float) Math.sqrt(NDArrays.stack(squares).sum().getFloat());
            if (norm > CLIP_NORM) {
                gradients.forEach(g -> g.muli(CLIP_NORM / norm));
            }
        }
    }

    // -------------------------------------------------------------------------------------------------------- results

    @Override
    public float[][] sample(int count) {
        float[] x = gaussians(2 * count), steps = new float[count];
        for (int t = schedule.beta().length - 1; t >= 0; t--) {
            Arrays.fill(steps, t);
            float[] predicted = predict(average.weights, x, steps);
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) schedule.previous(x[i], predicted[i], t, t == 0 ? 0 : random.nextGaussian());
            }
        }
        return pairs(x);
    }

    /** The noise that the trained network sees in given points, which pass through all steps in turn. */
    @Override
    public float[][] predictNoise(float[][] clean, float[][] noise) {
        float[] noisy = new float[2 * clean.length], steps = new float[clean.length];
        for (int i = 0; i < clean.length; i++) {
            int t = i % schedule.beta().length;
            steps[i] = t;
            noisy[2 * i] = schedule.noisy(clean[i][0], noise[i][0], t);
            noisy[2 * i + 1] = schedule.noisy(clean[i][1], noise[i][1], t);
        }
        return pairs(predict(average.weights, noisy, steps));
    }

    private float[] predict(Map<String, NDArray> weights, float[] points, float[] steps) {
        try (NDScope _ = new NDScope()) {
            return denoiser.predict(weights, points(points), column(steps)).toFloatArray();
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    private NDArray points(float[] xy) {
        return manager.create(xy, new Shape(xy.length / 2, 2));
    }

    private NDArray column(float[] values) {
        return manager.create(values, new Shape(values.length, 1));
    }

    private float[] gaussians(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[][] pairs(float[] xy) {
        float[][] pairs = new float[xy.length / 2][];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new float[] {xy[2 * i], xy[2 * i + 1]};
        }
        return pairs;
    }
}
