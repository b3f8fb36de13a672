package dev.escapement.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A command in a JVM of its own. */
final class Driver extends ChildJvm {
    /** Of a JVM that lives for seconds: the first compiler alone costs half. */
    static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-Xmx512m", "-Dspark.driver.host=127.0.0.1");

    private Driver(Path directory, Map<String, String> environment, List<String> arguments) throws IOException {
        super(directory, environment, arguments);
    }

    /**
     * Starts one with an embedded Spark, from the jar as packaged; its streams go to files in a directory.
     *
     * @param options of the JVM
     */
    static Driver start(Path directory, List<String> options, Object... arguments) throws IOException {
        List<String> jvm = new ArrayList<>(QUICK);
        jvm.add("-XX:SharedArchiveFile=" + ClassArchive.file());
        jvm.addAll(options);
        jvm.add("-cp");
        // The archive asks for its own class path first; behind it is what tests and profiles add.
        jvm.add(ClassArchive.classPath() + File.pathSeparator + System.getProperty("surefire.test.class.path"));
        jvm.add("dev.escapement.spark.cli.Main");
        return start(directory, Map.of(), jvm, arguments);
    }

    /**
     * Starts one.
     *
     * @param jvm what {@code java} is given before the command
     */
    static Driver start(Path directory, Map<String, String> environment, List<String> jvm, Object... arguments)
            throws IOException {
        List<String> all = new ArrayList<>(jvm);
        Arrays.stream(arguments).map(Object::toString).forEach(all::add);
        return new Driver(directory, environment, all);
    }
}
