//JAVA 25
//SOURCES Experiment.java Harness.java Datasets.java Drawings.java Metrics.java Runner.java Store.java Torch.java Optimiser.java

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Checks the network of the template by other means; says how many checks passed. */
public final class Facts {
    private static final int BATCH = 6, STEPS = 9, INPUT = 5, HIDDEN = 7;
    private static int passed;

    public static void main(String[] args) throws Exception {
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        lstm();
        experiment();
        System.out.println(passed + " checks passed");
        System.exit(0);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
        passed++;
    }

    /** PyTorch's LSTM over all steps at once gives the outputs and gradients of the formulas, step by step. */
    private static void lstm() {
        NDManager manager = Torch.start("cpu", Runner.random("facts"));
        Torch.Weights weights = new Torch.Weights(manager, Runner.random("weights"));
        weights.newLstm("lstm", INPUT, HIDDEN);
        weights.normal("x", 1, STEPS, BATCH, INPUT);
        weights.normal("h", 1, 1, BATCH, HIDDEN);
        weights.normal("c", 1, 1, BATCH, HIDDEN);
        NDList parts = new NDList(weights.get("lstm.w"), weights.get("lstm.u"), weights.get("lstm.b"), weights.get("lstm.c"));
        NDArray x = weights.get("x");
        float[][] fused = gradients(weights, _ -> x.getNDArrayInternal()
                .lstm(x, new NDList(weights.get("h"), weights.get("c")), parts, true, 1, 0, true, false, false).get(0));
        float[][] loop = gradients(weights, _ -> loop(weights));
        for (int i = 0; i < fused.length; i++) {
            for (int j = 0; j < fused[i].length; j++) {
                if (Math.abs(fused[i][j] - loop[i][j]) > 1e-4 * (1 + Math.abs(loop[i][j]))) {
                    throw new AssertionError("gradient %d of %d: %s, by the formulas %s".formatted(j, i, fused[i][j], loop[i][j]));
                }
            }
            passed++;
        }
    }

    private static NDArray loop(Torch.Weights weights) {
        NDArray h = weights.get("h").get(0), c = weights.get("c").get(0);
        NDList outputs = new NDList();
        for (int t = 0; t < STEPS; t++) {
            NDArray gates = weights.get("x").get(t).matMul(weights.get("lstm.w").transpose()).add(weights.get("lstm.b"))
                    .add(h.matMul(weights.get("lstm.u").transpose())).add(weights.get("lstm.c"));
            NDList parts = gates.split(4, 1);
            Function<NDArray, NDArray> sigmoid = z -> z.getNDArrayInternal().sigmoid();
            c = sigmoid.apply(parts.get(1)).mul(c).add(sigmoid.apply(parts.get(0)).mul(parts.get(2).tanh()));
            h = sigmoid.apply(parts.get(3)).mul(c.tanh());
            outputs.add(h);
        }
        return NDArrays.stack(outputs);
    }

    /** Of the sum of squares, and the loss itself last; leaves none behind. */
    private static float[][] gradients(Torch.Weights weights, Function<Torch.Weights, NDArray> outputs) {
        float loss = Torch.backward(() -> outputs.apply(weights).square().sum());
        float[][] gradients = new float[weights.all().size() + 1][];
        int i = 0;
        for (NDArray weight : weights.all().values()) {
            gradients[i++] = weight.getGradient().toFloatArray();
            weight.getGradient().muli(0);
        }
        gradients[i] = new float[] {loss};
        return gradients;
    }

    /** Every weight learns, a batch and shape of outputs are as told, and drawings end in time. */
    private static void experiment() throws Exception {
        Runner.Options options = Runner.Options.parse(new String[] {"--preset=smoke"});
        Datasets.Split split = Datasets.split("snail", new Datasets.Size(60, 10, 20), options);
        try (Experiment experiment = new Experiment(Experiment.Settings.of("smoke"), split.frame(), "cpu", Runner.random("learner"))) {
            Method losses = Experiment.class.getDeclaredMethod("losses", List.class);
            losses.setAccessible(true);
            float[] values = new float[2];
            Torch.backward(() -> {
                NDList both = invoked(losses, experiment, split.training());
                values[0] = both.get(0).getFloat();
                values[1] = both.get(1).getFloat();
                return both.get(0).add(both.get(1));
            });
            for (String name : List.of("encoder", "decoder")) {
                Field field = Experiment.class.getDeclaredField(name);
                field.setAccessible(true);
                ((Torch.Weights) field.get(experiment)).all().forEach((weight, array) -> {
                    float[] gradient = array.getGradient().toFloatArray();
                    check(any(gradient), name + " " + weight + " gets no gradient");
                    array.getGradient().muli(0);
                });
            }
            judgeAgrees(experiment, split, values);
            List<Datasets.Sketch> drawn = experiment.draw(new float[20][8]);
            check(drawn.size() == 20 && drawn.stream().allMatch(sketch -> sketch.length() <= 40), "drawings are too long");
        }
    }

    /** The experiment's losses are, but for the noise in the latent vectors, what the judge computes from its outputs. */
    private static void judgeAgrees(Experiment experiment, Datasets.Split split, float[] losses) {
        Harness.Posterior posterior = experiment.encode(split.training());
        float[][][] outputs = experiment.predict(posterior.mean(), split.training());
        double reconstruction = 0, divergence = 0;
        for (int i = 0; i < outputs.length; i++) {
            check(outputs[i].length == 41 && outputs[i][0].length == 21, "outputs have another shape");
            reconstruction += Metrics.reconstruction(outputs[i], split.training().get(i), split.frame().pixel()) / outputs.length;
            divergence += Metrics.divergence(posterior.mean()[i], posterior.logVariance()[i]) / outputs.length;
        }
        check(Math.abs(reconstruction - losses[0]) < 0.05, "reconstruction %s, by the judge %s".formatted(losses[0], reconstruction));
        check(Math.abs(divergence - losses[1]) < 1e-5, "divergence %s, by the judge %s".formatted(losses[1], divergence));
    }

    private static NDList invoked(Method losses, Experiment experiment, List<Datasets.Sketch> sketches) {
        try {
            return (NDList) losses.invoke(experiment, sketches);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean any(float[] values) {
        return !Arrays.equals(values, new float[values.length]);
    }
}
