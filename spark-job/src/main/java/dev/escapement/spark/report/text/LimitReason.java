package dev.escapement.spark.report.text;

import dev.escapement.numeric.PowerLaw;
import dev.escapement.setting.SettingGroup;
import dev.escapement.spark.store.table.ExponentRow;
import dev.escapement.theory.Asymptotics;
import dev.escapement.theory.Caveat;
import java.util.Optional;

/** Why theory gives no exponent in the limit of large d. */
public final class LimitReason {
    private LimitReason() {}

    /** The reason for a headline; empty if it has a limit. */
    public static Optional<String> of(ExponentRow row) {
        return row.predictedAlpha() == null ? caveat(row.group()).map(Caveat::message) : Optional.empty();
    }

    private static Optional<Caveat> caveat(SettingGroup group) {
        Optional<Caveat> gap = group.gap();
        if (gap.isPresent()) {
            return gap;
        }
        PowerLaw rate = group.rate().asPower();
        Asymptotics asymptotics = new Asymptotics(
                group.model(), group.escape().mode(), group.batch().exponent());
        return asymptotics.caveats(rate.coefficient(), rate.exponent(), group.policy()).stream()
                .filter(Caveat::leavesNoExponent)
                .findFirst();
    }
}
