package dev.escapement.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.growth.LeastSquares;
import dev.escapement.inference.growth.LinearCurve;
import dev.escapement.numeric.SegmentedFit.Below;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SegmentedFitTest {
    // R 4.2.2, segmented 1.6-2: m <- lm(y ~ x, weights = w)
    // s <- segmented(m, seg.Z = ~x, psi = start, control = seg.control(tol = 1e-14, it.max = 500, n.boot = 50, seed =
    // 1))
    // k <- s$psi[2]; c(k, coef(s)[1] + coef(s)[2] * k, coef(s)[2], coef(s)[2] + coef(s)[3], sum(w * resid(s)^2))
    @Test
    void agreesWithSegmented() {
        double[] a = {0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1};
        double[] alpha = {1.02, 1.24, 1.51, 1.73, 1.97, 1.99, 2.02, 1.98, 2.01};
        double[] error = {0.03, 0.03, 0.02, 0.04, 0.03, 0.03, 0.05, 0.02, 0.03};
        check(a, alpha, error, 0.4941981862, 1.975482519, 1.943645913, 0.04382778275, 1.8185722033);

        double[] x = {0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2};
        double[] y = {2.95796, 3.01922, 2.83723, 2.85351, 2.88557, 2.71985, 2.67639, 2.94323, 3.23571};
        double[] same = new double[9];
        Arrays.fill(same, 0.05);
        check(x, y, same, 1.53632382, 2.693245967, -0.199301429, 1.169919991, 7.71959123286);

        double[] u = {0, 0.2, 0.3, 0.5, 0.55, 0.7, 0.9, 1, 1.3, 1.4, 1.8, 2};
        double[] v = {1, 1.3396, 1.4285, 1.7865, 1.8246, 2.0608, 2.1603, 2.2298, 2.2395, 2.1791, 2.2102, 2.1602};
        double[] growing = Arrays.stream(u).map(t -> 0.02 + 0.03 * (t / 2)).toArray();
        check(u, v, growing, 0.7901331593, 2.200631338, 1.510957085, -0.006244751486, 8.58389828269);
    }

    private static void check(
            double[] x,
            double[] y,
            double[] errors,
            double breakpoint,
            double atBreak,
            double below,
            double above,
            double misfit) {
        double[] weights = Arrays.stream(errors).map(e -> 1 / (e * e)).toArray();
        SegmentedFit fit = SegmentedFit.of(x, y, weights, Below.FREE);
        assertThat(fit.breakpoint()).isEqualTo(breakpoint, within(1e-8));
        assertThat(fit.atBreak()).isEqualTo(atBreak, within(1e-8));
        assertThat(fit.slopeBelow()).isEqualTo(below, within(1e-8));
        assertThat(fit.slopeAbove()).isEqualTo(above, within(1e-8));
        assertThat(fit.misfit()).isEqualTo(misfit, within(1e-9 * misfit));
    }

    @Test
    void aConstantBelowTheBreak() {
        double[] x = {0, 1, 2, 3, 4, 5};
        double[] y = {7, 7, 7, 6, 4, 2};
        SegmentedFit fit = SegmentedFit.of(x, y, new double[] {1, 1, 1, 2, 2, 2}, Below.FLAT);
        assertThat(fit.breakpoint()).isEqualTo(2.5, within(1e-12));
        assertThat(fit.slopeBelow()).isZero();
        assertThat(fit.slopeAbove()).isEqualTo(-2, within(1e-12));
        assertThat(fit.at(0)).isEqualTo(7);
    }

    @Property(tries = 300)
    void noBreakOnAGridIsBetter(
            @ForAll @Size(9) List<@DoubleRange(min = 0, max = 3) Double> values,
            @ForAll @Size(9) List<@DoubleRange(min = 0.1, max = 5) Double> weights) {
        double[] x = {0, 0.1, 0.25, 0.4, 0.5, 0.75, 1, 1.5, 2};
        double[] y = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] w = weights.stream().mapToDouble(Double::doubleValue).toArray();
        SegmentedFit fit = SegmentedFit.of(x, y, w, Below.FREE);
        double recomputed = 0;
        for (int i = 0; i < x.length; i++) {
            recomputed += w[i] * (y[i] - fit.at(x[i])) * (y[i] - fit.at(x[i]));
        }
        assertThat(fit.misfit()).isEqualTo(recomputed, within(1e-9 * (1 + recomputed)));
        for (double k = 0.1; k <= 1.5; k += 0.01) {
            double at = k;
            double[] after = Arrays.stream(x).map(t -> Math.max(t - at, 0)).toArray();
            LinearCurve curve = new LinearCurve(new double[x.length], x, after);
            double[] p = LeastSquares.fit(curve, y, w).orElseThrow().parameters();
            assertThat(fit.misfit()).isLessThanOrEqualTo(LeastSquares.misfit(curve, p, y, w) + 1e-9);
        }
    }

    @Test
    void refusesWhatIsNoSeries() {
        double[] two = {0, 1};
        assertThatThrownBy(() -> SegmentedFit.of(two, two, two, Below.FREE)).hasMessageContaining("4 points");
        double[] twice = {0, 1, 1, 2, 3};
        assertThatThrownBy(() -> SegmentedFit.of(twice, twice, twice, Below.FREE))
                .hasMessageContaining("ascending");
    }
}
