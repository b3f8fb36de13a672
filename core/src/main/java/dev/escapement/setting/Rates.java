package dev.escapement.setting;

import dev.escapement.numeric.Decimals;
import dev.escapement.numeric.PowerLaw;
import dev.escapement.theory.StepSizePolicy;

/** Learning rates as the fields of a table, and back. Null stands for what a rate does not have. */
public final class Rates {
    private Rates() {}

    /** The spelling of a law in names: {@code 0.03 d^-0.5}. */
    public static String spell(PowerLaw law) {
        return Decimals.spell(law.coefficient()) + " d^" + Decimals.spell(-law.exponent());
    }

    static LearningRate readInner(FieldValues row) {
        if (!SettingSchema.ALGORITHM.read(row).usesEta()) {
            return new LearningRate.None();
        }
        if (row.get(SettingSchema.ETA_EXPONENT) != null) {
            return new LearningRate.Law(
                    row.present(SettingSchema.ETA_COEFFICIENT), row.present(SettingSchema.ETA_EXPONENT));
        }
        if (row.get(SettingSchema.ETA_COEFFICIENT) != null) {
            return new LearningRate.AnyExponent(row.present(SettingSchema.ETA_COEFFICIENT));
        }
        return row.get(SettingSchema.ETA) == null
                ? new LearningRate.Any()
                : new LearningRate.Given(row.present(SettingSchema.ETA));
    }

    static Double number(StepSizePolicy policy) {
        return policy instanceof StepSizePolicy.Given given ? (Double) given.value() : null;
    }

    static Double delta(StepSizePolicy policy) {
        return policy instanceof StepSizePolicy.Paper paper ? (Double) paper.delta() : null;
    }

    static Double coefficient(StepSizePolicy policy) {
        return policy instanceof StepSizePolicy.Law law ? (Double) law.coefficient() : null;
    }

    static Double exponent(StepSizePolicy policy) {
        return policy instanceof StepSizePolicy.Law law ? (Double) law.exponent() : null;
    }

    static StepSizePolicy readOuter(FieldValues row) {
        return switch (StepSizePolicy.Kind.parse(row.present(SettingSchema.GAMMA_POLICY))) {
            case OPTIMAL -> new StepSizePolicy.Optimal();
            case FASTEST -> new StepSizePolicy.Fastest();
            case PAPER -> new StepSizePolicy.Paper(row.present(SettingSchema.GAMMA_DELTA));
            case LAW ->
                new StepSizePolicy.Law(
                        row.present(SettingSchema.GAMMA_COEFFICIENT), row.present(SettingSchema.GAMMA_EXPONENT));
            case VALUES -> new StepSizePolicy.Given(row.present(SettingSchema.GAMMA));
        };
    }

    static String words(StepSizePolicy policy) {
        return switch (policy.kind()) {
            case OPTIMAL, FASTEST -> policy.kind().label();
            case PAPER -> "paper, delta " + Decimals.spell(delta(policy));
            case LAW -> spell(new PowerLaw(coefficient(policy), exponent(policy)));
            case VALUES -> Double.toString(number(policy));
        };
    }
}
