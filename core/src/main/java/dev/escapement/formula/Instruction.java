package dev.escapement.formula;

/** One pass over the lanes; registers are arrays of lanes. */
abstract class Instruction {
    abstract void run(double[][] registers, int n);

    /** An operation on two registers. */
    static final class Combine extends Instruction {
        private final Operator operator;
        private final int left;
        private final int right;
        private final int out;

        Combine(Node.Binary node, int out) {
            operator = node.operator();
            left = node.left();
            right = node.right();
            this.out = out;
        }

        @Override
        void run(double[][] registers, int n) {
            operator.on(registers[left], registers[right], registers[out], n);
        }
    }

    /** A function's value. */
    static final class Apply extends Instruction {
        private final Univariate function;
        private final int argument;
        private final int out;

        Apply(Node.Applied node, int out) {
            function = node.function();
            argument = node.argument();
            this.out = out;
        }

        @Override
        void run(double[][] registers, int n) {
            function.value(registers[argument], registers[out], n);
        }
    }

    /** A function's value and derivative at one argument. */
    static final class ApplyBoth extends Instruction {
        private final Univariate function;
        private final int argument;
        private final int value;
        private final int derivative;

        ApplyBoth(Node.Applied node, int value, int derivative) {
            function = node.function();
            argument = node.argument();
            this.value = value;
            this.derivative = derivative;
        }

        @Override
        void run(double[][] registers, int n) {
            function.both(registers[argument], registers[value], registers[derivative], n);
        }
    }

    /** A copy, where the whole expression is a variable or a number. */
    static final class Copy extends Instruction {
        private final int from;
        private final int out;

        Copy(int from, int out) {
            this.from = from;
            this.out = out;
        }

        @Override
        void run(double[][] registers, int n) {
            System.arraycopy(registers[from], 0, registers[out], 0, n);
        }
    }
}
