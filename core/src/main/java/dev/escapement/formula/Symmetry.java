package dev.escapement.formula;

import java.util.List;
import java.util.OptionalInt;

/** What the symbols say of degree and parity in one variable. */
final class Symmetry {
    /** No polynomial. */
    private static final int NONE = -1;
    /** Polynomials of a higher degree are not told from other functions. */
    private static final int HIGHEST = 200;

    private Symmetry() {}

    static OptionalInt degree(Expression expression, String variable) {
        return degree(expression, variable, false);
    }

    static OptionalInt pieceDegree(Expression expression, String variable) {
        return degree(expression, variable, true);
    }

    private static OptionalInt degree(Expression expression, String variable, boolean ofPieces) {
        List<Node> nodes = expression.nodes();
        int[] degrees = new int[nodes.size()];
        for (int i = 0; i < degrees.length; i++) {
            int degree = degree(nodes.get(i), degrees, variable, ofPieces);
            degrees[i] = degree > HIGHEST ? NONE : degree;
        }
        int degree = degrees[degrees.length - 1];
        return degree == NONE ? OptionalInt.empty() : OptionalInt.of(degree);
    }

    private static int degree(Node node, int[] degrees, String variable, boolean ofPieces) {
        if (node instanceof Node.Constant) {
            return 0;
        }
        if (node instanceof Node.Variable v) {
            return v.name().equals(variable) ? 1 : 0;
        }
        if (node instanceof Node.Applied applied) {
            int inner = degrees[applied.argument()];
            Univariate function = applied.function();
            int outer = (ofPieces ? function.pieceDegree() : function.degree()).orElse(NONE);
            return inner == 0 ? 0 : inner == NONE || outer == NONE ? NONE : inner * outer;
        }
        if (node instanceof Node.Unbound call) {
            return degrees[call.argument()] == 0 ? 0 : NONE;
        }
        Node.Binary binary = (Node.Binary) node;
        int left = degrees[binary.left()];
        int right = degrees[binary.right()];
        if (left == NONE || right == NONE) {
            return NONE;
        }
        return switch (binary.operator()) {
            case ADD, SUBTRACT -> Math.max(left, right);
            case MULTIPLY, CHAIN -> left + right;
            case DIVIDE -> right == 0 ? left : NONE;
            case MINIMUM, MAXIMUM -> ofPieces || left == 0 && right == 0 ? Math.max(left, right) : NONE;
            case POWER -> left == 0 && right == 0 ? 0 : NONE;
        };
    }

    static Parity parity(Expression expression, String variable) {
        List<Node> nodes = expression.nodes();
        Parity[] parities = new Parity[nodes.size()];
        for (int i = 0; i < parities.length; i++) {
            parities[i] = parity(nodes.get(i), nodes, parities, variable);
        }
        return parities[parities.length - 1];
    }

    private static Parity parity(Node node, List<Node> nodes, Parity[] parities, String variable) {
        if (node instanceof Node.Variable v) {
            return v.name().equals(variable) ? Parity.ODD : Parity.EVEN;
        }
        if (node instanceof Node.Applied applied) {
            return applied.function().parity().of(parities[applied.argument()]);
        }
        if (node instanceof Node.Unbound call) {
            return Parity.NONE.of(parities[call.argument()]);
        }
        if (!(node instanceof Node.Binary binary)) {
            return Parity.EVEN;
        }
        Parity left = parities[binary.left()];
        Parity right = parities[binary.right()];
        return switch (binary.operator()) {
            case MULTIPLY, CHAIN, DIVIDE -> left.times(right);
            case ADD, SUBTRACT -> left == right ? left : Parity.NONE;
            case POWER -> left == Parity.EVEN && right == Parity.EVEN ? Parity.EVEN : Parity.NONE;
            case MINIMUM, MAXIMUM ->
                left == Parity.EVEN && right == Parity.EVEN ? Parity.EVEN : clipped(binary, nodes, parities);
        };
    }

    /** The parity of {@code min(max(v, -c), c)} is that of v. */
    private static Parity clipped(Node.Binary outer, List<Node> nodes, Parity[] parities) {
        if (nodes.get(outer.right()) instanceof Node.Constant to
                && nodes.get(outer.left()) instanceof Node.Binary inner
                && nodes.get(inner.right()) instanceof Node.Constant from
                && from.value() == -to.value()
                && (inner.operator() == Operator.MAXIMUM && outer.operator() == Operator.MINIMUM
                        || inner.operator() == Operator.MINIMUM && outer.operator() == Operator.MAXIMUM)) {
            return parities[inner.left()];
        }
        return Parity.NONE;
    }
}
