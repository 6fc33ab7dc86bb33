package dev.alhazen.review;

import dev.alhazen.base.DefectException;
import dev.alhazen.base.MalformedException;
import dev.alhazen.base.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What reviewers fill in: the fields with their guidance and scales, and from which score on a
/// paper is accepted. The six fields that hold texts and the flag belong to every form; a form of
/// one's own changes their guidance and chooses its scores.
///
/// @param decides the score that the decision is derived from
/// @param acceptFrom the least aggregated value of that score with which a paper is accepted
public record Form(String name, String title, String decides, int acceptFrom, List<Field> fields) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  private static final Map<String, Kind> NEEDED =
      Map.of(
          "Summary", Kind.TEXT,
          "Strengths", Kind.LIST,
          "Weaknesses", Kind.LIST,
          "Questions", Kind.LIST,
          "Limitations", Kind.LIST,
          "EthicalConcerns", Kind.FLAG);

  public Form {
    fields = List.copyOf(fields);
    for (Map.Entry<String, Kind> needed : NEEDED.entrySet()) {
      if (fields.stream().noneMatch(f -> f.is(needed.getKey(), needed.getValue()))) {
        throw new IllegalArgumentException(
            "a form needs the field %s of kind %s"
                .formatted(needed.getKey(), needed.getValue().word()));
      }
    }
    if (fields.stream().noneMatch(f -> f.is(decides, Kind.SCORE) && f.holds(acceptFrom))) {
      throw new IllegalArgumentException(
          "decides must name a score, and acceptFrom a value of it: %s, %d"
              .formatted(decides, acceptFrom));
    }
  }

  /// One field.
  ///
  /// @param scale what each value of a score means, the first one that of 1; empty for other kinds
  public record Field(String name, Kind kind, List<String> scale, String guidance) {
    public Field {
      scale = List.copyOf(Optional.ofNullable(scale).orElse(List.of()));
      if (!name.matches("[A-Za-z]\\w*")) {
        throw new IllegalArgumentException("a field's name is one word, not '%s'".formatted(name));
      }
      if ((kind == Kind.SCORE) != (scale.size() > 1)) {
        throw new IllegalArgumentException("a score, and only a score, has a scale: " + name);
      }
    }

    boolean is(String otherName, Kind otherKind) {
      return name.equals(otherName) && kind == otherKind;
    }

    /// Whether a score may have this value.
    boolean holds(int value) {
      return value >= 1 && value <= scale.size();
    }
  }

  /// What a field holds.
  public enum Kind {
    TEXT,
    LIST,
    FLAG,
    SCORE;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// The form that the program ships, in the manner of NeurIPS.
  public static Form neurips() {
    String name = "forms/neurips.yaml";
    try (InputStream in = Form.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new DefectException("%s is missing from the program.".formatted(name));
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
    } catch (IOException e) {
      throw new DefectException("%s cannot be read: %s.".formatted(name, e));
    }
  }

  /// Reads a form from a YAML or JSON file.
  ///
  /// @throws MalformedException where it is not a form, saying what is wrong
  public static Form read(Path file) {
    return parse(Texts.read(file), file.toString());
  }

  private static Form parse(String yaml, String where) {
    try {
      return YAML.readValue(yaml, Form.class);
    } catch (JacksonException e) {
      throw new MalformedException(
          "%s is not a review form: %s.".formatted(where, e.getOriginalMessage()));
    }
  }

  List<Field> scores() {
    return fields.stream().filter(field -> field.kind() == Kind.SCORE).toList();
  }

  List<Field> withoutScores() {
    return fields.stream().filter(field -> field.kind() != Kind.SCORE).toList();
  }

  /// The decision that follows from an aggregated score; no reviewer is asked for it.
  Review.Decision decision(int value) {
    return value >= acceptFrom ? Review.Decision.ACCEPT : Review.Decision.REJECT;
  }
}
