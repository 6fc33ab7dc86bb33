package dev.alhazen.dataset;

import dev.alhazen.base.Digest;
import dev.alhazen.base.Nearest;
import dev.alhazen.base.UsageException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The data sets that can be prepared. The digests are those that the files have everywhere; the
/// pages of CIFAR's authors and of Matt Mahoney publish MD5 sums of the same files.
public final class Catalogue {
  /// The one whose classes are chosen.
  public static final String DRAWINGS = "quickdraw";

  private static final List<String> USUAL_CLASSES = List.of("cat", "butterfly", "yoga", "owl");
  private static final String WIKIPEDIA =
      "Wikipedia's text: GNU Free Documentation License, since 2009 also CC BY-SA 3.0";
  private static final String CIFAR =
      "no licence is stated; cite A. Krizhevsky, Learning Multiple Layers of Features from Tiny"
          + " Images, 2009";

  private Catalogue() {}

  /// What a user may choose of a data set.
  ///
  /// @param classes empty for the usual ones
  /// @param limit the most examples of a class
  public record Choice(List<String> classes, OptionalInt limit) {
    public static final Choice USUAL = new Choice(List.of(), OptionalInt.empty());

    public Choice {
      classes = List.copyOf(classes);
    }

    private boolean isUsual() {
      return classes.isEmpty() && limit.isEmpty();
    }
  }

  /// All, with what is usually chosen.
  public static List<DataSet> all() {
    return Stream.concat(fixed().stream(), Stream.of(drawings(Choice.USUAL))).toList();
  }

  public static List<String> names() {
    return all().stream().map(DataSet::name).toList();
  }

  /// @throws UsageException where there is none of this name, or it leaves no such choice
  public static DataSet named(String name, Choice choice) {
    if (name.equals(DRAWINGS)) {
      return drawings(choice);
    }
    DataSet found =
        fixed().stream()
            .filter(set -> set.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    if (!choice.isUsual()) {
      throw new UsageException(
          "%s is taken whole; --classes and --limit are for %s.".formatted(name, DRAWINGS));
    }
    return found;
  }

  private static UsageException unknown(String name) {
    return new UsageException(
        "There is no data set '%s'.%s There are: %s."
            .formatted(name, Nearest.hint(name, names()), String.join(", ", names())));
  }

  private static List<DataSet> fixed() {
    return List.of(
        text(
            "enwik8",
            "the first 100 million bytes of the English Wikipedia of March 2006",
            WIKIPEDIA,
            new Source(
                "enwik8.zip", URI.create("http://mattmahoney.net/dc/enwik8.zip"), 36_445_475),
            new CopiedFiles.Known(
                "enwik8",
                "text.bin",
                100_000_000,
                new Digest("2b49720ec4d78c3c9fabaee6e4179a5e997302b3a70029f30f2d582218c024a8"))),
        text(
            "text8",
            "100 million letters and spaces, from the same Wikipedia",
            WIKIPEDIA,
            new Source("text8.zip", URI.create("http://mattmahoney.net/dc/text8.zip"), 31_344_016),
            new CopiedFiles.Known(
                "text8",
                "text.bin",
                100_000_000,
                new Digest("6e890197040d37d85beb962ae1f041ff1d9a9ca8d20c7d99c85027eebf51dca7"))),
        text(
            "shakespeare_char",
            "a million letters of Shakespeare's plays, as put together for char-rnn",
            "public domain",
            new Source(
                "input.txt",
                URI.create(
                    "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt"),
                1_115_394),
            new CopiedFiles.Known(
                "input.txt",
                "text.bin",
                1_115_394,
                new Digest("86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed"))),
        cifar10(),
        cifar100());
  }

  private static DataSet text(
      String name, String title, String licence, Source source, CopiedFiles.Known file) {
    return new DataSet(name, title, licence, List.of(source), new CopiedFiles(List.of(file)));
  }

  private static DataSet cifar10() {
    List<String> digests =
        List.of(
            "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5",
            "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed",
            "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67",
            "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48",
            "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add");
    Stream<CopiedFiles.Known> batches =
        IntStream.range(0, digests.size())
            .mapToObj(i -> same("data_batch_%d.bin".formatted(i + 1), 30_730_000, digests.get(i)));
    CopiedFiles.Known test =
        same(
            "test_batch.bin",
            30_730_000,
            "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b");
    return new DataSet(
        "cifar10",
        "60,000 small colour images of 10 classes",
        CIFAR,
        List.of(cifar("cifar-10-binary.tar.gz", 170_052_171)),
        new CopiedFiles(Stream.concat(batches, Stream.of(test)).toList()));
  }

  private static DataSet cifar100() {
    return new DataSet(
        "cifar100",
        "60,000 small colour images of 100 classes",
        CIFAR,
        List.of(cifar("cifar-100-binary.tar.gz", 168_513_733)),
        new CopiedFiles(
            List.of(
                same(
                    "train.bin",
                    153_700_000,
                    "f31298fc616915fa142368359df1c4ca2ae984d6915ca468b998a5ec6aeebf29"),
                same(
                    "test.bin",
                    30_740_000,
                    "d8b1e6b7b3bee4020055f0699b111f60b1af1e262aeb93a0b659061746f8224a"))));
  }

  private static Source cifar(String file, long bytes) {
    return new Source(file, URI.create("https://www.cs.toronto.edu/~kriz/" + file), bytes);
  }

  private static CopiedFiles.Known same(String name, long bytes, String digest) {
    return new CopiedFiles.Known(name, name, bytes, new Digest(digest));
  }

  private static DataSet drawings(Choice choice) {
    List<String> classes = choice.classes().isEmpty() ? USUAL_CLASSES : choice.classes();
    classes.forEach(Catalogue::requireClass);
    return new DataSet(
        DRAWINGS,
        "Quick, Draw!: drawings by players of Google's game, as moves of the pen",
        "CC BY 4.0, by Google",
        classes.stream().distinct().map(Catalogue::drawings).toList(),
        new StrokeFiles(classes.stream().distinct().toList(), choice.limit()));
  }

  private static Source drawings(String drawn) {
    String name =
        URLEncoder.encode(StrokeFiles.file(drawn), StandardCharsets.UTF_8).replace("+", "%20");
    URI folder = URI.create("https://storage.googleapis.com/quickdraw_dataset/full/simplified/");
    return new Source(StrokeFiles.file(drawn), folder.resolve(name), 0);
  }

  private static void requireClass(String drawn) {
    if (!drawn.matches("[A-Za-z0-9][A-Za-z0-9 '-]{0,60}")) {
      throw new UsageException(
          "'%s' is no class of Quick, Draw!; classes are written like cat or ice cream."
              .formatted(drawn));
    }
  }
}
