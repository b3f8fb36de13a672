package dev.escapement.spark.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.setting.SettingSchema;
import dev.escapement.sweep.Grid;
import dev.escapement.sweep.SeedRange;
import dev.escapement.sweep.StepCap;
import dev.escapement.theory.StepSizePolicy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arguments and the entries of {@code sweeps}: what replaces what. */
class ConfigOverridesTest {
    private static final String PAPER = "gamma { policy = paper, delta = 0.5 }";

    private final ConfigFixture fixture;

    ConfigOverridesTest(@TempDir Path directory) {
        fixture = new ConfigFixture(directory);
    }

    private List<Grid> grids(String addition, String... arguments) {
        return fixture.read(addition, arguments).sweep().grids();
    }

    private Grid grid(String addition, String... arguments) {
        return grids(addition, arguments).get(0);
    }

    @Test
    void anArgumentReplacesTheWholeValue() {
        assertThat(grid(PAPER, "gamma={ values = [0.1] }").values(SettingSchema.POLICY))
                .containsExactly(new StepSizePolicy.Given(0.1));
        assertThat(grid("seeds { from = 5, count = 5 }", "seeds = 7").seeds()).isEqualTo(new SeedRange(0, 7));
        assertThat(grid("init = positive", "init={fixed=0.1}").values(SettingSchema.INIT))
                .containsExactly(new InitialCondition.Fixed(0.1));
    }

    @Test
    void anArgumentWithADotReachesInside() {
        assertThat(grid(PAPER, "gamma.delta=0.2").values(SettingSchema.POLICY))
                .containsExactly(new StepSizePolicy.Paper(0.2));
        assertThat(grid("", "gamma.policy=paper", "gamma.delta=0.2").values(SettingSchema.POLICY))
                .containsExactly(new StepSizePolicy.Paper(0.2));
        assertThat(grid("", "eta.exponents={ linspace = [0, 1, 2] }").values(SettingSchema.RATE))
                .hasSize(2);
    }

    @Test
    void theLastOfTwoArgumentsWins() {
        assertThat(grid("", "threshold=0.3", "threshold=0.4").values(SettingSchema.THRESHOLD))
                .containsExactly(0.4);
        assertThat(grid(PAPER, "gamma.delta=0.2", "gamma.delta=0.3").values(SettingSchema.POLICY))
                .containsExactly(new StepSizePolicy.Paper(0.3));
        assertThat(grid(PAPER, "gamma.delta=0.2", "gamma={policy=paper,delta=0.1}")
                        .values(SettingSchema.POLICY))
                .containsExactly(new StepSizePolicy.Paper(0.1));
        assertThat(grid(PAPER, "gamma={policy=paper,delta=0.1}", "gamma.delta=0.2")
                        .values(SettingSchema.POLICY))
                .containsExactly(new StepSizePolicy.Paper(0.2));
    }

    @Test
    void oneCapRemovesTheOther() {
        assertThat(grid("max-steps = 7", "steps-per-dimension=2").cap()).isEqualTo(new StepCap.PerDimension(2));
        assertThat(grid("steps-per-dimension = 2", "max-steps=7").cap()).isEqualTo(new StepCap.Fixed(7));
        assertThat(grid("", "steps-per-dimension=2", "max-steps=7").cap()).isEqualTo(new StepCap.Fixed(7));
        assertThat(grid("max-steps = 3\nsweeps = [{ steps-per-dimension = 2 }]", "max-steps=7")
                        .cap())
                .isEqualTo(new StepCap.Fixed(7));
    }

    @Test
    void nameAndOutputAreTakenLiterally() {
        SweepConfig config = fixture.read("", "name=a # ${b}", "output=s3a://bucket/x=1//y");
        assertThat(config.name()).isEqualTo("a # ${b}");
        assertThat(config.output()).isEqualTo("s3a://bucket/x=1//y");
        assertThat(fixture.read("", "name=my run").output()).isEqualTo("out/my run");
    }

    @Test
    void substitutionsSeeArguments() {
        assertThat(fixture.read("name = a\noutput = out/${name}", "name=b").output())
                .isEqualTo("out/b");
        assertThat(grid("threshold = 0.4", "second-layer=${threshold}").values(SettingSchema.SECOND_LAYER))
                .containsExactly(0.4);
        assertThat(grid(PAPER + "\nthreshold = 0.4", "gamma.delta=${threshold}").values(SettingSchema.POLICY))
                .containsExactly(new StepSizePolicy.Paper(0.4));
    }

    @Test
    void entriesReplaceWholeKeysAndAreUnited() {
        List<Grid> grids =
                grids(PAPER + "\nsweeps = [{ loss = squared }, { gamma { policy = optimal } }, { loss = squared }]");
        assertThat(grids).hasSize(2);
        assertThat(grids.get(0).values(SettingSchema.LOSS)).containsExactly(Loss.SQUARED);
        assertThat(grids.get(0).values(SettingSchema.POLICY)).containsExactly(new StepSizePolicy.Paper(0.5));
        assertThat(grids.get(1).values(SettingSchema.LOSS)).containsExactly(Loss.CORRELATION);
        assertThat(grids.get(1).values(SettingSchema.POLICY)).containsExactly(new StepSizePolicy.Optimal());
    }

    @Test
    void anEntryMayGiveARequiredKey() {
        assertThat(grids("seeds = ${?no.such.thing}\nsweeps = [{ seeds = 2 }, { seeds = 3 }]"))
                .extracting(Grid::seeds)
                .containsExactly(new SeedRange(0, 2), new SeedRange(0, 3));
    }

    @Test
    void anEntrysCapReplacesTheFiles() {
        assertThat(grids("max-steps = 7\nsweeps = [{ steps-per-dimension = 2 }, {}]"))
                .extracting(Grid::cap)
                .containsExactly(new StepCap.PerDimension(2), new StepCap.Fixed(7));
    }

    @Test
    void argumentsWinOverEveryEntry() {
        assertThat(grids("sweeps = [{ threshold = 0.1, loss = squared }, { threshold = 0.2 }]", "threshold=0.3"))
                .extracting(grid -> grid.values(SettingSchema.THRESHOLD))
                .containsExactly(List.of(0.3), List.of(0.3));
        assertThat(grids(
                        "sweeps = [{ " + PAPER + " }, { gamma { policy = paper, delta = 0.1 }, loss = squared }]",
                        "gamma.delta=0.3"))
                .extracting(grid -> grid.values(SettingSchema.POLICY))
                .containsExactly(List.of(new StepSizePolicy.Paper(0.3)), List.of(new StepSizePolicy.Paper(0.3)));
    }

    @Test
    void aDefaultThatSomeEntryLacksIsTaken() {
        assertThat(fixture.read("sweeps = [{ loss = squared }, { threshold = 0.3 }]")
                        .defaultsTaken())
                .contains(new DefaultTaken("loss", "correlation"), new DefaultTaken("threshold", "0.5"));
        assertThat(fixture.read("sweeps = [{ loss = squared }, { loss = correlation }]")
                        .defaultsTaken())
                .extracting(DefaultTaken::key)
                .doesNotContain("loss");
    }
}
