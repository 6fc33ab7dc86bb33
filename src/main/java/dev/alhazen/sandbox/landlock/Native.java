package dev.alhazen.sandbox.landlock;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.List;

/// System calls of Linux, by number, through the C library's `syscall`.
final class Native {
  /// The error of an argument that the kernel does not know.
  static final int INVALID = 22;

  private static final int MOST_ARGUMENTS = 5;
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final VarHandle CODE =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle SYSCALL = handle();

  private Native() {}

  /// A call that the kernel refused.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String sentence;
    private final int errno;

    Refused(String sentence, int errno) {
      super(sentence);
      this.sentence = sentence;
      this.errno = errno;
    }

    String sentence() {
      return sentence;
    }

    int errno() {
      return errno;
    }
  }

  /// @param what for people, such as `mount /tmp`
  /// @return what the kernel returns, never negative
  static long call(String what, Call call, Object... arguments) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      long[] words = new long[MOST_ARGUMENTS];
      for (int i = 0; i < arguments.length; i++) {
        words[i] = word(arguments[i], arena);
      }
      long result =
          (long)
              SYSCALL.invokeExact(
                  state, call.number(), words[0], words[1], words[2], words[3], words[4]);
      if (result < 0) {
        int errno = (int) CODE.get(state, 0L);
        throw new Refused("%s is refused by the kernel (errno %d)".formatted(what, errno), errno);
      }
      return result;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// A null-terminated array of strings, as `execve` wants them.
  static MemorySegment strings(List<String> texts, Arena arena) {
    MemorySegment array = arena.allocate(ValueLayout.ADDRESS, texts.size() + 1L);
    for (int i = 0; i < texts.size(); i++) {
      array.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(texts.get(i)));
    }
    array.setAtIndex(ValueLayout.ADDRESS, texts.size(), MemorySegment.NULL);
    return array;
  }

  private static long word(Object argument, Arena arena) {
    return switch (argument) {
      case Long number -> number;
      case Integer number -> number;
      case String text -> arena.allocateFrom(text).address();
      case MemorySegment memory -> memory.address();
      default -> throw new IllegalArgumentException("no machine word: " + argument);
    };
  }

  private static MethodHandle handle() {
    Linker linker = Linker.nativeLinker();
    ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(word, word, word, word, word, word, word),
        ERRNO,
        Linker.Option.firstVariadicArg(1));
  }
}
