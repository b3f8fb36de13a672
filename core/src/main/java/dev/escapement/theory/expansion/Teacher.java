package dev.escapement.theory.expansion;

import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.Problem;

/** Models whose labels carry no noise, with label and link in one: theory then needs to know links alone. */
public final class Teacher {
    private static final int REMEMBERED = 100;
    private static final Recent<Model, Model> KNOWN = new Recent<>(REMEMBERED);

    private Teacher() {}

    /** The same model with its teacher for a link; itself if labels are outputs, or carry noise, which comes before the label. */
    public static Model of(Model model) {
        return model.label().identity() || model.noisy() ? model : KNOWN.get(model, Teacher::compute);
    }

    private static Model compute(Model model) {
        return new Model(model.algorithm(), model.teacher(), model.neuron(), model.loss(), model.geometry(), 0);
    }

    /** The same of a problem's model. */
    public static Problem of(Problem problem) {
        return new Problem(
                of(problem.model()),
                problem.dimension(),
                problem.eta(),
                problem.init(),
                problem.escape(),
                problem.batch());
    }
}
