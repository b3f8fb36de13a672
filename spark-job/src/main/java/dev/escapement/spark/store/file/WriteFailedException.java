package dev.escapement.spark.store.file;

import java.io.IOException;
import org.apache.hadoop.fs.Path;

/** A file could not be written: the disk is full, a quota is used up, or the file system does not answer. */
public final class WriteFailedException extends IOException {
    private static final long serialVersionUID = 1;

    WriteFailedException(Path file, IOException cause) {
        super(file + " could not be written: " + FirstLine.of(cause), cause);
    }
}
