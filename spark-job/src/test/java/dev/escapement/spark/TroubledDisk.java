package dev.escapement.spark;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** The local disk under the scheme {@code troubled:}, with which something happens. */
public final class TroubledDisk extends RawLocalFileSystem {
    /** In a JVM of its own: to a file whose path contains this value nothing is written, and nothing returns. */
    static final String STUCK_KEY = "escapement.test.stuck";

    private static final URI ROOT = URI.create("troubled:///");

    private static Trouble trouble = new Trouble() {};

    /** What happens to files. */
    public interface Trouble {
        default void looking(Path file) throws IOException {}

        default void opening(Path file) throws IOException {}

        default void creating(Path file) throws IOException {}

        /** Whether the file may be renamed. */
        default boolean renames(Path file) {
            return true;
        }

        default void renamed(Path file) throws IOException {}
    }

    public static void is(Trouble now) {
        trouble = now;
    }

    @Override
    public URI getUri() {
        return ROOT;
    }

    @Override
    public boolean exists(org.apache.hadoop.fs.Path path) throws IOException {
        trouble.looking(local(path));
        return super.exists(path);
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
        trouble.opening(local(path));
        return super.open(path, buffer);
    }

    @Override
    public FSDataOutputStream create(
            org.apache.hadoop.fs.Path path,
            boolean overwrite,
            int buffer,
            short replication,
            long block,
            Progressable progress)
            throws IOException {
        trouble.creating(local(path));
        String stuck = System.getProperty(STUCK_KEY);
        FSDataOutputStream file = super.create(path, overwrite, buffer, replication, block, progress);
        while (stuck != null && path.toString().contains(stuck)) {
            LockSupport.park();
        }
        return file;
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to) throws IOException {
        if (!trouble.renames(local(from)) || !super.rename(from, to)) {
            return false;
        }
        trouble.renamed(local(to));
        return true;
    }

    private Path local(org.apache.hadoop.fs.Path path) {
        File file = pathToFile(path);
        return file.toPath();
    }
}
