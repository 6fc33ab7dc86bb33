package dev.alhazen.literature;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a text as matching sees them: lower case, without accents, in the singular, without
/// words that carry no meaning.
public final class Words {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> STOP =
      Set.of(
          ("a an and are as at be by can do does for from how in into is it its of on or our that"
                  + " the their this to toward towards under using via we what when with")
              .split(" "));

  private Words() {}

  /// The words in the order in which they stand.
  public static List<String> of(String text) {
    return Arrays.stream(GAP.split(plain(text)))
        .filter(word -> !word.isEmpty() && !STOP.contains(word))
        .map(Words::singular)
        .toList();
  }

  /// The words in alphabetical order as one text: equal for two texts that say the same in another
  /// order or number.
  public static String unordered(String text) {
    return String.join(" ", of(text).stream().distinct().sorted().toList());
  }

  /// Lower case, letters without accents and ligatures.
  static String plain(String text) {
    return isAscii(text) ? text.toLowerCase(Locale.ROOT) : plainLetters(text);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String plainLetters(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    return MARKS
        .matcher(lower)
        .replaceAll("")
        .replace("ß", "ss")
        .replace("æ", "ae")
        .replace("œ", "oe")
        .replace('ø', 'o')
        .replace('ł', 'l')
        .replace('ı', 'i')
        .replace('đ', 'd')
        .replace("þ", "th")
        .replace('ð', 'd');
  }

  /// A plural rule that is wrong at times, but always in the same way on both sides.
  private static String singular(String word) {
    if (word.length() < 4 || !word.endsWith("s") || ends(word, "ss", "us", "is")) {
      return word;
    }
    if (word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    int cut = ends(word, "sses", "xes", "ches", "shes", "zes") ? 2 : 1;
    return word.substring(0, word.length() - cut);
  }

  private static boolean ends(String word, String... endings) {
    return Arrays.stream(endings).anyMatch(word::endsWith);
  }
}
