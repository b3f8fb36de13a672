package dev.escapement.spark.store;

import org.apache.hadoop.fs.Path;

/** A file that is not a whole Parquet file: cut short, overwritten or never one. */
public final class TornFileException extends UnusableFileException {
    TornFileException(Path file, String reason, Throwable cause) {
        super(file, "is not a whole Parquet file: " + reason, cause);
    }
}
