package dev.escapement.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Label;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Recovery;
import dev.escapement.link.Links;
import dev.escapement.link.MultiLink;
import dev.escapement.theory.StepSizePolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CellIdentityTest {
    private static final SettingFixture BASE = SettingFixture.BASE;
    private static final Activation HE3 = new Activation.Given(Links.parse("he3"));

    /** The numbers are the contract: rows written by an earlier build must be found again. */
    @Test
    void idsArePinned() {
        Setting plain = new Setting(
                BASE.with(SettingSchema.ALGORITHM, Algorithms.parse("batch-reuse"))
                        .with(SettingSchema.LINK, MultiLink.parse("relu", 1))
                        .with(SettingSchema.ACTIVATION, new Activation.Given(Links.parse("tanh")))
                        .with(SettingSchema.SECOND_LAYER, -2.0)
                        .with(SettingSchema.LOSS, Loss.SQUARED)
                        .with(SettingSchema.GEOMETRY, Geometry.NORMALIZED)
                        .with(SettingSchema.NOISE_STD, 0.1)
                        .with(SettingSchema.INIT, new InitialCondition.Uniform())
                        .with(SettingSchema.OVERLAP, OverlapMode.SIGNED)
                        .with(SettingSchema.THRESHOLD, 0.3)
                        .with(SettingSchema.ENGINE, EngineChoice.DENSE_MIXED)
                        .with(SettingSchema.RATE, new LearningRate.Given(0.02))
                        .with(SettingSchema.POLICY, new StepSizePolicy.Given(0.001))
                        .with(SettingSchema.DIMENSION, 128L)
                        .point(),
                0.02,
                0.001);
        Setting paper = new Setting(
                BASE.with(SettingSchema.LINK, MultiLink.parse("hermite(0,0,0.5,1)", 1))
                        .with(SettingSchema.ACTIVATION, new Activation.Given(Links.parse("he3")))
                        .with(SettingSchema.GEOMETRY, Geometry.EUCLIDEAN)
                        .with(SettingSchema.INIT, new InitialCondition.Fixed(0.02))
                        .with(SettingSchema.ENGINE, EngineChoice.DENSE_DOUBLE)
                        .with(SettingSchema.RATE, new LearningRate.Law(0.03, 0))
                        .with(SettingSchema.POLICY, new StepSizePolicy.Paper(0.5))
                        .with(SettingSchema.DIMENSION, 256L)
                        .point(),
                0.03,
                0.00025);
        Setting online = new Setting(
                BASE.with(SettingSchema.ALGORITHM, Algorithms.parse("online"))
                        .with(SettingSchema.LINK, MultiLink.parse("he2", 1))
                        .with(SettingSchema.RATE, new LearningRate.None())
                        .with(SettingSchema.POLICY, new StepSizePolicy.Optimal())
                        .with(SettingSchema.DIMENSION, 1024L)
                        .point(),
                Double.NaN,
                0.0125);
        assertThat(new CellIdentity(BASE.setting(), 0).of(7)).hasToString("bd5b12819f82ce1ebe3b658c00227db5");
        Setting reluStudent = BASE.with(SettingSchema.ACTIVATION, new Activation.Given(Links.parse("relu")))
                .setting();
        assertThat(new CellIdentity(reluStudent, 0).of(7)).hasToString("d71f3ba7d20f80ffefea14c17990025b");
        assertThat(new CellIdentity(plain, -7).of(3)).hasToString("2f7b32855bb6229cadb69667fcb1ed2a");
        assertThat(new CellIdentity(paper, 5).of(0)).hasToString("b4d4e9f4b82b9083fd8f01e982180bae");
        assertThat(new CellIdentity(online, 0).of(1L << 40)).hasToString("b5de1e1a00fab5ccc751c9d8222efc37");
    }

    @Test
    void everyFieldCounts() {
        double eta = BASE.setting().eta();
        List<Setting> settings = new ArrayList<>();
        Stream.of(
                        BASE,
                        BASE.with(SettingSchema.ALGORITHM, Algorithms.parse("batch-reuse")),
                        BASE.with(SettingSchema.ALGORITHM, Algorithms.parse("mine", "eta * y * act'(z)")),
                        BASE.with(SettingSchema.ALGORITHM, Algorithms.parse("mine", "eta * y * act'(z) * z")),
                        BASE.with(SettingSchema.ALGORITHM, Algorithms.parse("ours", "eta * y * act'(z)")),
                        BASE.with(SettingSchema.LINK, MultiLink.parse("he2", 1)),
                        BASE.with(SettingSchema.LINK, MultiLink.parse("he(2, x)", 1)),
                        BASE.with(SettingSchema.LINK, MultiLink.parse("sum(he3)", 2)),
                        BASE.with(SettingSchema.LINK, MultiLink.parse("sum(he3)", 3)),
                        BASE.with(SettingSchema.LINK, MultiLink.parse("s1 * s2", 2))
                                .with(SettingSchema.ACTIVATION, HE3),
                        BASE.with(SettingSchema.LINK, MultiLink.parse("s1 * s2", 3))
                                .with(SettingSchema.ACTIVATION, HE3),
                        BASE.with(SettingSchema.ALGORITHM, Algorithms.parse("sample-alternating")),
                        BASE.with(SettingSchema.ALGORITHM, Algorithms.parse("sample-reuse")),
                        BASE.with(
                                SettingSchema.ALGORITHM,
                                Algorithms.parse("batch-reuse").withPasses(3)),
                        BASE.with(
                                SettingSchema.ALGORITHM,
                                Algorithms.parse("batch-reuse").withPasses(4)),
                        BASE.with(
                                SettingSchema.ALGORITHM,
                                Algorithms.parse("sample-reuse").withPasses(3)),
                        BASE.with(SettingSchema.BATCH, new BatchSize.Given(4)),
                        BASE.with(SettingSchema.BATCH, new BatchSize.Given(8)),
                        BASE.with(SettingSchema.BATCH, new BatchSize.Law(1, 0)),
                        BASE.with(SettingSchema.BATCH, new BatchSize.Law(1, 0.5)),
                        BASE.with(SettingSchema.WIDTH, 2),
                        BASE.with(SettingSchema.RECOVERY, Recovery.ALL),
                        BASE.with(SettingSchema.RECOVERY, Recovery.SUBSPACE),
                        BASE.with(SettingSchema.MOMENTUM, 0.5),
                        BASE.with(SettingSchema.ACTIVATION, new Activation.Given(Links.parse("tanh"))),
                        BASE.with(SettingSchema.SECOND_LAYER, 2.0),
                        BASE.with(SettingSchema.LOSS, Loss.SQUARED),
                        BASE.with(SettingSchema.LOSS, Loss.parse("huber(1)")),
                        BASE.with(SettingSchema.LOSS, Loss.parse("huber(2)")),
                        BASE.with(SettingSchema.LOSS, Loss.parse("y - f^3")),
                        BASE.with(SettingSchema.LABEL, Label.parse("y^2")),
                        BASE.with(SettingSchema.LABEL, Label.parse("y^3")),
                        BASE.with(SettingSchema.GEOMETRY, Geometry.EUCLIDEAN),
                        BASE.with(SettingSchema.NOISE_STD, 0.1),
                        BASE.with(SettingSchema.INIT, new InitialCondition.Fixed(0.1)),
                        BASE.with(SettingSchema.OVERLAP, OverlapMode.SIGNED),
                        BASE.with(SettingSchema.THRESHOLD, 0.4),
                        BASE.with(SettingSchema.ENGINE, EngineChoice.DENSE_MIXED),
                        BASE.with(SettingSchema.ENGINE, EngineChoice.DENSE_DOUBLE),
                        BASE.with(SettingSchema.DIMENSION, 65L),
                        BASE.with(SettingSchema.RATE, new LearningRate.Given(eta)),
                        BASE.with(SettingSchema.RATE, new LearningRate.Law(eta, 0)))
                .map(SettingFixture::setting)
                .forEach(settings::add);
        double gamma = BASE.setting().gamma();
        for (StepSizePolicy policy : List.of(
                new StepSizePolicy.Given(gamma),
                new StepSizePolicy.Paper(0.5),
                new StepSizePolicy.Optimal(),
                new StepSizePolicy.Fastest())) {
            settings.add(new Setting(BASE.with(SettingSchema.POLICY, policy).point(), eta, gamma));
        }
        settings.add(new Setting(BASE.point(), eta, Math.nextUp(gamma)));
        Set<CellId> ids = new HashSet<>();
        settings.forEach(setting -> ids.add(new CellIdentity(setting, 0).of(0)));
        ids.add(new CellIdentity(BASE.setting(), 0).of(1));
        ids.add(new CellIdentity(BASE.setting(), 1).of(0));
        assertThat(ids).hasSize(settings.size() + 2);
    }

    /** A field that comes later, here one that follows the noise, leaves the ids of what there was alone. */
    @Test
    void aNewFieldAtItsDefaultIsLeftOut() {
        List<Field<?>> fields = new ArrayList<>(SettingSchema.FIELDS);
        Field<Integer> depth = Field.whole(
                        "depth",
                        "layers of the student",
                        Scope.MODEL,
                        group -> group.model().noisy() ? 4 : 1)
                .addedWith(1);
        fields.add(depth);
        Setting standard = BASE.setting();
        Setting other = BASE.with(SettingSchema.NOISE_STD, 0.1).setting();
        assertThat(CellIdentity.text(fields, standard, 7))
                .isEqualTo(CellIdentity.text(SettingSchema.FIELDS, standard, 7));
        assertThat(CellIdentity.text(fields, other, 7))
                .isEqualTo(CellIdentity.text(SettingSchema.FIELDS, other, 7)
                        .replace("\nroot_seed=7", "\ndepth=4\nroot_seed=7"));
        Field<Double> drift = Field.number(
                        "drift",
                        "of the teacher",
                        Scope.MODEL,
                        group -> -group.model().noiseStd())
                .addedWith(0.0);
        assertThat(drift.ofSetting().apply(standard)).isEqualTo(-0.0);
        assertThat(drift.hashed(standard)).isEmpty();
        assertThat(drift.hashed(other)).contains(Field.bits(-0.1));
        assertThat(new FieldValues(Map.of()).get(depth)).isEqualTo(1);
        assertThat(new FieldValues(Map.of("depth", 4)).get(depth)).isEqualTo(4);
    }

    @Property
    void readsBackWhatItWrites(@ForAll long high, @ForAll long low) {
        CellId id = new CellId(high, low);
        assertThat(id.toString()).matches("[0-9a-f]{32}");
        assertThat(CellId.parse(id.toString())).isEqualTo(id);
    }

    @Property
    void sortsAsItsDigitsDo(@ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
        CellId one = new CellId(a, b);
        CellId other = new CellId(c, d);
        assertThat(Integer.signum(one.compareTo(other)))
                .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
    }
}
