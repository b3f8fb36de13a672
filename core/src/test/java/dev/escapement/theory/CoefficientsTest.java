package dev.escapement.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.Problem;
import dev.escapement.link.Link;
import dev.escapement.link.Links;
import dev.escapement.theory.expansion.Drift;
import dev.escapement.theory.expansion.DriftExpansion;
import dev.escapement.theory.expansion.PolynomialDrift;
import dev.escapement.theory.quadrature.GaussRule;
import dev.escapement.theory.quadrature.Hermite;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The coefficients mu_i of every pair of link and activation against zeros and values that are known from elsewhere. */
@Tag("slow")
class CoefficientsTest {
    private static final List<String> EVEN =
            List.of("he2", "he4", "he6", "he8", "he10", "he12", "square", "gexp", "cos");
    private static final List<String> ODD =
            List.of("he1", "he3", "he5", "he7", "he9", "he11", "tanh", "erf", "sign", "sin");

    static List<Loss> losses() {
        return Problems.LINEAR;
    }

    private static Model model(String algorithm, Link link, Link activation, Loss loss, double noise, double a) {
        return new Model(Algorithms.parse(algorithm), link, new Neuron(activation, a), loss, Geometry.PROJECTED, noise);
    }

    private static int parity(Link link) {
        return EVEN.contains(link.name()) ? 1 : ODD.contains(link.name()) ? -1 : 0;
    }

    /** Of a polynomial: above it there are no Hermite coefficients. */
    private static int degree(Link link) {
        return link.name().startsWith("he")
                ? Integer.parseInt(link.name().substring(2))
                : link.name().equals("square") ? 2 : Integer.MAX_VALUE;
    }

    /**
     * Of {@code E[y^j he_i]}: 0 by parity (an even power of a link of a parity is even), by degree, for he_k itself unless
     * i = k, for gexp below 4 (E[he_2 | y] = 0), for relu^j, half a monomial and half a monomial times a sign, above j if i + j is even, for sign by y^2 = 1.
     */
    private static boolean vanishes(Link link, int power, int i) {
        int parity = parity(link);
        boolean vanishes = parity == 1 && i % 2 == 1 || parity == -1 && (i + power) % 2 == 1;
        vanishes |= degree(link) < Integer.MAX_VALUE && i > power * degree(link);
        vanishes |= power == 1 && link.name().startsWith("he") && i != degree(link);
        vanishes |= link.name().equals("gexp") && i < 4;
        vanishes |= link.name().equals("relu") && i > power && (i + power) % 2 == 0;
        return vanishes || link.name().equals("sign") && power % 2 == 0;
    }

    /** Of {@code E[act^p act' he_(i-1)] = sqrt(i) E[act^(p+1) he_i] / (p+1)}. */
    private static boolean flat(Link activation, int power, int i) {
        return activation.flat()
                || !activation.name().equals("gexp") && vanishes(activation, power + 1, i)
                || activation.name().equals("gexp") && i % 2 == 1
                || activation.name().equals("gexp") && i < 4;
    }

    @ParameterizedTest
    @MethodSource("losses")
    void onlineAndAlternatingVanishWhereTheyMust(Loss loss) {
        for (Link link : Links.all()) {
            for (Link activation : Links.all()) {
                double[][] terms = DriftExpansion.of(model("alternating", link, activation, loss, 0.4, 0.7), 1)
                        .terms();
                double[][] online = DriftExpansion.of(model("online", link, activation, loss, 0.4, 0.7), 1)
                        .terms();
                for (int i = 1; i < terms[0].length; i++) {
                    String name = link + " / " + activation + ", i = " + i;
                    boolean first = vanishes(link, 1, i) || flat(activation, 0, i);
                    assertThat(terms[0][i] == 0).as(name).isEqualTo(first);
                    if (i < online[0].length) {
                        assertThat(online[0][i]).as(name).isCloseTo(terms[0][i], within(1e-12));
                    }
                    boolean second = vanishes(link, 2, i) || flat(activation, 1, i);
                    boolean third = loss == Loss.CORRELATION || vanishes(link, 1, i) || flat(activation, 2, i);
                    if (second && third) {
                        assertThat(terms[1][i]).as(name).isZero();
                    } else if (second != third && i <= 8) {
                        assertThat(terms[1][i]).as(name).isNotZero();
                    }
                }
            }
        }
    }

