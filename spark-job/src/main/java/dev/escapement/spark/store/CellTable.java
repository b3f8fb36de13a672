package dev.escapement.spark.store;

import dev.escapement.spark.store.parquet.TableSchema;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * A table of cells' rows that is written in many files, which are merged into one.
 *
 * @param schema its columns
 * @param order of its rows in a sorted file
 * @param rivals whether of a row and one right behind it, in that order, only one counts
 * @param preference the greater of two rivals counts
 * @param consequence what a user has to know of a row whose file lacks these columns, or has them in a type that cannot be
 *     read; empty if nothing
 * @param <R> the row
 */
record CellTable<R extends Record>(
        TableSchema<R> schema,
        Comparator<R> order,
        BiPredicate<R, R> rivals,
        Comparator<R> preference,
        BiFunction<R, Set<String>, Optional<String>> consequence) {}
