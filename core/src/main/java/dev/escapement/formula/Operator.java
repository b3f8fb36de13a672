package dev.escapement.formula;

/** The operations on two values. */
enum Operator {
    ADD {
        @Override
        double of(double left, double right) {
            return left + right;
        }

        @Override
        void on(double[] left, double[] right, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = left[i] + right[i];
            }
        }
    },
    SUBTRACT {
        @Override
        double of(double left, double right) {
            return left - right;
        }

        @Override
        void on(double[] left, double[] right, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = left[i] - right[i];
            }
        }
    },
    MULTIPLY {
        @Override
        double of(double left, double right) {
            return left * right;
        }

        @Override
        void on(double[] left, double[] right, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = left[i] * right[i];
            }
        }
    },
    DIVIDE {
        @Override
        double of(double left, double right) {
            return left / right;
        }

        @Override
        void on(double[] left, double[] right, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = left[i] / right[i];
            }
        }
    },
    /** A product that is 0 where the right value is 0, whatever the left one: the chain rule where the inner function is flat. */
    CHAIN {
        @Override
        double of(double left, double right) {
            return right == 0 ? 0 : left * right;
        }

        @Override
        void on(double[] left, double[] right, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = right[i] == 0 ? 0 : left[i] * right[i];
            }
        }
    },
    /** A power whose exponent is not a whole number, or not constant. */
    POWER {
        @Override
        double of(double left, double right) {
            return Power.of(left, right);
        }

        @Override
        void on(double[] left, double[] right, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Power.of(left[i], right[i]);
            }
        }
    },
    MINIMUM {
        @Override
        double of(double left, double right) {
            return Math.min(left, right);
        }

        @Override
        void on(double[] left, double[] right, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.min(left[i], right[i]);
            }
        }
    },
    MAXIMUM {
        @Override
        double of(double left, double right) {
            return Math.max(left, right);
        }

        @Override
        void on(double[] left, double[] right, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.max(left[i], right[i]);
            }
        }
    };

    /** The result for two numbers. */
    abstract double of(double left, double right);

    /** Writes the results on {@code n} lanes. */
    abstract void on(double[] left, double[] right, double[] out, int n);
}
