package dev.escapement.setting;

import dev.escapement.algorithm.Escape;
import dev.escapement.numeric.Decimals;
import java.util.OptionalDouble;

/** Reads settings from the fields of a table. Refuses values that describe no setting. */
final class SettingReader {
    private SettingReader() {}

    /** The group that fields describe. */
    static SettingGroup group(FieldValues row) {
        return SettingSchema.group(Choice.read(row));
    }

    /**
     * The setting that fields describe.
     *
     * @throws IllegalArgumentException if a word in them is none of ours, a number is missing or out of its range, or two
     *     fields contradict each other
     */
    static Setting setting(FieldValues row) {
        if ((row.get(SettingSchema.ETA_COEFFICIENT) == null) != (row.get(SettingSchema.ETA_EXPONENT) == null)) {
            throw new IllegalArgumentException("one of eta_coefficient and eta_exponent is null, the other is not");
        }
        Choice choice = Choice.read(row);
        Double eta = row.get(SettingSchema.ETA);
        GridPoint point = new GridPoint(SettingSchema.group(choice), choice.of(SettingSchema.DIMENSION));
        Setting setting = new Setting(
                point,
                eta == null ? Double.NaN : eta,
                row.present(SettingSchema.GAMMA),
                row.present(SettingSchema.BATCH_SIZE));
        check(setting);
        return setting;
    }

    private static void check(Setting setting) {
        SettingGroup group = setting.group();
        Escape escape = group.escape();
        if (setting.dimension() < 2) {
            throw new IllegalArgumentException("dimension is " + setting.dimension() + ", not at least 2");
        }
        if (!(escape.threshold() > 0 && escape.threshold() < 1)) {
            throw wrong("threshold", escape.threshold(), "not between 0 and 1");
        }
        if (group.model().noiseStd() < 0) {
            throw wrong("noise_std", group.model().noiseStd(), "not at least 0");
        }
        if (setting.batch() < 1) {
            throw new IllegalArgumentException("batch is " + setting.batch() + ", not at least 1");
        }
        if (group.model().width() < 1) {
            throw new IllegalArgumentException("width is " + group.model().width() + ", not at least 1");
        }
        if (!(group.model().momentum() >= 0 && group.model().momentum() < 1)) {
            throw wrong("momentum", group.model().momentum(), "not at least 0 and below 1");
        }
        OptionalDouble start = group.init().fixedOverlap();
        if (start.isPresent() && (!(Math.abs(start.getAsDouble()) < 1) || escape.reached(start.getAsDouble()))) {
            throw new IllegalArgumentException("init is " + group.init().label() + ", not before the threshold "
                    + Decimals.spell(escape.threshold()));
        }
        if (group.model().algorithm().usesEta() == Double.isNaN(setting.eta())) {
            throw new IllegalArgumentException("eta is "
                    + (Double.isNaN(setting.eta()) ? "null" : Decimals.spell(setting.eta()))
                    + " although the algorithm is "
                    + group.model().algorithm().name());
        }
        if (!(setting.gamma() > 0)) {
            throw wrong("gamma", setting.gamma(), "not above 0");
        }
    }

    private static IllegalArgumentException wrong(String field, double value, String why) {
        return new IllegalArgumentException(field + " is " + Decimals.spell(value) + ", " + why);
    }
}
