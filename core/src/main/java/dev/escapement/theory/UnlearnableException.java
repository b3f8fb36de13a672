package dev.escapement.theory;

import dev.escapement.algorithm.Model;
import dev.escapement.link.Link;

/** A model has nothing to learn or no means to: its link is constant or its activation is flat. */
public final class UnlearnableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnlearnableException(String message) {
        super(message);
    }

    /**
     * Checks that a model can learn at all.
     *
     * @throws UnlearnableException if its link, with the label made of it where there is no noise, is constant, or if the
     *     derivative of its activation is zero
     */
    public static void check(Model model) {
        LinkExponents.of(model.noisy() ? model.link() : teacher(model));
        if (model.neuron().activation().flat()) {
            throw new UnlearnableException(
                    "activation " + model.neuron().activation().name()
                            + " is flat: its derivative is zero, so that no gradient reaches the first layer");
        }
    }

    private static Link teacher(Model model) {
        try {
            return model.teacher();
        } catch (IllegalArgumentException constant) {
            throw new UnlearnableException(
                    "label " + model.label().text() + " of link " + model.link().name() + ": " + constant.getMessage());
        }
    }
}
