package dev.escapement.setting;

import static dev.escapement.setting.Scope.INNER_RATE;
import static dev.escapement.setting.Scope.MODEL;
import static dev.escapement.setting.Scope.OUTER_RATE;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Label;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Recovery;
import dev.escapement.link.Link;
import dev.escapement.link.Links;
import dev.escapement.link.MultiLink;
import dev.escapement.theory.StepSizePolicy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The one description of a setting: its parts and their fields. From this list follow what cell ids hash
 * ({@link CellIdentity}), the columns of tables and their dictionary ({@link SettingColumns}), the order of rows
 * ({@link SettingOrder}), the names of groups, and what may be an axis of a grid.
 *
 * <p>To add a part: a component of {@link SettingGroup}, or of the model or stop rule in it; here an entry, its place in
 * {@link #PARTS} and in {@link #group}; and a key of the configuration, which may be an axis. The entry is
 * {@code Part.of(Field.whole(...).addedWith(value), ...)}: the value is the one that settings had before, so their ids stay.
 */
public final class SettingSchema {
    private static final Field<String> ALGORITHM_NAME = Field.text(
            "algorithm",
            "update rule: " + oneOf(Algorithms.all().stream().map(Algorithm::name)) + ", or the name of a formula",
            MODEL,
            group -> group.model().algorithm().name());
    private static final Field<String> RULE = Field.text(
                    "rule",
                    "the formula of the update rule; null for a built-in one",
                    MODEL,
                    group -> Algorithms.spelled(group.model().algorithm()).orElse(null))
            .addedWithNone();
    private static final Field<Integer> PASSES = Field.whole(
                    "passes",
                    "how often batch-reuse and sample-reuse see their samples; null for 2, and for other rules",
                    MODEL,
                    group -> orNull(group.model().algorithm().statedPasses()))
            .addedWithNone()
            .toldBy(group -> passes(group.model().algorithm()));

    /** The update rule. */
    public static final Part<Algorithm> ALGORITHM = new Part<>(List.of(ALGORITHM_NAME, RULE, PASSES), row -> {
        Algorithm algorithm = algorithm(row.present(ALGORITHM_NAME), row.get(RULE));
        Integer passes = row.get(PASSES);
        return passes == null ? algorithm : algorithm.withPasses(passes);
    });

    private static final Field<String> LINK_NAME = Field.text(
            "link",
            "the teacher's link; of several directions a formula in s1, s2, ..., or sum(...)",
            MODEL,
            group -> group.model().target().name());
    private static final Field<Integer> DIRECTIONS = Field.whole(
                    "directions",
                    "orthonormal directions of the teacher",
                    MODEL,
                    group -> group.model().target().directions())
            .addedWith(1)
            .told(directions -> directions + (directions.equals("1") ? " direction" : " directions"));

    /** The teacher's link. */
    public static final Part<MultiLink> LINK = new Part<>(
            List.of(LINK_NAME, DIRECTIONS), row -> MultiLink.parse(row.present(LINK_NAME), row.present(DIRECTIONS)));

    /** The student's activation. */
    public static final Part<Activation> ACTIVATION = Part.text(
            "activation",
            "the student's activation, resolved",
            group -> group.model().neuron().activation(),
            Link::name,
            name -> new Activation.Given(Links.parse(name)));

    /** The loss. */
    public static final Part<Loss> LOSS = Part.text(
                    "loss",
                    Loss.ALLOWED + "; or the residual as a formula in y and the prediction f",
                    group -> group.model().loss(),
                    Loss::label,
                    Loss::parse)
            .told(loss -> loss + " loss");

    /** How a step retracts. */
    public static final Part<Geometry> GEOMETRY = Part.text(
                    "geometry",
                    oneOf(Arrays.stream(Geometry.values()).map(Geometry::label)),
                    group -> group.model().geometry(),
                    Geometry::label,
                    name -> named(Geometry.values(), Geometry::label, name))
            .told(geometry -> geometry);

    /** Which overlaps count as found. */
    public static final Part<OverlapMode> OVERLAP = Part.text(
                    "overlap_mode",
                    "which overlaps count as found: absolute or signed",
                    group -> group.escape().mode(),
                    OverlapMode::label,
                    name -> named(OverlapMode.values(), OverlapMode::label, name))
            .told(mode -> mode + " overlap");

    /** Where runs start. */
    public static final Part<InitialCondition> INIT = Part.text(
                    "init",
                    "where runs start: positive, uniform or fixed(m0)",
                    SettingGroup::init,
                    InitialCondition::label,
                    InitialCondition::parse)
            .told(init -> "init " + init);

    private static final Field<String> ENGINE_NAME = Field.text(
                    "engine", "reduced or dense", MODEL, group -> group.engine().engine())
            .toldBy(group -> group.engine().label());
    private static final Field<String> PRECISION = Field.text(
                    "precision",
                    "of the dense engine: mixed or double; null for reduced",
                    MODEL,
                    group -> group.engine().precision().orElse(null))
            .orNoneHashedAs("");

    /** The engine with its precision. */
    public static final Part<EngineChoice> ENGINE = new Part<>(
            List.of(ENGINE_NAME, PRECISION), row -> EngineChoice.parse(row.present(ENGINE_NAME), row.get(PRECISION)));

    /** d. */
    public static final Part<Long> DIMENSION = Part.of(Field.dimension("dimension", "d"), Integer::longValue);

    static final Field<Double> ETA = Field.number(
                    "eta",
                    "inner learning rate; null for online, and for formulas without eta",
                    Scope.DIMENSION,
                    group -> group.rate().plainValue())
            .inSettings(setting -> Double.isNaN(setting.eta()) ? null : (Double) setting.eta())
            .orNoneHashedAs(Field.bits(Double.NaN));
    static final Field<Double> ETA_COEFFICIENT = Field.number(
                    "eta_coefficient",
                    "c of eta = c d^-a; null for plain values",
                    INNER_RATE,
                    group -> group.rate().lawCoefficient())
            .orNone();
    static final Field<Double> ETA_EXPONENT = Field.number(
                    "eta_exponent",
                    "a of eta = c d^-a; null for plain values",
                    INNER_RATE,
                    group -> group.rate().lawExponent())
            .orNone();

    /** The inner learning rate. */
    public static final Part<LearningRate> RATE =
            new Part<>(List.of(ETA, ETA_COEFFICIENT, ETA_EXPONENT), Rates::readInner);

    static final Field<String> GAMMA_POLICY = Field.text(
                    "gamma_policy",
                    "what sets gamma: optimal, fastest, paper, law or values",
                    OUTER_RATE,
                    group -> group.policy().kind().label())
            .toldBy(group -> "gamma " + Rates.words(group.policy()));
    static final Field<Double> GAMMA = Field.number(
                    "gamma",
                    "outer learning rate; null where its policy gives none",
                    Scope.DIMENSION,
                    group -> Rates.number(group.policy()))
            .inSettings(Setting::gamma)
            .orNone();
    static final Field<Double> GAMMA_DELTA = Field.number(
                    "gamma_delta", "delta of gamma's policy paper", OUTER_RATE, group -> Rates.delta(group.policy()))
            .orNone();
    static final Field<Double> GAMMA_COEFFICIENT = Field.number(
                    "gamma_coefficient",
                    "c of gamma's policy law, c d^-a",
                    OUTER_RATE,
                    group -> Rates.coefficient(group.policy()))
            .orNone();
    static final Field<Double> GAMMA_EXPONENT = Field.number(
                    "gamma_exponent",
                    "a of gamma's policy law, c d^-a",
                    OUTER_RATE,
                    group -> Rates.exponent(group.policy()))
            .orNone();

    /** The outer learning rate. */
    public static final Part<StepSizePolicy> POLICY =
            new Part<>(List.of(GAMMA_POLICY, GAMMA, GAMMA_DELTA, GAMMA_COEFFICIENT, GAMMA_EXPONENT), Rates::readOuter);

    /** The neuron's second layer. */
    public static final Part<Double> SECOND_LAYER = Part.number(
                    "second_layer",
                    "a, the weight of the student's second layer",
                    group -> group.model().neuron().secondLayer())
            .told(weight -> "second layer " + weight);

    /** The label noise. */
    public static final Part<Double> NOISE_STD = Part.number(
                    "noise_std",
                    "standard deviation of the label noise",
                    group -> group.model().noiseStd())
            .told(noise -> "noise " + noise);

    /** The overlap that counts as escaped. */
    public static final Part<Double> THRESHOLD = Part.number(
                    "threshold",
                    "the overlap that counts as escaped",
                    group -> group.escape().threshold())
            .told(threshold -> "threshold " + threshold);

    /** What is made of the teacher's noisy output. */
    public static final Part<Label> LABEL = Part.of(
            Field.text(
                            "label",
                            "the label as a formula in the teacher's output y, noise included; null for y",
                            MODEL,
                            group -> group.model().label().text())
                    .addedWith(Label.IDENTITY.text())
                    .told(label -> "label " + label),
            Label::parse);

    static final Field<Integer> BATCH_SIZE = Field.whole(
                    "batch",
                    "B, samples of a step; a group has it for plain values",
                    Scope.DIMENSION,
                    group -> group.batch().plainValue())
            .inSettings(Setting::batch)
            .addedWith(1);
    static final Field<Double> BATCH_COEFFICIENT = Field.number(
                    "batch_coefficient",
                    "c of the batch max(1, round(c d^b)); null for plain values",
                    MODEL,
                    group -> group.batch().lawCoefficient())
            .addedWithNone();
    static final Field<Double> BATCH_EXPONENT = Field.number(
                    "batch_exponent",
                    "b of the batch max(1, round(c d^b)); null for plain values",
                    MODEL,
                    group -> group.batch().lawExponent())
            .addedWithNone()
            .toldBy(group -> "batch " + group.batch().label());

    /** The samples of a step. */
    public static final Part<BatchSize> BATCH =
            new Part<>(List.of(BATCH_SIZE, BATCH_COEFFICIENT, BATCH_EXPONENT), SettingSchema::batch);

    /** The neurons. */
    public static final Part<Integer> WIDTH = Part.of(
            Field.whole(
                            "width",
                            "N, the number of neurons",
                            MODEL,
                            group -> group.model().width())
                    .addedWith(1)
                    .told(width -> "width " + width),
            Function.identity());

    /** Which of several neurons and directions have to be near. */
    public static final Part<Recovery> RECOVERY = Part.of(
            Field.text(
                            "escape",
                            "whether any neuron, all neurons, or one and the directions' subspace have to come near: "
                                    + oneOf(Arrays.stream(Recovery.values()).map(Recovery::label)),
                            MODEL,
                            group -> group.escape().recovery().label())
                    .addedWith(Recovery.ANY.label())
                    .told(recovery -> "escape " + recovery),
            name -> named(Recovery.values(), Recovery::label, name));

    /** The momentum. */
    public static final Part<Double> MOMENTUM = Part.of(
            Field.number(
                            "momentum",
                            "beta of v <- beta v + G, w <- w + gamma v",
                            MODEL,
                            group -> group.model().momentum())
                    .addedWith(0.0)
                    .told(momentum -> "momentum " + momentum),
            Function.identity());

    /** Every part. Cell ids hash the fields in this order, which therefore never changes: a new part comes last. */
    public static final List<Part<?>> PARTS = List.of(
            ALGORITHM,
            LINK,
            ACTIVATION,
            LOSS,
            GEOMETRY,
            OVERLAP,
            INIT,
            ENGINE,
            DIMENSION,
            RATE,
            POLICY,
            SECOND_LAYER,
            NOISE_STD,
            THRESHOLD,
            LABEL,
            BATCH,
            WIDTH,
            RECOVERY,
            MOMENTUM);

    /** The fields of all parts; those that were added when there were rows already come last. */
    public static final List<Field<?>> FIELDS = PARTS.stream()
            .<Field<?>>flatMap(part -> part.fields().stream())
            .sorted(Comparator.comparing(field -> field.absence().addition()))
            .toList();

    private SettingSchema() {}

    /**
     * The group that has these parts.
     *
     * @throws IllegalStateException if one is missing; a group needs all but the dimension
     */
    public static SettingGroup group(Choice choice) {
        MultiLink link = choice.of(LINK);
        return new SettingGroup(
                new Model(
                        choice.of(ALGORITHM),
                        link,
                        new Neuron(choice.of(ACTIVATION).beside(link), choice.of(SECOND_LAYER)),
                        choice.of(LOSS),
                        choice.of(GEOMETRY),
                        choice.of(NOISE_STD),
                        choice.of(LABEL),
                        choice.of(WIDTH),
                        choice.of(MOMENTUM)),
                choice.of(INIT),
                new Escape(choice.of(OVERLAP), choice.of(THRESHOLD), choice.of(RECOVERY)),
                choice.of(ENGINE),
                choice.of(RATE),
                choice.of(POLICY),
                choice.of(BATCH));
    }

    /** The names as a sentence has them: a, b or c. */
    private static String oneOf(Stream<String> names) {
        List<String> all = names.toList();
        int last = all.size() - 1;
        return String.join(", ", all.subList(0, last)) + " or " + all.get(last);
    }

    private static Algorithm algorithm(String name, String rule) {
        return rule == null ? Algorithms.parse(name) : Algorithms.parse(name, rule);
    }

    private static BatchSize batch(FieldValues row) {
        if (row.get(BATCH_COEFFICIENT) == null && row.get(BATCH_EXPONENT) == null) {
            return new BatchSize.Given(row.present(BATCH_SIZE));
        }
        return new BatchSize.Law(row.present(BATCH_COEFFICIENT), row.present(BATCH_EXPONENT));
    }

    private static Integer orNull(OptionalInt value) {
        return value.isPresent() ? (Integer) value.getAsInt() : null;
    }

    /** Of rules without passes of their own, nothing need be said. */
    private static String passes(Algorithm algorithm) {
        OptionalInt passes = algorithm.statedPasses();
        return passes.isPresent() ? passes.getAsInt() + " passes" : "";
    }

    private static <T> T named(T[] values, Function<T, String> label, String wanted) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown name " + wanted));
    }
}
