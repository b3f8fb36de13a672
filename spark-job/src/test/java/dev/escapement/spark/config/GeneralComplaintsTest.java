package dev.escapement.spark.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What batches, several neurons, several directions and momentum ask of the other keys: the whole line of each complaint. */
class GeneralComplaintsTest {
    private static final String LAW = "gamma { policy = law, coefficient = 0.1, exponent = 1 }\n";

    private final ConfigFixture fixture;

    GeneralComplaintsTest(@TempDir Path directory) {
        fixture = new ConfigFixture(directory);
    }

    private void complains(String addition, String complaint) {
        assertThat(fixture.complaint(addition)).isEqualTo(complaint);
    }

    @Test
    void linksOfSeveralDirections() {
        complains(LAW + "directions = 2\nactivation = he3\nlinks = [{ formula = \"s1*s3\" }]", "?1");
        complains(LAW + "directions = 2\nactivation = he3\nlinks = [{ formula = \"2 + 3\" }]", "?2");
        complains(LAW + "directions = [1, 2]\nactivation = he3\nlinks = [{ formula = \"s1*s2\" }]", "?3");
        complains(LAW + "directions = 2\nlinks = [{ formula = \"s1*s2\" }]", "?4");
        complains(LAW + "directions = 2\nlinks = [{ sum = sign }]", "?5");
        complains(LAW + "directions = [1, 2]\nlinks = [{ sum = he3 }]", "no complaint");
        complains(LAW + "directions = 100\nlinks = [{ sum = he3 }]", "?6");
    }

    @Test
    void policiesThatRestOnTheory() {
        complains("width = [1, 2]\ngamma { policy = optimal }", "?7");
        complains("momentum = 0.5\ngamma = [{ values = [0.1] }, { policy = paper, delta = 0.5 }]", "?8");
        complains("directions = 2\nlinks = [{ sum = he3 }]\ngamma { policy = optimal }", "?9");
        complains("width = 2\ngamma { values = [0.1] }", "no complaint");
        complains("batch = 4", "no complaint");
    }

    @Test
    void startsOfSeveral() {
        complains(LAW + "width = 2\ninit { fixed = 0.1 }", "?10");
        complains(LAW + "batch = 2\nmomentum = 0.5\ninit { fixed = 0.1 }", "no complaint");
    }

    @Test
    void tooFewDimensionsForTheReducedEngine() {
        complains(LAW + "width = 2\nbatch = 62\nengine = reduced", "?11");
        complains(LAW + "width = 2\nbatch = 62", "?12");
        complains(LAW + "width = 2\nbatch = 61", "no complaint");
        complains(LAW + "width = 2\nbatch = 62\nengine = dense", "no complaint");
        complains(
                LAW + "momentum = 0.5\nbatch = { coefficient = 1, exponents = [1] }\nengine = [dense, reduced]", "?13");
        complains(LAW + "algorithms = [batch-reuse]\nbatch = 64", "?14");
        complains(LAW + "algorithms = [batch-reuse]\nbatch = 1\ndimensions = [2]", "no complaint");
        complains(LAW + "algorithms = [alternating, sample-alternating, online]\nbatch = 500", "no complaint");
    }

    @Test
    void levels() {
        complains("levels = [0.2, 0.3]\nthreshold = [0.5, 0.3]", "?15");
        complains("levels = [0.2]\ninit { fixed = 0.25 }", "?16");
        complains("levels = [0.2]\nsweeps = [{ threshold = 0.5 }, { threshold = 0.1 }]", "?17");
        complains("sweeps = [{ levels = [0.2] }]", "?18");
        complains("levels = []", "no complaint");
    }

    @Test
    void batches() {
        complains("batch = [{ coefficient = 1, exponents = [0.5] }, 3, { logspace = [1, 100, 3] }]", "?19");
        complains("batch = { logspace = [1, 100, 3] }", "no complaint");
    }
}
