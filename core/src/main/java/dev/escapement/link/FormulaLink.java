package dev.escapement.link;

import dev.escapement.formula.Curve;
import dev.escapement.formula.Expression;
import dev.escapement.formula.Formula;
import dev.escapement.formula.FormulaException;
import dev.escapement.formula.Parity;
import dev.escapement.formula.Univariate;
import dev.escapement.numeric.Decimals;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A function that a user wrote as a formula in x; its name is the formula's canonical text. The derivative is that of the symbols,
 * exact. Breaks are found on the whole line; growth and flatness are measured.
 */
public final class FormulaLink implements Link {
    private static final long serialVersionUID = 1;

    /** Formulas come back with every row that is read and every task that is sent; the search for breaks takes milliseconds. */
    private static final Map<Formula, Shape> SHAPES = new ConcurrentHashMap<>();

    private static final int REMEMBERED = 1000;

    private final Formula formula;
    private final transient Shape shape;
    private final transient Curve curve;

    /**
     * The link of a formula.
     *
     * @param formula in the vocabulary {@link Language#LINK}, or of another variable alone
     * @throws IllegalArgumentException if the formula is constant, or never a finite number
     */
    public FormulaLink(Formula formula) {
        this.formula = formula;
        String variable = formula.vocabulary().variables().get(0);
        Expression value = formula.expression();
        if (SHAPES.size() > REMEMBERED) {
            SHAPES.clear();
        }
        shape = SHAPES.computeIfAbsent(formula, absent -> Shape.of(value, variable));
        if (shape.constant()) {
            throw new IllegalArgumentException(
                    formula + " does not depend on " + variable + ": nothing can be learned from it");
        }
        if (!shape.finite()) {
            throw new IllegalArgumentException(formula + " is not a finite number for any " + variable);
        }
        curve = new Curve(value, shape.breaks());
    }

    /**
     * The link of a formula in x.
     *
     * @throws FormulaException if the text is no formula
     * @throws IllegalArgumentException if the formula is constant, or never a finite number
     */
    public static FormulaLink parse(String text) {
        return new FormulaLink(Formula.parse(text, Language.LINK));
    }

    private Object readResolve() {
        return new FormulaLink(formula);
    }

    @Override
    public void value(double[] at, double[] out, int n) {
        curve.value(at, out, n);
    }

    @Override
    public void derivative(double[] at, double[] out, int n) {
        curve.derivative(at, out, n);
    }

    @Override
    public void both(double[] at, double[] value, double[] derivative, int n) {
        curve.both(at, value, derivative, n);
    }

    @Override
    public Univariate differentiated() {
        return curve.differentiated();
    }

    @Override
    public void taylor(double at, double[] out) {
        curve.taylor(at, out);
    }

    /** The formula. */
    public Formula formula() {
        return formula;
    }

    @Override
    public String name() {
        return formula.toString();
    }

    @Override
    public Parity parity() {
        return shape.parity();
    }

    @Override
    public List<Double> breaks() {
        return shape.breaks();
    }

    @Override
    public OptionalInt degree() {
        return shape.degree();
    }

    @Override
    public OptionalInt pieceDegree() {
        return curve.pieceDegree();
    }

    @Override
    public int growth() {
        return shape.growth();
    }

    /** The break, if the formula is written as the hinge there. */
    @Override
    public OptionalDouble hinge() {
        if (shape.breaks().size() != 1) {
            return OptionalDouble.empty();
        }
        double at = shape.breaks().get(0);
        String variable = formula.vocabulary().variables().get(0);
        String ramp = variable + " - " + Decimals.spell(at);
        boolean hinge = List.of("relu(" + ramp + ")", "max(" + ramp + ", 0)").stream()
                .anyMatch(text -> formula.saysTheSameAs(Formula.parse(text, formula.vocabulary())));
        return hinge ? OptionalDouble.of(at) : OptionalDouble.empty();
    }

    @Override
    public boolean flat() {
        return shape.flat();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FormulaLink that && formula.equals(that.formula);
    }

    @Override
    public int hashCode() {
        return formula.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
