import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Protected. Pictures to train on, to select by, and to judge by: shapes, which are drawn at once, and cifar10 and cifar100,
 * which are read from prepared files. The parts are the same for every seed.
 */
final class Datasets {
    static final String SHAPES = "shapes";

    /** A tenth of CIFAR's training pictures, drawn once by chance, is kept from training to select by. */
    private static final int CIFAR_SIZE = 32, CIFAR_PIXELS = 3 * CIFAR_SIZE * CIFAR_SIZE, VALIDATION_SHARE = 10;

    private Datasets() {}

    /** A data set's three parts; the pictures to judge by have no labels, which only the harness may ask for. */
    record Parts(Pictures training, Pictures validation, Pictures test) {}

    /** How many pictures of shapes there are in each part, and how wide they are. */
    record Sizes(int size, int training, int validation, int test) {}

    static Parts parts(String dataset, Sizes sizes, Path data) throws IOException {
        if (dataset.equals(SHAPES)) {
            return new Parts(Shapes.draw(1, sizes.size(), sizes.training()), Shapes.draw(2, sizes.size(), sizes.validation()),
                    Shapes.draw(3, sizes.size(), sizes.test()).withoutLabels());
        }
        Pictures known = cifar(dataset, data, dataset.equals("cifar10") ? "data_batch_[1-5]\\.bin" : "train\\.bin");
        int[] order = shuffled(known.count(), Runner.random(dataset + " validation"));
        int kept = known.count() / VALIDATION_SHARE;
        return new Parts(known.at(Arrays.copyOfRange(order, kept, order.length)), known.at(Arrays.copyOf(order, kept)), test(dataset, data).withoutLabels());
    }

    /** The classes of the pictures to judge by: for the harness alone, so that no experiment looks at them by mistake. */
    static int[] testLabels(String dataset, Sizes sizes, Path data) throws IOException {
        Class<?> caller = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass();
        if (caller != Harness.class) {
            throw new Runner.Complaint(caller.getName() + " asks for the labels of the test pictures, which only Harness may see");
        }
        return (dataset.equals(SHAPES) ? Shapes.draw(3, sizes.size(), sizes.test()) : test(dataset, data)).labels();
    }

    private static Pictures test(String dataset, Path data) throws IOException {
        return cifar(dataset, data, dataset.equals("cifar10") ? "test_batch\\.bin" : "test\\.bin");
    }

    /** The numbers from 0 on in an order of chance. */
    static int[] shuffled(int count, RandomGenerator random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1), here = order[i];
            order[i] = order[other];
            order[other] = here;
        }
        return order;
    }

    // ----------------------------------------------------------------------------------------------------------- CIFAR

    /** Reads files of the original binary version: for each picture one byte (CIFAR-10) or two of labels, then its pixels. */
    private static Pictures cifar(String dataset, Path data, String names) throws IOException {
        Path folder = data.resolve(dataset);
        int head = dataset.equals("cifar10") ? 1 : 2, classes = dataset.equals("cifar10") ? 10 : 100;
        List<byte[]> pixels = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Path file : files(folder, names)) {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0 || bytes.length % (head + CIFAR_PIXELS) != 0) {
                throw new Runner.Complaint("%s has %d bytes, which are not whole pictures of %d; prepare it anew with: alhazen data prepare %s"
                        .formatted(file, bytes.length, head + CIFAR_PIXELS, dataset));
            }
            for (int at = 0; at < bytes.length; at += head + CIFAR_PIXELS) {
                int label = bytes[at + head - 1] & 0xFF; // of CIFAR-100's two, the second is the finer
                if (label >= classes) {
                    throw new Runner.Complaint("%s names class %d at byte %d, but has only %d; prepare it anew with: alhazen data prepare %s"
                            .formatted(file, label, at + head - 1, classes, dataset));
                }
                pixels.add(Arrays.copyOfRange(bytes, at + head, at + head + CIFAR_PIXELS));
                labels.add(label);
            }
        }
        return new Pictures(CIFAR_SIZE, classes, pixels.toArray(byte[][]::new), labels.stream().mapToInt(label -> label).toArray());
    }

    private static List<Path> files(Path folder, String names) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Runner.Complaint("%s is not there; prepare it with: alhazen data prepare %s".formatted(folder, folder.getFileName()));
        }
        try (var all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.getFileName().toString().matches(names)).sorted().toList();
            if (files.size() != (names.contains("[1-5]") ? 5 : 1)) {
                throw new Runner.Complaint("%s lacks files named %s; prepare it anew with: alhazen data prepare %s".formatted(folder, names, folder.getFileName()));
            }
            return files;
        }
    }
}
