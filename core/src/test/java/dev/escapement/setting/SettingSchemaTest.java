package dev.escapement.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.escapement.link.Polynomial;
import dev.escapement.theory.StepSizePolicy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What follows from the description of a setting, for every setting. */
class SettingSchemaTest {
    private static final List<Algorithm> ALGORITHMS = with(
            Algorithms.all(),
            Algorithms.parse("mine", "y * act'(z) * z"),
            Algorithms.parse("mine", "t = a + eta * y; t * res(t * act(z)) * act'(z)"),
            Algorithms.parse("ours", "y * act'(z) * z"),
            Algorithms.parse("batch-reuse").withPasses(3),
            Algorithms.parse("sample-reuse").withPasses(4));
    private static final List<Loss> LOSSES =
            with(Loss.all(), Loss.parse("huber(0.1)"), Loss.parse("2 * clip(y - f, -1, 1)"));
    private static final List<Label> LABELS = List.of(Label.IDENTITY, Label.parse("y^2"), Label.parse("tanh(y)"));

    private static final List<BatchSize> BATCHES =
            List.of(BatchSize.ONE, new BatchSize.Given(8), new BatchSize.Law(1, 0), new BatchSize.Law(0.5, 0.25));
    private static final MultiLink JOINT = MultiLink.parse("s1 + he(3, s2)", 2);

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> List<T> with(List<T> all, T... more) {
        return Stream.concat(all.stream(), Stream.of(more)).toList();
    }

    @Property(tries = 500)
    void everySettingIsReadBack(@ForAll("settings") Setting setting) {
        Object[] columns = SettingColumns.SETTING.write(setting);
        assertThat(SettingColumns.SETTING.read(Arrays.asList(columns))).isEqualTo(setting);
    }

    @Property(tries = 500)
    void everyGroupIsReadBack(@ForAll("settings") Setting setting) {
        for (SettingGroup group : List.of(
                setting.group(),
                setting.group().acrossExponents(),
                setting.group().acrossRates())) {
            Object[] columns = SettingColumns.GROUP.write(group);
            assertThat(SettingColumns.GROUP.read(Arrays.asList(columns))).isEqualTo(group);
        }
    }

    @Property(tries = 1_000)
    void settingsAreEqualIfTheirColumnsAndIdsAre(
            @ForAll("fewSettings") Setting one, @ForAll("fewSettings") Setting other) {
        boolean equal = one.equals(other);
        assertThat(Arrays.equals(SettingColumns.SETTING.write(one), SettingColumns.SETTING.write(other)))
                .isEqualTo(equal);
        assertThat(new CellIdentity(one, 0).of(0).equals(new CellIdentity(other, 0).of(0)))
                .isEqualTo(equal);
        assertThat(ids(SettingColumns.SETTING, one)
                        .get(0)
                        .equals(ids(SettingColumns.SETTING, other).get(0)))
                .isEqualTo(equal);
        assertThat(ids(SettingColumns.SETTING, one)
                        .get(1)
                        .equals(ids(SettingColumns.SETTING, other).get(1)))
                .isEqualTo(one.group().equals(other.group()));
        assertThat(SettingOrder.GROUPS.compare(one.group(), other.group()) == 0)
                .isEqualTo(one.group().equals(other.group()));
    }

    @Property(tries = 500)
    void theOrderOfGroupsIsTotal(
            @ForAll("fewSettings") Setting a, @ForAll("fewSettings") Setting b, @ForAll("fewSettings") Setting c) {
        Comparator<SettingGroup> order = SettingOrder.GROUPS;
        assertThat(Integer.signum(order.compare(a.group(), b.group())))
                .isEqualTo(-Integer.signum(order.compare(b.group(), a.group())));
        if (order.compare(a.group(), b.group()) <= 0 && order.compare(b.group(), c.group()) <= 0) {
            assertThat(order.compare(a.group(), c.group())).isLessThanOrEqualTo(0);
        }
    }

    /** Written out as tables have had it from the first. */
    @Property(tries = 200)
    void rowsHaveTheirOrder(@ForAll("manySettings") List<Setting> settings) {
        Comparator<Setting> order =
                by(setting -> setting.group().model().algorithm().name());
        for (String column : List.of(
                "link",
                "activation",
                "loss",
                "geometry",
                "overlap_mode",
                "init",
                "engine",
                "precision",
                "rule",
                "label",
                "escape",
                "gamma_policy",
                "passes",
                "directions",
                "width",
                "second_layer",
                "noise_std",
                "threshold",
                "batch_coefficient",
                "batch_exponent",
                "momentum",
                "gamma_delta",
                "gamma_coefficient",
                "gamma_exponent",
                "eta_coefficient",
                "eta_exponent")) {
            order = order.thenComparing(
                    by(setting -> columns(SettingColumns.GROUP, setting.group()).get(column)));
        }
        for (String column : List.of("batch", "eta", "gamma")) {
            order = order.thenComparing(
                    by(setting -> columns(SettingColumns.GROUP, setting.group()).get(column)));
        }
        for (String column : List.of("dimension", "eta", "gamma", "batch")) {
            order = order.thenComparing(
                    by(setting -> columns(SettingColumns.SETTING, setting).get(column)));
        }
        assertThat(SettingOrder.sorted(settings))
                .containsExactlyElementsOf(settings.stream().sorted(order).toList());
    }

