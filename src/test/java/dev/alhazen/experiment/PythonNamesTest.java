package dev.alhazen.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alhazen.sandbox.Globs;
import dev.alhazen.template.Prepared;
import dev.alhazen.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonNamesTest {
  @TempDir Path temp;

  @Test
  void namesWhatNothingDefines() throws Exception {
    assertThat(
            said(
                """
                import math
                def f(x):
                    return math.sqrt(x) + offset
                print(f(1), schedle)
                """))
        .isEqualTo(
            """
            experiment.py:3:27: the name 'offset' is not defined
            experiment.py:4:13: the name 'schedle' is not defined
            """);
  }

  @Test
  void acceptsAllWaysInWhichNamesComeToBe() throws Exception {
    assertThat(
            said(
                """
                import os.path, json as j
                from typing import List
                LATER: int
                def f(*args, key=None, **more):
                    global made
                    made = [a for a in args if (b := a)]
                    def inner():
                        nonlocal key
                        key = 1
                        return later()
                    with open("x") as file, open("y") as (one, two):
                        pass
                    try:
                        pass
                    except OSError as e:
                        print(e)
                    match args:
                        case [first, *rest]:
                            return first, rest, b, more, file, one, two
                    return lambda x, y=1: x + y, inner, __file__, __name__
                class C:
                    size: int = 3
                    double = size * 2
                    def m(self):
                        return __class__, super().m()
                def later():
                    return made, j, os, List, C
                for i in range(3):
                    pass
                else:
                    print(i)
                """))
        .isEmpty();
  }

  @Test
  void passesOverFilesThatMakeNamesAtRunTime() throws Exception {
    assertThat(said("from math import *\nprint(sqrt(2), unknown)\n")).isEmpty();
    assertThat(said("globals()['x'] = 1\nprint(x)\n")).isEmpty();
  }

  @Test
  void leavesSyntaxToTheCompiler() throws Exception {
    assertThat(said("def f(:\n")).isEmpty();
  }

  private String said(String code) throws IOException, InterruptedException {
    Files.writeString(temp.resolve("experiment.py"), code);
    List<String> command =
        PythonNames.command(template(), prepared(), Set.of("experiment.py", "data.csv"))
            .orElseThrow();
    Process process = new ProcessBuilder(command).directory(temp.toFile()).start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(said.isBlank() ? 0 : 1);
    return said.isBlank() ? "" : said;
  }

  private static Prepared prepared() {
    return new Prepared(
        List.of("python3", "experiment.py"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>());
  }

  private static Template template() {
    return new Template(
        "toy",
        "A toy",
        Path.of("toy"),
        "python",
        new Template.Commands(List.of("python3", "experiment.py"), List.of(), List.of()),
        Globs.ALL,
        Globs.NONE,
        new LinkedHashMap<>(),
        List.of(),
        List.of(),
        new Template.Seeds(1, Template.Passing.ENVIRONMENT),
        new Template.Task("", ""),
        List.of());
  }
}
