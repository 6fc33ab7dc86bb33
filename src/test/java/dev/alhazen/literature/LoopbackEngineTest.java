package dev.alhazen.literature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LoopbackEngineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pipeline micro-batches accelerators            | GPipe
          randomly switching off units during training   | Dropout: A Simple Way
          learning rate warm-up                          | Accurate, Large Minibatch SGD
          experts chosen by a gating network             | Outrageously Large
          small student learns from a large teacher      | Distilling the Knowledge
          """)
  void findsTheWellKnownWorkOfAnIdea(String query, String title) throws Exception {
    try (LoopbackEngine engine = LoopbackEngine.ofWellKnownWorks()) {
      String address =
          "%s/paper/search?query=%s&limit=5&fields=title,externalIds"
              .formatted(engine.url(), URLEncoder.encode(query, StandardCharsets.UTF_8));
      JsonNode reply = Json.parse(get(address), address);
      assertThat(reply.path("data").findValuesAsString("title"))
          .hasSizeLessThanOrEqualTo(5)
          .anyMatch(found -> found.startsWith(title));
      assertThat(engine.queries()).containsExactly(query);
    }
  }

  private static String get(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
