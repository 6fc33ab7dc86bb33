import java.util.List;

/** Protected. Which text each preset learns: a free one that lies here, or the one that this experiment is known for. */
final class Datasets {
    /** All texts, in the order of tables and figures. */
    static final List<String> NAMES = List.of("opticks", "shakespeare_char");

    private Datasets() {}

    static List<String> of(String preset) {
        return preset.equals("full") ? NAMES.subList(1, NAMES.size()) : NAMES.subList(0, 1);
    }
}
