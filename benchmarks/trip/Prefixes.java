import java.util.Arrays;
import java.util.List;

/// How many tokens of each prompt need not be read again: the longest common beginning, in tokens, with any earlier
/// prompt of the trip, where it has at least 1,024 tokens, the least that providers keep.
final class Prefixes {
  private static final int LEAST = 1_024;

  private Prefixes() {}

  /// With a prompt that arrived before.
  static long arrivedBefore(Author.Call call, List<Author.Call> all) {
    return longest(call, all.stream().filter(other -> other.arrival() < call.arrival()).toList());
  }

  /// With a prompt that was answered before this one arrived: calls made at the same time do not help each other.
  static long answeredBefore(Author.Call call, List<Author.Call> all) {
    return longest(call, all.stream().filter(other -> other.to().isBefore(call.from())).toList());
  }

  /// With a prompt that arrived before with the same JSON schema, which some providers put before the system message.
  static long sameSchema(Author.Call call, List<Author.Call> all) {
    return longest(
        call,
        all.stream()
            .filter(other -> other.arrival() < call.arrival() && other.schema().equals(call.schema()))
            .toList());
  }

  private static long longest(Author.Call call, List<Author.Call> others) {
    int longest = 0;
    for (Author.Call other : others) {
      int differs = Arrays.mismatch(call.prompt(), other.prompt());
      longest = Math.max(longest, differs < 0 ? call.prompt().length : differs);
    }
    return longest < LEAST ? 0 : longest;
  }
}
