package dev.alhazen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.base.Json;
import dev.alhazen.base.Money;
import dev.alhazen.base.Texts;
import dev.alhazen.model.rehearsal.RehearsalModel;
import dev.alhazen.model.rehearsal.RehearsalServer;
import dev.alhazen.study.Asked;
import dev.alhazen.study.Role;
import dev.alhazen.study.StudyFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Different models for different work.
class RolesTest {
  @TempDir Path folder;

  @Test
  void eachRoleIsAskedOfItsOwnModelAndPaidAtItsOwnPrice() {
    Shell shell = new Shell(folder);
    TinyTemplate.write(folder.resolve("coins"));
    try (RehearsalServer server = new RehearsalServer(new RehearsalModel(), 0)) {
      int code =
          shell.run(
              "run",
              "coins",
              "--model=local/main",
              "--coder-model=local/coder",
              "--writer-model=local/writer",
              "--reviewer-model=local/reviewer",
              "--cheap-model=local/cheap",
              "--price=reviewer=1,2",
              "--base-url=" + server.baseUrl(),
              "--ideas=1",
              "--ensemble=1");
      assertThat(code).describedAs(shell.out() + shell.err()).isZero();
    }
    assertThat(shell.run("status", "--json")).isZero();
    JsonNode account = Json.parse(shell.out(), "status").get("account");
    JsonNode models = account.get("models");
    for (String name : new String[] {"main", "coder", "writer", "reviewer", "cheap"}) {
      assertThat(models.at("/local~1%s/calls".formatted(name)).asInt())
          .describedAs(name)
          .isPositive();
    }
    Money reviewer = Money.of(models.at("/local~1reviewer/cost").asString());
    assertThat(reviewer.isZero()).isFalse();
    assertThat(Money.of(account.get("total").asString())).isEqualTo(reviewer);
    assertThat(shell.run("resume")).describedAs(shell.out() + shell.err()).isZero();
    anOlderStudyIsReadAllTheSame(StudyFolder.all(folder.resolve("studies")).getFirst());
  }

  /// As `study.json` was before roles, prices by name, and patience.
  private static void anOlderStudyIsReadAllTheSame(StudyFolder study) {
    ObjectNode json = (ObjectNode) Json.parse(Texts.read(study.askedFile()), "study.json");
    ObjectNode options = json.withObject("options");
    options.remove("models");
    options.remove("prices");
    options.remove("baseUrls");
    options.remove("patienceSeconds");
    options.put("price", "1,2").put("baseUrl", "http://127.0.0.1:1/v1");
    Asked old = Json.to(json, Asked.class);
    assertThat(old.options().prices()).containsExactly("1,2");
    assertThat(old.options().baseUrls()).containsExactly("http://127.0.0.1:1/v1");
    assertThat(old.model(Role.CODER)).isEqualTo("local/main");
    assertThat(old.model(Role.REVIEWER)).isEqualTo("local/reviewer");
    options.remove("price");
    options.remove("baseUrl");
    assertThat(Json.to(json, Asked.class).options().prices()).isEmpty();
  }
}
