package dev.escapement.spark.job;

import dev.escapement.simulation.Status;
import dev.escapement.spark.store.RunRow;
import dev.escapement.sweep.CellId;

/**
 * What an output already holds: of each cell, how far it got. Open addressing on primitives, 24 bytes a slot, so that 10^7
 * cells fit into a driver's heap.
 */
final class KnownCells {
    private static final long FAILED = -1;
    private static final long ENDED = Long.MAX_VALUE;

    private long[] high = new long[1024];
    private long[] low = new long[1024];
    /** Steps up to which the cell is known: its cap if it was censored. 0 is an empty slot. */
    private long[] reach = new long[1024];

    private int size;

    /** Notes a row of an output; one whose id is none of ours can be no cell of ours. */
    void add(RunRow row) {
        if (row.cellId().matches("[0-9a-f]{32}")) {
            add(CellId.parse(row.cellId()), row.status(), row.maxSteps());
        }
    }

    /** Notes a row; of several rows of a cell, the one that got farthest counts. */
    void add(CellId id, Status status, long maxSteps) {
        if (2 * size >= reach.length) {
            grow();
        }
        int slot = slot(id.high(), id.low());
        long known = reachOf(status, maxSteps);
        if (reach[slot] == 0) {
            size++;
            high[slot] = id.high();
            low[slot] = id.low();
            reach[slot] = known;
        } else {
            reach[slot] = Math.max(reach[slot], known);
        }
    }

    /**
     * Whether a cell needs no simulation.
     *
     * @param maxSteps the cap now asked for: a cell censored below it is done again
     * @param retryFailed whether a cell that failed is done again
     */
    boolean done(CellId id, long maxSteps, boolean retryFailed) {
        long known = reach[slot(id.high(), id.low())];
        return known == FAILED ? !retryFailed : known >= maxSteps;
    }

    private static long reachOf(Status status, long maxSteps) {
        return switch (status) {
            case ESCAPED, DIVERGED -> ENDED;
            case CENSORED -> maxSteps;
            case FAILED -> FAILED;
        };
    }

    /** The slot of an id, or the empty one where it would go; ids are hashes, so their bits serve as they are. */
    private int slot(long idHigh, long idLow) {
        int mask = reach.length - 1;
        int slot = (int) idLow & mask;
        while (reach[slot] != 0 && (high[slot] != idHigh || low[slot] != idLow)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldReach = reach;
        int length = Math.multiplyExact(oldReach.length, 2);
        high = new long[length];
        low = new long[length];
        reach = new long[length];
        for (int i = 0; i < oldReach.length; i++) {
            if (oldReach[i] != 0) {
                int slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                reach[slot] = oldReach[i];
            }
        }
    }
}
