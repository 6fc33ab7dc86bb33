//JAVA 25
//SOURCES Harness.java Datasets.java Metrics.java Pictures.java Shapes.java Runner.java Store.java Torch.java Optimiser.java
//DEPS ai.djl:api:0.36.0
//DEPS ai.djl.pytorch:pytorch-engine:0.36.0
//DEPS ai.djl.pytorch:pytorch-native-cpu:2.7.1:linux-x86_64
//DEPS ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0
//DEPS org.slf4j:slf4j-nop:2.0.17

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A small MobileNetV3 learns to classify pictures: inverted residual blocks of depthwise convolutions with squeeze and
 * excitation. The harness calls train, then classify, once for each data set and seed; it gives the pictures, measures the
 * times and computes the metrics.
 */
public final class Experiment implements Harness.Learner {
    /** An inverted residual block: widen, filter each channel with a kernel, weigh the channels, narrow. */
    record Block(int kernel, int wide, int out, boolean squeeze, boolean hardSwish, int stride) {}

    /** All that one would tune. */
    record Settings(
            int stem, List<Block> blocks, int head, int hidden, float dropout, int epochs, int batchSize, float learningRate,
            float weightDecay, float normMomentum, float linearDeviation, int shift) {

        static Settings of(String preset) {
            return switch (preset) {
                case "full" -> new Settings(16, SMALL, 576, 1024, 0.2f, 30, 128, 0.01f, 1e-4f, 0.01f, 0.01f, 4);
                case "mid" -> new Settings(16, MEDIUM, 240, 256, 0.2f, 12, 64, 0.1f, 1e-4f, 0.1f, 0.1f, 1);
                case "quick" -> new Settings(12, TINY, 96, 128, 0.1f, 8, 32, 0.1f, 1e-4f, 0.1f, 0.1f, 1);
                case "smoke" -> new Settings(8, List.of(new Block(3, 16, 8, true, true, 2)), 16, 16, 0.1f, 1, 32, 0.05f, 1e-4f, 0.1f, 0.1f, 1);
                default -> throw new IllegalArgumentException("no preset " + preset);
            };
        }

        /** MobileNetV3-Small (Howard et al. 2019), but for pictures of 32: they are halved three times, not five. */
        private static final List<Block> SMALL = List.of(
                new Block(3, 16, 16, true, false, 1), new Block(3, 72, 24, false, false, 2), new Block(3, 88, 24, false, false, 1),
                new Block(5, 96, 40, true, true, 2), new Block(5, 240, 40, true, true, 1), new Block(5, 240, 40, true, true, 1),
                new Block(5, 120, 48, true, true, 1), new Block(5, 144, 48, true, true, 1),
                new Block(5, 288, 96, true, true, 2), new Block(5, 576, 96, true, true, 1), new Block(5, 576, 96, true, true, 1));

        /** For pictures of 16. */
        private static final List<Block> MEDIUM = List.of(
                new Block(3, 16, 16, true, false, 1), new Block(3, 64, 24, false, false, 2), new Block(3, 72, 24, false, false, 1),
                new Block(3, 96, 40, true, true, 2), new Block(3, 120, 40, true, true, 1));

        /** For a first look at pictures of 16. */
        private static final List<Block> TINY = List.of(
                new Block(3, 24, 16, true, false, 2), new Block(3, 48, 16, false, false, 1),
                new Block(3, 64, 32, true, true, 2), new Block(3, 96, 32, true, true, 1));
    }

    private static final float MOMENTUM = 0.9f, NORM_EPSILON = 1e-3f;
    private static final int CLASSIFIED = 256; // pictures at a time

    private final Settings settings;
    private final RandomGenerator random;
    private final NDManager manager;
    private Network network;
    private Scale scale;

    Experiment(Settings settings, String device, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        this.manager = Torch.start(device, random);
    }

    public static void main(String[] args) throws Exception {
        Harness.start(args, (options, random) -> new Experiment(Settings.of(options.preset()), options.device(), random));
    }

    // ------------------------------------------------------------------------------------------------------- network

    /** The stem, the blocks, and the head, as functions of named weights. */
    static final class Network {
        final Torch.Weights weights;
        private final Settings settings;
        private final boolean training;
        private long pictures, multiplyAdds; // in all calls together

        private Network(Torch.Weights weights, Settings settings, boolean training) {
            this.weights = weights;
            this.settings = settings;
            this.training = training;
        }

