/** Protected. Losses from the log-probabilities that a learner leaves. */
final class Metrics {
    /** How far the probabilities of one place may be from 1 in sum. */
    private static final double TOLERATED_SUM = 1e-3;

    /** How far a probability may move when text after its place changes: what rounding explains. */
    private static final double TOLERATED_CHANGE = 1e-3;

    private Metrics() {}

    /**
     * The mean of minus the log-probability of the next character, in nats. Of each window with one character more than
     * there are places, rows[(window * places + place) * characters + character] are the log-probabilities.
     */
    static double loss(float[] rows, byte[][] windows, int places, int characters) {
        double sum = 0;
        for (int i = 0; i < windows.length * places; i++) {
            sum -= rows[i * characters + (windows[i / places][i % places + 1] & 0xFF)];
        }
        return sum / (windows.length * places);
    }

    /** Refuses log-probabilities that belong to no distribution over the characters. */
    static void requireDistributions(Object where, float[] rows, int characters) {
        for (int from = 0; from < rows.length; from += characters) {
            double sum = 0;
            for (int character = 0; character < characters; character++) {
                sum += Math.exp(rows[from + character]);
            }
            if (!(Math.abs(sum - 1) <= TOLERATED_SUM)) {
                throw new Runner.Complaint("%s: the probabilities of the next character sum to %.4f at place %d, not to 1; predict must return log-probabilities"
                        .formatted(where, sum, from / characters));
            }
        }
    }

    /**
     * Refuses predictions that depend on text after their place, or on having seen the held-out text before: up to the
     * place cuts[i] the altered window i and the true one are the same text, and must be predicted alike.
     */
    static void requireCausal(Object where, float[] altered, float[] rows, int[] cuts, int every, int places, int characters) {
        for (int i = 0; i < cuts.length; i++) {
            for (int place = 0; place < cuts[i]; place++) {
                for (int character = 0; character < characters; character++) {
                    double changed = Math.exp(altered[(i * places + place) * characters + character]);
                    double told = Math.exp(rows[(i * every * places + place) * characters + character]);
                    if (!(Math.abs(changed - told) <= TOLERATED_CHANGE)) { // also where one is no number
                        throw new Runner.Complaint(("%s: the model sees the future: in window %d the probability of a character at place %d is %.4f or %.4f, "
                                + "depending on the text from place %d on").formatted(where, i * every, place, changed, told, cuts[i]));
                    }
                }
            }
        }
    }
}
