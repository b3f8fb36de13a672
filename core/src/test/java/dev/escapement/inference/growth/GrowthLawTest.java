package dev.escapement.inference.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.inference.growth.GrowthLaw.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthLawTest {
    @Test
    void itPassesThroughTheCentreOnTheLogScale() {
        GrowthLaw law = GrowthLaw.through(List.of(new Point(10, 50), new Point(1000, 200)), 1, false);
        assertThat(law.at(100)).isCloseTo(100, within(1e-9));
        assertThat(law.at(1000) / law.at(10)).isCloseTo(100, within(1e-9));
    }

    @Test
    void itReproducesALawWithALogarithm() {
        GrowthLaw law = new GrowthLaw(Math.log(3), 1.5, true);
        List<Point> points =
                List.of(new Point(64, law.at(64)), new Point(128, law.at(128)), new Point(900, law.at(900)));
        assertThat(law.at(64)).isCloseTo(3 * 512 * Math.log(64), within(1e-9));
        assertThat(GrowthLaw.through(points, 1.5, true).logPrefactor()).isCloseTo(Math.log(3), within(1e-12));
    }
}
