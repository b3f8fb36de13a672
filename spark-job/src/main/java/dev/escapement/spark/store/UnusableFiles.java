package dev.escapement.spark.store;

import dev.escapement.spark.store.file.UnusableFileException;
import java.io.IOException;

/** What becomes of files among the runs that cannot count. */
sealed interface UnusableFiles permits PassedOver, Quarantine {

    /** Is told, once, of each. */
    void met(UnusableFileException file) throws IOException;
}
