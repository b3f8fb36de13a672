package dev.escapement.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {
    // l <- pnorm(z, lower.tail = FALSE, log.p = TRUE); cbind(z, l, exp(dnorm(z, log = TRUE) - l))
    @ParameterizedTest
    @CsvSource({
        "-40, 0, 0",
        "-9, -1.1285884059538408e-19, 1.0279773571668901e-18",
        "-3, -0.0013508099647481938, 0.0044378390421256622",
        "-1, -0.17275377902344988, 0.28759997093917838",
        "-0.3, -0.48141016158848116, 0.61722085361273438",
        "0, -0.69314718055994529, 0.79788456080286529",
        "0.001, -0.69394538346696522, 0.79852128956291146",
        "0.4, -1.0654340491895766, 1.0687561717456209",
        "0.66, -1.3679558848901991, 1.2601331017395887",
        "0.67, -1.3805950526951889, 1.2677028960994186",
        "1, -1.8410216450092636, 1.5251352761609813",
        "3, -6.6077262215103492, 3.2830986549304342",
        "5.6, -18.351379495909331, 5.768666604297132",
        "5.7, -18.933112423224742, 5.8660053935830412",
        "9, -43.628149113332114, 9.1085231050028437",
        "40, -804.6084420137538, 40.024968847206338",
        "49.9, -1249.8343607383554, 49.920024015999019",
        "50.1, -1259.8383575500445, 50.119944207040184",
        "1000, -500007.82669481216, 1000.0009999980001",
    })
    void agreesWithR(double z, double logSurvival, double hazard) {
        assertThat(NormalTail.logSurvival(z)).isEqualTo(logSurvival, within(2e-15 * Math.abs(logSurvival)));
        assertThat(NormalTail.hazard(z)).isEqualTo(hazard, within(2e-12 * hazard));
    }

    @Test
    void staysFiniteFarOut() {
        assertThat(NormalTail.logSurvival(1e8)).isEqualTo(-5.000000000000019e15);
        assertThat(NormalTail.hazard(1e8)).isEqualTo(1e8, within(1e-7));
        assertThat(NormalTail.hazardSlope(1e8, 1e8)).isEqualTo(1, within(1e-15));
        assertThat(NormalTail.hazardSlope(-1e3, NormalTail.hazard(-1e3))).isZero();
    }

    @Property(tries = 300)
    void hazardAndItsSlopeAreDerivatives(@ForAll @DoubleRange(min = -8, max = 120) double z) {
        double h = 1e-5;
        double hazard = NormalTail.hazard(z);
        double drop = (NormalTail.logSurvival(z - h) - NormalTail.logSurvival(z + h)) / (2 * h);
        assertThat(hazard).isEqualTo(drop, within(1e-6 * (1 + Math.abs(hazard))));
        double slope = (NormalTail.hazard(z + h) - NormalTail.hazard(z - h)) / (2 * h);
        assertThat(NormalTail.hazardSlope(z, hazard)).isEqualTo(slope, within(1e-8));
    }
}
