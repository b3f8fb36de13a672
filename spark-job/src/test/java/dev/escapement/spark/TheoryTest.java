package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

    /** MODEL: the law's quartiles at d = 256, a = 0.5, are 11650, 24961 and 57693. */
    @Test
    void theLawStandsBesideTheMeanMap() throws IOException {
        JsonNode row = new ObjectMapper()
                .readTree(Sweeps.command("theory", config, "dimensions=[256]", "--json")
                        .out())
                .at("/rows/0");
        assertThat(names(row))
                .containsExactlyInAnyOrder(
                        "algorithm",
                        "rule",
                        "link",
                        "activation",
                        "loss",
                        "label",
                        "geometry",
                        "eta_coefficient",
                        "eta_exponent",
                        "information_exponent",
                        "generative_exponent",
                        "label_information_exponent",
                        "label_generative_exponent",
                        "predicted_alpha",
                        "log_factor",
                        "transition",
                        "leading_terms",
                        "warnings",
                        "law",
                        "mean_map");
        assertThat(row.get("law").asText()).isEqualTo("chain");
        JsonNode point = row.at("/mean_map/0");
        assertThat(names(point))
                .containsExactlyInAnyOrder(
                        "dimension",
                        "eta",
                        "gamma",
                        "escape_step",
                        "local_alpha",
                        "law_q25",
                        "law_median",
                        "law_q75",
                        "law_local_alpha",
                        "mu",
                        "mu_error");
        assertThat(point.get("law_q25").asDouble()).isCloseTo(11650, withinPercentage(1));
        assertThat(point.get("law_median").asDouble()).isCloseTo(24961, withinPercentage(1));
        assertThat(point.get("law_q75").asDouble()).isCloseTo(57693, withinPercentage(1));
        assertThat(point.get("law_local_alpha").asDouble()).isBetween(1.5, 2.0);
        assertThat(Sweeps.command("theory", config, "dimensions=[256]").out())
                .containsPattern("law's q25 +median +q75 +local alpha +mean map's T +local alpha");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void anEuclideanLawIsAFlowAndSaysSo() {
        String[] euclidean = {"geometry=euclidean", "dimensions=[64]", "algorithms=[online]", "links=[he1]"};
        assertThat(Sweeps.command("theory", config, euclidean[0], euclidean[1], euclidean[2], euclidean[3])
                        .out())
                .contains("note: euclidean geometry: the law is that of the mean flow from a random start");
        assertThat(Sweeps.command("theory", config, euclidean[0], euclidean[1], euclidean[2], euclidean[3], "--json")
                        .out()
                        .replaceAll("\\s+", ""))
                .contains("\"law\":\"flow\"");
    }

    @Tag("spark")
    @Tag("slow")
    @Test
    void anOutputThatIsAskedForGetsThePhaseDiagram() throws IOException {
        Path output = directory.resolve("theory");
        Path earlier = Files.createDirectories(output.resolve("figures")).resolve("own.svg");
        Files.writeString(earlier, "somebody's own");
        Object[] command = {
            "theory", config, "dimensions=[64]", "eta={coefficient=0.03,exponents=[0.5,0.75,1]}", "output=" + output
        };
        Sweeps.Ran words = Sweeps.command(command);
        assertThat(words.exitCode()).as(words.err()).isZero();
        Sweeps.Ran json = Sweeps.command(
                Stream.concat(Stream.of(command), Stream.of("--json")).toArray());
        List<String> told = new ArrayList<>();
        new ObjectMapper().readTree(json.out()).get("figures").forEach(file -> told.add(file.asText()));
        assertThat(told).hasSize(3).allMatch(file -> file.contains("phase-diagram-at-any-d-alternating-he3"));
        assertThat(words.out()).endsWith("\nThe phase diagram at any d is " + String.join(", ", told) + "\n");
        try (Stream<Path> files = Files.walk(output)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(5)
                    .contains(earlier)
                    .allMatch(file -> file.startsWith(output.resolve("figures")));
        }
    }

    @Tag("spark")
    @Test
    void theOutputOfASweepIsLeftAlone() throws IOException {
        Path output = Files.createDirectories(directory.resolve("swept"));
        Files.writeString(output.resolve("report.html"), "a report");
        Sweeps.Ran refused = Sweeps.command("theory", config, "dimensions=[64]", "output=" + output);
        assertThat(refused.err())
                .isEqualTo("escapement: output = " + output + " holds a sweep, whose report has these figures over its"
                        + " measurements; choose another output for theory\n");
        assertThat(refused.exitCode()).isEqualTo(2);
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        Sweeps.Ran impossible = Sweeps.command("theory", config, "dimensions=[64]", "output=" + file);
        assertThat(impossible.err())
                .startsWith("escapement: output = " + file + " cannot be written: ")
                .hasLineCount(1);
        assertThat(impossible.exitCode()).isEqualTo(2);
        Sweeps.Ran nothing = Sweeps.command("theory", config, "dimensions=[64]", "output=" + directory.resolve("none"));
        assertThat(nothing.out()).contains("\nNothing is drawn. There is no chart: it takes a learning-rate law");
        assertThat(nothing.exitCode()).isZero();
    }

    /** The file alone does not make theory write. */
    @Test
    void theOutputOfTheFileIsForRuns() {
        assertThat(Sweeps.command("theory", config, "dimensions=[64]").exitCode())
                .isZero();
        assertThat(directory.resolve("out")).doesNotExist();
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

    /** y act'(z + eta y act'(z)) with relu and tanh: mu_6 is -7.0e-14, its error 2.5e-16, and mu_5 4.2e-11 stands out. */
    @Test
    void aCoefficientThatMayBeRoundingIsInTheJsonAlone() {
        Object[] rule = {
            "theory",
            config,
            "algorithms=[{ name = again, psi = \"y * act'(z + eta * y * act'(z))\" }]",
            "links=relu",
            "activation=tanh",
            "dimensions=[128]",
            "eta={ values = [0.00883883476483184] }"
        };
        assertThat(Sweeps.command(rule).out()).contains("mu_5 = 4.206e-11").doesNotContain("mu_6", "mu_7");

        Object[] json = Arrays.copyOf(rule, rule.length + 1);
        json[rule.length] = "--json";
        assertThat(Sweeps.command(json).out()).contains("-7.0150898");
    }
}
