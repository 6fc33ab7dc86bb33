//JAVA 25
//SOURCES Harness.java Datasets.java Metrics.java Runner.java Store.java Torch.java Optimiser.java
//DEPS ai.djl:api:0.36.0
//DEPS ai.djl.pytorch:pytorch-engine:0.36.0
//DEPS ai.djl.pytorch:pytorch-native-cpu:2.7.1:linux-x86_64
//DEPS ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0
//DEPS org.slf4j:slf4j-nop:2.0.17

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Grokking: a small transformer reads "left o right =" and learns which symbol follows, from a part of an operation's table.
 * Long after it knows that part by heart, it may come to know the rest. The harness calls train and logProbabilities in turn,
 * for each data set and seed; it chooses what may be learned from, measures the times and computes the metrics.
 */
public final class Experiment implements Harness.Learner {
    /** All that one would tune; how many updates there are is the harness's choice. */
    record Settings(
            int batchSize, double learningRate, int warmUp, double weightDecay, double beta1, double beta2, int layers, int width, int heads,
            double embeddingDeviation) {
        static Settings of(String preset) {
            return switch (preset) {
                case "full" -> new Settings(512, 1e-3, 50, 0.5, 0.9, 0.98, 2, 128, 4, 1);
                case "mid" -> new Settings(512, 2e-3, 50, 0.3, 0.9, 0.98, 1, 64, 4, 1);
                case "quick" -> new Settings(256, 4e-3, 50, 0.5, 0.9, 0.98, 1, 64, 4, 0.3);
                case "smoke" -> new Settings(16, 2e-3, 5, 0.5, 0.9, 0.98, 2, 16, 2, 1);
                default -> throw new IllegalArgumentException("no preset " + preset);
            };
        }
    }

    private static final int TOKENS = 4; // of a question: left, the operation's sign, right, the equals sign

    private final Settings settings;
    private final Harness.Lesson lesson;
    private final RandomGenerator random;
    private final NDManager manager;
    private final Transformer transformer;
    private final Optimiser optimiser;
    private int updates;

    Experiment(Settings settings, String device, Harness.Lesson lesson, RandomGenerator random) {
        this.settings = settings;
        this.lesson = lesson;
        this.random = random;
        this.manager = Torch.start(device, random);
        this.transformer = new Transformer(manager, settings, lesson.symbols(), random);
        this.optimiser = Optimiser.adamW(
                transformer.weights, this::learningRate, settings.beta1(), settings.beta2(), settings.weightDecay());
    }

    public static void main(String[] args) throws Exception {
        Harness.start(args, (options, lesson, random) -> new Experiment(Settings.of(options.preset()), options.device(), lesson, random));
    }

    // -------------------------------------------------------------------------------------------------------- network

    /** Blocks of causal attention and a network of two layers, each normalised after the sum with its input. */
    static final class Transformer {
        final Torch.Weights weights;
        private final Settings settings;
        private final NDArray mask, lastMask;

        Transformer(NDManager manager, Settings settings, int symbols, RandomGenerator random) {
            this.settings = settings;
            this.weights = new Torch.Weights(manager, random);
            this.mask = Torch.causalMask(manager, TOKENS);
            this.lastMask = manager.zeros(new Shape(1, TOKENS));
            int width = settings.width();
            weights.normal("token.w", settings.embeddingDeviation(), symbols + 2, width);
            weights.normal("position.w", settings.embeddingDeviation(), TOKENS, width);
            for (int i = 0; i < settings.layers(); i++) {
                weights.newLinear("query" + i, width, width);
                weights.newLinear("memory" + i, width, 2 * width);
                weights.newLinear("attended" + i, width, width);
                weights.newLayerNorm("attentionNorm" + i, width);
                weights.newLinear("wide" + i, width, 4 * width);
                weights.newLinear("narrow" + i, 4 * width, width);
                weights.newLayerNorm("networkNorm" + i, width);
            }
            weights.newLayerNorm("norm", width);
            weights.newLinear("result", width, symbols);
        }

        /** Logits of every symbol as the result, n by symbols, for the tokens of n questions. */
        NDArray logits(NDArray tokens) {
            NDArray x = weights.embedding("token", tokens).add(weights.get("position.w"));
            for (int i = 0; i < settings.layers(); i++) {
                x = block(i, x);
            }
            return weights.linear("result", weights.layerNorm("norm", x.squeeze(1)));
        }

        /** Only the last token is read in the end, so the last block computes no other. */
        private NDArray block(int i, NDArray x) {
            boolean last = i == settings.layers() - 1;
            NDArray asking = last ? x.get(":,-1:") : x;
            NDList memory = weights.linear("memory" + i, x).split(2, 2);
            NDArray attended = Torch.attention(
                    weights.linear("query" + i, asking), memory.get(0), memory.get(1), settings.heads(), last ? lastMask : mask, 0);
            NDArray h = weights.layerNorm("attentionNorm" + i, asking.add(weights.linear("attended" + i, attended)));
            NDArray wide = Torch.gelu(weights.linear("wide" + i, h));
            return weights.layerNorm("networkNorm" + i, h.add(weights.linear("narrow" + i, wide)));
        }
    }

    // ------------------------------------------------------------------------------------------------------- training

    @Override
    public float[] train(int count) {
        float[] losses = new float[count];
        for (int i = 0; i < count; i++) {
            losses[i] = Runner.finite(updates++, gradients());
            optimiser.update();
        }
        return losses;
    }

    /** Grows to the full rate during the warm-up. */
    private double learningRate(int updatesBefore) {
        return settings.learningRate() * Math.min(1, (double) updatesBefore / settings.warmUp());
    }

    /** Computes the gradients for one random batch, drawn with replacement; returns its loss. */
    private float gradients() {
        List<Datasets.Equation> known = lesson.equations();
        int[][] questions = new int[settings.batchSize()][];
        long[] results = new long[settings.batchSize()];
        for (int i = 0; i < results.length; i++) {
            Datasets.Equation equation = known.get(random.nextInt(known.size()));
            questions[i] = new int[] {equation.left(), equation.right()};
            results[i] = equation.result();
        }
        return Torch.backward(() -> Torch.crossEntropy(transformer.logits(tokens(questions)), manager.create(results)));
    }

    private NDArray tokens(int[][] questions) {
        long[] tokens = new long[TOKENS * questions.length];
        for (int i = 0; i < questions.length; i++) {
            tokens[TOKENS * i] = questions[i][0];
            tokens[TOKENS * i + 1] = lesson.symbols();
            tokens[TOKENS * i + 2] = questions[i][1];
            tokens[TOKENS * i + 3] = lesson.symbols() + 1;
        }
        return manager.create(tokens, new Shape(questions.length, TOKENS));
    }

    // -------------------------------------------------------------------------------------------------------- answers

    @Override
    public float[][] logProbabilities(int[][] questions) {
        List<float[]> rows = new ArrayList<>();
        for (int from = 0; from < questions.length; from += 1024) {
            int[][] part = Arrays.copyOfRange(questions, from, Math.min(questions.length, from + 1024));
            rows.addAll(List.of(Torch.infer(() -> Torch.rows(transformer.logits(tokens(part)).logSoftmax(-1)))));
        }
        return rows.toArray(float[][]::new);
    }

    @Override
    public void close() {
        manager.close();
    }
}