        static Network create(Settings settings, int classes, NDManager manager, RandomGenerator random) {
            Network network = new Network(new Torch.Weights(manager, random), settings, true);
            int in = settings.stem();
            network.newConvolution("stem", 3, in, 3, 1);
            for (int i = 0; i < settings.blocks().size(); i++) {
                network.newBlock("block" + i, settings.blocks().get(i), in);
                in = settings.blocks().get(i).out();
            }
            network.newConvolution("head", in, settings.head(), 1, 1);
            network.newLinear("hidden", settings.head(), settings.hidden(), settings.linearDeviation());
            network.newLinear("out", settings.hidden(), classes, settings.linearDeviation());
            return network;
        }

        /** To classify with: batch normalisation uses its running statistics, and nothing drops out. */
        Network classifier(Torch.Weights weights) {
            return new Network(weights, settings, false);
        }

        private void newBlock(String name, Block block, int in) {
            if (block.wide() != in) {
                newConvolution(name + ".widen", in, block.wide(), 1, 1);
            }
            newConvolution(name + ".filter", block.wide(), block.wide(), block.kernel(), block.wide());
            if (block.squeeze()) {
                int narrow = multipleOf8(block.wide() / 4.0);
                newLinear(name + ".squeeze", block.wide(), narrow, Math.sqrt(2.0 / narrow));
                newLinear(name + ".excite", narrow, block.wide(), Math.sqrt(2.0 / block.wide()));
            }
            newConvolution(name + ".narrow", block.wide(), block.out(), 1, 1);
        }

        /** Without a bias, with normalisation behind it. */
        private void newConvolution(String name, int in, int out, int kernel, int groups) {
            weights.normal(name + ".w", Math.sqrt(2.0 / (out * kernel * kernel)), out, in / groups, kernel, kernel);
            weights.newBatchNorm(name + ".norm", out);
        }

        private void newLinear(String name, int in, int out, double deviation) {
            weights.normal(name + ".w", deviation, out, in);
            weights.constant(name + ".b", 0, out);
        }

        /** The nearest multiple of 8 that is not more than a tenth smaller. */
        private static int multipleOf8(double width) {
            int nearest = Math.max(8, (int) (width + 4) / 8 * 8);
            return nearest < 0.9 * width ? nearest + 8 : nearest;
        }

        /** The logits of pictures (batch, 3, size, size). */
        NDArray logits(NDArray x) {
            pictures += x.getShape().get(0);
            x = hardSwish(convolution("stem", x, 1, 1, 1));
            for (int i = 0; i < settings.blocks().size(); i++) {
                x = block("block" + i, settings.blocks().get(i), x);
            }
            x = pooled(hardSwish(convolution("head", x, 1, 0, 1)));
            x = hardSwish(linear("hidden", x));
            return linear("out", training ? Torch.dropout(x, settings.dropout()) : x);
        }

        private NDArray block(String name, Block block, NDArray x) {
            NDArray h = x;
            if (block.wide() != x.getShape().get(1)) {
                h = activation(block, convolution(name + ".widen", h, 1, 0, 1));
            }
            h = activation(block, convolution(name + ".filter", h, block.stride(), block.kernel() / 2, block.wide()));
            if (block.squeeze()) {
                NDArray channels = Torch.relu(linear(name + ".squeeze", pooled(h)));
                h = h.mul(hardSigmoid(linear(name + ".excite", channels)).reshape(h.getShape().get(0), block.wide(), 1, 1));
            }
            h = convolution(name + ".narrow", h, 1, 0, 1);
            return h.getShape().equals(x.getShape()) && block.stride() == 1 ? x.add(h) : h;
        }

        private NDArray convolution(String name, NDArray x, int stride, int padding, int groups) {
            NDArray y = weights.convolution(name, x, stride, padding, groups);
            multiplyAdds += y.size() * weights.get(name + ".w").size() / y.getShape().get(1);
            return y.getNDArrayInternal().batchNorm(y, weights.get(name + ".norm.mean"), weights.get(name + ".norm.variance"),
                    weights.get(name + ".norm.w"), weights.get(name + ".norm.b"), 1, 1 - settings.normMomentum(), NORM_EPSILON, training).singletonOrThrow();
        }

        private NDArray linear(String name, NDArray x) {
            multiplyAdds += x.getShape().get(0) * weights.get(name + ".w").size();
            return weights.linear(name, x);
        }

        private static NDArray activation(Block block, NDArray x) {
            return block.hardSwish() ? hardSwish(x) : Torch.relu(x);
        }

        private static NDArray pooled(NDArray x) {
            return x.reshape(x.getShape().get(0), x.getShape().get(1), -1).mean(new int[] {2});
        }

