package dev.escapement.simulation.kernel;

/**
 * How far HotSpot has got with one vector loop. Until its optimising compiler has compiled the loop, a call takes a
 * millisecond, for every vector operation allocates; and it will not compile what is never called. So one call in
 * {@value #SHARE} goes to the vector loop, at about the cost of the others together, until it has been called often enough.
 * Which loop ran changes no bit, so counts may race. A {@link WarmUp} spares all that.
 */
final class Warmth {
    private static final int SHARE = 512;
    /** HotSpot's threshold is 5000 calls, or 15,000 calls and iterations together. */
    private static final int ENOUGH = 3_000;

    /** A call counts as so many at most: HotSpot wants 600 calls, however long they are. */
    private static final int MOST = 4;

    private final WarmUp warmUp;
    private int calls;

    /** How far a loop is for which somebody may call it ahead. */
    Warmth(WarmUp warmUp) {
        this.warmUp = warmUp;
    }

    /** Whether this call should go to the vector loop. */
    boolean vector() {
        return vector(1);
    }

    /** Whether this call, which is as long as so many, should go to the vector loop. */
    boolean vector(int length) {
        if (warmUp.done()) {
            return true;
        }
        if (warmUp.underWay()) {
            return false;
        }
        int weight = Math.max(1, Math.min(MOST, length));
        int before = calls;
        if (before >= SHARE * ENOUGH) {
            return true;
        }
        calls = before + weight;
        return before % SHARE < weight;
    }
}
