package dev.escapement.theory.meanmap;

/** Expected escape, step by step, along one path of overlaps, as a function of the outer learning rate. */
public sealed interface EscapeClock permits EuclideanFlow, SphereMap {
    /** Steps below which the flow, in continuous time, stands for too few steps. */
    double FEW = 10;

    /** Most steps that are counted one by one. */
    int MOST_COUNTED = 1000;

    /**
     * T_G: steps that the mean dynamics take along the path; infinite where they stop.
     *
     * @param most if T_G exceeds this, any value of at least {@code most} may be returned, to save work
     */
    default double escapeStep(double gamma, double most) {
        double steps = flow(gamma, Math.max(most, FEW));
        return steps < FEW ? counted(gamma, (int) Math.min(most, MOST_COUNTED)) : steps;
    }

    /**
     * The same in continuous time.
     *
     * @param most as above
     */
    double flow(double gamma, double most);

    /** Steps of the mean dynamics to the end of the path, counted one by one; infinite if there are more than {@code most}. */
    double counted(double gamma, int most);

    /**
     * Whether the mean step is within a tenth of its first order along the whole path, so that below this gamma the flow takes
     * a time proportional to {@code 1 / gamma}, or none at all escapes.
     */
    boolean linear(double gamma);

    /** An outer learning rate of the order of the best. */
    double scale();
}
