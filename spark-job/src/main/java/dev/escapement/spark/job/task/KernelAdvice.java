package dev.escapement.spark.job.task;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.escapement.simulation.KernelChoice;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Why cells take longer on this JVM than they need to. */
public final class KernelAdvice {
    private static final String NO_FMA = "this JVM has no fused multiply-add (the processor is old or emulated, or"
            + " -XX:-UseFMA is set): the same results, up to hundreds of times slower";

    private KernelAdvice() {}

    /** One line on what would make the kernels faster; none where nothing would. */
    public static Optional<String> get() {
        return fuses() ? KernelChoice.get().toLog() : Optional.of(NO_FMA);
    }

    /** Whether Math.fma is an instruction; where it is none, it is arithmetic of big decimals. A JVM that does not tell has it. */
    private static boolean fuses() {
        try {
            HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return jvm == null || !"false".equals(jvm.getVMOption("UseFMA").getValue());
        } catch (LinkageError | IllegalArgumentException unknown) {
            return true;
        }
    }
}
