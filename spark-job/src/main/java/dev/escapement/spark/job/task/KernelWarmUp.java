package dev.escapement.spark.job.task;

import dev.escapement.setting.EngineChoice;
import dev.escapement.simulation.KernelChoice;
import dev.escapement.simulation.kernel.Kernel;
import dev.escapement.simulation.kernel.LaneKernel;
import dev.escapement.sweep.Plan;

/** Has the loops of a sweep compiled while Spark starts, in a process that will simulate cells itself. */
public final class KernelWarmUp {
    private KernelWarmUp() {}

    /** Begins, and returns at once. */
    public static void begin(Plan plan) {
        Kernel kernel = KernelChoice.get().kernel();
        plan.settings()
                .map(planned -> planned.point().group().engine())
                .distinct()
                .forEach(engine -> begin(engine, kernel));
    }

    private static void begin(EngineChoice engine, Kernel kernel) {
        switch (engine) {
            case REDUCED -> kernel.lanes(LaneKernel.MULTIPLE);
            case DENSE_MIXED -> kernel.mixed();
            case DENSE_DOUBLE -> kernel.doublePrecision();
        }
    }
}
