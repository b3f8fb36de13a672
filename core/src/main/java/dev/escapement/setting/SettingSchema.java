package dev.escapement.setting;

import static dev.escapement.setting.Scope.INNER_RATE;
import static dev.escapement.setting.Scope.MODEL;
import static dev.escapement.setting.Scope.OUTER_RATE;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.Link;
import dev.escapement.link.Links;
import dev.escapement.theory.StepSizePolicy;
import java.util.Arrays;
import java.util.List;
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
    /** The update rule. */
    public static final Part<Algorithm> ALGORITHM = Part.text(
            "algorithm",
            "update rule: " + oneOf(Algorithms.all().stream().map(Algorithm::name)),
            group -> group.model().algorithm(),
            Algorithm::name,
            Algorithms::parse);

    /** The teacher's link. */
    public static final Part<Link> LINK =
            Part.text("link", "the teacher's link", group -> group.model().link(), Link::name, Links::parse);

    /** The student's activation. */
    public static final Part<Activation> ACTIVATION = Part.text(
            "activation",
            "the student's activation, resolved",
            group -> group.model().neuron().activation(),
            Link::name,
            name -> new Activation.Given(Links.parse(name)));

    /** The loss. */
    public static final Part<Loss> LOSS = Part.text(
                    "loss", Loss.ALLOWED, group -> group.model().loss(), Loss::label, Loss::parse)
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
                    "inner learning rate; null for online",
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
                    "what sets gamma: optimal, paper, law or values",
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
            THRESHOLD);

    /** The fields of all parts. */
    public static final List<Field<?>> FIELDS =
            PARTS.stream().<Field<?>>flatMap(part -> part.fields().stream()).toList();

    private SettingSchema() {}

    /**
     * The group that has these parts.
     *
     * @throws IllegalStateException if one is missing; a group needs all but the dimension
     */
    public static SettingGroup group(Choice choice) {
        Link link = choice.of(LINK);
        return new SettingGroup(
                new Model(
                        choice.of(ALGORITHM),
                        link,
                        new Neuron(choice.of(ACTIVATION).beside(link), choice.of(SECOND_LAYER)),
                        choice.of(LOSS),
                        choice.of(GEOMETRY),
                        choice.of(NOISE_STD)),
                choice.of(INIT),
                new Escape(choice.of(OVERLAP), choice.of(THRESHOLD)),
                choice.of(ENGINE),
                choice.of(RATE),
                choice.of(POLICY));
    }

    /** The names as a sentence has them: a, b or c. */
    private static String oneOf(Stream<String> names) {
        List<String> all = names.toList();
        int last = all.size() - 1;
        return String.join(", ", all.subList(0, last)) + " or " + all.get(last);
    }

    private static <T> T named(T[] values, Function<T, String> label, String wanted) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown name " + wanted));
    }
}
