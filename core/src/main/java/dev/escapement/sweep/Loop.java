package dev.escapement.sweep;

import dev.escapement.algorithm.Model;
import dev.escapement.setting.GridPoint;
import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingGroup;

/** The loop that an engine spends its time in. The constants of {@link KernelTimes} are by loop. */
public enum Loop {
    /** Reduced runs, one a lane. */
    LANES("lanes"),
    /** One vector, drawn in float. */
    VECTOR_MIXED("vector, mixed"),
    /** One vector in double. */
    VECTOR_DOUBLE("vector, double"),
    /** Several neurons or samples in K + B coordinates. */
    GENERAL_REDUCED("general, reduced"),
    /** Several neurons or samples in d coordinates, drawn in float. */
    GENERAL_MIXED("general, mixed"),
    /** Several neurons or samples in d coordinates of double. */
    GENERAL_DOUBLE("general, double");

    private final String label;

    Loop(String label) {
        this.label = label;
    }

    /** The loop that simulates a point's cells. */
    public static Loop of(GridPoint point) {
        return of(point.group(), point.group().batch().at(point.dimension()));
    }

    /** The loop that simulates a setting's cells. */
    public static Loop of(Setting setting) {
        return of(setting.group(), setting.batch());
    }

    private static Loop of(SettingGroup group, int batch) {
        Model model = group.model();
        boolean oneSample = batch == 1;
        return switch (group.engine()) {
            case REDUCED -> model.actsLikeOneSample(batch) ? LANES : GENERAL_REDUCED;
            case DENSE_MIXED -> model.single() && oneSample ? VECTOR_MIXED : GENERAL_MIXED;
            case DENSE_DOUBLE -> model.single() && oneSample ? VECTOR_DOUBLE : GENERAL_DOUBLE;
        };
    }

    /** The name in files. */
    String label() {
        return label;
    }

    /** Whether a step visits all d coordinates. */
    boolean dense() {
        return this != LANES && this != GENERAL_REDUCED;
    }
}
