package dev.escapement.spark.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Alternating;
import dev.escapement.algorithm.BatchReuse;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Label;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Online;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Recovery;
import dev.escapement.algorithm.SampleAlternating;
import dev.escapement.link.Link;
import dev.escapement.link.Links;
import dev.escapement.link.MultiLink;
import dev.escapement.setting.Activation;
import dev.escapement.setting.BatchSize;
import dev.escapement.setting.EngineChoice;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingSchema;
import dev.escapement.sweep.Axis;
import dev.escapement.sweep.Grid;
import dev.escapement.sweep.SeedRange;
import dev.escapement.sweep.StepCap;
import dev.escapement.theory.StepSizePolicy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReadingTest {
    private final ConfigFixture fixture;

    ConfigReadingTest(@TempDir Path directory) {
        fixture = new ConfigFixture(directory);
    }

    private Grid grid(String addition, String... arguments) {
        return fixture.read(addition, arguments).sweep().grids().get(0);
    }

    @Test
    void requiredKeysAndEveryDefault() {
        SweepConfig config = fixture.read("");
        assertThat(config.sweep().rootSeed()).isZero();
        assertThat(config.sweep().grids())
                .containsExactly(new Grid(
                        List.of(
                                new Axis<>(SettingSchema.ALGORITHM, List.of(new Online(), new Alternating())),
                                new Axis<>(SettingSchema.LINK, List.of(MultiLink.parse("he3", 1))),
                                new Axis<Activation>(SettingSchema.ACTIVATION, List.of(new Activation.Same())),
                                new Axis<>(SettingSchema.SECOND_LAYER, List.of(1.0)),
                                new Axis<>(SettingSchema.LOSS, List.of(Loss.CORRELATION)),
                                new Axis<>(SettingSchema.LABEL, List.of(Label.IDENTITY)),
                                new Axis<>(SettingSchema.GEOMETRY, List.of(Geometry.PROJECTED)),
                                new Axis<>(SettingSchema.WIDTH, List.of(1)),
                                new Axis<>(SettingSchema.BATCH, List.of(BatchSize.ONE)),
                                new Axis<>(SettingSchema.MOMENTUM, List.of(0.0)),
                                new Axis<>(SettingSchema.NOISE_STD, List.of(0.0)),
                                new Axis<>(SettingSchema.INIT, List.of(new InitialCondition.Positive())),
                                new Axis<>(SettingSchema.OVERLAP, List.of(OverlapMode.ABSOLUTE)),
                                new Axis<>(SettingSchema.THRESHOLD, List.of(0.5)),
                                new Axis<>(SettingSchema.RECOVERY, List.of(Recovery.ANY)),
                                new Axis<>(SettingSchema.ENGINE, List.of(EngineChoice.REDUCED)),
                                new Axis<>(
                                        SettingSchema.RATE,
                                        List.of(new LearningRate.Law(0.1, 0), new LearningRate.Law(0.1, 0.5))),
                                new Axis<>(SettingSchema.POLICY, List.of(new StepSizePolicy.Optimal())),
                                new Axis<>(SettingSchema.DIMENSION, List.of(64L, 128L))),
                        new SeedRange(0, 8),
                        new StepCap.Fixed(100_000_000)));
        assertThat(config.name()).isEqualTo("x");
        assertThat(config.output()).isEqualTo("out/x");
        assertThat(config.trajectories()).isZero();
        assertThat(config.sweep().levels()).isEmpty();
        assertThat(config.retryFailed()).isTrue();
        assertThat(config.failFast()).isFalse();
        assertThat(config.checkpointMinutes()).isZero();
        assertThat(config.defaultsTaken())
                .extracting(DefaultTaken::toString)
                .containsExactly(
                        "name = x",
                        "output = out/x",
                        "activation = same",
                        "gamma = { policy = optimal }",
                        "loss = correlation",
                        "label = y",
                        "geometry = projected",
                        "second-layer = 1.0",
                        "directions = 1",
                        "width = 1",
                        "batch = 1",
                        "momentum = 0",
                        "noise-std = 0",
                        "init = positive",
                        "overlap = absolute",
                        "threshold = 0.5",
                        "escape = any",
                        "max-steps = 1e8",
                        "root-seed = 0",
                        "engine = reduced",
                        "precision = mixed",
                        "trajectories = 0",
                        "levels = []",
                        "retry-failed = true",
                        "fail-fast = false",
                        "checkpoint-minutes = 0");
    }

    @Test
    void everyKeyGiven() {
        SweepConfig config = fixture.read("""
                algorithms = [online, { name = batch-reuse, passes = 3 }, sample-alternating, online]
                links = [{ formula = "s1*s2" }, { sum = sign }]
                directions = 2
                width = [4, 1, 4]
                batch = [8, { coefficient = 0.5, exponents = [0, 0.5] }]
                momentum = [0, 0.9]
                escape = [subspace, all]
                dimensions = { logspace = [64, 1024, 5] }
                eta = [{ coefficient = 0.1, exponents = { linspace = [0, 1, 3] } }, { values = [0.01, 0] }]
                seeds { from = 64, count = 32 }
                name = quick
                output = "hdfs://nn/x"
                activation = [relu, { hermite = [0, 1] }]
                gamma = [{ policy = law, coefficient = 0.1, exponent = 1 }, { values = [0.001, 0.002] }]
                loss = [correlation, squared, correlation]
                label = [y, y]
                geometry = [projected, normalized, euclidean]
                second-layer = [1.0, -2]
                noise-std = [0, -0.0, 0.1]
                init = [positive, uniform]
                overlap = [absolute, signed]
                threshold = { linspace = [0.1, 0.3, 3] }
                steps-per-dimension = 1e3
                root-seed = -7
                engine = [reduced, dense]
                precision = [double, mixed]
                trajectories = 3
                levels = [0.05, 0.02]
                retry-failed = false
                fail-fast = true
                checkpoint-minutes = 0.5
                """);
        assertThat(config.sweep().rootSeed()).isEqualTo(-7);
        assertThat(config.sweep().grids())
                .containsExactly(new Grid(
                        List.of(
                                new Axis<>(
                                        SettingSchema.ALGORITHM,
                                        List.of(new Online(), new BatchReuse(3), new SampleAlternating())),
                                new Axis<>(
                                        SettingSchema.LINK,
                                        List.of(MultiLink.parse("s1 * s2", 2), MultiLink.parse("sum(sign)", 2))),
                                new Axis<Activation>(
                                        SettingSchema.ACTIVATION,
                                        List.of(
                                                new Activation.Given(Links.parse("relu")),
                                                new Activation.Given(Links.parse("hermite(0,1)")))),
                                new Axis<>(SettingSchema.SECOND_LAYER, List.of(1.0, -2.0)),
                                new Axis<>(SettingSchema.LOSS, List.of(Loss.CORRELATION, Loss.SQUARED)),
                                new Axis<>(SettingSchema.LABEL, List.of(Label.IDENTITY)),
                                new Axis<>(
                                        SettingSchema.GEOMETRY,
                                        List.of(Geometry.PROJECTED, Geometry.NORMALIZED, Geometry.EUCLIDEAN)),
                                new Axis<>(SettingSchema.WIDTH, List.of(4, 1)),
                                new Axis<>(
                                        SettingSchema.BATCH,
                                        List.of(
                                                new BatchSize.Given(8),
                                                new BatchSize.Law(0.5, 0),
                                                new BatchSize.Law(0.5, 0.5))),
                                new Axis<>(SettingSchema.MOMENTUM, List.of(0.0, 0.9)),
                                new Axis<>(SettingSchema.NOISE_STD, List.of(0.0, 0.1)),
                                new Axis<>(
                                        SettingSchema.INIT,
                                        List.of(new InitialCondition.Positive(), new InitialCondition.Uniform())),
                                new Axis<>(SettingSchema.OVERLAP, List.of(OverlapMode.ABSOLUTE, OverlapMode.SIGNED)),
                                new Axis<>(SettingSchema.THRESHOLD, List.of(0.1, 0.2, 0.3)),
                                new Axis<>(SettingSchema.RECOVERY, List.of(Recovery.SUBSPACE, Recovery.ALL)),
                                new Axis<>(
                                        SettingSchema.ENGINE,
                                        List.of(
                                                EngineChoice.REDUCED,
                                                EngineChoice.DENSE_MIXED,
                                                EngineChoice.DENSE_DOUBLE)),
                                new Axis<>(
                                        SettingSchema.RATE,
                                        List.of(
                                                new LearningRate.Law(0.1, 0),
                                                new LearningRate.Law(0.1, 0.5),
                                                new LearningRate.Law(0.1, 1),
                                                new LearningRate.Given(0.01),
                                                new LearningRate.Given(0))),
                                new Axis<>(
                                        SettingSchema.POLICY,
                                        List.of(
                                                new StepSizePolicy.Law(0.1, 1),
                                                new StepSizePolicy.Given(0.001),
                                                new StepSizePolicy.Given(0.002))),
                                new Axis<>(SettingSchema.DIMENSION, List.of(64L, 128L, 256L, 512L, 1024L))),
                        new SeedRange(64, 32),
                        new StepCap.PerDimension(1000)));
        assertThat(config.name()).isEqualTo("quick");
        assertThat(config.output()).isEqualTo("hdfs://nn/x");
        assertThat(config.trajectories()).isEqualTo(3);
        assertThat(config.sweep().levels()).containsExactly(0.05, 0.02);
        assertThat(config.retryFailed()).isFalse();
        assertThat(config.failFast()).isTrue();
        assertThat(config.checkpointMinutes()).isEqualTo(0.5);
        assertThat(config.defaultsTaken()).isEmpty();
    }

    @Test
    void theFastestGammaIsAPolicyOfItsOwn() {
        SweepConfig config = fixture.read("gamma = [{ policy = fastest }, { policy = optimal }, { policy = fastest }]");
        assertThat(config.sweep().grids().get(0).values(SettingSchema.POLICY))
                .containsExactly(new StepSizePolicy.Fastest(), new StepSizePolicy.Optimal());
        assertThat(config.resolved()).contains("\"policy\":\"fastest\"");
    }

    @Test
    void everyNamedLink() {
        String names = String.join(", ", Links.all().stream().map(Link::name).toList());
        assertThat(grid("links = [" + names + "]\nactivation = relu").values(SettingSchema.LINK))
                .isEqualTo(Links.all().stream().map(MultiLink.Single::new).toList());
    }

    @Test
    void oneValueStandsForAListOfOne() {
        Grid grid = grid("algorithms = online\nlinks = he2\ndimensions = 64");
        assertThat(grid.values(SettingSchema.ALGORITHM)).containsExactly(new Online());
        assertThat(grid.values(SettingSchema.LINK)).containsExactly(MultiLink.parse("he2", 1));
        assertThat(grid.values(SettingSchema.DIMENSION)).containsExactly(64L);
    }

    @Test
    void onlineNeedsNoEta() {
        assertThat(grid("algorithms = [online]\neta = ${?no.such.thing}").values(SettingSchema.RATE))
                .containsExactly(new LearningRate.None());
    }

    @Test
    void dimensionsAreRoundedAndNeverTwice() {
        assertThat(grid("dimensions = { logspace = [2, 5, 9] }").values(SettingSchema.DIMENSION))
                .containsExactly(2L, 3L, 4L, 5L);
        assertThat(grid("dimensions = { linspace = [2147483646, 2147483647, 2] }")
                        .values(SettingSchema.DIMENSION))
                .containsExactly(2147483646L, 2147483647L);
    }

    @Test
    void stepsAreExact() {
        assertThat(grid("max-steps = 9223372036854775807").cap()).isEqualTo(new StepCap.Fixed(Long.MAX_VALUE));
        assertThat(grid("max-steps = 9.223372036854775807e18").cap()).isEqualTo(new StepCap.Fixed(Long.MAX_VALUE));
        assertThat(grid("max-steps = 9007199254740993").cap()).isEqualTo(new StepCap.Fixed(9007199254740993L));
        assertThat(grid("max-steps = 1e3").cap()).isEqualTo(new StepCap.Fixed(1000));
    }

    @Test
    void theReducedEngineIgnoresPrecision() {
        assertThat(grid("engine = reduced\nprecision = [mixed, double]").values(SettingSchema.ENGINE))
                .containsExactly(EngineChoice.REDUCED);
        assertThat(grid("engine = dense\nprecision = double").values(SettingSchema.ENGINE))
                .containsExactly(EngineChoice.DENSE_DOUBLE);
        assertThat(grid("engine = dense").values(SettingSchema.ENGINE)).containsExactly(EngineChoice.DENSE_MIXED);
    }

    @Test
    void substitutionsAndIncludes() {
        fixture.write("common.conf", "threshold = 0.3\nname = shared\ninclude file(\"deeper\")");
        fixture.write("deeper.conf", "loss = squared");
        SweepConfig config = fixture.read("include \"common.conf\"\noutput = out/${name}-a\nactivation = ${links}");
        assertThat(config.sweep().grids().get(0).values(SettingSchema.THRESHOLD))
                .containsExactly(0.3);
        assertThat(config.sweep().grids().get(0).values(SettingSchema.LOSS)).containsExactly(Loss.SQUARED);
        assertThat(config.sweep().grids().get(0).values(SettingSchema.ACTIVATION))
                .containsExactly(new Activation.Given(Links.parse("he3")));
        assertThat(config.output()).isEqualTo("out/shared-a");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAKey() {
        String file = fixture.write(
                "bom.conf", "\uFEFFalgorithms = [online]\nlinks = [he3]\ndimensions = [64]\nseeds = \"3\"");
        assertThat(SweepConfigReader.read(file, List.of())
                        .sweep()
                        .grids()
                        .get(0)
                        .seeds())
                .isEqualTo(new SeedRange(0, 3));
    }

    @Test
    void theSameConfigurationHasTheSameTextWhateverItsSpelling() {
        SweepConfig one = fixture.read("max-steps = 1e8\nthreshold = 0.50\ngamma { policy = optimal }\nname = n");
        SweepConfig other = fixture.read("name = \"n\"\ngamma.policy = optimal\nmax-steps = 100000000");
        assertThat(one.resolved()).isEqualTo(other.resolved());
        assertThat(one.hash()).isEqualTo(other.hash()).matches("[0-9a-f]{64}");
        assertThat(fixture.read("name = m").hash()).isNotEqualTo(one.hash());
        assertThat(one.resolved())
                .isEqualTo("{\"activation\":\"same\",\"algorithms\":[\"online\",\"alternating\"],"
                        + "\"batch\":1,\"checkpoint-minutes\":0,\"dimensions\":[64,128],\"directions\":1,"
                        + "\"engine\":\"reduced\",\"escape\":\"any\","
                        + "\"eta\":{\"coefficient\":0.1,\"exponents\":[0,0.5]},\"fail-fast\":false,"
                        + "\"gamma\":{\"policy\":\"optimal\"},\"geometry\":\"projected\",\"init\":\"positive\","
                        + "\"label\":\"y\",\"levels\":[],\"links\":[\"he3\"],\"loss\":\"correlation\",\"max-steps\":100000000,"
                        + "\"momentum\":0,\"name\":\"n\","
                        + "\"noise-std\":0,\"output\":\"out/n\",\"overlap\":\"absolute\",\"precision\":\"mixed\","
                        + "\"retry-failed\":true,\"root-seed\":0,\"second-layer\":1,\"seeds\":8,\"threshold\":0.5,"
                        + "\"trajectories\":0,\"width\":1}");
    }

    @Test
    void theResolvedTextIsAConfigurationOfTheSameSweep() {
        SweepConfig config = fixture.read(
                "gamma { policy = paper, delta = 0.5 }\nloss = ${?no}\nmax-steps = 9223372036854775807\n"
                        + "sweeps = [{ loss = squared }, { steps-per-dimension = 7 }, { gamma { values = [1e-7] } }]",
                "seeds=3",
                "init={fixed=0.02}");
        SweepConfig again = SweepConfigReader.read(fixture.write("again.conf", config.resolved()), List.of());
        assertThat(again.sweep()).isEqualTo(config.sweep());
        assertThat(again.resolved()).isEqualTo(config.resolved());
        assertThat(again.defaultsTaken()).isEmpty();
    }
}
