package dev.escapement.spark.store.file;

import java.io.IOException;
import org.apache.hadoop.fs.Path;

/** A file among the tables that cannot count. */
public abstract sealed class UnusableFileException extends IOException permits ForeignFileException, TornFileException {
    private final Path file;

    UnusableFileException(Path file, String message, Throwable cause) {
        super(file.getName() + " " + message, cause);
        this.file = file;
    }

    /** The file. */
    public Path file() {
        return file;
    }
}
