//JAVA 25
//SOURCES Runner.java
//DEPS ai.djl:api:0.36.0
//DEPS ai.djl.pytorch:pytorch-engine:0.36.0
//DEPS ai.djl.pytorch:pytorch-native-cpu:2.7.1:linux-x86_64
//DEPS ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0
//DEPS org.slf4j:slf4j-nop:2.0.17

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Protected, and the same for every template: PyTorch from Java without leaks. Named weights, the usual layers as functions
 * of them, and gradients. With an Optimiser, a step of training is
 *
 * <pre>float loss = Torch.backward(() -> Torch.crossEntropy(weights.linear("out", x), labels)); optimiser.update();</pre>
 *
 * <p>All that is computed inside backward or infer is freed at its end; what shall stay is a Java number or array, or passes
 * through keep. Dropout and batch normalisation train inside backward and infer elsewhere. One thread calls all of this.
 */
final class Torch {
    private static boolean training;
    private static SplittableRandom dropouts = new SplittableRandom(0);
    private static ByteBuffer masks = ByteBuffer.allocateDirect(0);
    private static float[] draws = {};

    private Torch() {}

    /** Starts PyTorch, seeds its own random numbers (dropout) and gives the maker of arrays on the device: cpu or cuda. */
    static NDManager start(String device, RandomGenerator random) {
        try {
            Engine engine = Engine.getInstance();
            boolean cuda = device.equals("cuda");
            if (cuda ? engine.getGpuCount() == 0 : !device.equals("cpu")) {
                throw new Runner.Complaint("--device=%s: must be cpu, or cuda where PyTorch finds an NVIDIA GPU; it finds %d".formatted(device, engine.getGpuCount()));
            }
            engine.setRandomSeed(random.nextInt());
            dropouts = new SplittableRandom(random.nextLong());
            return NDManager.newBaseManager(cuda ? Device.gpu() : Device.cpu());
        } catch (EngineException | LinkageError e) {
            throw new Runner.Complaint("PyTorch does not start: %s; is pytorch-native among the libraries, for this kind of machine?".formatted(e.getMessage()));
        }
    }

    // ------------------------------------------------------------------------------------------------------ computing

    /** Computes a loss, and adds its gradients to those of the weights; the optimiser's update sets them back to zero. */
    static float backward(Supplier<NDArray> loss) {
        training = true;
        masks.clear();
        try (NDScope _ = new NDScope(); GradientCollector tape = Engine.getInstance().newGradientCollector()) {
            NDArray value = loss.get();
            tape.backward(value);
            return value.getFloat();
        } finally {
            training = false;
        }
    }

    /** Computes without gradients something that is no array of PyTorch. */
    static <T> T infer(Supplier<T> result) {
        try (NDScope _ = new NDScope()) {
            return result.get();
        }
    }

    /** Lets an array outlive the backward or infer that made it; close it when done. */
    static NDArray keep(NDArray array) {
        NDArray kept = array.stopGradient();
        NDScope.unregister(kept);
        return kept;
    }

