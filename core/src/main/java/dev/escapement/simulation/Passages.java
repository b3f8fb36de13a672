package dev.escapement.simulation;

import java.util.ArrayList;
import java.util.List;

/** The first passages of one run through the levels of its scenario. */
public final class Passages {
    private final List<Double> levels;
    private final List<Passage> noted;

    /** Those of a run that has not begun. */
    public Passages(Scenario scenario) {
        this(scenario, List.of());
    }

    /**
     * Those of a run under way.
     *
     * @param noted what {@link #noted} gave
     */
    public Passages(Scenario scenario, List<Passage> noted) {
        levels = scenario.levels();
        this.noted = new ArrayList<>(noted);
    }

    /** The lowest level that has not been reached; infinite if there is none. */
    public double next() {
        return noted.size() < levels.size() ? levels.get(noted.size()) : Double.POSITIVE_INFINITY;
    }

    /**
     * Notes the levels that a run reaches.
     *
     * @param progress what is held against the threshold
     * @param step steps taken
     */
    public void look(double progress, long step) {
        while (progress >= next()) {
            noted.add(new Passage(next(), step));
        }
    }

    /** A copy of what has been noted, by level. */
    public List<Passage> noted() {
        return List.copyOf(noted);
    }
}
