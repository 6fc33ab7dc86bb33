package dev.alhazen.literature.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.literature.Embedding;
import dev.alhazen.literature.EmbeddingContractTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MiniLmEmbeddingTest extends EmbeddingContractTest {
  private static final Path CACHE = Path.of("target/embedding");
  private static final Embedding EMBEDDING = new MiniLmEmbedding(CACHE);

  @Override
  protected Embedding embedding() {
    return EMBEDDING;
  }

  @Test
  void unpacksItsTokenizerIntoTheGivenFolderOnly() {
    EMBEDDING.vectors(java.util.List.of("x"));
    assertThat(CACHE).isDirectoryRecursivelyContaining("glob:**tokenizers*");
  }
}
