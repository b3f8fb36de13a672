package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code theory}, and what the others refuse because of it. */
class TheoryTest {
    @TempDir
    Path directory;

    private Path config;

    @BeforeEach
    void write() throws IOException {
        config = Sweeps.config(directory, """
                algorithms = [alternating]
                links = [he3]
                dimensions = [256, 1e12]
                eta { coefficient = 0.03, exponents = [0.5] }
                seeds = 1
                threshold = 0.3
                """);
    }

    /** MODEL: d = 256, a = 0.5: gamma* = 2.465e-4. */
    @Test
    void onJsonDocumentHasARowPerLaw() {
        Sweeps.Ran ran = Sweeps.command("theory", config, "--json");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().replaceAll("\\s+", ""))
                .startsWith("{\"rows\":[{")
                .contains(
                        "\"algorithm\":\"alternating\"",
                        "\"link\":\"he3\"",
                        "\"activation\":\"he3\"",
                        "\"loss\":\"correlation\"",
                        "\"eta_coefficient\":0.03",
                        "\"eta_exponent\":0.5",
                        "\"information_exponent\":3",
                        "\"generative_exponent\":1",
                        "\"predicted_alpha\":2",
                        "\"log_factor\":false",
                        "\"transition\":0.5",
                        "\"dimension\":256",
                        "\"gamma\":2.465E-4",
                        "\"dimension\":1000000000000")
                .endsWith("}");
    }

    @Test
    void inWords() {
        Sweeps.Ran ran = Sweeps.command("theory", config, "links=[he4]", "eta={coefficient=0.03,exponents=[1]}");
        assertThat(ran.out())
                .contains("alternating, link he4, activation he4, correlation loss, eta = 0.03 d^-1")
                .contains("information exponent 4, generative exponent 2")
                .contains("predicted alpha 3, transition at a = 1")
                .contains("mu_2 = ");
    }

    /** MODEL: alternating SGD on he3 has mu_2 ~ 9 eta; y^2 on he3 moves the information exponent to 2. */
    @Test
    void formulasHaveTheirTheory() {
        String rule = "algorithms=[{ name = mine, psi = \"b = a + eta*y*act(z); b*y*act'(z)\" }]";
        Sweeps.Ran ran = Sweeps.command("theory", config, "dimensions=[256]", rule, "label=[y, \"y^2\"]");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("""
                        mine, link he3, activation he3, correlation loss, eta = 0.03 d^-0.5
                          psi = b = a + eta * y * act(z); b * y * act'(z)
                          information exponent 3, generative exponent 1
                        """)
                .contains("  for small eta mu_2 ~ 9 eta, ")
                .contains("correlation loss, label y^2, eta")
                .contains("  of the label: information exponent 2, generative exponent 2\n");
        String json = Sweeps.command("theory", config, "dimensions=[256]", rule, "label=\"y^2\"", "--json")
                .out()
                .replaceAll("\\s+", "");
        assertThat(json)
                .contains(
                        "\"rule\":\"b=a+eta*y*act(z);b*y*act'(z)\"",
                        "\"label\":\"y^2\"",
                        "\"label_information_exponent\":2",
                        "\"label_generative_exponent\":2",
                        "\"eta_power\":",
                        "\"mu_error\":[");
    }

    @Test
    void coefficientsThatAreNoNumbersAreNull() {
        String[] broken = {"algorithms=[{ name = broken, psi = \"y * act'(z) / (z - z)\" }]", "dimensions=[64]"};
        assertThat(Sweeps.command("theory", config, broken[0], broken[1]).out())
                .contains("psi has no finite mean", "undefined")
                .doesNotContain("NaN");
        assertThat(Sweeps.command("theory", config, broken[0], broken[1], "--json")
                        .out()
                        .replaceAll("\\s+", ""))
                .contains("\"mu\":[null,null,")
                .doesNotContain("NaN", "Infinity");
    }

    @Tag("spark")
    @Test
    void aRuleThatDoesNotReadTheLabelHasNoBestGamma() {
        String[] blind = {"algorithms=[{ name = blind, psi = \"z * act'(z)\" }]", "dimensions=[64]"};
        Sweeps.Ran theory = Sweeps.command("theory", config, blind[0], blind[1]);
        assertThat(theory.out()).contains("psi does not depend on y: there is nothing to learn from");
        for (String command : new String[] {"run", "plan"}) {
            Sweeps.Ran refused = Sweeps.command(command, config, blind[0], blind[1]);
            assertThat(refused.err())
                    .isEqualTo(
                            "escapement: link he3 with activation he3 under blind, correlation loss, d = 64: psi = z *"
                                    + " act'(z) does not depend on y, so that no sample tells where theta is, so there is no best gamma; give one"
                                    + " with gamma policy law or values\n");
            assertThat(refused.exitCode()).isEqualTo(2);
        }
        Sweeps.Ran plan = Sweeps.command(
                "plan", config, blind[0], blind[1], "gamma={ policy = law, coefficient = 0.1, exponent = 1 }");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
    }

    @Tag("spark")
    @Test
    void withoutDriftTheoryHasNullsAndRunAndPlanRefuse() {
        Object[] noDrift = {config, "algorithms=[online]", "activation=relu", "dimensions=[64]"};
        Sweeps.Ran theory = Sweeps.command("theory", noDrift[0], noDrift[1], noDrift[2], noDrift[3], "--json");
        assertThat(theory.exitCode()).isZero();
        assertThat(theory.out().replaceAll("\\s+", ""))
                .contains(
                        "\"predicted_alpha\":null",
                        "\"log_factor\":null",
                        "\"transition\":null",
                        "\"gamma\":null",
                        "\"escape_step\":null",
                        "\"local_alpha\":null",
                        "nodrift:nofiniteexponent");
        String line =
                "escapement: link he3 with activation relu under online, correlation loss, d = 64: no coefficient of the drift leads out of the"
                        + " flat start, so there is no best gamma; give one with gamma policy law or values\n";
        for (String command : new String[] {"run", "plan"}) {
            Sweeps.Ran refused = Sweeps.command(command, noDrift[0], noDrift[1], noDrift[2], noDrift[3]);
            assertThat(refused.err()).isEqualTo(line);
            assertThat(refused.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void whatCannotBeLearnedIsRefused() {
        for (String command : new String[] {"run", "plan", "theory"}) {
            Sweeps.Ran constant = Sweeps.command(
                    command,
                    config,
                    "links=[{hermite=[2]}]",
                    "activation=he1",
                    "gamma={values=[0.1]}",
                    "dimensions=[64]");
            assertThat(constant.err())
                    .startsWith("escapement: argument links=[{hermite=[2]}]: links = { hermite = [2] }: a constant link"
                            + " carries no direction; ")
                    .hasLineCount(1);
            assertThat(constant.exitCode()).isEqualTo(2);
            Sweeps.Ran flat = Sweeps.command(command, config, "activation=sign", "dimensions=[64]");
            assertThat(flat.err()).contains("activation=sign").hasLineCount(1);
            assertThat(flat.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void dimensionsBeyondAnIntAreForTheoryAlone() {
        Sweeps.Ran run = Sweeps.command("run", config);
        assertThat(run.err()).contains("dimensions = 1e12: must be a list of whole numbers from 2 to 2147483647");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(Sweeps.command("theory", config, "dimensions=[1e13]").err()).contains("from 2 to 1000000000000");
    }
}
