package dev.alhazen.literature.minilm;

import dev.alhazen.base.UnavailableException;
import dev.alhazen.literature.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The sentence embedding all-MiniLM-L6-v2 (Reimers and Gurevych, 2019; 384 dimensions, quantized),
/// run in this process by ONNX Runtime. It is loaded at the first use, in about half a second, and
/// then holds about 130 MB outside of the heap. Texts beyond 510 tokens are embedded in parts whose
/// mean counts. This class is thread-safe.
public final class MiniLmEmbedding implements Embedding {
  private static final int DIMENSIONS = 384;

  private final Path cache;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<EmbeddingModel> loaded = Optional.empty();

  /// @param cache a folder where the tokenizer's native library is unpacked, once
  public MiniLmEmbedding(Path cache) {
    this.cache = cache;
  }

  /// Begins to load in the background, so that the first question need not wait. Where it cannot be
  /// loaded, that question says why.
  public void warmUp() {
    // The native library must not be torn down while it loads.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(lock::lock));
    Thread.ofPlatform().daemon().name("embedding").start(this::tryToLoad);
  }

  private void tryToLoad() {
    try {
      vectors(List.of("warm"));
    } catch (UnavailableException _) {
      // Tried again, and told, where a vector is really wanted.
    }
  }

  @Override
  public String name() {
    return "all-minilm-l6-v2-q";
  }

  @Override
  public List<float[]> vectors(List<String> texts) {
    lock.lock();
    try {
      EmbeddingModel model = loaded.orElseGet(this::load);
      loaded = Optional.of(model);
      List<float[]> vectors = new ArrayList<>();
      for (String text : texts) {
        vectors.add(
            isBlank(text)
                ? new float[DIMENSIONS]
                : model.embed(TextSegment.from(text)).content().vector());
      }
      return List.copyOf(vectors);
    } finally {
      lock.unlock();
    }
  }

  /// As the model sees it: control characters are no text either.
  private static boolean isBlank(String text) {
    return text.chars().allMatch(c -> c <= ' ' || Character.isWhitespace(c));
  }

  private EmbeddingModel load() {
    // The tokenizer's libraries would unpack into the user's home, and may count its uses online.
    System.setProperty("DJL_CACHE_DIR", cache.toString());
    System.setProperty("jna.tmpdir", cache.resolve("jna").toString());
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    try {
      return new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
    } catch (LinkageError | RuntimeException e) {
      throw new UnavailableException(
          "The embedding model cannot run on this machine: %s.".formatted(reason(e)), e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").replaceAll("\\.$", "");
  }
}
