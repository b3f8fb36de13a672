package dev.escapement.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The functions of one argument that every formula may use. */
public enum Elementary implements Univariate {
    /** The absolute value. */
    ABS(Parity.EVEN, false) {
        @Override
        public void value(double[] at, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.abs(at[i]);
            }
        }

        @Override
        public void derivative(double[] at, double[] out, int n) {
            SIGN.value(at, out, n);
        }

        @Override
        public Univariate differentiated() {
            return SIGN;
        }

        @Override
        public void taylor(double at, double[] out) {
            line(at, out);
        }

        @Override
        public OptionalInt pieceDegree() {
            return OptionalInt.of(1);
        }
    },
    /** -1, 0 or 1. */
    SIGN(Parity.ODD, false) {
        @Override
        public void value(double[] at, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.max(-1, Math.min(1, at[i] * HUGE * HUGE));
            }
        }

        @Override
        public OptionalInt pieceDegree() {
            return OptionalInt.of(0);
        }
    },
    /** The number 0, the derivative of what is constant between jumps. */
    ZERO(Parity.EVEN, true) {
        @Override
        public void value(double[] at, double[] out, int n) {
            Arrays.fill(out, 0, n, 0);
        }

        @Override
        public OptionalInt degree() {
            return OptionalInt.of(0);
        }
    },
    /** 0 below 0, 1/2 at 0, 1 above: the derivative of relu. */
    STEP(Parity.NONE, false) {
        @Override
        public void value(double[] at, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                double sign = Math.max(-1, Math.min(1, at[i] * HUGE * HUGE));
                out[i] = 0.5 + 0.5 * sign;
            }
        }

        @Override
        public OptionalInt pieceDegree() {
            return OptionalInt.of(0);
        }
    },
    /** The exponential function. */
    EXP(Parity.NONE, true) {
        @Override
        public void value(double[] at, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = StrictMath.exp(at[i]);
            }
        }

        @Override
        public void derivative(double[] at, double[] out, int n) {
            value(at, out, n);
        }

        @Override
        public Univariate differentiated() {
            return this;
        }

        @Override
        public void taylor(double at, double[] out) {
            out[0] = value(at);
            for (int k = 1; k < out.length; k++) {
                out[k] = out[k - 1] / k;
            }
        }
    },
    /** The natural logarithm. */
    LOG(Parity.NONE, false) {
        @Override
        public void value(double[] at, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = StrictMath.log(at[i]);
            }
        }

        @Override
        public void derivative(double[] at, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = 1 / at[i];
            }
        }

        @Override
        public Univariate differentiated() {
            return new WholePower(-1);
        }

        @Override
        public void taylor(double at, double[] out) {
            out[0] = value(at);
            double power = -1;
            for (int k = 1; k < out.length; k++) {
                power /= -at;
                out[k] = power / k;
            }
        }
    },
    /** The square root. */
    SQRT(Parity.NONE, false) {
        @Override
        public void value(double[] at, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = Math.sqrt(at[i]);
            }
        }

        @Override
        public void derivative(double[] at, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = 0.5 / Math.sqrt(at[i]);
            }
        }

        @Override
        public Univariate differentiated() {
            return new Derivative(this, "-0.25 / (x * f(x))");
        }

        @Override
        public void taylor(double at, double[] out) {
            out[0] = value(at);
            for (int k = 1; k < out.length; k++) {
                out[k] = out[k - 1] * (1.5 - k) / (k * at);
            }
        }
    },
    /** The argument with the other sign; written {@code -v}. */
    NEGATE(Parity.ODD, true) {
        @Override
        public void value(double[] at, double[] out, int n) {
            for (int i = 0; i < n; i++) {
                out[i] = -at[i];
            }
        }

        @Override
        public void derivative(double[] at, double[] out, int n) {
            Arrays.fill(out, 0, n, -1);
        }

        @Override
        public Univariate differentiated() {
            return new Derivative(this, "0");
        }

        @Override
        public void taylor(double at, double[] out) {
            line(at, out);
        }

        @Override
        public OptionalInt degree() {
            return OptionalInt.of(1);
        }
    };

    /** Those that are written by their names. */
    static final List<Elementary> WRITTEN = List.of(ABS, SIGN, STEP, EXP, LOG, SQRT);

    /** Twice this lifts every number but 0 past 1: a sign without a branch, which HotSpot vectorises. */
    private static final double HUGE = 0x1p1000;

    private final Parity parity;
    private final boolean smooth;

    Elementary(Parity parity, boolean smooth) {
        this.parity = parity;
        this.smooth = smooth;
    }

    /** The name in formulas. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        Arrays.fill(out, 0, n, 0);
    }

    @Override
    public void taylor(double at, double[] out) {
        Arrays.fill(out, 0);
        out[0] = value(at);
    }

    void line(double at, double[] out) {
        Arrays.fill(out, 0);
        out[0] = value(at);
        out[1] = derivative(at);
    }

    @Override
    public Univariate differentiated() {
        return ZERO;
    }

    @Override
    public Parity parity() {
        return parity;
    }

    @Override
    public List<Double> breaks() {
        return smooth ? List.of() : List.of(0.0);
    }

    @Override
    public OptionalInt degree() {
        return OptionalInt.empty();
    }
}
