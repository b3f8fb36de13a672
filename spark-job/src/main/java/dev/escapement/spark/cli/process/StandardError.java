package dev.escapement.spark.cli.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;

/**
 * The stream that messages go to. Where submit.sh filters what the JVM itself prints to descriptor 2, it names another
 * descriptor for this program, which no filter delays.
 */
public final class StandardError {
    private static final String VARIABLE = "ESCAPEMENT_STDERR";

    private StandardError() {}

    /** Uses the descriptor that the environment names, if it does; if the JVM does not allow that, messages take the filter's way. */
    public static void open() {
        String descriptor = System.getenv(VARIABLE);
        if (descriptor == null) {
            return;
        }
        try {
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            FileOutputStream stream = new FileOutputStream(constructor.newInstance(Integer.parseInt(descriptor)));
            System.setErr(new PrintStream(stream, true));
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Without --add-opens java.base/java.io: System.err stays what it is.
            return;
        }
    }
}
