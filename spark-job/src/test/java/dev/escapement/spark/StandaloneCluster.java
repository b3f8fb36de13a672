package dev.escapement.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spark's own cluster manager on this machine: a master and workers with a core each, from the jars that Maven resolved, in a
 * directory that looks to Spark like an installation.
 */
final class StandaloneCluster implements AutoCloseable {
    private static final String SMALL = "-Xmx256m";
    private static final String QUICK = "-XX:TieredStopAtLevel=1";
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");

    private final Path directory;
    private final Path home;
    private final ChildJvm master;
    private final String url;
    private final List<ChildJvm> workers = new ArrayList<>();

    /** Starts one in a directory; returns when all workers have registered. */
    StandaloneCluster(Path directory, int workers) throws IOException {
        this.directory = directory;
        home = home(directory.resolve("spark"));
        master = daemon("org.apache.spark.deploy.master.Master", "--port", "0");
        require(master, said(MASTER.asPredicate()));
        url = masterUrl();
        for (int i = 0; i < workers; i++) {
            String work = directory.resolve("work-" + i).toString();
            String[] size = {"--cores", "1", "--memory", "1g", "--work-dir", work, url};
            this.workers.add(daemon("org.apache.spark.deploy.worker.Worker", size));
        }
        for (ChildJvm worker : this.workers) {
            require(worker, said(log -> log.contains("Successfully registered with master")));
        }
    }

    private static Path home(Path home) throws IOException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        String classPath = Files.readString(jar().resolveSibling("spark.classpath"));
        for (String jar : classPath.strip().split(File.pathSeparator, -1)) {
            Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
        }
        return home;
    }

    /** The application as packaged. */
    private static Path jar() {
        return Path.of(System.getProperty("escapement.jar"));
    }

    private ChildJvm daemon(String type, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(SMALL, QUICK, "-cp", home + "/jars/*", type));
        command.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
        command.addAll(List.of(arguments));
        return new ChildJvm(directory, environment(), command);
    }

    private Map<String, String> environment() {
        return Map.of("SPARK_HOME", home.toString(), "SPARK_SCALA_VERSION", "2.13");
    }

    private String masterUrl() throws IOException {
        Matcher found = MASTER.matcher(master.err());
        found.find();
        return found.group(1);
    }

    private interface Saying {
        ChildJvm.Condition by(ChildJvm jvm);
    }

    private static Saying said(Predicate<String> log) {
        return jvm -> () -> log.test(jvm.err());
    }

    private static void require(ChildJvm jvm, Saying what) throws IOException {
        if (!jvm.await(what.by(jvm))) {
            throw new AssertionError("has ended\n" + jvm.err());
        }
    }

    /**
     * Hands a command to spark-submit, as its script would.
     *
     * @param settings of Spark
     */
    Driver submit(Map<String, String> settings, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("-Xmx512m", QUICK, "--add-modules", "jdk.incubator.vector"));
        command.addAll(List.of("-cp", home + "/jars/*", "org.apache.spark.deploy.SparkSubmit", "--master", url));
        command.addAll(List.of("--executor-memory", "512m", "--conf", "spark.ui.enabled=false"));
        settings.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
        command.add(jar().toString());
        return Driver.start(directory, environment(), command, arguments);
    }

    /** The executors that live. */
    List<ProcessHandle> executors() {
        return workers.stream()
                .flatMap(ChildJvm::children)
                .filter(child -> child.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> left = executors();
        for (ChildJvm worker : workers) {
            worker.close();
        }
        left.forEach(ProcessHandle::destroyForcibly);
        master.close();
    }
}
