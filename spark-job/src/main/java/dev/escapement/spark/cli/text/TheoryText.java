package dev.escapement.spark.cli.text;

import dev.escapement.algorithm.Algorithms;
import dev.escapement.algorithm.Model;
import dev.escapement.numeric.Decimals;
import dev.escapement.setting.LearningRate;
import dev.escapement.setting.Rates;
import dev.escapement.spark.config.JsonText;
import dev.escapement.theory.Asymptotics;
import dev.escapement.theory.Caveat;
import dev.escapement.theory.DriftCoefficients;
import dev.escapement.theory.ExitLaw;
import dev.escapement.theory.FiniteSizeCurve;
import dev.escapement.theory.LawPoint;
import dev.escapement.theory.LinkExponents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What {@code theory} prints. */
public final class TheoryText {
    private static final int DIGITS = 4;

    private TheoryText() {}

    public static String of(List<Forecast> forecasts) {
        return forecasts.stream()
                .map(TheoryText::text)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    private static String text(Forecast forecast) {
        Model model = forecast.law().model();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s, link %s, activation %s, %s loss%s%s%n",
                model.algorithm().name(),
                model.target().name(),
                model.neuron().activation().name(),
                model.loss().label(),
                model.label().identity() ? "" : ", label " + model.label().text(),
                rate(forecast.law().rate())));
        Algorithms.spelled(model.algorithm())
                .ifPresent(rule -> text.append("  psi = ").append(rule).append('\n'));
        forecast.exponents()
                .ifPresent(exponents ->
                        text.append("  ").append(exponents(exponents)).append('\n'));
        forecast.labelled()
                .ifPresent(labelled -> text.append("  of the label")
                        .append(model.noisy() ? " without its noise" : "")
                        .append(": ")
                        .append(exponents(labelled))
                        .append('\n'));
        text.append("  predicted alpha ").append(alpha(forecast));
        if (!forecast.transitions().isEmpty()) {
            text.append(", transition at a = ")
                    .append(forecast.transitions().stream().map(Decimals::spell).collect(Collectors.joining(", ")));
        }
        text.append('\n');
        if (!forecast.leading().isEmpty()) {
            text.append("  for small eta ")
                    .append(forecast.leading().stream().map(TheoryText::leading).collect(Collectors.joining(", ")))
                    .append('\n');
        }
        for (String note : notes(forecast)) {
            text.append("  note: ").append(note).append('\n');
        }
        if (!forecast.curve().isEmpty()) {
            text.append(table(forecast).indent(2));
        }
        return text.toString();
    }

    private static String exponents(LinkExponents exponents) {
        return "information exponent " + exponents.information()
                + (exponents.informationBorderline() ? " (a lower one is borderline)" : "")
                + ", generative exponent " + exponents.generative()
                + (exponents.generativeBorderline() ? " (a lower one is borderline)" : "");
    }

    /** {@code mu_2 ~ 9 eta}. */
    private static String leading(Asymptotics.Leading term) {
        return "mu_" + term.order() + " ~ " + Decimals.spell(term.coefficient(), DIGITS) + power(" eta", term.power())
                + power(" d", term.dimension()) + (term.settled() ? "" : " (measured)");
    }

    private static String power(String base, double exponent) {
        return exponent == 0 ? "" : exponent == 1 ? base : base + "^" + Decimals.spell(exponent, DIGITS);
    }

    private static String rate(LearningRate rate) {
        if (rate instanceof LearningRate.Law law) {
            return ", eta = " + Rates.spell(law.asPower());
        }
        return rate instanceof LearningRate.Given given ? ", eta = " + Decimals.spell(given.value()) : "";
    }

    private static String alpha(Forecast forecast) {
        return forecast.alpha()
                .map(alpha -> Decimals.spell(alpha.alpha()) + (alpha.logFactor() ? " with a factor log d" : ""))
                .orElse("none");
    }

    /** Why there is no exponent, what to mind, and why a law is none or no number. */
    private static List<String> notes(Forecast forecast) {
        List<String> notes =
                new ArrayList<>(forecast.caveats().stream().map(Caveat::message).toList());
        if (ExitLaw.kind(forecast.law().model()) == ExitLaw.Kind.FLOW) {
            notes.add(
                    "euclidean geometry: the law is that of the mean flow from a random start, without the noise of the steps");
        }
        String unknown = forecast.curve().stream()
                .filter(at -> at.gamma().isPresent())
                .map(FiniteSizeCurve.Point::dimension)
                .filter(d -> !forecast.exits().at(d).known())
                .map(Decimals::spell)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            notes.add("a quartile shown as - (d = " + unknown
                    + ") could not be computed: the grid of overlaps does not resolve the steps");
        }
        if (!forecast.curve().stream()
                .allMatch(point -> forecast.exits().at(point.dimension()).reached())) {
            notes.add("a quartile of the law is \"never\" where it is not reached within "
                    + Decimals.spell(LawPoint.PATIENCE) + " times the mean map's T, or d^3 where that is never");
        }
        return notes;
    }

    private static String table(Forecast forecast) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "d",
                "eta",
                "gamma",
                "law's q25",
                "median",
                "q75",
                "local alpha",
                "mean map's T",
                "local alpha",
                "mu_i that are not 0"));
        for (int k = 0; k < forecast.curve().size(); k++) {
            FiniteSizeCurve.Point at = forecast.curve().get(k);
            LawPoint exit = forecast.exits().at(at.dimension());
            lines.add(List.of(
                    Decimals.spell(at.dimension()),
                    Double.isNaN(at.eta()) ? "-" : short4(at.eta()),
                    at.gamma().isPresent() ? short4(at.gamma().getAsDouble()) : "none",
                    quartile(exit.q25()),
                    quartile(exit.median()),
                    quartile(exit.q75()),
                    exponent(forecast.exits().localAlpha(at.dimension())),
                    at.escapeStep().isPresent() ? short4(at.escapeStep().getAsDouble()) : "never",
                    exponent(at.localAlpha()),
                    coefficients(
                            forecast.coefficients().get(k), forecast.errors().get(k))));
        }
        return Columns.align(lines);
    }

    private static String quartile(double steps) {
        return Double.isNaN(steps) ? "-" : steps == Double.POSITIVE_INFINITY ? "never" : short4(steps);
    }

    private static String exponent(OptionalDouble alpha) {
        return alpha.isPresent() ? String.format(Locale.ROOT, "%.3f", alpha.getAsDouble()) : "-";
    }

    /** Those that stand out of the quadrature's error; what is left of the rest may be rounding. */
    private static String coefficients(List<Double> mu, List<Double> errors) {
        if (!mu.stream().allMatch(Double::isFinite)) {
            return "undefined";
        }
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= mu.size(); i++) {
            if (DriftCoefficients.settled(mu.get(i - 1), errors.get(i - 1))) {
                parts.add("mu_" + i + " = " + short4(mu.get(i - 1)));
            }
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private static String short4(double number) {
        return String.format(Locale.ROOT, "%.4g", number);
    }

    public static String json(List<Forecast> forecasts) {
        return JsonText.of(Map.of("rows", rows(forecasts)));
    }

    /** The same with the paths of the figures that were drawn. */
    public static String json(List<Forecast> forecasts, List<String> figures) {
        return JsonText.of(Map.of("rows", rows(forecasts), "figures", figures));
    }

    private static List<Map<String, Object>> rows(List<Forecast> forecasts) {
        return forecasts.stream().map(TheoryText::row).toList();
    }

    private static Map<String, Object> row(Forecast forecast) {
        Model model = forecast.law().model();
        LearningRate.Law law = forecast.law().rate() instanceof LearningRate.Law rate ? rate : null;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("algorithm", model.algorithm().name());
        row.put("rule", Algorithms.spelled(model.algorithm()).orElse(null));
        row.put("link", model.target().name());
        row.put("activation", model.neuron().activation().name());
        row.put("loss", model.loss().label());
        row.put("label", model.label().text());
        row.put("geometry", model.geometry().label());
        row.put("eta_coefficient", law == null ? null : law.coefficient());
        row.put("eta_exponent", law == null ? null : law.exponent());
        row.put(
                "information_exponent",
                forecast.exponents().map(LinkExponents::information).orElse(null));
        row.put(
                "generative_exponent",
                forecast.exponents().map(LinkExponents::generative).orElse(null));
        row.put(
                "label_information_exponent",
                forecast.labelled().map(LinkExponents::information).orElse(null));
        row.put(
                "label_generative_exponent",
                forecast.labelled().map(LinkExponents::generative).orElse(null));
        row.put(
                "predicted_alpha",
                forecast.alpha().map(Asymptotics.Exponent::alpha).orElse(null));
        row.put(
                "log_factor",
                forecast.alpha().map(Asymptotics.Exponent::logFactor).orElse(null));
        row.put("transition", forecast.transitions().stream().findFirst().orElse(null));
        row.put(
                "leading_terms",
                forecast.leading().stream().map(TheoryText::leadingTerm).toList());
        row.put("warnings", notes(forecast));
        row.put("law", ExitLaw.kind(model).label());
        List<Map<String, Object>> curve = new ArrayList<>();
        for (int k = 0; k < forecast.curve().size(); k++) {
            FiniteSizeCurve.Point at = forecast.curve().get(k);
            Map<String, Object> point = point(at);
            LawPoint exit = forecast.exits().at(at.dimension());
            point.put("law_q25", finite(exit.q25()));
            point.put("law_median", finite(exit.median()));
            point.put("law_q75", finite(exit.q75()));
            point.put("law_local_alpha", orNull(forecast.exits().localAlpha(at.dimension())));
            point.put("mu", finite(forecast.coefficients().get(k)));
            point.put("mu_error", finite(forecast.errors().get(k)));
            curve.add(point);
        }
        row.put("mean_map", curve);
        return row;
    }

    private static Map<String, Object> leadingTerm(Asymptotics.Leading term) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("order", term.order());
        fields.put("coefficient", term.coefficient());
        fields.put("eta_power", term.power());
        fields.put("dimension_power", term.dimension());
        fields.put("settled", term.settled());
        return fields;
    }

    private static Map<String, Object> point(FiniteSizeCurve.Point at) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("dimension", (long) at.dimension());
        point.put("eta", Double.isNaN(at.eta()) ? null : at.eta());
        point.put("gamma", orNull(at.gamma()));
        point.put("escape_step", orNull(at.escapeStep()));
        point.put("local_alpha", orNull(at.localAlpha()));
        return point;
    }

    private static List<Double> finite(List<Double> numbers) {
        return numbers.stream().map(TheoryText::finite).toList();
    }

    private static Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    private static Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
