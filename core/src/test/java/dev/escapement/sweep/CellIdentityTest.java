package dev.escapement.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.link.Links;
import dev.escapement.theory.StepSizePolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CellIdentityTest {
    private static final Model MODEL = new Model(
            Algorithms.parse("alternating"),
            Links.parse("he3"),
            new Neuron(Links.parse("relu"), 1),
            Loss.CORRELATION,
            Geometry.PROJECTED,
            0);

    private static Setting setting(
            Model model, InitialCondition init, Escape escape, EngineChoice engine, LearningRate rate, int dimension) {
        return new GridPoint(model, init, escape, engine, rate, new StepSizePolicy.Law(0.1, 1), dimension).resolve();
    }

    private static Setting base() {
        return setting(
                MODEL,
                new InitialCondition.Positive(),
                new Escape(OverlapMode.ABSOLUTE, 0.5),
                EngineChoice.REDUCED,
                new LearningRate.Law(0.1, 0.5),
                64);
    }

    /** The number itself is the contract: rows written by an earlier build must be found again. */
    @Test
    void isPinned() {
        assertThat(new CellIdentity(base(), 0).of(7)).hasToString("d71f3ba7d20f80ffefea14c17990025b");
    }

    @Test
    void everyFieldCounts() {
        InitialCondition init = new InitialCondition.Positive();
        Escape escape = new Escape(OverlapMode.ABSOLUTE, 0.5);
        LearningRate rate = new LearningRate.Law(0.1, 0.5);
        EngineChoice engine = EngineChoice.REDUCED;
        Neuron neuron = MODEL.neuron();
        List<Model> models = List.of(
                new Model(Algorithms.parse("batch-reuse"), MODEL.link(), neuron, MODEL.loss(), MODEL.geometry(), 0),
                new Model(MODEL.algorithm(), Links.parse("he2"), neuron, MODEL.loss(), MODEL.geometry(), 0),
                new Model(
                        MODEL.algorithm(),
                        MODEL.link(),
                        new Neuron(Links.parse("tanh"), 1),
                        MODEL.loss(),
                        MODEL.geometry(),
                        0),
                new Model(
                        MODEL.algorithm(),
                        MODEL.link(),
                        new Neuron(neuron.activation(), 2),
                        MODEL.loss(),
                        MODEL.geometry(),
                        0),
                new Model(MODEL.algorithm(), MODEL.link(), neuron, Loss.SQUARED, MODEL.geometry(), 0),
                new Model(MODEL.algorithm(), MODEL.link(), neuron, MODEL.loss(), Geometry.EUCLIDEAN, 0),
                new Model(MODEL.algorithm(), MODEL.link(), neuron, MODEL.loss(), MODEL.geometry(), 0.1));
        Set<CellId> ids = new HashSet<>();
        ids.add(new CellIdentity(base(), 0).of(0));
        ids.add(new CellIdentity(base(), 0).of(1));
        ids.add(new CellIdentity(base(), 1).of(0));
        models.forEach(m -> ids.add(new CellIdentity(setting(m, init, escape, engine, rate, 64), 0).of(0)));
        ids.add(id(setting(MODEL, new InitialCondition.Fixed(0.1), escape, engine, rate, 64)));
        ids.add(id(setting(MODEL, init, new Escape(OverlapMode.SIGNED, 0.5), engine, rate, 64)));
        ids.add(id(setting(MODEL, init, new Escape(OverlapMode.ABSOLUTE, 0.4), engine, rate, 64)));
        ids.add(id(setting(MODEL, init, escape, EngineChoice.DENSE_MIXED, rate, 64)));
        ids.add(id(setting(MODEL, init, escape, EngineChoice.DENSE_DOUBLE, rate, 64)));
        ids.add(id(setting(MODEL, init, escape, engine, rate, 65)));
        double eta = base().eta();
        ids.add(id(setting(MODEL, init, escape, engine, new LearningRate.Given(eta), 64)));
        ids.add(id(setting(MODEL, init, escape, engine, new LearningRate.Law(eta, 0), 64)));
        GridPoint point = base().point();
        for (StepSizePolicy policy : List.of(
                new StepSizePolicy.Given(0.1 / 64), new StepSizePolicy.Paper(0.5), new StepSizePolicy.Optimal())) {
            GridPoint other = new GridPoint(MODEL, init, escape, engine, point.rate(), policy, 64);
            ids.add(id(new Setting(other, eta, base().gamma())));
        }
        ids.add(id(new Setting(point, eta, Math.nextUp(base().gamma()))));
        assertThat(ids).hasSize(3 + models.size() + 6 + 2 + 3 + 1);
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

    private static CellId id(Setting setting) {
        return new CellIdentity(setting, 0).of(0);
    }
}
