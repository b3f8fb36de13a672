package dev.escapement.spark.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Merges sorted files into one stream with one row per cell, ordered by cell; holds one row group of each file. */
final class CellMerge implements Closeable {
    private final List<RowReader<RunRow>> readers = new ArrayList<>();
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::row, RunRow.BY_CELL));

    private record Head(RunRow row, RowReader<RunRow> rest) {}

    /** Opens files, all of which must be sorted. */
    CellMerge(List<RunFile> sources) throws IOException {
        try {
            for (RunFile source : sources) {
                RowReader<RunRow> reader = source.open();
                readers.add(reader);
                advance(reader);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** The row that counts of the next cell, or null after the last one. */
    RunRow next() throws IOException {
        RunRow best = take();
        while (best != null && !heads.isEmpty() && RunRow.BY_CELL.compare(heads.peek().row, best) == 0) {
            RunRow other = take();
            best = RunRow.PREFERENCE.compare(other, best) > 0 ? other : best;
        }
        return best;
    }

    private RunRow take() throws IOException {
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        advance(head.rest);
        return head.row;
    }

    private void advance(RowReader<RunRow> reader) throws IOException {
        RunRow row = reader.next();
        if (row != null) {
            heads.add(new Head(row, reader));
        }
    }

    @Override
    public void close() throws IOException {
        for (RowReader<RunRow> reader : readers) {
            reader.close();
        }
    }
}
