package dev.escapement.spark;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a JVM makes of the classes that a sweep loads, in a file: with it a driver starts with half the work. Two JVMs that run
 * tests share it.
 */
final class ClassArchive {
    private static final Path JAR = Path.of(System.getProperty("escapement.jar"));
    private static final Path FILE =
            JAR.resolveSibling("drivers." + Runtime.version().feature() + ".jsa");

    private ClassArchive() {}

    /** The jar as packaged, and what submit.sh puts beside it where no Spark is installed. */
    static String classPath() throws IOException {
        return JAR
                + File.pathSeparator
                + Files.readString(JAR.resolveSibling("spark.classpath")).strip();
    }

    /** The archive of this class path, made if there is none since the jar was built. */
    static synchronized Path file() throws IOException {
        Path lock = JAR.resolveSibling("drivers.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !isFresh()) {
                make();
            }
        }
        return FILE;
    }

    private static boolean isFresh() throws IOException {
        return Files.exists(FILE) && Files.getLastModifiedTime(FILE).compareTo(Files.getLastModifiedTime(JAR)) > 0;
    }

    /** Runs a small sweep, whose classes are the archive's. */
    private static void make() throws IOException {
        Path directory = Files.createTempDirectory(JAR.getParent(), "drivers");
        Path made = directory.resolve("classes.jsa");
        Path config = Sweeps.config(directory, """
                algorithms = [online]
                links = [he3]
                dimensions = [16]
                gamma { policy = law, coefficient = 1e-3, exponent = 1 }
                max-steps = 100
                seeds = 2
                trajectories = 1
                """);
        List<String> jvm = new ArrayList<>(Driver.QUICK);
        jvm.addAll(List.of("-XX:ArchiveClassesAtExit=" + made, "-cp", classPath(), "dev.escapement.spark.cli.Main"));
        try (Driver driver = Driver.start(directory, Map.of(), jvm, "run", config, "--quiet")) {
            if (driver.end() != 0) {
                throw new AssertionError(driver.err());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        Files.move(made, FILE, StandardCopyOption.REPLACE_EXISTING);
    }
}
