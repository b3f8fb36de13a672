package dev.escapement.inference;

import java.io.Serializable;

/**
 * How much is spent on a group's inference, and what its tests have to allow for.
 *
 * @param draws bootstrap draws of an interval
 * @param goodnessDraws draws of the goodness-of-fit test, at most
 * @param groups how many groups are tested together: a test rejects below 0.05 / groups
 */
public record Protocol(int draws, int goodnessDraws, int groups) implements Serializable {
    private static final double LEVEL = 0.05;

    /** @throws IllegalArgumentException for fewer than 40 draws, negative ones, or no group */
    public Protocol {
        if (draws < 40 || goodnessDraws < 0 || groups < 1) {
            throw new IllegalArgumentException("draws at least 40, goodnessDraws at least 0, groups at least 1, not "
                    + draws + ", " + goodnessDraws + ", " + groups);
        }
    }

    /** A thousand draws for intervals, four hundred for tests, corrected for so many groups. */
    public static Protocol standard(int groups) {
        return new Protocol(1000, 400, groups);
    }

    boolean rejects(double pValue) {
        return pValue < LEVEL / groups;
    }
}
