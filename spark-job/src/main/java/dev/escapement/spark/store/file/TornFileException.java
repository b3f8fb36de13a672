package dev.escapement.spark.store.file;

import org.apache.hadoop.fs.Path;

/** A file that is not a whole Parquet file: cut short, overwritten or never one. */
public final class TornFileException extends UnusableFileException {
    /**
     * @param cause what Parquet met, if it was Parquet that noticed; its words differ from version to version, so the message
     *     has none of them
     */
    public TornFileException(Path file, long length, Throwable cause) {
        super(file, "is not a whole Parquet file (" + length + " bytes)", cause);
    }
}
