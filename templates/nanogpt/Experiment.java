//JAVA 25
//SOURCES Harness.java Corpus.java Datasets.java Metrics.java Runner.java Store.java Torch.java Optimiser.java
//DEPS ai.djl:api:0.36.0
//DEPS ai.djl.pytorch:pytorch-engine:0.36.0
//DEPS ai.djl.pytorch:pytorch-native-cpu:2.7.1:linux-x86_64
//DEPS ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0
//DEPS org.slf4j:slf4j-nop:2.0.17

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A small language model of characters: a transformer that reads a text from left to right and tells at each place how
 * likely every character is to come next. The harness calls train, sample and predict, once for each text and seed; it
 * reads the texts, measures the times and computes the metrics.
 */
public final class Experiment implements Harness.Learner {
    /** All that one would tune. */
    record Settings(
            int layers, int heads, int width, int context, double dropout, int batchSize, int trainSteps, double learningRate, int warmUp,
            int evaluateEvery, int evaluationBatches) {
        static Settings of(String preset, String text) {
            return switch (preset) {
                case "full" -> text.equals("shakespeare_char")
                        ? new Settings(6, 6, 384, 256, 0.2, 64, 5_000, 1e-3, 100, 250, 200)
                        : new Settings(6, 6, 384, 256, 0.2, 32, 100_000, 5e-4, 200, 1_000, 200);
                case "mid" -> new Settings(4, 4, 128, 128, 0.1, 16, 750, 4e-3, 50, 75, 10);
                case "quick" -> new Settings(3, 3, 96, 64, 0, 16, 300, 6e-3, 20, 50, 5);
                case "smoke" -> new Settings(1, 2, 32, 32, 0.1, 8, 20, 4e-3, 5, 10, 2);
                default -> throw new IllegalArgumentException("no preset " + preset);
            };
        }

        /** Rises in a line while it warms up, then falls along half a cosine to a tenth; of the updates done before. */
        double learningRate(int update) {
            if (update < warmUp) {
                return learningRate * update / warmUp;
            }
            double done = (update - warmUp) / (double) (trainSteps - warmUp), least = learningRate / 10;
            return least + 0.5 * (1 + Math.cos(Math.PI * done)) * (learningRate - least);
        }
    }

    private static final double BETA1 = 0.9, BETA2 = 0.99, WEIGHT_DECAY = 0.1, CLIP_NORM = 1;
    private static final double TEMPERATURE = 0.8;
    private static final int LIKELIEST = 200; // characters among which one is drawn
    private final Settings settings;
    private final Runner.Task task;
    private final NDManager manager;
    private final Gpt model;
    private final Torch.Weights best; // the state of the model that did best on the text to choose by

    Experiment(Runner.Task task, int characters) {
        this.task = task;
        settings = Settings.of(task.options().preset(), task.dataset());
        manager = Torch.start(task.options().device(), task.random("dropout"));
        model = new Gpt(settings, characters, manager, task.random("weights"));
        best = model.weights.copy();
    }

    public static void main(String[] args) throws Exception {
        Harness.start(args, Experiment::new);
    }

    // --------------------------------------------------------------------------------------------------------- model

    /** A decoder as in GPT-2, without biases: attention to what came before, then a layer on each place, L times. */
    static final class Gpt {
        final Torch.Weights weights;
        private final Settings settings;
        private final NDArray mask;

        Gpt(Settings settings, int characters, NDManager manager, RandomGenerator random) {
            this.settings = settings;
            int width = settings.width();
            double small = 0.02 * Math.sqrt(384.0 / width), residual = small / Math.sqrt(2.0 * settings.layers());
            mask = Torch.causalMask(manager, settings.context());
            weights = new Torch.Weights(manager, random);
            weights.normal("characters.w", small, characters, width); // the embedding, and the output as well
            weights.normal("places.w", small, settings.context(), width);
            for (int i = 0; i < settings.layers(); i++) {
                weights.constant("norm1." + i + ".w", 1, width);
                weights.normal("attention." + i + ".w", small, 3 * width, width);
                weights.normal("projection." + i + ".w", residual, width, width);
                weights.constant("norm2." + i + ".w", 1, width);
                weights.normal("up." + i + ".w", small, 4 * width, width);
                weights.normal("down." + i + ".w", residual, width, 4 * width);
            }
            weights.constant("norm.w", 1, width);
        }

        /** What is known at each place, batch by length by width, of character numbers, batch by length. */
        NDArray read(Torch.Weights w, NDArray characters) {
            long length = characters.getShape().get(1);
            NDArray places = w.get("places.w").get(new NDIndex("0:" + length));
            NDArray visible = mask.get(new NDIndex("0:" + length + ",0:" + length));
            NDArray x = drop(w.embedding("characters", characters).add(places));
            for (int i = 0; i < settings.layers(); i++) {
                NDList parts = w.linear("attention." + i, w.layerNorm("norm1." + i, x)).split(3, 2);
                NDArray mixed = Torch.attention(parts.get(0), parts.get(1), parts.get(2), settings.heads(), visible, settings.dropout());
                x = x.add(drop(w.linear("projection." + i, mixed)));
                NDArray wide = Torch.gelu(w.linear("up." + i, w.layerNorm("norm2." + i, x)));
                x = x.add(drop(w.linear("down." + i, wide)));
            }
            return w.layerNorm("norm", x);
        }

        /** Scores of every character to come next. */
        static NDArray logits(Torch.Weights w, NDArray known) {
            return w.linear("characters", known);
        }