    @SuppressWarnings("unchecked")
    private static Comparator<Setting> by(Function<Setting, Object> column) {
        return Comparator.comparing(
                setting -> (Comparable<Object>) column.apply(setting),
                Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private static <T> Map<String, Object> columns(SettingColumns<T> of, T what) {
        Map<String, Object> columns = new HashMap<>();
        Object[] values = of.write(what);
        for (int i = 0; i < values.length; i++) {
            columns.put(of.fields().get(i).name(), values[i]);
        }
        return columns;
    }

    private static <T> List<String> ids(SettingColumns<T> of, T what) {
        return of.ids().stream().map(id -> id.of().apply(what)).toList();
    }

    /** A group has one id, in the tables of settings as in those of groups; the numbers are those of the first release. */
    @Example
    void idsJoinTablesAndStay() {
        Setting setting = SettingFixture.BASE.setting();
        List<String> ids = ids(SettingColumns.SETTING, setting);
        assertThat(ids(SettingColumns.GROUP, setting.group())).containsExactly(ids.get(1));
        assertThat(ids).containsExactly("609fc822e45d18bc2ad1e41e65c21bba", "17d16bf45f3e6e130b474ddc33c24620");
        assertThat(ids(SettingColumns.GROUP, setting.group().acrossExponents())).doesNotContain(ids.get(1));
    }

    @Example
    void namesAndOrderOfColumnsStay() {
        assertThat(SettingColumns.SETTING.fields())
                .extracting(Field::name)
                .containsExactly(
                        "algorithm",
                        "link",
                        "activation",
                        "loss",
                        "geometry",
                        "overlap_mode",
                        "init",
                        "engine",
                        "precision",
                        "gamma_policy",
                        "rule",
                        "label",
                        "escape",
                        "dimension",
                        "passes",
                        "directions",
                        "batch",
                        "width",
                        "eta",
                        "eta_coefficient",
                        "eta_exponent",
                        "gamma",
                        "gamma_delta",
                        "gamma_coefficient",
                        "gamma_exponent",
                        "second_layer",
                        "noise_std",
                        "threshold",
                        "batch_coefficient",
                        "batch_exponent",
                        "momentum");
    }

    @Example
    void aGroupIsASettingWithoutWhatTheDimensionSets() {
        Setting law = SettingFixture.BASE.setting();
        assertThat(columns(SettingColumns.GROUP, law.group()))
                .doesNotContainKey("dimension")
                .containsEntry("eta", null)
                .containsEntry("eta_coefficient", 0.1)
                .containsEntry("eta_exponent", 0.5)
                .containsEntry("gamma", null)
                .containsEntry("gamma_exponent", 1.0);
        Setting plain = SettingFixture.BASE
                .with(SettingSchema.RATE, new LearningRate.Given(0.1))
                .with(SettingSchema.POLICY, new StepSizePolicy.Given(0.002))
                .setting();
        assertThat(columns(SettingColumns.GROUP, plain.group()))
                .containsEntry("eta", 0.1)
                .containsEntry("gamma", 0.002);
        assertThat(columns(SettingColumns.GROUP, law.group().acrossExponents()))
                .containsEntry("eta_coefficient", 0.1)
                .containsEntry("eta_exponent", null);
        assertThat(columns(SettingColumns.GROUP, law.group().acrossRates())).containsEntry("eta_coefficient", null);
        assertThat(law.group().without(SettingSchema.ALGORITHM, SettingSchema.RATE))
                .isEqualTo(SettingFixture.BASE
                        .with(SettingSchema.ALGORITHM, Algorithms.parse("online"))
                        .with(SettingSchema.RATE, new LearningRate.None())
                        .group()
                        .without(SettingSchema.ALGORITHM, SettingSchema.RATE))
                .isNotEqualTo(plain.group().without(SettingSchema.ALGORITHM, SettingSchema.RATE));
    }

    @Example
    void aNumberThatIsMissingIsNamed() {
        List<Object> columns = Arrays.asList(SettingColumns.SETTING.write(SettingFixture.BASE.setting()));
        for (String field : List.of("gamma", "gamma_coefficient", "dimension")) {
            List<Object> without = Arrays.asList(columns.toArray());
            for (int i = 0; i < without.size(); i++) {
                if (SettingColumns.SETTING.fields().get(i).name().equals(field)) {
                    without.set(i, null);
                }
            }
            assertThatThrownBy(() -> SettingColumns.SETTING.read(without))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(field + " is null");
        }
    }

    @Provide
    Arbitrary<Setting> settings() {
        Arbitrary<Double> numbers =
                Arbitraries.doubles().between(-1e9, 1e9).ofScale(9).map(number -> number + 0.0);
        Arbitrary<Double> positive = Arbitraries.doubles().between(1e-12, 1e12).ofScale(12);
        Arbitrary<Link> links = Arbitraries.oneOf(
                Arbitraries.of(Links.all()),
                Arbitraries.of(Links.parse("tanh(2*x) + 0.3*x^3"), Links.parse("t = x^2; t - 1")),
                numbers.list().ofMinSize(1).ofMaxSize(5).map(Polynomial::series));
        return settings(links, numbers, positive, Arbitraries.longs().between(2, Integer.MAX_VALUE));
    }

    /** So few that two of them are often equal, or differ in one field. */
    @Provide
    Arbitrary<Setting> fewSettings() {
        Arbitrary<Double> one = Arbitraries.of(0.0, 1.0);
        return settings(
                Arbitraries.of(Links.parse("he3"), Links.parse("hermite(0,1)")),
                one,
                Arbitraries.just(0.25),
                Arbitraries.just(16L));
    }

    @Provide
    Arbitrary<List<Setting>> manySettings() {
        return Arbitraries.oneOf(settings(), fewSettings()).list().ofMaxSize(20);
    }

    private static Arbitrary<Setting> settings(
            Arbitrary<Link> links, Arbitrary<Double> numbers, Arbitrary<Double> positive, Arbitrary<Long> dimensions) {
        Arbitrary<Model> models = Combinators.combine(
                        Arbitraries.of(ALGORITHMS),
                        links,
                        Combinators.combine(links, numbers).as(Neuron::new),
                        Arbitraries.of(LOSSES),
                        Arbitraries.of(Geometry.class),
                        numbers.map(Math::abs),
                        Arbitraries.of(LABELS))
                .as(Model::new)
                .flatMap(SettingSchemaTest::general);
        Arbitrary<InitialCondition> starts = Arbitraries.of(
                new InitialCondition.Positive(), new InitialCondition.Uniform(), new InitialCondition.Fixed(0.0625));
        Arbitrary<Escape> escapes = Combinators.combine(
                        Arbitraries.of(OverlapMode.class), Arbitraries.of(0.1, 0.5), Arbitraries.of(Recovery.class))
                .as(Escape::new);
        Arbitrary<StepSizePolicy> policies = Arbitraries.oneOf(
                Arbitraries.just(new StepSizePolicy.Optimal()),
                Arbitraries.just(new StepSizePolicy.Fastest()),
                positive.map(StepSizePolicy.Paper::new),
                positive.map(StepSizePolicy.Given::new),
                Combinators.combine(positive, numbers).as(StepSizePolicy.Law::new));
        Arbitrary<LearningRate> rates = Arbitraries.oneOf(
                positive.map(LearningRate.Given::new),
                Combinators.combine(positive, Arbitraries.of(0.0, 0.5)).as(LearningRate.Law::new));
        Arbitrary<SettingGroup> groups = Combinators.combine(
                        models,
                        starts,
                        escapes,
                        Arbitraries.of(EngineChoice.class),
                        rates,
                        policies,
                        Arbitraries.of(BATCHES))
                .as((model, start, escape, engine, rate, policy, batch) ->
                        new SettingGroup(model, start, escape, engine, rateOf(model.algorithm(), rate), policy, batch));
        return Combinators.combine(groups, dimensions, positive)
                .as((group, dimension, gamma) -> new Setting(
                        new GridPoint(group, dimension),
                        group.rate().at(dimension),
                        group.policy() instanceof StepSizePolicy.Given given ? given.value() : gamma));
    }

    /** The model, or one of several neurons, directions or with momentum. */
    private static Arbitrary<Model> general(Model model) {
        Arbitrary<MultiLink> targets = Arbitraries.of(
                model.target(), new MultiLink.Sum(model.link(), 2), new MultiLink.Sum(model.link(), 3), JOINT);
        return Combinators.combine(targets, Arbitraries.of(1, 2), Arbitraries.of(0.0, 0.5))
                .as((target, width, momentum) -> new Model(
                        model.algorithm(),
                        target,
                        model.neuron(),
                        model.loss(),
                        model.geometry(),
                        model.noiseStd(),
                        model.label(),
                        width,
                        momentum));
    }

    private static LearningRate rateOf(Algorithm algorithm, LearningRate rate) {
        return algorithm.usesEta() ? rate : new LearningRate.None();
    }
}
