package dev.escapement.spark.store.file;

import java.io.IOException;

/** Asked before every rename and delete. */
@FunctionalInterface
public interface Fence {
    /** Where one writer needs no protection from another. */
    Fence NONE = () -> {};

    /**
     * Returns if this process may go on.
     *
     * @throws FencedException if the output is another driver's by now, or may soon be
     */
    void check() throws IOException;
}
