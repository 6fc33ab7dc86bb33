package dev.alhazen.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/// A form as it was filled in: valid JSON of its schema.
record Filled(JsonNode json) {

  /// The review as its writer scored it.
  Review review(Form form, Reviewer reviewer) {
    SequencedMap<String, Integer> scores = new LinkedHashMap<>();
    form.scores().forEach(field -> scores.put(field.name(), json.get(field.name()).asInt()));
    return review(form, scores, reviewer);
  }

  /// The review with these texts and scores from elsewhere.
  Review review(Form form, SequencedMap<String, Integer> scores, Reviewer reviewer) {
    return new Review(
        json.get("Summary").asString(),
        texts("Strengths"),
        texts("Weaknesses"),
        texts("Questions"),
        texts("Limitations"),
        json.get("EthicalConcerns").asBoolean(),
        scores,
        form.decision(scores.getOrDefault(form.decides(), 0)),
        reviewer == Reviewer.REHEARSAL);
  }

  /// The review with those texts changed that are filled in.
  Review changed(Review before) {
    return new Review(
        has("Summary") ? json.get("Summary").asString() : before.summary(),
        has("Strengths") ? texts("Strengths") : before.strengths(),
        has("Weaknesses") ? texts("Weaknesses") : before.weaknesses(),
        has("Questions") ? texts("Questions") : before.questions(),
        has("Limitations") ? texts("Limitations") : before.limitations(),
        has("EthicalConcerns") ? json.get("EthicalConcerns").asBoolean() : before.ethicalConcerns(),
        before.scores(),
        before.decision(),
        before.rehearsal());
  }

  private boolean has(String field) {
    return json.has(field);
  }

  boolean isFinal() {
    return json.get(FormSchema.FINAL).asBoolean();
  }

  private List<String> texts(String field) {
    return json.get(field).valueStream().map(JsonNode::asString).map(String::strip).toList();
  }
}
