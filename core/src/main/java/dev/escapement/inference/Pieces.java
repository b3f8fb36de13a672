package dev.escapement.inference;

import java.util.List;

/** How pieces of work that need nothing of each other are done. Inference has no threads of its own; its caller may lend some. */
@FunctionalInterface
public interface Pieces {
    /** One after the other, on the thread that asks. */
    Pieces IN_ORDER = pieces -> pieces.forEach(Runnable::run);

    /** Does all of them, on whatever threads, and returns when the last has ended; throws what one of them throws. */
    void run(List<Runnable> pieces);
}
