package dev.escapement.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plan} says of censoring and of the intervals to expect. */
class PlanOutlookTest {
    @TempDir
    Path directory;

    private Path config;

    @BeforeEach
    void writeConfig() throws IOException {
        config = Files.writeString(directory.resolve("x.conf"), """
                algorithms = [online]
                links = [he2]
                dimensions = [32, 64]
                seeds = 50
                max-steps = 1e6
                """);
    }

    private Sweeps.Ran plan(Object... more) {
        List<Object> words = new ArrayList<>(List.of("plan", config));
        words.addAll(Arrays.asList(more));
        return Sweeps.command(words.toArray());
    }

    @Test
    void aCapThatIsTooLowIsToldWithOneThatIsNot() {
        String low = plan("max-steps=150").out();
        assertThat(low)
                .containsPattern("censored      \\d+% of the runs, at most \\d+% of a setting's: online he2, d = 64\n")
                .containsPattern("step cap      max-steps = \\d{3} censors less than 1% in every setting\n");
        assertThat(plan("max-steps=150", "steps-per-dimension=2").out())
                .containsPattern("step cap      steps-per-dimension = \\d+ censors less than 1% in every setting\n");
        String enough = low.replaceAll("(?s).*step cap      (max-steps = \\d+) .*", "$1")
                .replace(" ", "");
        String high = plan(enough).out();
        assertThat(high)
                .containsPattern("censored      0\\.[1-9]% of the runs, at most (0\\.\\d|1\\.0)% of a setting's")
                .contains("step cap      " + enough.replace("=", " = ") + " censors");
        assertThat(plan().out()).contains("censored      less than 0.1% of the runs of every setting\n");
    }

    @Test
    void seedsAreCountedForAWidth() {
        assertThat(plan().out())
                .containsPattern(
                        "alpha \\[95%]   0\\.\\d\\d wide, widest: online he2; seeds = \\d+ would make it 0\\.2\n");
        double seeds = seeds(plan("--width", "0.2").out());
        assertThat(seeds(plan("--width", "0.1").out()) / seeds).isBetween(3.6, 4.4);
        assertThat(plan("dimensions=[32]").out())
                .contains(
                        "alpha [95%]   none: no group has two dimensions at which half of the runs are expected to escape\n");
        for (String width : List.of("0", "-1", "NaN")) {
            Sweeps.Ran refused = plan("--width", width);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .isEqualTo("escapement: --width " + Double.parseDouble(width)
                            + ": must be a number above 0, such as 0.2\n");
        }
    }

    private static double seeds(String plan) {
        return Double.parseDouble(plan.replaceAll("(?s).*; seeds = ([0-9.e]+) would.*", "$1"));
    }

    @Test
    void runsThatAreHeldForeverAreTold() {
        assertThat(plan(
                                "links=[{ hermite = [0, -1] }]",
                                "activation=he1",
                                "overlap=signed",
                                "gamma={ values = [1e-3] }")
                        .out())
                .containsPattern(
                        "step cap      none would do: online hermite\\(0,-1\\)/he1, d = \\d+ holds 100% of its runs"
                                + " beyond 1e15 steps\n");
    }

    @Test
    void cellsWithoutALawAreCounted() {
        String[] several = {"gamma={ policy = law, coefficient = 0.1, exponent = 1 }", "width=[1, 2]"};
        assertThat(plan(several[0], several[1]).out()).contains("; no law for 100 cells\n");
        assertThat(plan(several[0], "width=2").out())
                .contains("censored      not known: there is no law of the escape time\n")
                .doesNotContain("step cap");
        assertThat(plan(several[0], "width=2", "--json").out())
                .contains("\"cells_without_law\" : 100", "\"censored_share\" : null", "\"alpha_intervals\" : []");
        assertThat(plan("--json").out())
                .contains("\"cells_without_law\" : 0", "\"group\" : \"online he2\"", "\"interval_width\" : 0.2")
                .containsPattern("\"sufficient_max_steps\" : \\d+");
    }
}