    /** Alternating SGD on random settings, at 1e-11 of the terms' size. */
    @ParameterizedTest
    @MethodSource("losses")
    void alternatingIsItsRule(Loss loss) {
        SplittableRandom random = new SplittableRandom(5);
        List<Link> links = Links.all().stream()
                .filter(link -> degree(link) <= 8 || degree(link) == Integer.MAX_VALUE)
                .toList();
        for (int k = 0; k < 40; k++) {
            Link link = links.get(random.nextInt(links.size()));
            Link activation = links.get(random.nextInt(links.size()));
            double noise = random.nextBoolean() ? 0 : random.nextDouble();
            Model model = model("alternating", link, activation, loss, noise, random.nextDouble(-1.5, 1.5));
            double eta = random.nextDouble(-0.5, 0.5);
            holds(model, DriftExpansion.drift(model, eta, 50), BruteForce.of(model, eta, 50, 8, 24), 1e-11);
        }
    }

    /** Batch reuse on random settings, {@code |x|^2} put to d. */
    @ParameterizedTest
    @CsvSource({
        "he2, 0.02, 1e-11",
        "he3, 0.01, 1e-11",
        "'hermite(0.2,1,-0.4)', 0.1, 1e-11",
        "tanh, 3, 1e-9",
        "erf, 3, 1e-9",
        "sin, 3, 1e-9",
        "cos, 3, 1e-9",
        "gexp, 3, 1e-7",
        "relu, 3, 2e-3"
    })
    void batchReuseIsItsRule(String activation, double most, double tolerance) {
        SplittableRandom random = new SplittableRandom(6);
        boolean kinked = activation.equals("relu");
        List<Link> links = Links.all().stream()
                .filter(link -> degree(link) <= 3 || degree(link) == Integer.MAX_VALUE)
                .toList();
        for (int k = 0; k < 5; k++) {
            Link link = links.get(random.nextInt(links.size()));
            double noise = kinked || k > 0 ? 0 : 0.3;
            Loss loss = Problems.LINEAR.get(k % 2);
            double a = random.nextDouble(-1.5, 1.5);
            Model model = model("batch-reuse", link, Links.parse(activation), loss, noise, a);
            double push = random.nextDouble(-most, most);
            holds(
                    model,
                    DriftExpansion.limit(model, push),
                    BruteForce.of(model, push, 1, 8, kinked ? 100 : 20),
                    noise > 0 ? Math.max(1e-6, tolerance) : tolerance);
        }
    }

    private static void holds(Model model, Drift drift, BruteForce expected, double tolerance) {
        for (int i = 1; i < expected.value().length; i++) {
            double strength = i <= drift.order() ? drift.strength()[i] : 0;
            assertThat(strength)
                    .as("%s, i = %d", model, i)
                    .isCloseTo(expected.value()[i], within(tolerance * (expected.size()[i] + 1e-3)));
        }
    }

    /** Polynomials have two rules: the one that gamma's last digits rest on, and the products that serve all other models. */
    @Test
    void polynomialsAgreeByBothRules() {
        SplittableRandom random = new SplittableRandom(7);
        for (int k = 0; k < 60; k++) {
            String rule = List.of("online", "alternating", "batch-reuse").get(k % 3);
            Loss loss = Problems.LINEAR.get(k / 3 % 2);
            int most = "batch-reuse".equals(rule) ? 3 : 4;
            Model model = model(
                    rule,
                    series(random, most),
                    series(random, most),
                    loss,
                    random.nextBoolean() ? 0 : 0.4,
                    random.nextDouble(-1.5, 1.5));
            double[][] exact = PolynomialDrift.terms(model);
            double[][] products = DriftExpansion.products(model, 1, exact[0].length - 1);
            for (int power = 0; power < exact.length; power++) {
                double size = Arrays.stream(exact[power]).map(Math::abs).max().orElseThrow();
                for (int i = 1; i < exact[power].length; i++) {
                    double product = power < products.length ? products[power][i] : 0;
                    assertThat(product)
                            .as("%s, power %d, i = %d", model, power, i)
                            .isCloseTo(exact[power][i], within(1e-9 * size));
                }
            }
        }
    }

