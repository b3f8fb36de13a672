package dev.escapement.simulation;

import dev.escapement.simulation.kernel.Kernel;
import dev.escapement.simulation.kernel.ScalarKernel;
import dev.escapement.simulation.kernel.WarmingKernel;
import java.util.Optional;

/**
 * The kernel that this process computes with, chosen once: the Vector API's where it runs well, plain Java everywhere else.
 * The choice never fails, and never changes a row.
 *
 * @param kernel the kernel
 * @param advice one line to log where a flag would make it faster; null where none would
 */
public record KernelChoice(Kernel kernel, String advice) {
    /** Compiled and loaded apart: nothing else needs the Vector API. */
    private static final String VECTOR_KERNEL = "dev.escapement.simulation.kernel.vector.VectorKernel";

    /**
     * The system property of a JVM that does without its optimising compiler, since it plans only, and has the kernel of the runs
     * that it plans: {@code submit.sh} sets it.
     */
    private static final String PLANS = "escapement.plans";

    private static final KernelChoice WITHOUT_VECTORS = new KernelChoice(
            new ScalarKernel(),
            "plain Java kernels: the same results, several times slower than with the java option"
                    + " --add-modules jdk.incubator.vector");

    private static final KernelChoice CHOSEN = choose();

    /** This process's kernel. */
    public static KernelChoice get() {
        return CHOSEN;
    }

    /** One line to log where a flag would make it faster. */
    public Optional<String> toLog() {
        return Optional.ofNullable(advice);
    }

    private static KernelChoice choose() {
        if (!optimises(System.getProperty("java.vm.info", "")) && !Boolean.getBoolean(PLANS)) {
            return new KernelChoice(
                    new ScalarKernel(), "plain Java kernels, since this JVM has its optimising compiler switched off");
        }
        try {
            Kernel vector = Class.forName(VECTOR_KERNEL)
                    .asSubclass(Kernel.class)
                    .getConstructor()
                    .newInstance();
            return new KernelChoice(new WarmingKernel(new ScalarKernel(), vector), null);
        } catch (LinkageError e) {
            return WITHOUT_VECTORS;
        } catch (ReflectiveOperationException e) {
            if (e.getCause() instanceof LinkageError) {
                return WITHOUT_VECTORS;
            }
            throw new IllegalStateException(VECTOR_KERNEL + " is not as it was compiled", e);
        }
    }

    /** Without the optimising compiler every vector operation allocates, and takes a microsecond. */
    private static boolean optimises(String vmInfo) {
        return !vmInfo.contains("emulated-client") && !vmInfo.contains("interpreted");
    }
}
