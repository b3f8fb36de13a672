package dev.escapement.theory;

/** Expected escape, step by step, along one path of overlaps, as a function of the outer learning rate. */
sealed interface EscapeClock permits EuclideanFlow, SphereMap {
    /** T_G: steps that the mean dynamics take along the path; infinite where they stop. */
    double escapeStep(double gamma);

    /** An outer learning rate of the order of the best. */
    double scale();

    /** Whether the first-order drift leads along the whole path, so that every small enough gamma gets there. */
    boolean onward();
}
