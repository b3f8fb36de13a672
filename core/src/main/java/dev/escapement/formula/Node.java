package dev.escapement.formula;

import java.io.Serializable;

/** One operation of an {@link Expression}; operands are the indices of earlier nodes. Equal nodes have equal values. */
sealed interface Node extends Serializable {
    /** The node with its operands looked up in a table. */
    Node renumbered(int[] table);

    /** Marks the operands. */
    void mark(boolean[] needed);

    /** A number. */
    record Constant(double value) implements Node {
        @Override
        public Node renumbered(int[] table) {
            return this;
        }

        @Override
        public void mark(boolean[] needed) {}
    }

    /** A variable, or a parameter that is not yet bound. */
    record Variable(String name) implements Node {
        @Override
        public Node renumbered(int[] table) {
            return this;
        }

        @Override
        public void mark(boolean[] needed) {}
    }

    /** A function of an argument. */
    record Applied(Univariate function, int argument) implements Node {
        @Override
        public Node renumbered(int[] table) {
            return new Applied(function, table[argument]);
        }

        @Override
        public void mark(boolean[] needed) {
            needed[argument] = true;
        }
    }

    /** A function that is not yet bound, or a derivative of it. */
    record Unbound(String function, int marks, int argument) implements Node {
        @Override
        public Node renumbered(int[] table) {
            return new Unbound(function, marks, table[argument]);
        }

        @Override
        public void mark(boolean[] needed) {
            needed[argument] = true;
        }
    }

    /** An operation. */
    record Binary(Operator operator, int left, int right) implements Node {
        @Override
        public Node renumbered(int[] table) {
            return new Binary(operator, table[left], table[right]);
        }

        @Override
        public void mark(boolean[] needed) {
            needed[left] = true;
            needed[right] = true;
        }
    }
}
