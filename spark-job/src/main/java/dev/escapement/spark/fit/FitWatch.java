package dev.escapement.spark.fit;

/** Follows the fits of an output, on several threads. */
@FunctionalInterface
public interface FitWatch {
    /** Follows nothing. */
    FitWatch NONE = (doing, done, total) -> {};

    /**
     * Called when something begins, and when a piece of it has ended.
     *
     * @param doing what is being done, such as {@code fitting groups}
     * @param done pieces that have ended
     * @param total of how many; 0 where they are not counted
     */
    void at(String doing, int done, int total);
}
