package dev.escapement.sweep;

import dev.escapement.algorithm.Model;
import dev.escapement.setting.Setting;

/**
 * What the parts of a step take on one family of kernels, in nanoseconds of core time once everything is compiled. The constants were
 * measured on one machine a family; {@link Speed} corrects them.
 *
 * @param lane a reduced step of one sample, but for what follows
 * @param sample each of its samples
 * @param evaluation each gradient evaluation of each of them
 * @param round a reduced step of all lanes together
 * @param vector a dense step, whatever d
 * @param mixed a coordinate of it, drawn in float
 * @param doubled a coordinate of it, drawn in double
 * @param general a step of the general engine, whatever its size
 * @param normal a Gaussian that it draws in K + B coordinates
 * @param product a product that it adds up
 * @param pair one of its neurons at one of its samples
 * @param compiling what a core spends beyond these times until its loops are compiled
 */
record KernelTimes(
        double lane,
        double sample,
        double evaluation,
        double round,
        double vector,
        double mixed,
        double doubled,
        double general,
        double normal,
        double product,
        double pair,
        double compiling) {
    /** Zen 3 with AVX2 at 3.2 GHz, JDK 17; lanes between it and Zen 4 held to AVX2. */
    private static final KernelTimes VECTOR_256 =
            new KernelTimes(3.1, 2.4, 2.3, 120, 100, 1.5, 3.1, 430, 6, 0.25, 12, 0.8e9);
    /** Zen 4 with AVX-512, JDK 17, by the clock of that Zen 3. */
    private static final KernelTimes VECTOR_512 =
            new KernelTimes(2.6, 1.7, 1.7, 145, 88, 0.77, 1.6, 430, 5, 0.2, 12, 0.4e9);
    /** Not measured: a vector is half as long as those of 256 bits. */
    private static final KernelTimes VECTOR_128 = new KernelTimes(6, 5, 4.8, 160, 150, 3, 6.2, 430, 7, 0.3, 12, 0.8e9);
    /** Plain Java on that Zen 4, by the clock of the Zen 3. */
    private static final KernelTimes SCALAR =
            new KernelTimes(5, 5.4, 2.4, 400, 480, 2.9, 5.7, 430, 6.9, 0.3, 12, 0.5e9);

    /** The constants for a kernel's name; a name that says nothing gets those of plain Java, the slowest. */
    static KernelTimes of(String kernel) {
        return switch (kernel) {
            case "vector-512" -> VECTOR_512;
            case "vector-256" -> VECTOR_256;
            case "vector-128", "vector-64" -> VECTOR_128;
            default -> SCALAR;
        };
    }

    /** What the steps of a setting take. */
    StepTime of(Setting setting) {
        Loop loop = Loop.of(setting);
        return switch (loop) {
            case LANES -> lanes(setting);
            case VECTOR_MIXED -> StepTime.alone(vector + mixed * setting.dimension());
            case VECTOR_DOUBLE -> StepTime.alone(vector + doubled * setting.dimension());
            case GENERAL_REDUCED, GENERAL_MIXED, GENERAL_DOUBLE -> StepTime.alone(general(setting, loop));
        };
    }

    private StepTime lanes(Setting setting) {
        double evaluations = setting.group().model().algorithm().gradientEvaluationsPerStep();
        int batch = setting.batch();
        return new StepTime(lane + batch * (sample + evaluations * evaluation), round * (1 + batch / 8.0));
    }

    /** Samples are drawn, looked at by every neuron in every pass, and added to every neuron. */
    private double general(Setting setting, Loop loop) {
        Model model = setting.group().model();
        double batch = setting.batch();
        double width = model.width();
        double length = loop.dense() ? setting.dimension() : model.span() + batch;
        double drawn = switch (loop) {
            case GENERAL_MIXED -> mixed * length;
            case GENERAL_DOUBLE -> doubled * length;
            default -> normal * (model.span() + batch / 2);
        };
        double looks = 1 + model.algorithm().gradientEvaluationsPerStep();
        double rotation = loop.dense() ? 0 : model.vectors() * model.vectors() * length;
        return general + batch * drawn + product * (looks * width * batch * length + rotation) + pair * width * batch;
    }
}
