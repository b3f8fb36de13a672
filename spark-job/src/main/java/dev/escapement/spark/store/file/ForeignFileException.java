package dev.escapement.spark.store.file;

import org.apache.hadoop.fs.Path;

/** A whole Parquet file that does not follow the table's contract. */
public final class ForeignFileException extends UnusableFileException {
    /** @param reason in which way it does not, for people */
    public ForeignFileException(Path file, String reason) {
        super(file, "does not follow the table's contract: " + reason, null);
    }
}
