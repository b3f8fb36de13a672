package dev.escapement.spark.cli;

import dev.escapement.spark.UserException;
import dev.escapement.spark.store.OutputDirectory;
import dev.escapement.spark.store.UnusableFileException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Outputs as users name them. */
final class Outputs {
    private Outputs() {}

    /**
     * Opens an output; creates nothing.
     *
     * @throws UserException if the path is none, or of a file system that is not on the class path
     */
    static OutputDirectory open(String path, Configuration configuration) throws IOException {
        try {
            return new OutputDirectory(new Path(path), configuration);
        } catch (UnsupportedFileSystemException | IllegalArgumentException e) {
            throw new UserException("output = " + path + ": " + e.getMessage());
        }
    }

    /**
     * Makes sure that an output can be written before anything is simulated.
     *
     * @throws UserException if it cannot
     */
    static void create(OutputDirectory output) {
        try {
            output.create();
        } catch (IOException e) {
            throw new UserException("output = " + output.path() + " cannot be written: " + e.getMessage());
        }
    }

    static void tellOfUnusable(UnusableFileException file) {
        System.err.println("escapement: " + file.getMessage() + "; the file is passed over");
    }
}
