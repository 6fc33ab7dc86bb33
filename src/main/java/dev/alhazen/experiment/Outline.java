package dev.alhazen.experiment;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// What one must know of a source file to call it: the documented signatures of all that is not
/// private. Files that templates share are shown so, since every prompt with code would carry them.
public final class Outline {
  private static final String NOTE = "Only the signatures are shown.";

  private Outline() {}

  /// The outline of a Java source; another text, or one that cannot be parsed, is given back.
  ///
  /// @param path its ending tells the language
  public static String of(String path, String text) {
    return path.endsWith(".java") ? java(text).orElse(text) : text;
  }

  private static Optional<String> java(String text) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      return Optional.empty();
    }
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, null, _ -> {}, List.of("-proc:none"), null, List.of(new Source(text)));
    try {
      for (CompilationUnitTree unit : task.parse()) {
        String outline = new Printer(text, DocTrees.instance(task), unit).types();
        return outline.isEmpty() ? Optional.empty() : Optional.of("// " + NOTE + "\n" + outline);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot be read", e);
    }
  }

  private record Printer(String text, DocTrees trees, CompilationUnitTree unit) {
    String types() {
      return unit.getTypeDecls().stream()
          .filter(ClassTree.class::isInstance)
          .map(type -> type((ClassTree) type, ""))
          .collect(Collectors.joining("\n"));
    }

    private String type(ClassTree type, String indent) {
      int start = start(type);
      String header = text.substring(start, text.indexOf('{', start)).strip();
      boolean open = type.getKind() == Tree.Kind.INTERFACE;
      String members =
          type.getMembers().stream()
              .filter(member -> isSeen(member, open))
              .map(member -> member(member, indent + "  "))
              .collect(Collectors.joining());
      return doc(type, indent)
          + indent
          + oneLine(header)
          + " {\n%s%s}\n".formatted(members, indent);
    }

    private String member(Tree member, String indent) {
      return switch (member) {
        case ClassTree type -> type(type, indent);
        case MethodTree method -> declared(method, indent, end(method));
        case VariableTree field -> declared(field, indent, end(field));
        default -> "";
      };
    }

    private String declared(Tree member, String indent, int end) {
      String signature = text.substring(start(member), end).replaceFirst(";\\s*$", "");
      return doc(member, indent) + indent + oneLine(signature) + ";\n";
    }

    /// Where a method's body begins, or a field's value.
    private int end(Tree member) {
      Optional<? extends Tree> rest =
          switch (member) {
            case MethodTree method -> Optional.ofNullable(method.getBody());
            case VariableTree field -> Optional.ofNullable(field.getInitializer());
            default -> Optional.empty();
          };
      return rest.map(this::start)
          .map(start -> member instanceof VariableTree ? text.lastIndexOf('=', start) : start)
          .orElseGet(() -> (int) trees.getSourcePositions().getEndPosition(unit, member));
    }

    private int start(Tree tree) {
      return (int) trees.getSourcePositions().getStartPosition(unit, tree);
    }

    private String doc(Tree tree, String indent) {
      String words = trees.getDocComment(TreePath.getPath(unit, tree));
      return words == null ? "" : "%s/** %s */\n".formatted(indent, oneLine(words));
    }

    /// What others can call; the members that a compiler adds have no place in the text.
    private boolean isSeen(Tree member, boolean open) {
      ModifiersTree modifiers =
          switch (member) {
            case ClassTree type -> type.getModifiers();
            case MethodTree method -> method.getModifiers();
            case VariableTree field -> field.getModifiers();
            default -> null;
          };
      return modifiers != null
          && trees.getSourcePositions().getEndPosition(unit, member) > 0
          && !modifiers.getFlags().contains(Modifier.PRIVATE)
          && (open || !isComponent(member));
    }

    /// The components of a record stand in its header.
    private boolean isComponent(Tree member) {
      return member instanceof VariableTree field
          && TreePath.getPath(unit, field).getParentPath().getLeaf() instanceof ClassTree type
          && type.getKind() == Tree.Kind.RECORD
          && !field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    private static String oneLine(String text) {
      return text.strip().replaceAll("\\s+", " ");
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Source.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
