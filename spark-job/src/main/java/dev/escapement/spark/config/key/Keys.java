package dev.escapement.spark.config.key;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Label;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Recovery;
import dev.escapement.setting.Activation;
import dev.escapement.setting.BatchSize;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.SettingSchema;
import dev.escapement.sweep.SeedRange;
import dev.escapement.sweep.StepCap;
import dev.escapement.theory.StepSizePolicy;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every key of the configuration: its default, what it may be, how it is read.
 *
 * <p>To add a key: a constant here, its place in {@link #ALL}, and for an axis in {@code AXES}; a key of the whole sweep is also
 * read in {@code SweepConfigReader} into {@code SweepConfig}.
 */
public final class Keys {
    private static final int MOST_DIRECTIONS = 1_000;
    private static final int MOST_NEURONS = 10_000;

    // Required.
    public static final Key<List<Algorithm>> ALGORITHMS = Key.gridWithoutDefault(
            "algorithms", "must be a list of " + AlgorithmReader.ALLOWED, AlgorithmReader::algorithms);
    public static final Key<List<Entry>> LINKS =
            Key.gridWithoutDefault("links", "must be a list of " + LinkReader.ALLOWED, LinkReader::written);
    public static final Key<List<Long>> DIMENSIONS = dimensionsUpTo(Integer.MAX_VALUE);
    /** The same key where nothing is simulated. */
    public static final Key<List<Long>> DIMENSIONS_OF_THEORY = dimensionsUpTo(1_000_000_000_000L);

    public static final Key<SeedRange> SEEDS = Key.gridWithoutDefault(
            "seeds",
            "must be a whole number of at least 1, or { from = a whole number of at least 0, count = one of at least 1 }",
            SeedReader::seeds);

    // Required unless only algorithms without an inner learning rate run.
    public static final Key<List<LearningRate>> ETA = Key.gridWithoutDefault(
            "eta",
            "must be { coefficient = c, exponents = [a, ...] } for c d^-a, or { values = [...] }, c and values at least 0",
            LearningRateReader::rates);

    // The physics.
    public static final Key<List<Activation>> ACTIVATION =
            Key.grid("activation", "same", "must be same, " + LinkReader.ALLOWED, LinkReader::activations);
    public static final Key<List<Integer>> DIRECTIONS = Key.grid(
            "directions",
            "1",
            "must be a whole number from 1 to " + MOST_DIRECTIONS,
            entry -> Numbers.counts(entry, 1, MOST_DIRECTIONS));
    public static final Key<List<Integer>> WIDTH = Key.grid(
            "width",
            "1",
            "must be a whole number from 1 to " + MOST_NEURONS,
            entry -> Numbers.counts(entry, 1, MOST_NEURONS));
    public static final Key<List<BatchSize>> BATCH = Key.grid(
            "batch",
            "1",
            "must be a whole number from 1 to " + BatchSize.LARGEST
                    + ", a list of such, or { coefficient = c, exponents = [b, ...] } for max(1, round(c d^b))",
            BatchReader::sizes);
    public static final Key<List<Double>> MOMENTUM = Key.grid(
            "momentum",
            "0",
            "must be a number of at least 0 and below 1",
            entry -> Numbers.reals(entry, beta -> beta >= 0 && beta < 1));
    public static final Key<List<StepSizePolicy>> GAMMA = Key.grid(
            "gamma",
            "{ policy = optimal }",
            "must be { policy = optimal }, { policy = fastest }, { policy = paper, delta = 0.5 },"
                    + " { policy = law, coefficient = 0.1, exponent = 1 } or { values = [...] }",
            PolicyReader::policies);
    public static final Key<List<Loss>> LOSS =
            Key.grid("loss", "correlation", "must be " + LossReader.ALLOWED, LossReader::losses);
    public static final Key<List<Label>> LABEL =
            Key.grid("label", "y", "must be a formula in y, such as \"y^2\"", Formulas::labels);
    public static final Key<List<Geometry>> GEOMETRY =
            Key.grid("geometry", "projected", "must be projected, normalized or euclidean", Choices::geometries);
    public static final Key<List<Double>> SECOND_LAYER = Key.grid(
            "second-layer", "1.0", "must be a number other than 0", entry -> Numbers.reals(entry, a -> a != 0));
    public static final Key<List<Double>> NOISE_STD = Key.grid(
            "noise-std", "0", "must be a number of at least 0", entry -> Numbers.reals(entry, std -> std >= 0));
    public static final Key<List<InitialCondition>> INIT = Key.grid(
            "init", "positive", "must be positive, uniform or { fixed = m0 }, m0 from -1 to 1", StartReader::starts);
    public static final Key<List<OverlapMode>> OVERLAP =
            Key.grid("overlap", "absolute", "must be absolute or signed", Choices::overlaps);
    public static final Key<List<Double>> THRESHOLD = Key.grid(
            "threshold",
            "0.5",
            "must lie strictly between 0 and 1",
            entry -> Numbers.reals(entry, threshold -> threshold > 0 && threshold < 1));
    public static final Key<List<Recovery>> ESCAPE =
            Key.grid("escape", "any", "must be any, all or subspace", Choices::recoveries);
    public static final Key<StepCap> MAX_STEPS = Key.grid(
            "max-steps",
            "1e8",
            "must be a whole number from 1 to 9223372036854775807",
            entry -> new StepCap.Fixed(Numbers.whole(entry, 1, Long.MAX_VALUE)));
    public static final Key<StepCap> STEPS_PER_DIMENSION = Key.gridWithoutDefault(
            "steps-per-dimension",
            "must be a number above 0 that keeps max-steps at or below 9223372036854775807",
            entry -> new StepCap.PerDimension(Numbers.real(entry, steps -> steps > 0)));

    // How cells are simulated.
    public static final Key<List<String>> ENGINE =
            Key.grid("engine", "reduced", "must be reduced or dense", Choices::engines);
    public static final Key<List<String>> PRECISION =
            Key.grid("precision", "mixed", "must be mixed or double", Choices::precisions);

    // The sweep as a whole. The default of name is the file's name without .conf, that of output is out/NAME.
    public static final Key<String> NAME = Key.sweepWithoutDefault("name", "must be a text", Entry::line);
    public static final Key<String> OUTPUT =
            Key.sweepWithoutDefault("output", "must be a path, quoted in a file when it holds a colon", UserPath::of);
    public static final Key<Long> ROOT_SEED = Key.sweep(
            "root-seed",
            "0",
            "must be a whole number from -9223372036854775808 to 9223372036854775807",
            entry -> Numbers.whole(entry, Long.MIN_VALUE, Long.MAX_VALUE));
    public static final Key<Integer> TRAJECTORIES = Key.sweep(
            "trajectories",
            "0",
            "must be a whole number from 0 to 2147483647",
            entry -> Math.toIntExact(Numbers.whole(entry, 0, Integer.MAX_VALUE)));
    public static final Key<List<Double>> LEVELS = Key.sweep(
            "levels",
            "[]",
            "must be a list of overlaps above 0 and below every threshold",
            entry -> entry.isEmptyList() ? List.of() : Numbers.reals(entry, level -> level > 0 && level < 1));
    public static final Key<Boolean> RETRY_FAILED =
            Key.sweep("retry-failed", "true", "must be true or false", Choices::flag);
    public static final Key<Boolean> FAIL_FAST =
            Key.sweep("fail-fast", "false", "must be true or false", Choices::flag);
    public static final Key<Double> CHECKPOINT_MINUTES = Key.sweep(
            "checkpoint-minutes",
            "0",
            "must be a number of minutes of at least 0 (0: off)",
            entry -> Numbers.real(entry, minutes -> minutes >= 0));
    public static final Key<List<Entry>> SWEEPS = Key.sweepWithoutDefault(
            "sweeps",
            "must be a list of objects, [{ ... }, { ... }], whose keys replace those of the file",
            Entry::objects);

    /** Every key, in the order in which they are read and listed. */
    public static final List<Key<?>> ALL = List.of(
            NAME,
            OUTPUT,
            ALGORITHMS,
            LINKS,
            DIMENSIONS,
            ETA,
            SEEDS,
            ACTIVATION,
            GAMMA,
            LOSS,
            LABEL,
            GEOMETRY,
            SECOND_LAYER,
            DIRECTIONS,
            WIDTH,
            BATCH,
            MOMENTUM,
            NOISE_STD,
            INIT,
            OVERLAP,
            THRESHOLD,
            ESCAPE,
            MAX_STEPS,
            STEPS_PER_DIMENSION,
            ROOT_SEED,
            ENGINE,
            PRECISION,
            TRAJECTORIES,
            LEVELS,
            RETRY_FAILED,
            FAIL_FAST,
            CHECKPOINT_MINUTES,
            SWEEPS);

    /** The axes of a grid; of its points, the last axis varies fastest. The dimensions follow, up to what the command allows. */
    static final List<AxisReader<?>> AXES = List.of(
            AxisReader.of(SettingSchema.ALGORITHM, ALGORITHMS),
            new AxisReader<>(SettingSchema.LINK, GridReader::links),
            AxisReader.of(SettingSchema.ACTIVATION, ACTIVATION),
            AxisReader.of(SettingSchema.SECOND_LAYER, SECOND_LAYER),
            AxisReader.of(SettingSchema.LOSS, LOSS),
            AxisReader.of(SettingSchema.LABEL, LABEL),
            AxisReader.of(SettingSchema.GEOMETRY, GEOMETRY),
            AxisReader.of(SettingSchema.WIDTH, WIDTH),
            AxisReader.of(SettingSchema.BATCH, BATCH),
            AxisReader.of(SettingSchema.MOMENTUM, MOMENTUM),
            AxisReader.of(SettingSchema.NOISE_STD, NOISE_STD),
            AxisReader.of(SettingSchema.INIT, INIT),
            AxisReader.of(SettingSchema.OVERLAP, OVERLAP),
            AxisReader.of(SettingSchema.THRESHOLD, THRESHOLD),
            AxisReader.of(SettingSchema.RECOVERY, ESCAPE),
            new AxisReader<>(SettingSchema.ENGINE, GridReader::engines),
            new AxisReader<>(SettingSchema.RATE, GridReader::rates),
            AxisReader.of(SettingSchema.POLICY, GAMMA));

    /** The keys that may stand in an entry of {@code sweeps}. */
    public static final List<Key<?>> GRID =
            ALL.stream().filter(key -> key.scope() == Key.Scope.GRID).toList();

    private Keys() {}

    private static Key<List<Long>> dimensionsUpTo(long largest) {
        return Key.gridWithoutDefault(
                "dimensions",
                "must be a list of whole numbers from 2 to " + largest,
                entry -> Numbers.wholes(entry, 2, largest));
    }

    /** The names of keys. */
    public static List<String> names(List<Key<?>> keys) {
        return keys.stream().map(Key::name).toList();
    }

    /** The other key that also says where runs are censored: a section may give only one of the two. */
    public static Stream<String> excludedBy(String name) {
        if (name.equals(MAX_STEPS.name())) {
            return Stream.of(STEPS_PER_DIMENSION.name());
        }
        return name.equals(STEPS_PER_DIMENSION.name()) ? Stream.of(MAX_STEPS.name()) : Stream.empty();
    }
}
