package dev.escapement.spark.store;

import dev.escapement.spark.store.file.UnusableFileException;
import java.util.function.Consumer;

/** Reports a file and leaves it where it is: what readers do. */
record LeaveInPlace(Consumer<UnusableFileException> report) implements UnusableFiles {

    @Override
    public void handle(UnusableFileException file) {
        report.accept(file);
    }
}
