package dev.alhazen.sandbox;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Keeps the beginning and the end of an endless stream, at most 16 kB in all, whatever its length.
/// A line that a carriage return overwrites, such as a progress bar, is kept in its last state.
public final class BoundedOutput {
  private static final int HEAD = 6_000;
  private static final int TAIL = 10_000;
  private static final int LINE = 4_000;
  private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

  private final byte[] head = new byte[HEAD];
  private final byte[] tail = new byte[TAIL];
  private final byte[] line = new byte[LINE];
  private int lineLength;
  private boolean returned;
  private long kept;

  /// Takes the next bytes of the stream.
  public void accept(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      accept(bytes[i]);
    }
  }

  /// What was kept, as text; says how much was left out between its head and its tail.
  public String text() {
    flush();
    StringBuilder text = new StringBuilder(decode(head, (int) Math.min(kept, HEAD)));
    if (kept > HEAD + TAIL) {
      long gone = kept - HEAD - TAIL;
      text.append("\n[… %d bytes left out …]\n".formatted(gone));
    }
    text.append(decode(orderedTail(), (int) Math.clamp(kept - HEAD, 0, TAIL)));
    return CONTROLS.matcher(ESCAPES.matcher(text).replaceAll("")).replaceAll("");
  }

  private void accept(byte next) {
    if (next == '\r') {
      returned = true;
      return;
    }
    if (returned && next != '\n') {
      lineLength = 0;
    }
    returned = false;
    line[lineLength++] = next;
    if (next == '\n' || lineLength == LINE) {
      flush();
    }
  }

  private void flush() {
    int first = (int) Math.clamp(HEAD - kept, 0, lineLength);
    System.arraycopy(line, 0, head, (int) Math.min(kept, HEAD), first);
    kept += first;
    for (int done = first; done < lineLength; ) {
      int at = (int) ((kept - HEAD) % TAIL);
      int some = Math.min(lineLength - done, TAIL - at);
      System.arraycopy(line, done, tail, at, some);
      kept += some;
      done += some;
    }
    lineLength = 0;
  }

  private byte[] orderedTail() {
    long length = kept - HEAD;
    if (length <= TAIL) {
      return tail;
    }
    int start = (int) (length % TAIL);
    byte[] ordered = new byte[TAIL];
    System.arraycopy(tail, start, ordered, 0, TAIL - start);
    System.arraycopy(tail, 0, ordered, TAIL - start, start);
    return ordered;
  }

  private static String decode(byte[] bytes, int length) {
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .replaceWith("?")
              .decode(ByteBuffer.wrap(bytes, 0, length));
      return text.toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("malformed input is replaced", e);
    }
  }
}
