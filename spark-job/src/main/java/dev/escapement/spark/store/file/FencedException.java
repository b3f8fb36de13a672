package dev.escapement.spark.store.file;

import java.io.IOException;

/** A fence did not let this process rename or delete: what it would have changed is another's by now, or may soon be. */
public abstract class FencedException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param message why, for people */
    protected FencedException(String message) {
        super(message);
    }
}
