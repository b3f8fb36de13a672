package dev.escapement.spark.store.lease;

import dev.escapement.spark.store.file.WholeFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * The file {@code _lease}.
 *
 * @param files its file system, behind no fence: the lease is the fence
 * @param path where it is
 */
public record LeaseFile(WholeFiles files, Path path) {

    /** Its text; empty if there is none. */
    Optional<String> read() throws IOException {
        try (FSDataInputStream in = files.system().open(path)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Creates it unless it is there: of two processes that try, one succeeds wherever the file system can tell them apart. */
    boolean create(String text) throws IOException {
        OutputStream created;
        try {
            created = exclusively();
        } catch (IOException e) {
            // Not by the exception: HDFS has others while another process is just creating the file.
            if (files.system().exists(path)) {
                return false;
            }
            throw e;
        }
        try (OutputStream file = created) {
            file.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }

    /** Hadoop's local file system looks first and creates afterwards; the disk does both at once. */
    private OutputStream exclusively() throws IOException {
        return files.system() instanceof RawLocalFileSystem local
                ? Files.newOutputStream(
                        local.pathToFile(path).toPath(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                : files.system().create(path, false);
    }

    void replace(String text) throws IOException {
        files.writeText(path, text);
    }

    void delete() throws IOException {
        files.delete(path);
    }
}
