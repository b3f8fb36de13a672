package dev.escapement.inference;

import dev.escapement.inference.AftFit.Fitted;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How an exponent depends on the dimensions it is taken from: over one decade a logarithm can't be told from a power, and
 * only a drift of these numbers shows it.
 */
public final class FiniteSize {
    private FiniteSize() {}

    /**
     * The exponent between two neighbouring dimensions.
     *
     * @param fit the power law fitted to the two alone
     * @param ofMedian from the Kaplan-Meier medians; empty where one is not reached
     */
    public record LocalSlope(double lower, double upper, AftFit fit, OptionalDouble ofMedian) {}

    /** The fit to the dimensions from this one on. */
    public record Truncated(double smallest, AftFit fit) {}

    /** The local exponents, ascending. */
    public static List<LocalSlope> localSlopes(Cohorts cohorts, Family family) {
        List<LocalSlope> slopes = new ArrayList<>();
        for (int i = 1; i < cohorts.size(); i++) {
            Cohort lower = cohorts.byDimension().get(i - 1);
            Cohort upper = cohorts.byDimension().get(i);
            AftFit fit = AftRegression.fit(new Cohorts(List.of(lower, upper)), family, Trend.POWER);
            slopes.add(new LocalSlope(lower.dimension(), upper.dimension(), fit, ofMedian(lower, upper)));
        }
        return slopes;
    }

    private static OptionalDouble ofMedian(Cohort lower, Cohort upper) {
        OptionalDouble low = KaplanMeier.of(lower).quantile(0.5).estimate();
        OptionalDouble high = KaplanMeier.of(upper).quantile(0.5).estimate();
        return low.isPresent() && high.isPresent()
                ? OptionalDouble.of(StrictMath.log(high.getAsDouble() / low.getAsDouble())
                        / StrictMath.log(upper.dimension() / lower.dimension()))
                : OptionalDouble.empty();
    }

    /** The fit to all dimensions, then to all but the smallest, and so on while it can be made. */
    public static List<Truncated> dropSmallest(Cohorts cohorts, Family family, Trend trend) {
        List<Truncated> fits = new ArrayList<>();
        for (int i = 0; i < cohorts.size(); i++) {
            Cohorts rest = new Cohorts(cohorts.byDimension().subList(i, cohorts.size()));
            AftFit fit = AftRegression.fit(rest, family, trend);
            if (!(fit instanceof Fitted)) {
                break;
            }
            fits.add(new Truncated(rest.smallest(), fit));
        }
        return fits;
    }
}
