//JAVA 25
//SOURCES Torch.java
//DEPS ai.djl:api:0.36.0
//DEPS ai.djl.pytorch:pytorch-engine:0.36.0
//DEPS ai.djl.pytorch:pytorch-native-cpu:2.7.1:linux-x86_64
//DEPS ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0
//DEPS org.slf4j:slf4j-nop:2.0.17

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Protected, and the same for every template: changes weights by the gradients that Torch.backward left, with PyTorch's
 * formulas, and sets the gradients to zero. The rate is a function of the number of updates done before.
 */
abstract class Optimiser {
    private final Torch.Weights weights;
    private final IntToDoubleFunction rate;
    private double limit = Double.POSITIVE_INFINITY;
    private boolean onlyMatrices;
    private int updates;

    private Optimiser(Torch.Weights weights, IntToDoubleFunction rate) {
        this.weights = weights;
        this.rate = rate;
    }

    /** Adam with decoupled weight decay. */
    static Optimiser adamW(Torch.Weights weights, IntToDoubleFunction rate, double beta1, double beta2, double decay) {
        return new AdamW(weights, rate, beta1, beta2, decay);
    }

    /** Adam without weight decay. */
    static Optimiser adam(Torch.Weights weights, IntToDoubleFunction rate, double beta1, double beta2) {
        return new AdamW(weights, rate, beta1, beta2, 0);
    }

    /** Stochastic gradient descent with momentum; weight decay is part of the gradient. */
    static Optimiser sgd(Torch.Weights weights, IntToDoubleFunction rate, double momentum, double decay) {
        return new Sgd(weights, rate, momentum, decay);
    }

    /** Lets no weight of rank 1 decay: no bias, and no gain of a layer norm. */
    Optimiser decayOnlyMatrices() {
        onlyMatrices = true;
        return this;
    }

    /** Shortens the gradient of all weights together to this norm where it is longer. */
    Optimiser clip(double norm) {
        limit = norm;
        return this;
    }

    /** Returns the norm of the gradient before it was clipped; not a number where nothing is clipped. */
    double update() {
        try (NDScope _ = new NDScope()) {
            Map<String, NDArray> gradients = new LinkedHashMap<>();
            weights.all().forEach((name, weight) -> gradients.put(name, weight.getGradient()));
            double norm = Double.isFinite(limit) ? norm(gradients.values()) : Double.NaN;
            float scale = norm > limit ? (float) (limit / (norm + 1e-6)) : 1;
            double learningRate = rate.applyAsDouble(updates++);
            weights.all().forEach((name, weight) -> {
                double decaying = onlyMatrices && weight.getShape().dimension() < 2 ? 0 : 1;
                change(name, weight, gradients.get(name), new Change(updates, learningRate, scale, decaying));
            });
            return norm;
        }
    }

    private static double norm(Iterable<NDArray> gradients) {
        NDList norms = new NDList();
        gradients.forEach(gradient -> norms.add(gradient.norm()));
        return NDArrays.stack(norms).norm().getFloat();
    }

    /** How an update, counted from 1, changes a weight: its rate, what to multiply the gradient by, and the decay. */
    private record Change(int update, double rate, float scale, double decaying) {}

    abstract void change(String name, NDArray weight, NDArray gradient, Change change);

    /** An array of the optimiser's own for each weight, zero at first. */
    private static NDArray state(Map<String, NDArray> states, String name, NDArray weight) {
        return states.computeIfAbsent(name, _ -> Torch.keep(weight.zerosLike()));
    }

    private static final class AdamW extends Optimiser {
        private final double beta1, beta2, decay;
        private final Map<String, NDArray> means = new LinkedHashMap<>(), squares = new LinkedHashMap<>();

        AdamW(Torch.Weights weights, IntToDoubleFunction rate, double beta1, double beta2, double decay) {
            super(weights, rate);
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.decay = decay;
        }

        @Override
        void change(String name, NDArray w, NDArray gradient, Change change) {
            double root = Math.sqrt(1 - Math.pow(beta2, change.update())), rate = change.rate();
            NDList inputs = new NDList(w, gradient, state(means, name, w), state(squares, name, w));
            w.getNDArrayInternal().adamUpdate(inputs, new NDList(w), (float) rate, (float) (rate * root / (1 - Math.pow(beta1, change.update()))),
                    (float) (decay * change.decaying()), change.scale(), -1, (float) beta1, (float) beta2, (float) (1e-8 * root), false, true);
        }
    }

    private static final class Sgd extends Optimiser {
        private final double momentum, decay;
        private final Map<String, NDArray> velocities = new LinkedHashMap<>();

        Sgd(Torch.Weights weights, IntToDoubleFunction rate, double momentum, double decay) {
            super(weights, rate);
            this.momentum = momentum;
            this.decay = decay;
        }

        @Override
        void change(String name, NDArray w, NDArray gradient, Change change) {
            NDArray velocity = state(velocities, name, w).muli(momentum).addi(gradient.mul(change.scale()));
            if (decay * change.decaying() > 0) {
                velocity.addi(w.mul(decay));
            }
            w.getNDArrayInternal().sgdUpdate(new NDList(w, velocity), new NDList(w), (float) change.rate(), 0, 1, -1, 0, false);
        }
    }
}
