package dev.escapement.setting;

import dev.escapement.link.Link;
import dev.escapement.link.MultiLink;

/** A neuron's activation as a configuration gives it. */
public sealed interface Activation {

    /**
     * The activation beside a teacher's link.
     *
     * @throws IllegalArgumentException if it has to be a link of one direction and there is none
     */
    Link beside(MultiLink target);

    /** The link itself, or the one that the teacher adds up over its directions. */
    record Same() implements Activation {
        @Override
        public Link beside(MultiLink target) {
            return target.each()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no activation is the same as " + target.name() + ", a link of several directions"));
        }
    }

    /** A member of the family, whatever the link. */
    record Given(Link activation) implements Activation {
        @Override
        public Link beside(MultiLink target) {
            return activation;
        }
    }
}
