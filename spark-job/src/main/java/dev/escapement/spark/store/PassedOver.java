package dev.escapement.spark.store;

import dev.escapement.spark.store.file.UnusableFileException;
import java.util.function.Consumer;

/** Reports a file and leaves it where it is: what readers do. */
record PassedOver(Consumer<UnusableFileException> report) implements UnusableFiles {

    @Override
    public void met(UnusableFileException file) {
        report.accept(file);
    }
}