        static NDArray hardSigmoid(NDArray x) {
            return x.add(3).clip(0, 6).div(6);
        }

        static NDArray hardSwish(NDArray x) {
            return x.mul(hardSigmoid(x));
        }
    }

    // ------------------------------------------------------------------------------------------------------ training

    @Override
    public Harness.Course train(Pictures training, Pictures validation) {
        scale = Scale.of(training);
        Network learning = Network.create(settings, training.classes(), manager, random);
        Torch.Weights best = learning.weights.copy();
        network = learning.classifier(learning.weights);
        int steps = training.count() / settings.batchSize(); // in an epoch; what is left over is left out
        Optimiser optimiser = Optimiser.sgd(learning.weights, update -> learningRate(update / steps), MOMENTUM, settings.weightDecay());
        float[] losses = new float[settings.epochs() * steps];
        float[][] epochs = new float[settings.epochs()][];
        double highest = -1;
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            int[] order = Datasets.shuffled(training.count(), random);
            for (int i = 0; i < steps; i++) {
                Pictures batch = training.at(Arrays.copyOfRange(order, i * settings.batchSize(), (i + 1) * settings.batchSize()));
                int step = epoch * steps + i;
                losses[step] = Runner.finite(step, Torch.backward(() -> loss(learning, batch)));
                optimiser.update();
            }
            float[][] logits = classify(validation);
            double accuracy = Metrics.accuracy(logits, validation.labels());
            epochs[epoch] = new float[] {(epoch + 1) * steps, (float) accuracy, (float) Metrics.crossEntropy(logits, validation.labels())};
            if (accuracy > highest) {
                highest = accuracy;
                best.follow(learning.weights, 0);
            }
        }
        network = learning.classifier(best);
        return new Harness.Course(losses, epochs);
    }

    /** Half a cosine from the full rate to zero, over epochs. */
    private double learningRate(int epoch) {
        return settings.learningRate() * 0.5 * (1 + Math.cos(Math.PI * epoch / settings.epochs()));
    }

    private NDArray loss(Network learning, Pictures batch) {
        NDArray labels = manager.create(Arrays.stream(batch.labels()).asLongStream().toArray());
        return Torch.crossEntropy(learning.logits(inputs(batch, settings.shift())), labels);
    }

    /** Scaled pictures; where shift is not 0, each is moved by up to so many pixels and mirrored by chance. */
    private NDArray inputs(Pictures pictures, int shift) {
        int size = pictures.size();
        float[] inputs = new float[pictures.count() * 3 * size * size];
        for (int i = 0; i < pictures.count(); i++) {
            int down = shift == 0 ? 0 : random.nextInt(-shift, shift + 1), right = shift == 0 ? 0 : random.nextInt(-shift, shift + 1);
            boolean mirrored = shift != 0 && random.nextBoolean();
            for (int channel = 0; channel < 3; channel++) {
                for (int row = Math.max(0, -down); row < Math.min(size, size - down); row++) {
                    for (int column = Math.max(0, -right); column < Math.min(size, size - right); column++) {
                        int at = ((i * 3 + channel) * size + row) * size + (mirrored ? size - 1 - column : column);
                        inputs[at] = scale.apply(pictures.value(i, channel, row + down, column + right), channel);
                    }
                }
            }
        }
        return manager.create(inputs, new Shape(pictures.count(), 3, size, size));
    }

    /** Brings each channel of the training pictures to mean 0 and deviation 1. */
    record Scale(double[] mean, double[] deviation) {
        static Scale of(Pictures pictures) {
            return new Scale(IntStream.range(0, 3).mapToDouble(pictures::mean).toArray(), IntStream.range(0, 3).mapToDouble(pictures::deviation).toArray());
        }

        float apply(float value, int channel) {
            return (float) ((value - mean[channel]) / deviation[channel]);
        }
    }

    // -------------------------------------------------------------------------------------------------------- results

    @Override
    public float[][] classify(Pictures pictures) {
        List<float[]> rows = new ArrayList<>();
        for (int from = 0; from < pictures.count(); from += CLASSIFIED) {
            int[] places = IntStream.range(from, Math.min(from + CLASSIFIED, pictures.count())).toArray();
            rows.addAll(List.of(Torch.infer(() -> Torch.rows(network.logits(inputs(pictures.at(places), 0))))));
        }
        return rows.toArray(float[][]::new);
    }

    @Override
    public long parameters() {
        return network.weights.count();
    }

    @Override
    public long multiplyAdds() {
        return network.multiplyAdds / network.pictures;
    }

    @Override
    public void close() {
        manager.close();
    }
}
