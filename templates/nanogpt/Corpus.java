import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Protected. A text in three parts: the first nine tenths to learn from, the next twentieth to choose a model by, and the
 * last twentieth to judge it by. A character is a byte of the text, numbered among those that occur, in the order of bytes.
 */
record Corpus(String name, String alphabet, byte[] train, byte[] val, byte[] test) {
    /** Texts that must be prepared, and how many bytes they have; every other one lies beside this file. */
    private static final Map<String, Long> PREPARED = Map.of("enwik8", 100_000_000L, "text8", 100_000_000L, "shakespeare_char", 1_115_394L);

    /** Reads a text that lies beside this file, or in the folder of prepared data. */
    static Corpus read(String name, Path data) throws IOException {
        if (!PREPARED.containsKey(name)) {
            return of(name, Files.readAllBytes(Path.of(name + ".txt")));
        }
        Path folder = data.resolve(name), file = folder.resolve("text.bin");
        if (!Files.exists(file)) {
            throw new Runner.Complaint("%s is not there; prepare it with: alhazen data prepare %s".formatted(folder, name));
        }
        if (Files.size(file) != PREPARED.get(name)) {
            throw new Runner.Complaint("%s has %d bytes, but the text has %d; prepare it anew with: alhazen data prepare %s"
                    .formatted(file, Files.size(file), PREPARED.get(name), name));
        }
        return of(name, Files.readAllBytes(file));
    }

    /** Numbers the characters of a text, in place, and cuts it into its parts. */
    static Corpus of(String name, byte[] text) {
        boolean[] occurs = new boolean[256];
        for (byte character : text) {
            occurs[character & 0xFF] = true;
        }
        byte[] codes = new byte[256];
        StringBuilder alphabet = new StringBuilder();
        for (int character = 0; character < 256; character++) {
            if (occurs[character]) {
                codes[character] = (byte) alphabet.length();
                alphabet.append((char) character);
            }
        }
        for (int i = 0; i < text.length; i++) {
            text[i] = codes[text[i] & 0xFF];
        }
        int first = (int) (text.length * 9L / 10), second = (int) (text.length * 19L / 20);
        return new Corpus(name, alphabet.toString(), Arrays.copyOf(text, first), Arrays.copyOfRange(text, first, second),
                Arrays.copyOfRange(text, second, text.length));
    }

    /** How many different characters there are. */
    int characters() {
        return alphabet.length();
    }

    /** The number of a character. */
    byte code(char character) {
        return (byte) alphabet.indexOf(character);
    }

    /** The characters of these numbers. */
    String text(byte[] codes) {
        byte[] text = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            text[i] = (byte) alphabet.charAt(codes[i] & 0xFF);
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
