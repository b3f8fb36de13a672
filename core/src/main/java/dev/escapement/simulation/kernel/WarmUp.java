package dev.escapement.simulation.kernel;

import java.util.List;
import java.util.function.Supplier;

/**
 * What it takes to have the vector loops of one kind compiled before a simulation calls them. Until HotSpot's optimising compiler has
 * compiled a loop, every vector operation in it allocates, so that a usual call takes a millisecond; and the compiler wants 5000
 * calls. Whoever has a thread to spare makes them, on the shortest arrays, at some 20 microseconds each, and tells a compiled loop by
 * its speed. Meanwhile plain Java computes; which loop runs changes no bit.
 */
public final class WarmUp {
    private final Supplier<List<Runnable>> loops;
    private volatile boolean underWay;
    private volatile boolean done;

    WarmUp(Supplier<List<Runnable>> loops) {
        this.loops = loops;
    }

    /** Begins: a short call of each loop, to be made again and again on one thread until it is fast. */
    public List<Runnable> begin() {
        underWay = true;
        return loops.get();
    }

    /**
     * Ends.
     *
     * @param fast whether every loop is, so that from now on they compute
     */
    public void end(boolean fast) {
        done = fast;
        underWay = false;
    }

    boolean underWay() {
        return underWay;
    }

    boolean done() {
        return done;
    }
}
