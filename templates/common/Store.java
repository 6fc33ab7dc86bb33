import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Protected, and the same for every template: tables and arrays in files, by which learners and judge speak to each other. */
final class Store {
    private Store() {}

    // --------------------------------------------------------------------------------------------------------- tables

    /** Writes comma-separated numbers, a row on each line. */
    static void writeTable(Path file, float[][] rows) throws IOException {
        List<String> lines = new ArrayList<>(rows.length);
        for (float[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (float value : row) {
                line.append(line.isEmpty() ? "" : ",").append(value);
            }
            lines.add(line.toString());
        }
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    /** Writes one number on each line. */
    static void writeColumn(Path file, float[] values) throws IOException {
        float[][] rows = new float[values.length][];
        for (int i = 0; i < values.length; i++) {
            rows[i] = new float[] {values[i]};
        }
        writeTable(file, rows);
    }

    /** Reads a table of any number of rows with as many columns as given. */
    static float[][] readTable(Path file, int columns) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        float[][] table = new float[lines.size()][columns];
        for (int i = 0; i < table.length; i++) {
            String[] cells = lines.get(i).split(",");
            if (cells.length != columns) {
                throw new Runner.Complaint("%s line %d must be %d numbers: %s".formatted(file, i + 1, columns, lines.get(i)));
            }
            for (int j = 0; j < columns; j++) {
                table[i][j] = (float) number(file, cells[j]);
            }
        }
        return table;
    }

    /** Reads a table of exactly this size. */
    static float[][] readTable(Path file, int rows, int columns) throws IOException {
        float[][] table = readTable(file, columns);
        if (table.length != rows) {
            throw new Runner.Complaint("%s must hold %d lines, but has %d".formatted(file, rows, table.length));
        }
        return table;
    }

    // --------------------------------------------------------------------------------------------------- named numbers

    /** Writes a name and a number on each line. */
    static void writeNumbers(Path file, Map<String, Double> numbers) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, numbers.entrySet().stream().map(entry -> entry.getKey() + "," + entry.getValue()).toList());
    }

    /** Reads names and numbers; none where there is no file. */
    static SequencedMap<String, Double> readNumbers(Path file) throws IOException {
        SequencedMap<String, Double> numbers = new LinkedHashMap<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String[] cells = line.split(",");
            if (cells.length != 2 || numbers.put(cells[0], number(file, cells[1])) != null) {
                throw new Runner.Complaint("%s must hold a new name and a number on each line: %s".formatted(file, line));
            }
        }
        return numbers;
    }

    // --------------------------------------------------------------------------------------------------------- arrays

    /** Writes float32 values in little-endian order, as NumPy's fromfile reads them with '&lt;f4'. */
    static void writeFloats(Path file, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.array());
    }

    /** Reads exactly so many values that writeFloats wrote. */
    static float[] readFloats(Path file, int count) throws IOException {
        long bytes = Files.exists(file) ? Files.size(file) : 0;
        if (bytes != 4L * count) {
            throw new Runner.Complaint("%s must hold %d float32 values (%d bytes), but has %d bytes".formatted(file, count, 4L * count, bytes));
        }
        FloatBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] values = new float[count];
        buffer.get(values);
        return values;
    }

    private static double number(Path file, String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new Runner.Complaint("%s must hold numbers: %s".formatted(file, cell));
        }
    }
}
