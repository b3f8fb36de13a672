package dev.escapement.spark.store;

import dev.escapement.spark.store.file.UnusableFileException;
import dev.escapement.spark.store.file.WholeFiles;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.apache.hadoop.fs.Path;

/**
 * Moves a file out of the glob for runs, and reports where it went: what the writer does, so that its cells are computed
 * again and nothing that somebody put there is lost.
 *
 * @param directory where such files go; created when the first does
 */
record Quarantine(WholeFiles files, Path directory, BiConsumer<UnusableFileException, Path> report)
        implements UnusableFiles {

    @Override
    public void handle(UnusableFileException file) throws IOException {
        if (!files.system().mkdirs(directory)) {
            throw new IOException(directory + " cannot be created");
        }
        Path target = unused(file.file().getName());
        files.move(file.file(), target);
        report.accept(file, target);
    }

    /** The name itself, or, where an earlier file has it, {@code name-2.parquet} and so on. */
    private Path unused(String name) throws IOException {
        Path target = new Path(directory, name);
        int dot = name.lastIndexOf('.');
        for (int i = 2; files.system().exists(target); i++) {
            target = new Path(directory, name.substring(0, dot) + "-" + i + name.substring(dot));
        }
        return target;
    }
}
