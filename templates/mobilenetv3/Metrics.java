import java.util.Arrays;

/** Protected. What a run is judged by. */
final class Metrics {
    private static final int COARSE = 16; // the linear reference sees pictures at most this wide

    private Metrics() {}

    /** The share, in per cent, of rows of logits whose greatest value stands at the label. */
    static double accuracy(float[][] logits, int[] labels) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += greatest(logits[i]) == labels[i] ? 1 : 0;
        }
        return 100.0 * right / labels.length;
    }

    /** Where the greatest value stands; the first of equal ones. */
    static int greatest(float[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] > values[best]) {
                best = k;
            }
        }
        return best;
    }

    /** The mean negative logarithm of the probability that is given to the label, in nats. */
    static double crossEntropy(float[][] logits, int[] labels) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double most = logits[i][greatest(logits[i])], total = 0;
            for (float logit : logits[i]) {
                total += Math.exp(logit - most);
            }
            sum += Math.log(total) + most - logits[i][labels[i]];
        }
        return sum / labels.length;
    }

    // ----------------------------------------------------------------------------------------------- a linear reference

    /**
     * The test accuracy, in per cent, of the best that a linear model of the pixels does: least squares on the classes with
     * a penalty on the weights, solved exactly, the penalty that suits the validation pictures best. Pictures wider than 16
     * are averaged down to 16.
     */
    static double linearAccuracy(Pictures training, Pictures validation, Pictures test, int[] testLabels) {
        float[][] inputs = inputs(training);
        double[] mean = new double[inputs[0].length];
        for (float[] input : inputs) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += input[j] / inputs.length;
            }
        }
        double[][] squares = new double[mean.length][mean.length], products = new double[mean.length][training.classes()];
        accumulate(centred(inputs, mean), training.labels(), squares, products);
        float[][] selecting = centred(inputs(validation), mean), judging = centred(inputs(test), mean);
        double best = -1, result = 0;
        for (double penalty : new double[] {1e-4, 1e-3, 1e-2, 1e-1}) {
            double[][] weights = solve(squares, products, penalty * training.count());
            double selected = accuracy(scores(selecting, weights, training), validation.labels());
            if (selected > best) {
                best = selected;
                result = accuracy(scores(judging, weights, training), testLabels);
            }
        }
        return result;
    }

    /** The pixels of each picture, averaged over blocks where it is wide. */
    private static float[][] inputs(Pictures pictures) {
        int block = Math.max(1, pictures.size() / COARSE), side = pictures.size() / block;
        float[][] inputs = new float[pictures.count()][3 * side * side];
        for (int i = 0; i < inputs.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                for (int row = 0; row < side * block; row++) {
                    for (int column = 0; column < side * block; column++) {
                        inputs[i][(channel * side + row / block) * side + column / block] += pictures.value(i, channel, row, column) / (block * block);
                    }
                }
            }
        }
        return inputs;
    }

    private static float[][] centred(float[][] inputs, double[] mean) {
        for (float[] input : inputs) {
            for (int j = 0; j < input.length; j++) {
                input[j] -= (float) mean[j];
            }
        }
        return inputs;
    }

    /** The lower half of X'X, and X'Y, where Y is 1 at each picture's class and 0 elsewhere; four pictures at a time. */
    private static void accumulate(float[][] inputs, int[] labels, double[][] squares, double[][] products) {
        float[] none = new float[squares.length];
        for (int i = 0; i < inputs.length; i += 4) {
            float[] p = inputs[i], q = i + 1 < inputs.length ? inputs[i + 1] : none;
            float[] r = i + 2 < inputs.length ? inputs[i + 2] : none, s = i + 3 < inputs.length ? inputs[i + 3] : none;
            for (int j = 0; j < squares.length; j++) {
                addTo(squares[j], j + 1, p, q, r, s, p[j], q[j], r[j], s[j]);
            }
        }
        for (int i = 0; i < inputs.length; i++) {
            for (int j = 0; j < products.length; j++) {
                products[j][labels[i]] += inputs[i][j];
            }
        }
    }

    private static void addTo(double[] row, int count, float[] p, float[] q, float[] r, float[] s, float a, float b, float c, float d) {
        for (int k = 0; k < count; k++) {
            row[k] += a * p[k] + b * q[k] + (c * r[k] + d * s[k]);
        }
    }

    /** Solves (A + penalty) W = B for a symmetric A whose lower half is given, by Cholesky's decomposition. */
    private static double[][] solve(double[][] a, double[][] b, double penalty) {
        int n = a.length, m = b[0].length;
        double[][] lower = new double[n][], solution = new double[n][];
        for (int i = 0; i < n; i++) {
            lower[i] = Arrays.copyOf(a[i], i + 1);
            lower[i][i] += penalty;
            for (int j = 0; j <= i; j++) {
                double sum = lower[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        for (int i = 0; i < n; i++) {
            solution[i] = b[i].clone();
            for (int k = 0; k < i; k++) {
                subtract(solution[i], lower[i][k], solution[k]);
            }
            divide(solution[i], lower[i][i]);
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                subtract(solution[i], lower[k][i], solution[k]);
            }
            divide(solution[i], lower[i][i]);
        }
        return solution;
    }

    private static void subtract(double[] from, double factor, double[] values) {
        for (int c = 0; c < from.length; c++) {
            from[c] -= factor * values[c];
        }
    }

    private static void divide(double[] values, double divisor) {
        for (int c = 0; c < values.length; c++) {
            values[c] /= divisor;
        }
    }

    /** For each picture and class the share of the class in training, and the weighted pixels. */
    private static float[][] scores(float[][] inputs, double[][] weights, Pictures training) {
        double[] shares = new double[training.classes()];
        for (int label : training.labels()) {
            shares[label] += 1.0 / training.count();
        }
        float[][] scores = new float[inputs.length][shares.length];
        for (int i = 0; i < inputs.length; i++) {
            double[] sums = shares.clone();
            for (int j = 0; j < weights.length; j++) {
                subtract(sums, -inputs[i][j], weights[j]);
            }
            for (int c = 0; c < sums.length; c++) {
                scores[i][c] = (float) sums[c];
            }
        }
        return scores;
    }
}
