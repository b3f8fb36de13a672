package dev.escapement.formula;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a formula of one kind may say, besides numbers, arithmetic and the functions of every formula: {@code abs, sign, step,
 * exp, log, sqrt, min, max, clip}.
 *
 * @param kind what such a formula is, for messages: {@code an update rule}
 * @param variables what differs from lane to lane, in the order of {@link Program#run}'s inputs
 * @param parameters numbers that are known when a formula is bound
 * @param functions functions of one argument
 * @param families functions of a whole number, written out, and an argument: {@code he(3, v)}
 * @param unknown functions of one argument that are known when a formula is bound; marks after the name call for derivatives
 * @param residuals functions of one argument for which a formula in two variables stands when a formula is bound: the first
 *     variable keeps its meaning, the second is the argument
 */
public record Vocabulary(
        String kind,
        List<String> variables,
        List<String> parameters,
        Map<String, Univariate> functions,
        Map<String, Family> families,
        List<String> unknown,
        List<String> residuals)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** A vocabulary; the collections are copied and keep their order. */
    public Vocabulary {
        variables = List.copyOf(variables);
        parameters = List.copyOf(parameters);
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
        families = Collections.unmodifiableMap(new LinkedHashMap<>(families));
        unknown = List.copyOf(unknown);
        residuals = List.copyOf(residuals);
    }

    /** Functions that are told apart by a whole number. */
    public interface Family extends Serializable {
        /** The largest whole number of a member; the smallest is 0. */
        int highest();

        /** A member. */
        Univariate member(int order);
    }

    /** A vocabulary with variables and functions only. */
    public Vocabulary(
            String kind, List<String> variables, Map<String, Univariate> functions, Map<String, Family> families) {
        this(kind, variables, List.of(), functions, families, List.of(), List.of());
    }

    /** Variables and parameters. */
    List<String> values() {
        List<String> values = new ArrayList<>(variables);
        values.addAll(parameters);
        return values;
    }

    /** The names of all functions. */
    List<String> calls() {
        List<String> calls = new ArrayList<>(unknown);
        calls.addAll(residuals);
        for (Elementary function : Elementary.WRITTEN) {
            calls.add(function.label());
        }
        calls.addAll(List.of("min", "max", "clip"));
        calls.addAll(functions.keySet());
        calls.addAll(families.keySet());
        return calls;
    }

    /** How many arguments a function takes; 0 if there is no such function. */
    int arguments(String function) {
        if (function.equals("clip")) {
            return 3;
        }
        if (function.equals("min") || function.equals("max") || families.containsKey(function)) {
            return 2;
        }
        return calls().contains(function) ? 1 : 0;
    }
}
