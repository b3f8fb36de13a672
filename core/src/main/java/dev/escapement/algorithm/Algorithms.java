package dev.escapement.algorithm;

import java.util.List;
import java.util.stream.Collectors;

/** The family's names: the one place where a name becomes an {@link Algorithm}. */
public final class Algorithms {
    private static final List<Algorithm> ALL = List.of(new Online(), new BatchReuse(), new Alternating());

    /** What {@link #parse} reads, for messages. */
    public static final String ALLOWED = ALL.stream().map(Algorithm::name).collect(Collectors.joining(", "));

    private Algorithms() {}

    /** Every algorithm. */
    public static List<Algorithm> all() {
        return ALL;
    }

    /**
     * The algorithm of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Algorithm parse(String name) {
        return ALL.stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no algorithm is called " + name));
    }
}