    private static Link series(SplittableRandom random, int most) {
        int degree = random.nextInt(1, most + 1);
        List<Double> coefficients = random.doubles(degree, -1, 1)
                .mapToObj(c -> Math.rint(100 * c) / 100)
                .toList();
        return Links.parse(Problems.series(0.25, coefficients));
    }

    /** Rectifiers at random: midpoints over signal and noise, panels between the two kinks, which are known, over z. */
    @Test
    void rectifierByPlainQuadrature() {
        SplittableRandom random = new SplittableRandom(8);
        for (int k = 0; k < 6; k++) {
            double noise = k % 2 == 0 ? 0 : random.nextDouble(0.1, 0.6);
            double dimension = noise > 0 ? 1e6 : random.nextDouble(5, 400);
            double a = random.nextDouble(0.3, 1.5);
            double push = random.nextDouble(-0.8, 0.8);
            Link link =
                    Links.parse(List.of("he1", "he3", "hermite(0.2,0.5,-0.4)").get(k / 2));
            Model model = model("batch-reuse", link, Links.parse("relu"), Problems.LINEAR.get(k / 2 % 2), noise, a);
            Drift drift = DriftExpansion.drift(model, push / dimension, dimension);
            double[] expected = rectifier(model, push / dimension, dimension);
            double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            for (int i = 1; i < expected.length; i++) {
                assertThat(drift.strength()[i])
                        .as("%s, d = %g, i = %d", model, dimension, i)
                        .isCloseTo(expected[i], within(2e-4 * size));
            }
        }
    }

    private static double[] rectifier(Model model, double eta, double dimension) {
        int highest = 6;
        boolean noisy = model.noisy();
        GaussRule norms =
                noisy ? new GaussRule(new double[] {dimension}, new double[] {1}) : GaussRule.chiSquare(dimension, 30);
        int points = noisy ? 500 : 3000;
        int labels = noisy ? 240 : 1;
        double[] sum = new double[highest + 1];
        double[] heA = new double[highest + 1];
        for (int i = 0; i < points; i++) {
            double s = -9 + 18 * (i + 0.5) / points;
            Hermite.at(s, heA);
            for (int l = 0; l < labels; l++) {
                double g = noisy ? -7 + 14 * (l + 0.5) / labels : 0;
                double mass = 18.0 / points * density(s) * (noisy ? 14.0 / labels * density(g) : 1);
                double y = model.link().value(s) + model.noiseStd() * g;
                for (int r = 0; r < norms.size(); r++) {
                    double[] inner = overActivation(model, eta * norms.node(r), y, highest);
                    for (int n = 1; n <= highest; n++) {
                        sum[n] += Math.sqrt(n) * mass * norms.weight(r) * heA[n] * inner[n - 1];
                    }
                }
            }
        }
        return sum;
    }

    /** {@code E[psi he_n(z)]}; z~ = z + h (y - share z) for z > 0, and psi = a (y - share z~) where both are. */
    private static double[] overActivation(Model model, double step, double y, int highest) {
        double a = model.neuron().secondLayer();
        double share = model.loss() == Loss.SQUARED ? a : 0;
        double h = a * step;
        double edge = -h * y / (1 - share * h);
        double low = 1 - share * h > 0 ? Math.max(0, edge) : 0;
        double high = 1 - share * h > 0 ? 9 : Math.min(9, Math.max(0, edge));
        double[] out = new double[highest];
        double[] he = new double[highest];
        GaussRule rule = GaussRule.legendre(24);
        for (int j = 0; j < rule.size() && low < high; j++) {
            double z = low + (high - low) * (1 + rule.node(j)) / 2;
            double moved = z + h * (y - share * z);
            Hermite.at(z, he);
            for (int n = 0; n < highest; n++) {
                out[n] += (high - low) * rule.weight(j) * density(z) * a * (y - share * moved) * he[n];
            }
        }
        return out;
    }

