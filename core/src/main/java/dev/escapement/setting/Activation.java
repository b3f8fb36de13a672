package dev.escapement.setting;

import dev.escapement.link.Link;

/** A neuron's activation as a configuration gives it. */
public sealed interface Activation {

    /** The activation beside a link. */
    Link beside(Link link);

    /** The link itself. */
    record Same() implements Activation {
        @Override
        public Link beside(Link link) {
            return link;
        }
    }

    /** A member of the family, whatever the link. */
    record Given(Link activation) implements Activation {
        @Override
        public Link beside(Link link) {
            return activation;
        }
    }
}
