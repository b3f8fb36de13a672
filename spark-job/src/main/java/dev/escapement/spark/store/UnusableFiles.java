package dev.escapement.spark.store;

import dev.escapement.spark.store.file.UnusableFileException;
import java.io.IOException;

/** What becomes of files among the runs that cannot count. */
sealed interface UnusableFiles permits LeaveInPlace, Quarantine {

    /** Is told, once, of each. */
    void handle(UnusableFileException file) throws IOException;
}