        private NDArray drop(NDArray x) {
            return Torch.dropout(x, settings.dropout());
        }
    }

    // ------------------------------------------------------------------------------------------------------ training

    @Override
    public Harness.History train(byte[] train, byte[] val) {
        Optimiser optimiser = Optimiser.adamW(model.weights, settings::learningRate, BETA1, BETA2, WEIGHT_DECAY)
                .decayOnlyMatrices().clip(CLIP_NORM);
        RandomGenerator random = task.random("batches");
        float[] losses = new float[settings.trainSteps()];
        List<float[]> evaluations = new ArrayList<>();
        for (int step = 0; step < losses.length; step++) {
            if (step % settings.evaluateEvery() == 0) {
                evaluations.add(evaluate(step, train, val, evaluations));
            }
            Batch batch = Batch.of(train, settings, random);
            losses[step] = Runner.finite(step, Torch.backward(() -> loss(model.weights, batch)));
            optimiser.update();
        }
        evaluations.add(evaluate(losses.length, train, val, evaluations));
        return new Harness.History(losses, evaluations.toArray(float[][]::new));
    }

    /** Stretches of text from random places, and the characters that follow each of theirs. */
    private record Batch(long[] characters, long[] next, int size) {
        static Batch of(byte[] text, Settings settings, RandomGenerator random) {
            int length = settings.context();
            long[] characters = new long[settings.batchSize() * length], next = new long[characters.length];
            for (int i = 0; i < characters.length; i += length) {
                int from = random.nextInt(text.length - length);
                for (int j = 0; j < length; j++) {
                    characters[i + j] = text[from + j] & 0xFF;
                    next[i + j] = text[from + j + 1] & 0xFF;
                }
            }
            return new Batch(characters, next, settings.batchSize());
        }
    }

    private NDArray loss(Torch.Weights weights, Batch batch) {
        NDArray characters = manager.create(batch.characters(), new Shape(batch.size(), settings.context()));
        NDArray logits = Gpt.logits(weights, model.read(weights, characters));
        return Torch.crossEntropy(logits.reshape(-1, logits.getShape().get(2)), manager.create(batch.next()));
    }

    /** Step, loss on the training text, loss on the text to choose by; keeps the weights where that is the least so far. */
    private float[] evaluate(int step, byte[] train, byte[] val, List<float[]> before) {
        float[] row = {step, meanLoss(train), meanLoss(val)};
        if (before.stream().allMatch(earlier -> row[2] < earlier[2])) {
            best.follow(model.weights, 0);
        }
        task.say("step %d: loss %.4f, on unseen text %.4f", step, row[1], row[2]);
        return row;
    }

    /** Over random stretches, the same at every evaluation. */
    private float meanLoss(byte[] text) {
        RandomGenerator random = task.random("evaluation");
        double sum = 0;
        for (int i = 0; i < settings.evaluationBatches(); i++) {
            Batch batch = Batch.of(text, settings, random);
            sum += Torch.infer(() -> loss(model.weights, batch).getFloat());
        }
        return (float) (sum / settings.evaluationBatches());
    }

    // -------------------------------------------------------------------------------------------------------- results

    @Override
    public float[][] predict(byte[][] windows) {
        float[][] all = new float[windows.length][];
        for (int i = 0; i < windows.length; i++) {
            byte[] window = windows[i];
            all[i] = Torch.infer(() -> Gpt.logits(best, model.read(best, numbers(new byte[][] {window}, 0))).logSoftmax(-1).toFloatArray());
        }
        return all;
    }

    /** Draws one character after the other for all samples at once; the model sees as much of the past as it can. */
    @Override
    public byte[][] sample(byte[] prompt, int count, int length) {
        RandomGenerator random = task.random("samples");
        byte[][] texts = new byte[count][];
        Arrays.fill(texts, prompt);
        for (int i = 0; i < length; i++) {
            int from = Math.max(0, texts[0].length - settings.context());
            byte[][] known = texts;
            float[][] logits = Torch.infer(() -> Torch.rows(Gpt.logits(best, model.read(best, numbers(known, from)).get(":,-1"))));
            byte[][] longer = new byte[count][];
            for (int k = 0; k < count; k++) {
                longer[k] = Arrays.copyOf(texts[k], texts[k].length + 1);
                longer[k][texts[k].length] = (byte) draw(logits[k], random);
            }
            texts = longer;
        }
        return Arrays.stream(texts).map(text -> Arrays.copyOfRange(text, prompt.length, text.length)).toArray(byte[][]::new);
    }

    /** Draws among the likeliest, the likely ones more often than the model says. */
    private static int draw(float[] logits, RandomGenerator random) {
        float[] sorted = logits.clone();
        Arrays.sort(sorted);
        float least = sorted[Math.max(0, sorted.length - LIKELIEST)], greatest = sorted[sorted.length - 1];
        double[] sums = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sums[i] = sum += logits[i] < least ? 0 : Math.exp((logits[i] - greatest) / TEMPERATURE);
        }
        double place = random.nextDouble(sum);
        int drawn = 0;
        while (sums[drawn] <= place) {
            drawn++;
        }
        return drawn;
    }

    /** Texts of the same length from a place on, as an array of PyTorch. */
    private NDArray numbers(byte[][] texts, int from) {
        int length = texts[0].length - from;
        long[] numbers = new long[texts.length * length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = texts[i / length][from + i % length] & 0xFF;
        }
        return manager.create(numbers, new Shape(texts.length, length));
    }

    @Override
    public void close() {
        manager.close();
    }
}
