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
        complains(
                LAW + "directions = 2\nactivation = he3\nlinks = [{ formula = \"s1*s3\" }]",
                "x.conf:9: links.formula = s1*s3: \"s3\" is unknown: did you mean s1?, at column 4; must be a formula in s1 and s2\ns1*s3\n   ^");
        complains(
                LAW + "directions = 2\nactivation = he3\nlinks = [{ formula = \"2 + 3\" }]",
                "x.conf:9: links.formula = 2 + 3: a constant link carries no direction; must be a formula in s1 and s2");
        complains(
                LAW + "directions = [1, 2]\nactivation = he3\nlinks = [{ formula = \"s1*s2\" }]",
                "x.conf:9: links.formula = s1*s2: \"s1\" is unknown: a link knows x, and the functions abs, sign, step, exp, log, sqrt, min, max, clip, tanh, erf, sin, cos, relu, he, at column 1; must be a formula in x\ns1*s2\n^");
        complains(
                LAW + "directions = 2\nlinks = [{ formula = \"s1*s2\" }]",
                "x.conf:8: links = { formula = s1*s2 }: activation = same needs a link of one direction, and this has 2; give an activation");
        complains(
                LAW + "directions = 2\nlinks = [{ sum = sign }]",
                "x.conf:8: links = { sum = sign }: activation = same has derivative 0 here, so that no step would move; give an activation that is not flat");
        complains(LAW + "directions = [1, 2]\nlinks = [{ sum = he3 }]", "no complaint");
        complains(
                LAW + "directions = 100\nlinks = [{ sum = he3 }]",
                "x.conf:7: directions = 100: 100 directions cannot be orthogonal in d = 64; must be at most d");
    }

    @Test
    void policiesThatRestOnTheory() {
        complains(
                "width = [1, 2]\ngamma { policy = optimal }",
                "x.conf:7: gamma = { policy = optimal }: policy = optimal rests on the theory of one neuron, one direction and no momentum, not of width = 2; must be { policy = law, coefficient = 0.1, exponent = 1 } or { values = [...] } there");
        complains(
                "width = 2\ngamma { policy = fastest }",
                "x.conf:7: gamma = { policy = fastest }: policy = fastest rests on the theory of one neuron, one direction and no momentum, not of width = 2; must be { policy = law, coefficient = 0.1, exponent = 1 } or { values = [...] } there");
        complains(
                "momentum = 0.5\ngamma = [{ values = [0.1] }, { policy = paper, delta = 0.5 }]",
                "x.conf:7: gamma = { values = [0.1] }: policy = paper rests on the theory of one neuron, one direction and no momentum, not of momentum = 0.5; must be { policy = law, coefficient = 0.1, exponent = 1 } or { values = [...] } there");
        complains(
                "directions = 2\nlinks = [{ sum = he3 }]\ngamma { policy = optimal }",
                "x.conf:8: gamma = { policy = optimal }: policy = optimal rests on the theory of one neuron, one direction and no momentum, not of directions = 2; must be { policy = law, coefficient = 0.1, exponent = 1 } or { values = [...] } there");
        complains("width = 2\ngamma { values = [0.1] }", "no complaint");
        complains("batch = 4", "no complaint");
    }

    @Test
    void startsOfSeveral() {
        complains(
                LAW + "width = 2\ninit { fixed = 0.1 }",
                "x.conf:8: init = { fixed = 0.1 }: a fixed start is the overlap of one neuron with one direction, and width = 2; must be positive or uniform");
        complains(LAW + "batch = 2\nmomentum = 0.5\ninit { fixed = 0.1 }", "no complaint");
    }

    @Test
    void tooFewDimensionsForTheReducedEngine() {
        complains(
                LAW + "width = 2\nbatch = 62\nengine = reduced",
                "x.conf:9: engine = reduced: the reduced engine needs d of at least K + B = 3 + 62 (directions, neurons and their velocities + batch), and d = 64; engine = dense serves there");
        complains(
                LAW + "width = 2\nbatch = 62",
                "x.conf: engine is missing, and the reduced engine needs d of at least K + B = 3 + 62 (directions, neurons and their velocities + batch), and d = 64; engine = dense serves there");
        complains(LAW + "width = 2\nbatch = 61", "no complaint");
        complains(LAW + "width = 2\nbatch = 62\nengine = dense", "no complaint");
        complains(
                LAW + "momentum = 0.5\nbatch = { coefficient = 1, exponents = [1] }\nengine = [dense, reduced]",
                "x.conf:9: engine = [dense, reduced]: the reduced engine needs d of at least K + B = 3 + 64 (directions, neurons and their velocities + batch), and d = 64; engine = dense serves there");
        complains(
                LAW + "algorithms = [batch-reuse]\nbatch = 64",
                "x.conf: engine is missing, and the reduced engine needs d of at least K + B = 2 + 64 (directions, neurons and their velocities + batch), and d = 64; engine = dense serves there");
        complains(LAW + "algorithms = [batch-reuse]\nbatch = 1\ndimensions = [2]", "no complaint");
        complains(LAW + "algorithms = [alternating, sample-alternating, online]\nbatch = 500", "no complaint");
    }

    @Test
    void levels() {
        complains(
                "levels = [0.2, 0.3]\nthreshold = [0.5, 0.3]",
                "x.conf:6: levels = [0.2, 0.3]: 0.3 is not below threshold = 0.3; must be a list of overlaps above 0 and below every threshold");
        complains(
                "levels = [0.2]\ninit { fixed = 0.25 }",
                "x.conf:6: levels = [0.2]: 0.2 is passed at the start, init = { fixed = 0.25 }; must be a list of overlaps above 0 and below every threshold");
        complains(
                "levels = [0.2]\nsweeps = [{ threshold = 0.5 }, { threshold = 0.1 }]",
                "x.conf:6: levels = [0.2]: 0.2 is not below threshold = 0.1; must be a list of overlaps above 0 and below every threshold");
        complains(
                "sweeps = [{ levels = [0.2] }]",
                "x.conf:6: levels = [0.2]: it holds for the whole sweep; write it outside of sweeps");
        complains("levels = []", "no complaint");
    }

    @Test
    void batches() {
        complains("batch = [{ coefficient = 1, exponents = [0.5] }, 3, { logspace = [1, 100, 3] }]", "no complaint");
        complains("batch = { logspace = [1, 100, 3] }", "no complaint");
    }
}
