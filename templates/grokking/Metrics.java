import java.util.List;

/** Protected. What a run is judged by. */
final class Metrics {
    /** An accuracy above this counts as learned. */
    static final double LEARNED = 0.99;

    private Metrics() {}

    /** The share of equations whose result is the predicted symbol. */
    static double accuracy(byte[] predicted, int from, List<Datasets.Equation> equations) {
        int right = 0;
        for (int i = 0; i < equations.size(); i++) {
            right += (predicted[from + i] & 0xFF) == equations.get(i).result() ? 1 : 0;
        }
        return (double) right / equations.size();
    }

    /** The mean negative log-probability of the right results in nats; row i, counted from a first one, is of equation i. */
    static double loss(float[] logProbabilities, int from, int symbols, List<Datasets.Equation> equations) {
        double sum = 0;
        for (int i = 0; i < equations.size(); i++) {
            sum -= logProbabilities[(from + i) * symbols + equations.get(i).result()];
        }
        return sum / equations.size();
    }

    /** The update at the first evaluation that is above LEARNED; where there is none, the last update. */
    static int firstLearned(double[] accuracies, int every) {
        int i = 0;
        while (i < accuracies.length - 1 && !(accuracies[i] > LEARNED)) {
            i++;
        }
        return i * every;
    }

    static boolean everLearned(double[] accuracies) {
        for (double accuracy : accuracies) {
            if (accuracy > LEARNED) {
                return true;
            }
        }
        return false;
    }

    /** Whether each row holds the logarithms of probabilities that add up to one. */
    static boolean areDistributions(float[] logProbabilities, int symbols) {
        for (int row = 0; row < logProbabilities.length / symbols; row++) {
            double sum = 0;
            for (int symbol = 0; symbol < symbols; symbol++) {
                sum += Math.exp(logProbabilities[row * symbols + symbol]);
            }
            if (!(Math.abs(sum - 1) < 1e-3)) {
                return false;
            }
        }
        return true;
    }

    /** The most probable symbol of each row; of equal ones the first. */
    static byte[] mostProbable(float[][] logProbabilities) {
        byte[] symbols = new byte[logProbabilities.length];
        for (int i = 0; i < symbols.length; i++) {
            float[] row = logProbabilities[i];
            int best = 0;
            for (int symbol = 1; symbol < row.length; symbol++) {
                best = row[symbol] > row[best] ? symbol : best;
            }
            symbols[i] = (byte) best;
        }
        return symbols;
    }
}
