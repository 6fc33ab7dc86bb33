package dev.alhazen.cli;

import dev.alhazen.base.ExitCode;
import dev.alhazen.base.Network;
import dev.alhazen.base.UsageException;
import dev.alhazen.dataset.Catalogue;
import dev.alhazen.dataset.DataRecord;
import dev.alhazen.dataset.DataSet;
import dev.alhazen.dataset.Download;
import dev.alhazen.dataset.Preparation;
import dev.alhazen.dataset.Recipe;
import dev.alhazen.dataset.Shelf;
import dev.alhazen.dataset.Source;
import dev.alhazen.dataset.Space;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Downloads, checks and keeps data sets.
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description = {
      "Downloads data sets, checks them, and keeps them for all studies on this machine.",
      "A download that was cut goes on where it stopped. What is prepared already stays as it is."
    })
final class DataPrepareCommand implements Callable<Integer> {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  private final World world;
  private final TransferLine line;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "See `alhazen data list`.")
  private List<String> names = List.of();

  @Mixin private DataFolderOption folder = new DataFolderOption();

  @Option(
      names = "--from",
      paramLabel = "PATH",
      description = "Download nothing: take this file, archive or folder of files.")
  private @Nullable String from;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "A mirror: the file's address, or that of its folder, with / at the end.")
  private @Nullable String url;

  @Option(
      names = "--classes",
      paramLabel = "CLASS",
      split = ",",
      description = "What the drawings show. Default: cat,butterfly,yoga,owl.")
  private List<String> classes = List.of();

  @Option(names = "--limit", paramLabel = "N", description = "The most drawings of a class.")
  private @Nullable Integer limit;

  @Option(names = "--again", description = "Prepare it anew, even where its source has changed.")
  private boolean again;

  DataPrepareCommand(World world) {
    this.world = world;
    this.line = new TransferLine(world);
  }

  @Override
  public Integer call() {
    if (names.size() > 1 && (from != null || url != null)) {
      throw new UsageException("--from and --url are for one data set at a time.");
    }
    if (from != null && url != null) {
      throw new UsageException("Either --from or --url, not both.");
    }
    Shelf shelf = folder.shelf(world);
    List<DataSet> sets = names.stream().distinct().map(this::set).toList();
    sets.forEach(set -> prepare(set, shelf));
    world.say("Templates that read them find them by themselves%s.".formatted(hint(shelf)));
    world.say("By hand: --data=" + shelf.root());
    return ExitCode.DONE.code();
  }

  private String hint(Shelf shelf) {
    boolean isUsual = shelf.root().equals(new Wiring(world).shelf(Optional.empty()).root());
    return isUsual ? "" : " with --data " + shelf.root();
  }

  private DataSet set(String name) {
    if (limit != null && limit < 1) {
      throw new UsageException("--limit must be at least 1, not %d.".formatted(limit));
    }
    OptionalInt most = limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    List<String> chosen = classes.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
    DataSet set = Catalogue.named(name, new Catalogue.Choice(chosen, most));
    return url == null ? set : set.at(url);
  }

  private void prepare(DataSet set, Shelf shelf) {
    if (!again
        && shelf.verify(set.name()) instanceof Shelf.Ready(DataRecord content)
        && content.choices().equals(set.recipe().choices())) {
      world.say("%s is prepared already: %s".formatted(set.name(), shelf.folder(set.name())));
      return;
    }
    world.say("%s: %s".formatted(set.name(), set.title()));
    world.say("  licence   " + set.licence());
    Preparation.Changed changed =
        again ? Preparation.Changed.ACCEPTED : Preparation.Changed.REFUSED;
    DataRecord content = prepared(set, shelf, changed);
    world.say("  checked   " + checked(content));
    world.say(
        "  prepared  %s (%s)".formatted(shelf.folder(set.name()), Bytes.display(content.bytes())));
  }

  private DataRecord prepared(DataSet set, Shelf shelf, Preparation.Changed changed) {
    if (from != null) {
      world.say("  from      " + world.path(from));
      return preparation(shelf).take(set, world.path(from), changed);
    }
    set.sources().forEach(source -> world.say("  from      " + origin(source)));
    try {
      return preparation(shelf).download(set, changed);
    } finally {
      line.end();
    }
  }

  private static String origin(Source source) {
    return source.bytes() == 0
        ? source.address().toString()
        : "%s (%s)".formatted(source.address(), Bytes.display(source.bytes()));
  }

  private static String checked(DataRecord content) {
    return content.trust() == Recipe.Trust.PUBLISHED
        ? "SHA-256 of every file: the originals"
        : "form of every file; nobody publishes digests, so those of today are recorded";
  }

  private Preparation preparation(Shelf shelf) {
    HttpClient client =
        Network.of(world.environment()).httpClient().connectTimeout(CONNECT).build();
    Consumer<String> news =
        text -> {
          line.end();
          world.err().println(text);
        };
    Download download =
        new Download(
            client,
            "alhazen/" + Version.number(),
            Download.Patience.USUAL,
            Space.real(),
            world.clock(),
            world.sleeper(),
            new Download.Listener(line, news));
    return new Preparation(shelf, download, Space.real(), world.clock(), news);
  }
}
