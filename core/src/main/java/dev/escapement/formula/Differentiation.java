package dev.escapement.formula;

import java.util.ArrayList;
import java.util.List;

/** The chain rule, node by node: the derivative shares what the expression computes, and has a bounded number of nodes for each of its. */
final class Differentiation {
    private final Graph graph;
    private final List<Integer> derivatives = new ArrayList<>();

    private Differentiation(Graph graph) {
        this.graph = graph;
    }

    static Expression of(Expression expression, String variable) {
        Differentiation of = new Differentiation(Graph.of(expression));
        for (int i = 0; i < expression.nodes().size(); i++) {
            of.derivatives.add(of.derivative(expression.nodes().get(i), i, variable));
        }
        int root = of.derivatives.get(of.derivatives.size() - 1);
        return of.graph.expression(root, expression.variables());
    }

    private int derivative(Node node, int index, String variable) {
        if (node instanceof Node.Variable v) {
            return graph.constant(v.name().equals(variable) ? 1 : 0);
        }
        if (node instanceof Node.Applied applied) {
            int inner = derivatives.get(applied.argument());
            return graph.vanishes(inner)
                    ? inner
                    : graph.chained(graph.apply(applied.function().differentiated(), applied.argument()), inner);
        }
        if (node instanceof Node.Unbound call) {
            int inner = derivatives.get(call.argument());
            return graph.product(graph.unbound(call.function(), call.marks() + 1, call.argument()), inner);
        }
        return node instanceof Node.Binary binary ? derivative(binary, index) : graph.constant(0);
    }

    private int derivative(Node.Binary binary, int index) {
        int left = binary.left();
        int right = binary.right();
        int dl = derivatives.get(left);
        int dr = derivatives.get(right);
        return switch (binary.operator()) {
            case ADD -> graph.sum(dl, dr);
            case SUBTRACT -> graph.difference(dl, dr);
            case MULTIPLY -> graph.sum(graph.product(dl, right), graph.product(left, dr));
            case CHAIN -> graph.sum(graph.chained(dl, right), graph.chained(left, dr));
            case DIVIDE -> {
                // (u / v)' = (u' - (u / v) v') / v.
                int above = graph.difference(dl, graph.product(index, dr));
                yield graph.vanishes(above) ? above : graph.apply(Operator.DIVIDE, above, right);
            }
            case POWER -> {
                // (u^v)' = v u^(v - 1) u' + u^v log(u) v'.
                int lower = graph.apply(Operator.POWER, left, graph.apply(Operator.SUBTRACT, right, graph.constant(1)));
                int base = graph.chained(graph.product(right, lower), dl);
                yield graph.sum(base, graph.chained(graph.product(index, graph.apply(Elementary.LOG, left)), dr));
            }
            case MINIMUM -> chosen(right, left, dl, dr);
            case MAXIMUM -> chosen(left, right, dl, dr);
        };
    }

    /** The left derivative where {@code above > below}, the right one where not, their mean where they are equal. */
    private int chosen(int above, int below, int dl, int dr) {
        int left = graph.apply(Elementary.STEP, graph.apply(Operator.SUBTRACT, above, below));
        int right = graph.apply(Elementary.STEP, graph.apply(Operator.SUBTRACT, below, above));
        return graph.sum(graph.chained(dl, left), graph.chained(dr, right));
    }
}