    private static double density(double x) {
        return StrictMath.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }

    /** Near eta d = 0 a rectifier's drift is its series, under noise too. */
    @ParameterizedTest
    @MethodSource("losses")
    void rectifierUnderNoise(Loss loss) {
        Model model = model("batch-reuse", Links.parse("he3"), Links.parse("relu"), loss, 0.5, 0.8);
        double small = 1e-4;
        double[] first = DriftExpansion.of(model, 1).terms()[0];
        double[] second = DriftExpansion.of(model, 1).terms()[1];
        double[] third = DriftExpansion.of(model, 1).terms()[2];
        Drift drift = DriftExpansion.limit(model, small);
        for (int i = 1; i <= 8; i++) {
            assertThat(drift.strength()[i])
                    .as("i = %d", i)
                    .isCloseTo(first[i] + small * (second[i] + small * third[i]), within(1e-8));
        }
    }

    /** The average over {@code |x|^2}, chi-square with d degrees: he3/relu, eta = 0.1, d = 64, by 60 nodes. */
    @Test
    void squaredNormIsIntegrated() {
        Model model = model("batch-reuse", Links.parse("he3"), Links.parse("relu"), Loss.CORRELATION, 0, 1);
        assertThat(DriftExpansion.drift(model, 0.1, 64).mu(1)).isCloseTo(-5.486672364e-4, within(1e-10));
    }

    /** Issue: the squared loss' powers, exactly by rationals for he1/he8. */
    @Test
    void squaredLossOfHighDegree() {
        Model he8 = model("alternating", Links.parse("he1"), Links.parse("he8"), Loss.SQUARED, 0, 1);
        assertThat(DriftExpansion.drift(he8, 0.01, 64).mu(2)).isCloseTo(-2202.3064, within(1e-8));
        Model he12 = model("alternating", Links.parse("tanh"), Links.parse("he12"), Loss.SQUARED, 0, 1);
        assertThat(DriftExpansion.drift(he12, 0.01, 64).mu(2)).isCloseTo(-2.69e6, within(0.01e6));
    }

    /**
     * The leading power of eta d in every coefficient of batch reuse, by the local slope of a brute-force coefficient between
     * two small learning rates.
     */
    @ParameterizedTest
    @MethodSource("losses")
    void leadingPowersAreLocalSlopes(Loss loss) {
        int seen = 0;
        for (String name : List.of("he1", "he2", "he3", "tanh", "sign", "gexp", "cos")) {
            for (String activation : List.of("tanh", "erf", "sin", "cos", "gexp")) {
                Model model = model("batch-reuse", Links.parse(name), Links.parse(activation), loss, 0, 1);
                double[][] terms = DriftExpansion.of(model, 1).terms();
                BruteForce at = BruteForce.of(model, 2e-3, 1, 5, 20);
                BruteForce half = BruteForce.of(model, 1e-3, 1, 5, 20);
                for (int i = 1; i <= 5; i++) {
                    int leading = 0;
                    while (leading < terms.length && terms[leading][i] == 0) {
                        leading++;
                    }
                    String what = model + ", i = " + i;
                    if (Math.abs(half.value()[i]) > 1e-10 * half.size()[i]) {
                        double slope = StrictMath.log(at.value()[i] / half.value()[i]) / StrictMath.log(2);
                        assertThat((double) leading).as(what).isCloseTo(slope, within(0.2));
                        seen++;
                    } else {
                        assertThat(leading).as(what).isGreaterThan(2);
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(40);
    }

    /** Rounding noise once gave gamma = 1.2e-21 here. */
    @ParameterizedTest
    @CsvSource({"alternating, gexp, he2", "online, relu, he5", "online, gexp, he2", "online, sign, he4"})
    void optimalRefusesWhereNothingDrives(String algorithm, String link, String activation) {
        Problem problem = Problems.of(algorithm, link, activation).at(64, 0.1);
        assertThatThrownBy(() -> new StepSizePolicy.Optimal().gamma(problem))
                .isInstanceOf(NoFiniteEscapeException.class)
                .hasMessageContainingAll(link, activation, "values");
    }
}
