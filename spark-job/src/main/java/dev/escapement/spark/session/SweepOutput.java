package dev.escapement.spark.session;

import java.util.Map;

/**
 * What a command has left behind.
 *
 * @param path of the output
 * @param complete whether every cell is done and every chart drawn; if not, standard error says what is missing, and the column
 *     {@code error} of the runs why a cell has FAILED
 * @param tables the paths of the tables that there are, by their names: {@code runs}, {@code escape_times}, {@code exponents},
 *     ...; {@code spark.read().parquet(path)} makes a DataFrame of each
 */
public record SweepOutput(String path, boolean complete, Map<String, String> tables) {
    /** Keeps a copy of the map. */
    public SweepOutput {
        tables = Map.copyOf(tables);
    }

    /** The path of the report, a page of HTML. */
    public String report() {
        return path + "/report.html";
    }
}
