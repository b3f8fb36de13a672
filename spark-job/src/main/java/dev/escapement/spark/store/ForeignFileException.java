package dev.escapement.spark.store;

import org.apache.hadoop.fs.Path;

/** A whole Parquet file that does not follow the table's contract. */
public final class ForeignFileException extends UnusableFileException {
    ForeignFileException(Path file, String reason) {
        super(file, "does not follow the table's contract: " + reason, null);
    }
}
