package dev.escapement.inference;

import dev.escapement.inference.survival.Cohort;
import dev.escapement.inference.survival.Cohorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The data sets that are held against R, each a file of dimension, time, whether the run escaped and, in some, m0. */
public final class Example {
    private Example() {}

    public static Cohorts read(String name) {
        Map<Double, List<String[]>> rows = new TreeMap<>();
        for (String line : lines(name + ".csv").subList(1, lines(name + ".csv").size())) {
            String[] cells = line.split(",", -1);
            rows.computeIfAbsent(Double.valueOf(cells[0]), d -> new ArrayList<>())
                    .add(cells);
        }
        return new Cohorts(rows.entrySet().stream()
                .map(entry -> cohort(entry.getKey(), entry.getValue()))
                .toList());
    }

    public static List<String> lines(String file) {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Example.class.getResourceAsStream(file), StandardCharsets.US_ASCII))) {
            return in.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cohort in which a negative time is a censoring. */
    public static Cohort cohort(double dimension, double... signed) {
        return cohort(dimension, signed, new double[0]);
    }

    /** The same with starts. */
    public static Cohort cohort(double dimension, double[] signed, double[] starts) {
        boolean[] escaped = new boolean[signed.length];
        for (int i = 0; i < signed.length; i++) {
            escaped[i] = signed[i] > 0;
        }
        return new Cohort(dimension, Arrays.stream(signed).map(Math::abs).toArray(), escaped, starts);
    }

    private static Cohort cohort(double dimension, List<String[]> rows) {
        return cohort(
                dimension,
                rows.stream()
                        .mapToDouble(cells -> Double.parseDouble(cells[1]) * (cells[2].equals("1") ? 1 : -1))
                        .toArray(),
                rows.stream()
                        .filter(cells -> cells.length > 3)
                        .mapToDouble(cells -> Double.parseDouble(cells[3]))
                        .toArray());
    }
}
