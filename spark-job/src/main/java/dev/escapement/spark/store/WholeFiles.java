package dev.escapement.spark.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Writes files that are either whole or absent: under a temporary name first, which no glob for tables matches, then renamed
 * over the final one. Every rename and delete of the store goes through here.
 */
final class WholeFiles {
    private final FileSystem files;
    private final Renaming renaming;
    private final Fence fence;

    private interface Renaming {
        void over(Path temporary, Path target) throws IOException;
    }

    /** For the file system of a path. */
    WholeFiles(Path path, Configuration configuration) throws IOException {
        FileSystem found = path.getFileSystem(configuration);
        // Hadoop's local file system keeps a .crc file beside each file. Parquet has checksums of its own, and a second
        // file cannot be renamed together with the first.
        this.files = found instanceof LocalFileSystem local ? local.getRawFileSystem() : found;
        this.renaming = renaming();
        this.fence = Fence.NONE;
    }

    private WholeFiles(WholeFiles same, Fence fence) {
        this.files = same.files;
        this.renaming = same.renaming;
        this.fence = fence;
    }

    /** The same file system, where every rename and delete asks a fence first. */
    WholeFiles behind(Fence asked) {
        return new WholeFiles(this, asked);
    }

    FileSystem system() {
        return files;
    }

    /** Fills a file that has been given a name. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path path) throws IOException;
    }

    /**
     * Writes a file, replacing the one that has its name. If that fails, nothing is left of it, and the old one stays.
     *
     * @param content creates the file it is given, and has closed it when it returns
     * @throws WriteFailedException if the file system fails
     */
    void write(Path target, Content content) throws IOException {
        Path temporary = new Path(target.getParent(), "_" + target.getName() + "-" + UUID.randomUUID() + ".tmp");
        fence.check();
        try {
            content.writeTo(temporary);
            fence.check();
            renaming.over(temporary, target);
        } catch (LeaseLostException | UnusableFileException | WriteFailedException | RuntimeException | Error e) {
            discard(temporary, e);
            throw e;
        } catch (IOException e) {
            discard(temporary, e);
            throw new WriteFailedException(target, e);
        }
    }

    /** Writes a text, as UTF-8. */
    void writeText(Path target, String text) throws IOException {
        writeBytes(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes. */
    void writeBytes(Path target, byte[] bytes) throws IOException {
        write(target, path -> {
            try (DurableOutput file = new DurableOutput(files.create(path, false))) {
                file.write(bytes);
            }
        });
    }

    void delete(Path path) throws IOException {
        fence.check();
        if (!files.delete(path, false) && files.exists(path)) {
            throw new IOException(path + " could not be deleted");
        }
    }

    /** Deletes a directory, if it is there, with all in it. */
    void deleteTree(Path directory) throws IOException {
        fence.check();
        files.delete(directory, true);
    }

    /** Gives a file or directory another name, which nothing has. */
    void move(Path from, Path to) throws IOException {
        fence.check();
        if (!files.rename(from, to)) {
            throw new IOException(from + " could not be moved to " + to);
        }
    }

    /**
     * Renames over what is there. FileSystem.rename does so on a local disk alone (it is rename(2)), elsewhere it refuses;
     * FileContext's does so on HDFS, in one step, but on a local disk it deletes first. On an object store neither is one
     * step: a file that is replaced is absent for a moment.
     */
    private Renaming renaming() throws IOException {
        if (files instanceof RawLocalFileSystem) {
            return (temporary, target) -> {
                if (!files.rename(temporary, target)) {
                    throw new IOException(temporary + " could not be renamed to " + target);
                }
            };
        }
        FileContext context = FileContext.getFileContext(files.getUri(), files.getConf());
        return (temporary, target) -> context.rename(temporary, target, Options.Rename.OVERWRITE);
    }

    /** Deletes a temporary file that is this process's own, whoever has the output by now. */
    private void discard(Path temporary, Throwable because) {
        try {
            files.delete(temporary, false);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
