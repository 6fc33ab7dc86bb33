import java.util.List;

/** Protected. Which texts each preset learns: a free one that lies here, or those that this experiment is known for. */
final class Datasets {
    /** All texts, in the order of tables and figures. */
    static final List<String> NAMES = List.of("opticks", "shakespeare_char", "enwik8", "text8");

    private Datasets() {}

    static List<String> of(String preset) {
        return preset.equals("full") ? NAMES.subList(1, NAMES.size()) : NAMES.subList(0, 1);
    }
}
