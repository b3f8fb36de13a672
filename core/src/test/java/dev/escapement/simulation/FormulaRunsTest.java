package dev.escapement.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.FormulaRule;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Label;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.link.Links;
import dev.escapement.random.StreamKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs whose rule, loss or label is a formula. */
class FormulaRunsTest {
    private static final List<StreamKey> KEYS = Runs.keys(9, 5);

    static Stream<Engine> engines() {
        return Stream.of(new ReducedEngine(), new DenseEngine(true), new DenseEngine(false));
    }

    private static Model model(
            Algorithm rule, String link, String activation, Loss loss, Geometry geometry, Label label) {
        return new Model(
                rule, Links.parse(link), new Neuron(Links.parse(activation), -0.7), loss, geometry, 0.1, label);
    }

    static Stream<Arguments> builtIns() {
        return Algorithms.all().stream()
                .flatMap(rule -> Loss.all().stream()
                        .flatMap(loss ->
                                Arrays.stream(Geometry.values()).map(geometry -> Arguments.of(rule, loss, geometry))));
    }

    /** A built-in rule and its formula, evaluated: the same outcomes to the last bit. */
    @ParameterizedTest
    @MethodSource("builtIns")
    void aBuiltInRuleAsAFormulaHasTheSameBits(Algorithm builtIn, Loss loss, Geometry geometry) {
        Algorithm evaluated = new FormulaRule("own", builtIn.formula());
        for (Engine engine : engines().toList()) {
            for (String link : List.of("he3", "relu", "tanh")) {
                for (int dimension : new int[] {2, 7, 33}) {
                    List<Outcome[]> outcomes = new ArrayList<>();
                    for (Algorithm rule : List.of(builtIn, evaluated)) {
                        Model model = model(rule, link, link, loss, geometry, Label.IDENTITY);
                        outcomes.add(Runs.run(engine, Runs.scenario(model, dimension, 0.03, 0.05, 0.9, 25), KEYS));
                    }
                    assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
                }
            }
        }
    }

    /** Three steps in R^3 on one sample, written out. */
    @ParameterizedTest
    @EnumSource(Geometry.class)
    void stepsAreThoseByHand(Geometry geometry) {
        Algorithm rule = Algorithms.parse(
                "own", "t = z + eta*xx*clip(y, -0.2, 0.2); r = res(a*act(t)); r*act'(t) + eta*tanh(y)*act''(z)/d");
        Model clean = Runs.model("online", "he2", "square", Loss.named("huber(0.5)"), geometry, 0);
        Model model = new Model(rule, clean.link(), clean.neuron(), clean.loss(), geometry, 0, Label.parse("y^2"));
        double[] x = {0.7, -1.1, 0.4};
        double[] w = {0.48, 0.6, 0.64};
        double gamma = 0.05;
        double eta = 0.3;
        ShortVectors vectors = ShortVectors.seeing(x);
        System.arraycopy(w, 0, vectors.w, 0, 3);
        VectorStep step = new VectorStep(Runs.scenario(model, 3, eta, gamma, 0.99, 10), vectors, null);
        double xx = 0.7 * 0.7 + 1.1 * 1.1 + 0.4 * 0.4;
        for (int number = 1; number <= 3; number++) {
            double z = w[0] * x[0] + w[1] * x[1] + w[2] * x[2];
            double output = (x[0] * x[0] - 1) / Math.sqrt(2);
            double y = output * output;
            double t = z + eta * xx * Math.max(-0.2, Math.min(0.2, y));
            double r = Math.max(-0.5, Math.min(0.5, y - t * t));
            double p = gamma * (r * 2 * t + eta * Math.tanh(y) * 2 / 3);
            for (int j = 0; j < 3; j++) {
                w[j] += p * (geometry == Geometry.PROJECTED ? x[j] - z * w[j] : x[j]);
            }
            double norm = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
            double length = geometry.normalises() ? norm : 1;
            step.take(number);
            for (int j = 0; j < 3; j++) {
                w[j] /= length;
                assertThat(vectors.w[j]).isCloseTo(w[j], within(1e-14));
            }
            assertThat(step.overlap()).isCloseTo(w[0] * length / norm, within(1e-14));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aFormulaThatIsNoNumberAtTheStartDiverges(Engine engine) {
        for (Geometry geometry : Geometry.values()) {
            for (String psi : List.of("y*log(-1 - xx)", "y*log(-1)", "y*act'(z)/(z - z)")) {
                Model model = model(Algorithms.parse("own", psi), "he2", "he2", Loss.SQUARED, geometry, Label.IDENTITY);
                assertThat(Runs.run(engine, Runs.scenario(model, 8, 0.03, 0.01, 0.9, 100), KEYS))
                        .as(psi)
                        .allMatch(
                                o -> o.status() == Status.DIVERGED && o.steps() == 1 && Double.isNaN(o.finalOverlap()));
            }
        }
    }

    /** A pre-activation past 1.5 comes in one step of 15. */
    @ParameterizedTest
    @MethodSource("engines")
    void aFormulaThatTurnsNoNumberDivergesThere(Engine engine) {
        Algorithm rule = Algorithms.parse("own", "y*sqrt(1.5 - z)");
        Model model = model(rule, "he2", "he2", Loss.SQUARED, Geometry.PROJECTED, Label.IDENTITY);
        Outcome[] outcomes = Runs.run(engine, Runs.scenario(model, 8, 0.03, 1e-3, 0.99, 1000), KEYS);
        assertThat(outcomes).allMatch(o -> o.status() == Status.DIVERGED && o.steps() < 1000);
        assertThat(outcomes).anyMatch(o -> o.steps() > 3);
    }

    /** The noise is drawn before the label: a rule that squares y itself has the same bits. */
    @ParameterizedTest
    @MethodSource("engines")
    void theLabelIsAppliedAfterTheNoise(Engine engine) {
        Algorithm squaring = Algorithms.parse("own", "y^2*act'(z)");
        Algorithm plain = Algorithms.parse("own", "y*act'(z)");
        Model byRule = model(squaring, "he3", "he2", Loss.SQUARED, Geometry.PROJECTED, Label.IDENTITY);
        Model byLabel = model(plain, "he3", "he2", Loss.SQUARED, Geometry.PROJECTED, Label.parse("y^2"));
        List<Outcome[]> outcomes = Stream.of(byRule, byLabel)
                .map(model -> Runs.run(engine, Runs.scenario(model, 16, 0.03, 0.01, 0.9, 200), KEYS))
                .toList();
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
    }

    /** Settings travel to executors as serialised objects. */
    @Test
    void aModelOfFormulasTravels() throws IOException, ClassNotFoundException {
        for (String psi : List.of("c = clip(y, -1, 1); c*act''(z)/d", "res(a*act(z))*a*act'(z)")) {
            Model model = model(
                    Algorithms.parse("own", psi),
                    "tanh(2*x) + 0.3*x^3",
                    "x^2 - relu(x)",
                    Loss.ofResidual("clip(y - f, -2, 1)"),
                    Geometry.PROJECTED,
                    Label.parse("y^2 - y"));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(model);
            }
            Model read;
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                read = (Model) in.readObject();
            }
            assertThat(read).isEqualTo(model).hasSameHashCodeAs(model);
            assertThat(Runs.run(new ReducedEngine(), Runs.scenario(read, 16, 0.03, 0.01, 0.9, 50), KEYS))
                    .isEqualTo(Runs.run(new ReducedEngine(), Runs.scenario(model, 16, 0.03, 0.01, 0.9, 50), KEYS));
        }
    }
}
