import java.util.List;

/// Plain prose of a wanted length, without numbers, claims or commands, so that no check has anything to say.
final class Filler {
  private static final List<String> SENTENCES =
      List.of(
          "The network is small, and it sees every point of the cloud many times in the course of training.",
          "What is changed concerns one ingredient alone, so that a difference can be traced to it.",
          "The shapes were chosen because a reader can judge by eye whether a generated cloud resembles them.",
          "A sampler that removes noise in many small steps depends on how the noise was added in the first place.",
          "The data are drawn anew for each seed, and the same seeds are used for all runs that are compared.",
          "We read the outcome with the caution that so few repetitions ask for.",
          "The loss is an average over all steps of the chain, and a step with much noise counts as any other.",
          "It would be of interest to see whether the same holds for images, which we did not try.",
          "An outline with sharp corners asks for detail at the end of the chain, where little noise is left.",
          "The divergence is estimated from neighbours, and the estimate itself scatters from draw to draw.",
          "Nothing else in the code was touched, neither the optimiser nor the network nor the encoding of a step.",
          "The averaged weights are used for sampling, as is usual, and the raw weights are thrown away.",
          "A change that helps on one shape and hurts on another is of little use to a practitioner.",
          "The text of the harness is fixed, and it computes all metrics in a process of its own.",
          "We name the cases in which the change made no difference, since they are part of the answer.",
          "Seen from the side of the network, the task at a late step is close to the identity.");

  private Filler() {}

  /// Sentences of about so many tokens, where they begin in the list depending on the word.
  static String words(String word, long tokens) {
    StringBuilder text = new StringBuilder();
    int at = Math.floorMod(word.hashCode(), SENTENCES.size());
    while (Ruler.tokens(text.toString()) < tokens) {
      text.append(text.isEmpty() ? "" : " ").append(SENTENCES.get(at++ % SENTENCES.size()));
    }
    return text.toString();
  }

  /// The same in paragraphs.
  static String paragraphs(String word, long tokens) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; Ruler.tokens(text.toString()) < tokens; i++) {
      text.append(text.isEmpty() ? "" : "\n\n").append(words(word + i, Math.min(110, tokens)));
    }
    return text.toString();
  }
}
