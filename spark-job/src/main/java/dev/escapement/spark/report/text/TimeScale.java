package dev.escapement.spark.report.text;

import dev.escapement.setting.Setting;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.store.table.CrossoverRow;
import dev.escapement.spark.store.table.EscapeTimeRow;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.spark.store.table.LocalExponentRow;
import dev.escapement.spark.store.table.TransitionRow;
import java.util.List;

/** What escape times are shown in. Tables in files are in steps always. */
public enum TimeScale {
    STEPS("steps") {
        @Override
        public double factor(Setting setting) {
            return 1;
        }

        @Override
        public double exponent(SettingGroup group) {
            return 0;
        }
    },
    /** A step has as many samples as its batch. */
    SAMPLES("samples") {
        @Override
        public double factor(Setting setting) {
            return setting.batch();
        }

        @Override
        public double exponent(SettingGroup group) {
            return group.batch().exponent();
        }
    };

    private final String label;

    TimeScale(String label) {
        this.label = label;
    }

    /** Samples where a step of any setting has more than one of them. */
    public static TimeScale of(Tables tables) {
        boolean batches =
                tables.escapeTimes().stream().anyMatch(row -> row.setting().batch() != 1);
        return batches ? SAMPLES : STEPS;
    }

    /** The unit's name. */
    public String label() {
        return label;
    }

    /** Units in a step. */
    public abstract double factor(Setting setting);

    /** By how much an exponent of time is larger than that of steps. */
    public abstract double exponent(SettingGroup group);

    /** What a reader of exponents should know beside warnings, which are of steps; empty if the two are alike. */
    public String note(List<SettingGroup> groups) {
        return groups.stream().anyMatch(group -> exponent(group) != 0)
                ? "times and exponents are of " + label + "; exponents in warnings are of steps"
                : "";
    }

    /** Tables with their times in this unit. */
    public Tables shown(Tables tables) {
        return this == STEPS
                ? tables
                : new Tables(
                        tables.escapeTimes().stream().map(this::shown).toList(),
                        tables.exponents().stream().map(this::shown).toList(),
                        tables.localExponents().stream().map(this::shown).toList(),
                        tables.transitions().stream().map(this::shown).toList(),
                        tables.crossovers().stream().map(this::shown).toList(),
                        tables.laws().stream()
                                .map(law -> law.map(steps -> steps * factor(law.setting())))
                                .toList(),
                        tables.warnings());
    }

    private EscapeTimeRow shown(EscapeTimeRow row) {
        double factor = factor(row.setting());
        return new EscapeTimeRow(
                row.setting(),
                row.n(),
                row.nEscaped(),
                row.nCensored(),
                row.nDiverged(),
                row.nFailed(),
                times(row.median(), factor),
                times(row.medianLo(), factor),
                times(row.medianHi(), factor),
                times(row.q25(), factor),
                times(row.q75(), factor),
                times(row.meanMapStep(), factor),
                times(row.exitLawMedian(), factor),
                row.meanMapHeld(),
                row.medianSamples(),
                row.law(),
                times(row.lawQ25(), factor),
                times(row.lawMedian(), factor),
                times(row.lawQ75(), factor),
                row.lawP());
    }

    private ExponentRow shown(ExponentRow row) {
        double more = exponent(row.group());
        return new ExponentRow(
                row.group(),
                row.method(),
                row.model(),
                plus(row.alpha(), more),
                row.alphaSe(),
                plus(row.alphaLo(), more),
                plus(row.alphaHi(), more),
                row.interval(),
                plus(row.alphaWaldLo(), more),
                plus(row.alphaWaldHi(), more),
                row.logPrefactor(),
                row.sigma(),
                row.logLikelihood(),
                row.bic(),
                row.best(),
                row.dMin(),
                row.dMax(),
                row.nDimensions(),
                row.nEscaped(),
                row.nCensored(),
                plus(row.predictedAlpha(), more),
                plus(row.meanMapAlpha(), more),
                row.warning(),
                row.sampleAlpha(),
                row.m0Exponent(),
                row.m0ExponentSe(),
                plus(row.typicalAlpha(), more),
                plus(row.typicalAlphaLo(), more),
                plus(row.typicalAlphaHi(), more),
                plus(row.lawAlpha(), more));
    }

    private LocalExponentRow shown(LocalExponentRow row) {
        double more = exponent(row.group());
        return new LocalExponentRow(
                row.group(),
                row.method(),
                row.part(),
                row.dMin(),
                row.dMax(),
                row.nDimensions(),
                row.alpha() + more,
                row.alphaSe(),
                row.alphaLo() + more,
                row.alphaHi() + more,
                plus(row.meanMapAlpha(), more));
    }

    private TransitionRow shown(TransitionRow row) {
        double more = exponent(row.group());
        return new TransitionRow(
                row.group(),
                row.method(),
                row.aBreak(),
                row.aBreakLo(),
                row.aBreakHi(),
                plus(row.alphaBelow(), more),
                plus(row.alphaAbove(), more),
                row.predictedABreak(),
                row.meanMapABreak(),
                row.nExponents(),
                row.pNoBreak(),
                row.deltaBic(),
                row.lawABreak());
    }

    private CrossoverRow shown(CrossoverRow row) {
        double more = exponent(row.group());
        return new CrossoverRow(
                row.group(),
                row.dimension(),
                row.nRates(),
                row.etaCrossover(),
                row.etaCrossoverLo(),
                row.etaCrossoverHi(),
                row.meanMapEtaCrossover(),
                row.plateau() * row.group().batch().at(row.dimension()),
                row.slope(),
                row.pNoCrossover(),
                row.crossoverExponent(),
                row.crossoverExponentLo(),
                row.crossoverExponentHi(),
                row.meanMapCrossoverExponent(),
                plus(row.plateauExponent(), more),
                plus(row.plateauExponentLo(), more),
                plus(row.plateauExponentHi(), more),
                row.lawEtaCrossover(),
                row.lawCrossoverExponent());
    }

    private static Double times(Double value, double factor) {
        return value == null ? null : (Double) (value * factor);
    }

    private static Double plus(Double value, double more) {
        return value == null ? null : (Double) (value + more);
    }
}
