package dev.escapement.spark.cli.sweep;

import dev.escapement.spark.cli.text.Explanation;
import dev.escapement.spark.cli.text.ResultJson;
import dev.escapement.spark.cli.text.ResultTable;
import dev.escapement.spark.fit.Tables;
import dev.escapement.spark.progress.Terminals;
import java.io.PrintStream;
import java.util.List;

/**
 * What a command prints of its results.
 *
 * @param quiet nothing for people
 * @param explain all that was found of each group, below the table
 * @param json one document on standard output; what is for people then goes to standard error
 */
public record ResultOptions(boolean quiet, boolean explain, boolean json) {
    /**
     * Prints the results.
     *
     * @param output where they are
     * @param places sentences that say where which file is
     * @param manifest JSON; null where there is none
     */
    void print(Tables tables, String output, List<String> places, String manifest) {
        if (!quiet) {
            PrintStream people = json ? System.err : System.out;
            int width = Terminals.columns();
            people.print(ResultTable.of(tables, width));
            if (explain) {
                people.println();
                people.print(Explanation.of(tables, width));
            }
            places.forEach(people::println);
            if (!explain) {
                people.println("--explain prints more about each group");
            }
        }
        if (json) {
            System.out.println(ResultJson.of(tables, output, manifest));
        }
    }
}
