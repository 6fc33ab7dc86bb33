import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Protected. Complete tables of four binary operations, under symbols that say nothing about what they stand for. */
final class Datasets {
    static final List<String> NAMES = List.of("x_div_y", "x_minus_y", "x_plus_y", "permutation");

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Datasets() {}

    /** Numbers are taken modulo a prime; permutations are those of so many objects. */
    record Extent(int prime, int objects) {}

    /** One line of a table: left, right and result are numbered symbols. */
    record Equation(int left, int right, int result) {}

    /** All equations of an operation in random order, of which the first so many may be learned from. */
    record Table(int symbols, List<Equation> equations, int training) {
        List<Equation> learned() {
            return equations.subList(0, training);
        }

        List<Equation> heldOut() {
            return equations.subList(training, equations.size());
        }

        /** The left and right sides of all equations in their order, without the results. */
        int[][] questions() {
            return equations.stream().map(e -> new int[] {e.left(), e.right()}).toArray(int[][]::new);
        }
    }

    /**
     * The table of an operation, with its symbols renamed and its lines shuffled by the given streams. It holds the answers,
     * so it is given to the harness alone.
     */
    static Table table(String name, Extent extent, double share, RandomGenerator symbols, RandomGenerator split) {
        if (STACK.getCallerClass() != Harness.class) {
            throw new Runner.Complaint("the tables hold the answers; only the harness may read them: " + STACK.getCallerClass().getName());
        }
        List<Equation> equations = new ArrayList<>(equations(name, extent));
        int count = 1 + equations.stream().mapToInt(e -> Math.max(e.left(), Math.max(e.right(), e.result()))).max().orElseThrow();
        int[] renamed = shuffled(count, symbols), order = shuffled(equations.size(), split);
        List<Equation> lines = Arrays.stream(order).mapToObj(equations::get)
                .map(e -> new Equation(renamed[e.left()], renamed[e.right()], renamed[e.result()])).toList();
        return new Table(count, lines, (int) Math.round(share * lines.size()));
    }

    /** The lines of a table, under the symbols' own numbers. */
    private static List<Equation> equations(String name, Extent extent) {
        int p = extent.prime();
        return switch (name) {
            case "x_div_y" -> lines(p, 1, (a, b) -> a * inverse(b, p) % p);
            case "x_minus_y" -> lines(p, 0, (a, b) -> (a - b + p) % p);
            case "x_plus_y" -> lines(p, 0, (a, b) -> (a + b) % p);
            case "permutation" -> {
                List<List<Integer>> all = permutations(extent.objects());
                yield lines(all.size(), 0, (a, b) -> all.indexOf(composed(all.get(a), all.get(b))));
            }
            default -> throw new IllegalArgumentException("no data set " + name + "; there are " + NAMES);
        };
    }

    private interface Operation {
        int of(int left, int right);
    }

    private static List<Equation> lines(int count, int firstRight, Operation operation) {
        return IntStream.range(0, count).boxed().flatMap(a -> IntStream.range(firstRight, count)
                .mapToObj(b -> new Equation(a, b, operation.of(a, b)))).toList();
    }

    /** The number whose product with b leaves 1, by Fermat's little theorem. */
    static int inverse(int b, int prime) {
        int power = 1;
        for (int i = 0; i < prime - 2; i++) {
            power = power * b % prime;
        }
        return power;
    }

    /** All orders of so many objects, in the order of a dictionary. */
    static List<List<Integer>> permutations(int objects) {
        List<List<Integer>> all = List.of(List.of());
        for (int length = 0; length < objects; length++) {
            all = all.stream().flatMap(start -> IntStream.range(0, objects).filter(next -> !start.contains(next))
                    .mapToObj(next -> concat(start, next))).toList();
        }
        return all;
    }

    private static List<Integer> concat(List<Integer> start, int next) {
        List<Integer> longer = new ArrayList<>(start);
        longer.add(next);
        return List.copyOf(longer);
    }

    /** First b, then a: at place i stands a[b[i]]. */
    static List<Integer> composed(List<Integer> a, List<Integer> b) {
        return b.stream().map(a::get).toList();
    }

    /** The numbers below count in random order (Fisher and Yates). */
    private static int[] shuffled(int count, RandomGenerator random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1), swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
