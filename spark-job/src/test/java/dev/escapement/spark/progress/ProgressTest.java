package dev.escapement.spark.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
    private static final SweepProgress MIDST = new SweepProgress(
            123_456_789,
            61_000_000,
            60_000_000,
            999_990,
            7,
            3,
            3.04e12,
            1.2e13,
            4e15,
            1e15,
            3_600_000_000_000L,
            10.8e12);
    private static final SweepProgress END =
            new SweepProgress(1920, 1920, 1912, 8, 0, 0, 7.2e8, 7.2e8, 2e10, 2e10, 12_000_000_000L, 0);
    private static final SweepProgress START =
            new SweepProgress(1920, 0, 0, 0, 0, 0, 0, 7.1e8, 2e10, 0, 100_000_000L, 9.9e9);

    private static final SweepProgress OVERDUE =
            new SweepProgress(64, 62, 62, 0, 0, 0, 5940, 6000, 4e12, 3.96e12, 600_000_000_000L, Double.NaN);

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 79, 199})
    void theBarIsOneLineHoweverWideTheWindow(int width) {
        for (SweepProgress progress : new SweepProgress[] {START, MIDST, END}) {
            assertThat(Bar.line(progress, width))
                    .hasSizeLessThanOrEqualTo(width)
                    .doesNotContain("\n");
        }
    }

    @Test
    void theBarTellsCostTimeCellsAndEndings() {
        assertThat(Bar.line(END, 79))
                .isEqualTo("[=============] 100%, took 12 s, 7.2e8 steps, 6.0e7/s: 1912 escaped, 8 censored");
        assertThat(Bar.line(MIDST, 199))
                .startsWith("[====")
                .endsWith("] 25%, 3 h 0 min left, 3.0e12 of 1.2e13 steps, 8.4e8/s: 60000000 escaped, 999990 censored, "
                        + "7 diverged, 3 FAILED");
        assertThat(Bar.line(START, 79)).contains("] 0%, 9.9 s left, 0 of 7.1e8 steps: 0 escaped, 0 censored");
    }

    @Test
    void noTimeIsPromisedWhereTheForecastIsBehind() {
        assertThat(OVERDUE.text())
                .isEqualTo("99%, longer than foreseen, 5940 of 6000 steps, 10/s: 62 escaped, 0 censored");
        assertThat(OVERDUE.line())
                .startsWith("5940 of 6000 steps (99%), longer than foreseen, 10 steps a second; 62 of 64");
    }

    @Test
    void fitsAreCountedWhereTheyCanBe() {
        FitProgress some = new FitProgress("fitting groups", 3, 12, 40_000_000_000L);
        FitProgress reading = new FitProgress("reading runs", 0, 0, 3_000_000_000L);
        assertThat(Bar.line(some, 60)).isEqualTo("[=========" + " ".repeat(28) + "] fitting groups, 3/12");
        assertThat(reading.text()).isEqualTo("reading runs, 3.0 s");
        assertThat(some.line()).isEqualTo("fitting groups, 3/12, 40 s gone");
        assertThat(reading.line()).isEqualTo("reading runs, 3.0 s gone");
        assertThat(reading.ended()).isFalse();
        assertThat(new FitProgress("fitting groups", 12, 12, 0).ended()).isTrue();
    }

    @Test
    void aPipeHasTheColumnsThatTheEnvironmentNames() {
        assertThat(Terminals.piped("80")).isEqualTo(80);
        for (String none : new String[] {null, "", "0", "-3", "wide", "999999999999"}) {
            assertThat(Terminals.piped(none)).isEqualTo(200);
        }
    }

    @Test
    void aDumbTerminalGetsNoBar() {
        assertThat(Terminals.drawsOver("xterm-256color")).isTrue();
        assertThat(Terminals.drawsOver("dumb")).isFalse();
        assertThat(Terminals.drawsOver("")).isFalse();
        assertThat(Terminals.drawsOver(null)).isFalse();
    }

    @Test
    void theBarIsDrawnOverItselfAndEndsItsLine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Bar bar = new Bar(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80)) {
            bar.show(START);
            bar.show(END);
        }
        String told = bytes.toString(StandardCharsets.UTF_8);
        assertThat(told.split("\r"))
                .hasSize(3)
                .allMatch(line -> line.stripTrailing().length() < 80);
        assertThat(told).endsWith(System.lineSeparator()).hasLineCount(3);
    }

    @Test
    void aPipeGetsPlainLinesNowAndThen() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Lines lines = new Lines(new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
            lines.show(START);
            lines.show(MIDST);
            lines.show(END);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        3.0e12 of 1.2e13 steps (25%), 3 h 0 min left, 8.4e8 steps a second; 61000000 of 123456789 \
                        cells: 60000000 escaped, 999990 censored, 7 diverged, 3 FAILED
                        7.2e8 steps (100%), 12 s gone, 6.0e7 steps a second; 1920 of 1920 cells: 1912 escaped, 8 censored
                        """);
    }
}
