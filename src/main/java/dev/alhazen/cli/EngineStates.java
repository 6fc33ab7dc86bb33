package dev.alhazen.cli;

import dev.alhazen.literature.Profile;
import dev.alhazen.literature.SearchEngine;
import java.util.List;
import java.util.stream.Stream;

/// What `doctor` says about the literature engines.
record EngineStates(World world) {

  /// From the environment alone; nothing is sent.
  List<DoctorCommand.Line> settings() {
    Engines engines = new Engines(world);
    return Stream.of(Engine.values()).map(engine -> setting(engines.profile(engine))).toList();
  }

  /// With one small search of each.
  List<DoctorCommand.Line> asked() {
    Engines engines = new Engines(world);
    return Stream.of(Engine.values())
        .parallel()
        .map(engine -> answer(engines.profile(engine), engines.live(engine).health()))
        .toList();
  }

  private static DoctorCommand.Line setting(Profile profile) {
    return new DoctorCommand.Line(
        profile.name(), DoctorCommand.State.OK, found(profile), advice(profile));
  }

  private static DoctorCommand.Line answer(Profile profile, SearchEngine.Health health) {
    return health
        .fault()
        .map(
            fault ->
                new DoctorCommand.Line(
                    profile.name(),
                    DoctorCommand.State.OPTIONAL,
                    fault,
                    "studies go on with the other sources"))
        .orElseGet(
            () ->
                new DoctorCommand.Line(
                    profile.name(),
                    DoctorCommand.State.OK,
                    "answers; %s%s"
                        .formatted(
                            found(profile), health.quota().map(left -> "; " + left).orElse("")),
                    advice(profile)));
  }

  private static String found(Profile profile) {
    String key =
        profile
            .keyVariable()
            .map(variable -> profile.isKeyed() ? variable + " is set; " : "no key; ")
            .orElse("");
    return key + profile.allowance();
  }

  private static String advice(Profile profile) {
    return profile
        .keyVariable()
        .filter(_ -> !profile.isKeyed())
        .map("a free key in %s allows more"::formatted)
        .orElse("");
  }
}
