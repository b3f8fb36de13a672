package dev.escapement.formula;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the sub-expressions at whose changes of sign an expression is not smooth. */
final class Kinks {
    private final Graph graph;
    private final Set<Integer> found = new LinkedHashSet<>();

    private Kinks(Graph graph) {
        this.graph = graph;
    }

    static List<Expression> of(Expression expression) {
        Kinks kinks = new Kinks(Graph.of(expression));
        expression.nodes().forEach(kinks::collect);
        return kinks.found.stream()
                .map(kink -> kinks.graph.expression(kink, expression.variables()))
                .toList();
    }

    private void collect(Node node) {
        if (node instanceof Node.Applied applied) {
            for (double at : applied.function().breaks()) {
                // Without the sign of a zero, so that the difference with 0 is the argument itself.
                add(graph.apply(Operator.SUBTRACT, applied.argument(), graph.constant(at + 0.0)));
            }
        } else if (node instanceof Node.Binary binary) {
            switch (binary.operator()) {
                case MINIMUM, MAXIMUM -> add(graph.apply(Operator.SUBTRACT, binary.left(), binary.right()));
                case DIVIDE -> add(binary.right());
                case POWER -> add(binary.left());
                case ADD, SUBTRACT, MULTIPLY, CHAIN -> {}
            }
        }
    }

    /**
     * What is an even power or an absolute value touches 0 without a change of sign: its base changes sign there. Of a product each
     * factor may.
     */
    private void add(int kink) {
        Node node = graph.nodes().get(kink);
        if (node instanceof Node.Applied applied
                && (applied.function() == Elementary.ABS
                        || applied.function() instanceof WholePower power && power.exponent() % 2 == 0)) {
            add(applied.argument());
        } else if (node instanceof Node.Binary square
                && square.operator() == Operator.MULTIPLY
                && square.left() == square.right()) {
            add(square.left());
        } else if (node instanceof Node.Binary factors
                && (factors.operator() == Operator.MULTIPLY || factors.operator() == Operator.DIVIDE)) {
            add(factors.left());
            add(factors.right());
        } else if (node instanceof Node.Applied negated && negated.function() == Elementary.NEGATE) {
            add(negated.argument());
        } else if (!(node instanceof Node.Constant)) {
            found.add(kink);
        }
    }
}
