package dev.alhazen.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tools.jackson.databind.JsonNode;

/// Turns a drawing, lists of strokes with absolute coordinates, into moves of the pen.
final class Strokes {
  /// Simplified drawings fit into a square of this side.
  private static final int SIDE = 256;

  private static final int MOVE = 3 * Short.BYTES;

  private Strokes() {}

  /// @param drawing `[[[x, …], [y, …]], …]`, a pair of lists for each stroke
  /// @return nothing for a drawing without points
  /// @throws IllegalArgumentException where it is no such thing; the message continues a sentence
  ///   about the drawing
  static byte[] moves(JsonNode drawing) {
    int points = points(drawing);
    if (points == 0) {
      return new byte[0];
    }
    ByteBuffer moves =
        ByteBuffer.allocate(Integer.BYTES + points * MOVE).order(ByteOrder.LITTLE_ENDIAN);
    moves.putInt(points);
    int x = 0;
    int y = 0;
    for (JsonNode stroke : drawing) {
      int last = stroke.get(0).size() - 1;
      for (int i = 0; i <= last; i++) {
        int nextX = coordinate(stroke.get(0).get(i));
        int nextY = coordinate(stroke.get(1).get(i));
        moves.putShort((short) (nextX - x)).putShort((short) (nextY - y));
        moves.putShort((short) (i == last ? 1 : 0));
        x = nextX;
        y = nextY;
      }
    }
    return moves.array();
  }

  private static int points(JsonNode drawing) {
    if (!drawing.isArray()) {
      throw new IllegalArgumentException("has no list of strokes");
    }
    int points = 0;
    for (JsonNode stroke : drawing) {
      boolean isPair = stroke.size() == 2 && stroke.get(0).isArray() && stroke.get(1).isArray();
      if (!isPair || stroke.get(0).size() != stroke.get(1).size()) {
        throw new IllegalArgumentException(
            "has a stroke that is no pair of equally long lists, as those of simplified drawings");
      }
      points += stroke.get(0).size();
    }
    return points;
  }

  private static int coordinate(JsonNode number) {
    int value = number.asInt(-1);
    if (!number.isIntegralNumber() || value < 0 || value >= SIDE) {
      throw new IllegalArgumentException(
          "has the coordinate %s; those of simplified drawings are 0 to %d"
              .formatted(number, SIDE - 1));
    }
    return value;
  }
}
