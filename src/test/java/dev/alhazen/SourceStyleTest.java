package dev.alhazen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Holds what the house says about sizes and names.
class SourceStyleTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final int FILE_LINES = 300;
  private static final int METHOD_LINES = 40;

  @Test
  void filesAreShort() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      long lines = Files.readString(file).lines().count();
      if (lines > FILE_LINES) {
        tooLong.add("%s has %d lines".formatted(file, lines));
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void methodsAreShort() throws IOException {
    List<String> tooLong = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        measure(unit, positions, tooLong);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void namesSayWhatThingsAre() throws IOException {
    assertThat(sources())
        .noneMatch(file -> file.toString().matches(".*(Utils?|Manager|Helper|Impl)\\.java"));
  }

  @Test
  void onlyTheCommandLineTouchesTheOutside() throws IOException {
    Pattern outside =
        Pattern.compile(
            "System\\.(out|err|getenv|currentTimeMillis)|Instant\\.now|LocalDate\\.now|Math\\.random|new Random\\(\\)");
    List<String> wrong = new ArrayList<>();
    for (Path file : sources()) {
      boolean allowed = file.startsWith(MAIN.resolve("dev/alhazen/cli"));
      if (!allowed && outside.matcher(Files.readString(file)).find()) {
        wrong.add(file.toString());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void measure(
      CompilationUnitTree unit, SourcePositions positions, List<String> tooLong) {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void none) {
        BlockTree body = method.getBody();
        if (body != null) {
          long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, body));
          long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, body));
          if (last - first > METHOD_LINES) {
            tooLong.add(
                "%s: %s has %d lines"
                    .formatted(unit.getSourceFile().getName(), method.getName(), last - first + 1));
          }
        }
        return super.visitMethod(method, none);
      }
    }.scan(unit, null);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> all = Files.walk(MAIN)) {
      return all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }
}