    /** The rows of an array of rank 2. */
    static float[][] rows(NDArray array) {
        float[] values = array.toFloatArray();
        float[][] rows = new float[(int) array.getShape().get(0)][];
        for (int i = 0, width = (int) array.getShape().get(1); i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return rows;
    }

    // --------------------------------------------------------------------------------------- functions without weights

    /** Sets values to zero at this rate and scales the others up; outside backward it changes nothing. */
    static NDArray dropout(NDArray x, double rate) {
        if (!training || rate == 0) {
            return x;
        }
        return x.getDevice().isGpu() ? x.getNDArrayInternal().dropout(x, (float) rate, true).singletonOrThrow() : x.mul(mask(x, rate));
    }

    /** Drawn in Java, several times as fast as PyTorch draws on a processor; the next backward uses the memory again. */
    private static NDArray mask(NDArray like, double rate) {
        int size = (int) like.size(), dropped = (int) Math.round(rate * 0x10000), kept = Float.floatToIntBits(0x10000 / (float) (0x10000 - dropped));
        if (masks.remaining() < 4 * size + 64) {
            masks = ByteBuffer.allocateDirect(2 * masks.capacity() + 4 * size + 64);
            draws = new float[masks.capacity() / 4];
        }
        for (int i = 0; i < size; i += 4) {
            long bits = dropouts.nextLong();
            for (int j = i; j < i + 4; j++, bits >>>= 16) { // without a branch: kept where the random number is not below dropped, else zero
                draws[j] = Float.intBitsToFloat(kept & dropped - 1 - (int) (bits & 0xFFFF) >> 31);
            }
        }
        ByteBuffer mask = masks.slice(masks.position(), 4 * size).order(ByteOrder.nativeOrder());
        masks.position(masks.position() + 4 * size + 63 & -64); // each begins with a whole cache line
        mask.asFloatBuffer().put(draws, 0, size);
        return like.getManager().create(mask, like.getShape(), DataType.FLOAT32);
    }

    /** The exact Gaussian error linear unit. */
    static NDArray gelu(NDArray x) {
        return x.getNDArrayInternal().gelu();
    }

    static NDArray relu(NDArray x) {
        return x.getNDArrayInternal().relu();
    }

    /** The mean over n rows of logits, n by classes, for n labels (int64). */
    static NDArray crossEntropy(NDArray logits, NDArray labels) {
        return logits.logSoftmax(-1).gather(labels.expandDims(-1), 1).mean().neg();
    }

    /** To add to the scores of attention: zero, and minus infinity where a place would see a later one. */
    static NDArray causalMask(NDManager manager, int length) {
        float[][] mask = new float[length][length];
        for (int i = 0; i < length; i++) {
            Arrays.fill(mask[i], i + 1, length, Float.NEGATIVE_INFINITY);
        }
        return manager.create(mask);
    }

    /** Attention of many heads: queries, keys and values (batch, length, width) and a mask for (length, length). */
    static NDArray attention(NDArray q, NDArray k, NDArray v, int heads, NDArray mask, double dropout) {
        double scale = 1 / Math.sqrt(q.getShape().get(2) / (double) heads);
        NDArray scores = heads(q, heads).mul(scale).matMul(heads(k, heads).swapAxes(2, 3)).add(mask);
        NDArray mixed = dropout(scores.softmax(-1), dropout).matMul(heads(v, heads));
        return mixed.transpose(0, 2, 1, 3).reshape(q.getShape().get(0), q.getShape().get(1), v.getShape().get(2));
    }

    private static NDArray heads(NDArray x, int heads) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads).transpose(0, 2, 1, 3);
    }

    // -------------------------------------------------------------------------------------------------------- weights

    /** Named weights, made from Java's random numbers, and layers that use them: layer NAME has NAME.w and perhaps NAME.b. */
    static final class Weights {
        private final NDManager manager;
        private final RandomGenerator random;
        private final Map<String, NDArray> trained = new LinkedHashMap<>(), statistics = new LinkedHashMap<>(), zeros = new LinkedHashMap<>();

        Weights(NDManager manager, RandomGenerator random) {
            this.manager = manager;
            this.random = random;
        }

        NDArray get(String name) {
            NDArray weight = trained.getOrDefault(name, statistics.get(name));
            if (weight == null) {
                throw new IllegalArgumentException("no weight %s; there are %s".formatted(name, String.join(", ", trained.keySet())));
            }
            return weight;
        }

        /** By name, in the order in which they were made. */
        Map<String, NDArray> all() {
            return trained;
        }

        /** How many numbers are trained. */
        long count() {
            return trained.values().stream().mapToLong(NDArray::size).sum();
        }

        void normal(String name, double deviation, long... shape) {
            add(name, () -> random.nextGaussian() * deviation, shape);
        }

        void uniform(String name, double bound, long... shape) {
            add(name, () -> random.nextDouble(-bound, bound), shape);
        }

        void constant(String name, double value, long... shape) {
            add(name, () -> value, shape);
        }

        private void add(String name, DoubleSupplier next, long... shape) {
            float[] values = new float[(int) new Shape(shape).size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) next.getAsDouble();
            }
            NDArray weight = manager.create(values, new Shape(shape));
            NDScope.unregister(weight);
            weight.setRequiresGradient(true);
            trained.put(name, weight);
        }

        /** As PyTorch's Linear begins. */
        void newLinear(String name, int in, int out) {
            uniform(name + ".w", 1 / Math.sqrt(in), out, in);
            uniform(name + ".b", 1 / Math.sqrt(in), out);
        }

        void newLayerNorm(String name, int width) {
            constant(name + ".w", 1, width);
            constant(name + ".b", 0, width);
        }

        void newBatchNorm(String name, int channels) {
            newLayerNorm(name, channels);
            statistics.put(name + ".mean", manager.zeros(new Shape(channels)));
            statistics.put(name + ".variance", manager.ones(new Shape(channels)));
        }

        /** A square kernel without bias, for ReLU behind it (Kaiming, by the outputs); groups = in makes it depthwise. */
        void newConvolution(String name, int in, int out, int kernel, int groups) {
            normal(name + ".w", Math.sqrt(2.0 * groups / (out * kernel * kernel)), out, in / groups, kernel, kernel);
        }

        /** As PyTorch's LSTM of one layer begins. */
        void newLstm(String name, int in, int hidden) {
            double bound = 1 / Math.sqrt(hidden);
            uniform(name + ".w", bound, 4 * hidden, in);
            uniform(name + ".u", bound, 4 * hidden, hidden);
            uniform(name + ".b", bound, 4 * hidden);
            uniform(name + ".c", bound, 4 * hidden);
        }

        /** Over the last axis; without a bias where there is no NAME.b. */
        NDArray linear(String name, NDArray x) {
            return x.getNDArrayInternal().linear(x, get(name + ".w"), trained.get(name + ".b")).singletonOrThrow();
        }

        /** The rows of NAME.w at int64 places. */
        NDArray embedding(String name, NDArray ids) {
            return ids.getNDArrayInternal().embedding(ids, get(name + ".w"), SparseFormat.DENSE).singletonOrThrow();
        }

        /** Over the last axis; without a bias where there is no NAME.b. */
        NDArray layerNorm(String name, NDArray x) {
            NDArray gain = get(name + ".w"), bias = trained.containsKey(name + ".b") ? get(name + ".b") : zeros.computeIfAbsent(name, _ -> keep(gain.zerosLike()));
            return x.getNDArrayInternal().layerNorm(x, gain.getShape(), gain, bias, 1e-5f).singletonOrThrow();
        }

        /** Over all but axis 1; running statistics follow inside backward and are used outside. */
        NDArray batchNorm(String name, NDArray x) {
            return x.getNDArrayInternal().batchNorm(x, get(name + ".mean"), get(name + ".variance"), get(name + ".w"), get(name + ".b"),
                    -1, 0.9f, 1e-5f, training).singletonOrThrow();
        }

        /** Of images (batch, channels, height, width). */
        NDArray convolution(String name, NDArray x, int stride, int padding, int groups) {
            return x.getNDArrayInternal().convolution(x, get(name + ".w"), trained.get(name + ".b"),
                    new Shape(stride, stride), new Shape(padding, padding), new Shape(1, 1), groups).singletonOrThrow();
        }

        /** Of x (batch, length, width) from a state h and c (1, batch, hidden): the outputs, the last h, the last c. */
        NDList lstm(String name, NDArray x, NDArray h, NDArray c) {
            NDList weights = new NDList(get(name + ".w"), get(name + ".u"), get(name + ".b"), get(name + ".c"));
            return x.getNDArrayInternal().lstm(x, new NDList(h, c), weights, true, 1, 0, training, false, true);
        }

        /** As they are now, to be kept or to follow these; not trained. */
        Weights copy() {
            Weights copy = new Weights(manager, random);
            try (NDScope _ = new NDScope()) {
                trained.forEach((name, weight) -> copy.trained.put(name, keep(weight.stopGradient().duplicate())));
                statistics.forEach((name, value) -> copy.statistics.put(name, keep(value.duplicate())));
            }
            return copy;
        }

        /** Moves each weight of this copy towards its source: decay times the old value, and the new for the rest. */
        void follow(Weights source, double decay) {
            try (NDScope _ = new NDScope()) {
                NDArray old = manager.create((float) decay), fresh = manager.create((float) (1 - decay)); // once: a number makes an array each time
                trained.forEach((name, w) -> w.muli(old).addi(source.get(name).stopGradient().mul(fresh)));
                statistics.forEach((name, value) -> value.muli(0).addi(source.get(name)));
            }
        }
    }
}
