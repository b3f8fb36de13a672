package dev.escapement.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.escapement.algorithm.Algorithm;
import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Escape;
import dev.escapement.algorithm.Geometry;
import dev.escapement.algorithm.InitialCondition;
import dev.escapement.algorithm.Loss;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Neuron;
import dev.escapement.algorithm.OverlapMode;
import dev.escapement.algorithm.Problem;
import dev.escapement.link.Links;
import dev.escapement.theory.ExitLaw;
import dev.escapement.theory.StepSizePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The law of the escape step against runs: all kinds of rules, losses, starts, overlaps and geometries. Settings stand in
 * {@code exit-quartiles.csv}; a gamma is a number, or so many times the best one. The long test prints a table.
 */
class ExitQuartilesTest {
    private static final String SETTINGS = "exit-quartiles.csv";
    /** Of the law itself: what its quadrature and its grid are off. */
    private static final double ACCURACY = 0.015;

    private static final double OF_BATCHES = 0.05;

    private record Setting(
            String rule,
            String link,
            String activation,
            String loss,
            Geometry geometry,
            String init,
            OverlapMode overlap,
            int dimension,
            int batch,
            double eta,
            String gamma,
            double threshold,
            double noise) {
        static Setting of(ArgumentsAccessor at) {
            return new Setting(
                    at.getString(0),
                    at.getString(1),
                    at.getString(2),
                    at.getString(3),
                    at.get(4, Geometry.class),
                    at.getString(5),
                    at.get(6, OverlapMode.class),
                    at.getInteger(7),
                    at.getInteger(8),
                    at.getDouble(9),
                    at.getString(10),
                    at.getDouble(11),
                    at.getDouble(12));
        }

        Problem problem() {
            Algorithm algorithm = rule.matches("[a-z-]+") ? Algorithms.parse(rule) : Algorithms.parse("mine", rule);
            Neuron neuron = new Neuron(Links.parse(activation), 1);
            Model model = new Model(algorithm, Links.parse(link), neuron, Loss.parse(loss), geometry, noise);
            InitialCondition start = switch (init) {
                case "positive" -> new InitialCondition.Positive();
                case "uniform" -> new InitialCondition.Uniform();
                default -> new InitialCondition.Fixed(Double.parseDouble(init));
            };
            return new Problem(model, dimension, eta, start, new Escape(overlap, threshold), batch);
        }

        double rate(Problem problem) {
            return gamma.endsWith("x")
                    ? Double.parseDouble(gamma.replace("x", "")) * new StepSizePolicy.Optimal().gamma(problem)
                    : Double.parseDouble(gamma);
        }

        /** Escape steps in order, of runs that stop when nearly all should have escaped. */
        double[] times(Problem problem, double rate, ExitLaw law, int runs) {
            long cap = (long) Math.min(law.quantile(0.85), 1e6);
            Scenario scenario =
                    new Scenario(problem.model(), dimension, eta, rate, problem.init(), problem.escape(), cap, batch);
            return Runs.times(Runs.run(new ReducedEngine(), scenario, Runs.keys(17, runs)));
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvFileSource(resources = SETTINGS, numLinesToSkip = 1)
    void quartilesOfAThousandRuns(ArgumentsAccessor setting) {
        check(Setting.of(setting), 1000);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvFileSource(resources = SETTINGS, numLinesToSkip = 1)
    void quartilesOfTenThousandRuns(ArgumentsAccessor setting) {
        System.out.println(check(Setting.of(setting), 10_000));
    }

    /**
     * The law's quartile lies between order statistics of the runs that are 4.5 standard deviations of their number from a quarter,
     * a half, three quarters, or 1.5% (5% for batches) and a step beyond: were the law as exact as that, one in 150,000 would not.
     *
     * @return a row of a table: quartile [99%] / law
     */
    private static String check(Setting setting, int runs) {
        Problem problem = setting.problem();
        double rate = setting.rate(problem);
        ExitLaw law = ExitLaw.of(problem, rate, 1e9);
        double[] times = setting.times(problem, rate, law, runs);
        double accuracy = setting.batch == 1 ? ACCURACY : OF_BATCHES;
        List<String> row = new ArrayList<>();
        for (double share : new double[] {0.25, 0.5, 0.75}) {
            double deviation = Math.sqrt(runs * share * (1 - share));
            double predicted = law.quantile(share);
            row.add(String.format(
                    Locale.ROOT,
                    "%.0f [%.0f, %.0f] / %.0f",
                    times[(int) (runs * share)],
                    times[(int) (runs * share - 2.576 * deviation)],
                    times[(int) (runs * share + 2.576 * deviation)],
                    predicted));
            assertThat(predicted)
                    .as("%s: %s", setting, row)
                    .isBetween(
                            times[(int) (runs * share - 4.5 * deviation)] * (1 - accuracy) - 1,
                            times[(int) (runs * share + 4.5 * deviation)] * (1 + accuracy) + 1);
        }
        return "| " + setting + " | " + String.join(" | ", row) + " |";
    }
}
