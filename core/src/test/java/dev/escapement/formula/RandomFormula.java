package dev.escapement.formula;

import dev.escapement.link.Links;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A random formula in the variables y and z, or x alone, with the plain scalar code that says what it is worth.
 *
 * @param text the formula
 * @param value its value at y and z
 */
record RandomFormula(String text, DoubleBinaryOperator value) {
    private static final List<String> UNARY =
            List.of("abs", "sign", "step", "exp", "log", "sqrt", "tanh", "erf", "sin", "cos", "relu");

    /** A formula in y and z. */
    static RandomFormula ofTwo(SplittableRandom random, int depth) {
        return of(random, depth, List.of("y", "z"));
    }

    /** A formula in x. */
    static RandomFormula ofOne(SplittableRandom random, int depth) {
        return of(random, depth, List.of("x"));
    }

    private static RandomFormula of(SplittableRandom random, int depth, List<String> variables) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return leaf(random, variables);
        }
        RandomFormula a = of(random, depth - 1, variables);
        DoubleBinaryOperator u = a.value;
        return switch (random.nextInt(12)) {
            case 0 -> new RandomFormula("-" + a.atom(), (y, z) -> -u.applyAsDouble(y, z));
            case 1 -> a.power(random.nextInt(2, 6));
            case 2 -> a.inverse(random.nextInt(1, 4));
            case 3 -> a.hermite(random.nextInt(1, 7));
            case 4, 5 -> a.call(UNARY.get(random.nextInt(UNARY.size())));
            default -> binary(a, of(random, depth - 1, variables), random.nextInt(8));
        };
    }

    private RandomFormula power(int power) {
        return new RandomFormula(atom() + "^" + power, (y, z) -> multiplied(value.applyAsDouble(y, z), power));
    }

    private RandomFormula inverse(int power) {
        return new RandomFormula(atom() + "^-" + power, (y, z) -> 1 / multiplied(value.applyAsDouble(y, z), power));
    }

    private RandomFormula hermite(int order) {
        DoubleUnaryOperator he = Links.parse("he" + order)::value;
        return new RandomFormula(
                "he(" + order + ", " + text + ")", (y, z) -> he.applyAsDouble(value.applyAsDouble(y, z)));
    }

    private RandomFormula call(String name) {
        return new RandomFormula(name + "(" + text + ")", (y, z) -> unary(name, value.applyAsDouble(y, z)));
    }

    private static RandomFormula leaf(SplittableRandom random, List<String> variables) {
        if (random.nextInt(3) == 0) {
            int tenths = random.nextInt(40);
            double number = tenths / 10.0;
            return new RandomFormula(tenths / 10 + "." + tenths % 10, (y, z) -> number);
        }
        String name = variables.get(random.nextInt(variables.size()));
        return new RandomFormula(name, name.equals("z") ? (y, z) -> z : (y, z) -> y);
    }

    private static RandomFormula binary(RandomFormula a, RandomFormula b, int which) {
        DoubleBinaryOperator u = a.value;
        DoubleBinaryOperator v = b.value;
        return switch (which) {
            case 0 ->
                new RandomFormula(a.atom() + "+" + b.atom(), (y, z) -> u.applyAsDouble(y, z) + v.applyAsDouble(y, z));
            case 1 ->
                new RandomFormula(a.atom() + " - " + b.atom(), (y, z) -> u.applyAsDouble(y, z) - v.applyAsDouble(y, z));
            case 2, 3 ->
                new RandomFormula(a.atom() + "*" + b.atom(), (y, z) -> u.applyAsDouble(y, z) * v.applyAsDouble(y, z));
            case 4 ->
                new RandomFormula(a.atom() + " /" + b.atom(), (y, z) -> u.applyAsDouble(y, z) / v.applyAsDouble(y, z));
            case 5 ->
                new RandomFormula(
                        "min(" + a.text + "," + b.text + ")",
                        (y, z) -> Math.min(u.applyAsDouble(y, z), v.applyAsDouble(y, z)));
            case 6 ->
                new RandomFormula(
                        "max(" + a.text + ", " + b.text + ")",
                        (y, z) -> Math.max(u.applyAsDouble(y, z), v.applyAsDouble(y, z)));
            default ->
                new RandomFormula(
                        "clip(" + a.text + ", -1, " + b.text + ")",
                        (y, z) -> Math.min(Math.max(u.applyAsDouble(y, z), -1), v.applyAsDouble(y, z)));
        };
    }

    private String atom() {
        return "(" + text + ")";
    }

    private static double multiplied(double base, int power) {
        double product = base;
        for (int k = 1; k < power; k++) {
            product *= base;
        }
        return product;
    }

    private static double unary(String name, double v) {
        return switch (name) {
            case "abs" -> Math.abs(v);
            case "sign" -> Math.signum(v);
            case "step" -> Double.isNaN(v) ? v : v > 0 ? 1 : v < 0 ? 0 : 0.5;
            case "exp" -> StrictMath.exp(v);
            case "log" -> StrictMath.log(v);
            case "sqrt" -> Math.sqrt(v);
            case "sin" -> StrictMath.sin(v);
            case "cos" -> StrictMath.cos(v);
            case "relu" -> Math.max(v, 0);
            default -> Links.parse(name).value(v);
        };
    }
}
