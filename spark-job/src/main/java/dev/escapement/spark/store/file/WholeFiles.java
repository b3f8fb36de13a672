package dev.escapement.spark.store.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Writes files that are either whole or absent: under a temporary name first, which no glob for tables matches, then renamed
 * over the final one; on an object store, where renaming copies, first to the local disk, then in one PUT. Every rename and
 * delete of the store goes through here.
 */
public final class WholeFiles {
    private final FileSystem files;
    private final Publication publication;
    private final Fence fence;

    /** How a file that has been written gets its name. */
    private interface Publication {
        /** A place for it that nothing has. */
        Draft draft(Path target) throws IOException;

        void publish(Path draft, Path target) throws IOException;
    }

    private record Draft(FileSystem files, Path path) {}

    /**
     * For the file system of a path.
     *
     * @throws IOException if the path has a scheme that Hadoop does not know, or its file system cannot be reached
     */
    public WholeFiles(Path path, Configuration configuration) throws IOException {
        FileSystem found = path.getFileSystem(configuration);
        // Hadoop's local file system keeps a .crc file beside each file. Parquet has checksums of its own, and a second
        // file cannot be renamed together with the first.
        this.files = found instanceof LocalFileSystem local ? local.getRawFileSystem() : found;
        this.publication = publication(path);
        this.fence = Fence.NONE;
    }

    private WholeFiles(WholeFiles same, Fence fence) {
        this.files = same.files;
        this.publication = same.publication;
        this.fence = fence;
    }

    /** The same file system, where every rename and delete asks a fence first. */
    public WholeFiles behind(Fence asked) {
        return new WholeFiles(this, asked);
    }

    /** The file system. */
    public FileSystem system() {
        return files;
    }

    /** Fills a file that has been given a name, on a file system that may be another. */
    @FunctionalInterface
    public interface Content {
        /** Creates the file, fills it and closes it. */
        void writeTo(FileSystem files, Path path) throws IOException;
    }

    /**
     * Writes a file, replacing the one that has its name. If that fails, nothing is left of it, and the old one stays.
     *
     * @param content creates the file it is given, and has closed it when it returns
     * @throws WriteFailedException if the file system fails
     */
    public void write(Path target, Content content) throws IOException {
        fence.check();
        try {
            Draft draft = publication.draft(target);
            try {
                content.writeTo(draft.files(), draft.path());
                fence.check();
                publication.publish(draft.path(), target);
            } catch (IOException | RuntimeException | Error e) {
                discard(draft, e);
                throw e;
            }
        } catch (FencedException | UnusableFileException | WriteFailedException e) {
            throw e;
        } catch (IOException e) {
            throw new WriteFailedException(target, e);
        }
    }

    /** Writes a text, as UTF-8. */
    public void writeText(Path target, String text) throws IOException {
        writeBytes(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes. */
    public void writeBytes(Path target, byte[] bytes) throws IOException {
        write(target, (system, path) -> {
            try (DurableOutput file = new DurableOutput(system.create(path, false))) {
                file.write(bytes);
            }
        });
    }

    /** Deletes a file, if it is there. */
    public void delete(Path path) throws IOException {
        fence.check();
        if (!files.delete(path, false) && files.exists(path)) {
            throw new IOException(path + " could not be deleted");
        }
    }

    /** Deletes a directory, if it is there, with all in it. */
    public void deleteTree(Path directory) throws IOException {
        fence.check();
        files.delete(directory, true);
    }

    /** Gives a file or directory another name, which nothing has. */
    public void move(Path from, Path to) throws IOException {
        fence.check();
        if (!files.rename(from, to)) {
            throw new IOException(from + " could not be moved to " + to);
        }
    }

    private Publication publication(Path path) throws IOException {
        // That a write can be abandoned before anybody sees it is what tells an object store.
        if (files.hasPathCapability(path, CommonPathCapabilities.ABORTABLE_STREAM)) {
            return put();
        }
        // Both rename over what is there. FileSystem.rename does so on a local disk alone (it is rename(2)), elsewhere
        // it
        // refuses; FileContext's does so on HDFS, in one step, but on a local disk it deletes first.
        if (files instanceof RawLocalFileSystem) {
            return renaming((draft, target) -> {
                if (!files.rename(draft, target)) {
                    throw new IOException(draft + " could not be renamed to " + target);
                }
            });
        }
        FileContext context = FileContext.getFileContext(files.getUri(), files.getConf());
        return renaming((draft, target) -> context.rename(draft, target, Options.Rename.OVERWRITE));
    }

    private interface Renaming {
        void over(Path draft, Path target) throws IOException;
    }

    private Publication renaming(Renaming renaming) {
        return new Publication() {
            @Override
            public Draft draft(Path target) {
                String name = "_" + target.getName() + "-" + UUID.randomUUID() + ".tmp";
                return new Draft(files, new Path(target.getParent(), name));
            }

            @Override
            public void publish(Path draft, Path target) throws IOException {
                renaming.over(draft, target);
            }
        };
    }

    private Publication put() throws IOException {
        FileSystem local = FileSystem.getLocal(files.getConf()).getRawFileSystem();
        java.nio.file.Path drafts = Files.createTempDirectory("escapement-put-");
        drafts.toFile().deleteOnExit();
        return new Publication() {
            @Override
            public Draft draft(Path target) {
                return new Draft(
                        local,
                        new Path(drafts.resolve(UUID.randomUUID().toString()).toUri()));
            }

            @Override
            public void publish(Path draft, Path target) throws IOException {
                files.copyFromLocalFile(true, true, draft, target);
            }
        };
    }

    /** Deletes a draft, which is this process's own, whoever has the output by now. */
    private static void discard(Draft draft, Throwable because) {
        try {
            draft.files().delete(draft.path(), false);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
