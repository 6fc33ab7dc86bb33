package dev.alhazen.review;

/// How a paper is reviewed.
///
/// @param ensemble independent reviews, at least 1; with one there is no area chair
/// @param reflections rounds in which the merged texts are improved after that, 0 for none
/// @param shots examples shown, 0 to 2: first a rejected paper, then an accepted one
/// @param temperature of the area chair, the reflections, and a review that stands alone
/// @param sampleTemperature of the independent reviews
/// @param paperTokens how much of the paper is shown, in tokens of three characters
public record Settings(
    int ensemble,
    int reflections,
    int shots,
    double temperature,
    double sampleTemperature,
    int paperTokens) {
  public static final Settings DEFAULT = new Settings(3, 2, 1, 0.1);

  public Settings {
    require(ensemble >= 1 && ensemble <= 50, "the ensemble has 1 to 50 reviewers", ensemble);
    require(reflections >= 0 && reflections <= 20, "there are 0 to 20 reflections", reflections);
    require(shots >= 0 && shots <= 2, "there are 0 to 2 examples", shots);
    require(temperature >= 0 && temperature <= 2, "a temperature is 0 to 2", temperature);
    require(
        sampleTemperature >= 0 && sampleTemperature <= 2,
        "a temperature is 0 to 2",
        sampleTemperature);
    require(paperTokens >= 500, "at least 500 tokens of the paper are shown", paperTokens);
  }

  /// With samples at a temperature of 0.75 and 60,000 tokens of the paper.
  public Settings(int ensemble, int reflections, int shots, double temperature) {
    this(ensemble, reflections, shots, temperature, 0.75, 60_000);
  }

  public Settings withPaperTokens(int other) {
    return new Settings(ensemble, reflections, shots, temperature, sampleTemperature, other);
  }

  private static void require(boolean holds, String rule, Number found) {
    if (!holds) {
      throw new IllegalArgumentException("%s, not %s".formatted(rule, found));
    }
  }
}
