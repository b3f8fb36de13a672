package dev.escapement.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Where expressions are put together. Equal nodes are kept once, and what depends on constants only is folded. Nothing else
 * changes the bits of a value: only {@code v * 1}, {@code v / 1}, {@code v - 0} and {@code v^1} become v.
 */
final class Graph {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> indices = new HashMap<>();

    /** A graph that starts with an expression's nodes, at the same indices. */
    static Graph of(Expression expression) {
        Graph graph = new Graph();
        expression.nodes().forEach(graph::keep);
        return graph;
    }

    /**
     * Adds an expression, with its variables and unbound functions replaced.
     *
     * @param variables what stands for a variable
     * @param calls what stands for a call of an unbound function, whose argument is already replaced
     * @return the expression's root
     */
    int insert(Expression expression, ToIntFunction<String> variables, ToIntFunction<Node.Unbound> calls) {
        List<Node> source = expression.nodes();
        int[] table = new int[source.size()];
        for (int i = 0; i < table.length; i++) {
            Node node = source.get(i).renumbered(table);
            if (node instanceof Node.Variable variable) {
                table[i] = variables.applyAsInt(variable.name());
            } else if (node instanceof Node.Unbound call) {
                table[i] = calls.applyAsInt(call);
            } else if (node instanceof Node.Applied applied) {
                table[i] = apply(applied.function(), applied.argument());
            } else if (node instanceof Node.Binary binary) {
                table[i] = apply(binary.operator(), binary.left(), binary.right());
            } else {
                table[i] = keep(node);
            }
        }
        return table[table.length - 1];
    }

    /** What the expression of one node needs, in order. */
    Expression expression(int root, List<String> variables) {
        boolean[] needed = new boolean[root + 1];
        needed[root] = true;
        for (int i = root; i >= 0; i--) {
            if (needed[i]) {
                nodes.get(i).mark(needed);
            }
        }
        List<Node> kept = new ArrayList<>();
        int[] table = new int[root + 1];
        for (int i = 0; i <= root; i++) {
            if (needed[i]) {
                table[i] = kept.size();
                kept.add(nodes.get(i).renumbered(table));
            }
        }
        return new Expression(kept, variables);
    }

    List<Node> nodes() {
        return nodes;
    }

    int constant(double value) {
        return keep(new Node.Constant(value));
    }

    int variable(String name) {
        return keep(new Node.Variable(name));
    }

    int unbound(String function, int marks, int argument) {
        return keep(new Node.Unbound(function, marks, argument));
    }

    int apply(Univariate function, int argument) {
        if (nodes.get(argument) instanceof Node.Constant at) {
            return constant(function.value(at.value()));
        }
        if (function.degree().orElse(1) == 0) {
            return constant(function.value(0));
        }
        return keep(new Node.Applied(function, argument));
    }

    int apply(Operator operator, int left, int right) {
        boolean constant = isConstant(right);
        if (constant && isConstant(left)) {
            return constant(power(operator, value(left), value(right)));
        }
        if (constant && operator == Operator.POWER) {
            return power(left, value(right));
        }
        if (constant && (scales(operator) && value(right) == 1 || operator == Operator.SUBTRACT && isZero(right))) {
            return left;
        }
        return operator == Operator.MULTIPLY && isConstant(left) && value(left) == 1
                ? right
                : keep(new Node.Binary(operator, left, right));
    }

    private static boolean scales(Operator operator) {
        return operator == Operator.MULTIPLY || operator == Operator.DIVIDE;
    }

    /** A power of numbers has the bits of the same power of a variable. */
    private static double power(Operator operator, double left, double right) {
        if (operator == Operator.POWER && WholePower.isOne(right)) {
            return new WholePower((int) right).value(left);
        }
        return operator.of(left, right);
    }

    private int power(int base, double exponent) {
        if (exponent == 0) {
            return constant(1);
        }
        if (exponent == 1) {
            return base;
        }
        return WholePower.isOne(exponent)
                ? apply(new WholePower((int) exponent), base)
                : keep(new Node.Binary(Operator.POWER, base, constant(exponent)));
    }

    private int keep(Node node) {
        Integer known = indices.putIfAbsent(node, nodes.size());
        if (known != null) {
            return known;
        }
        nodes.add(node);
        return nodes.size() - 1;
    }

    boolean isConstant(int index) {
        return nodes.get(index) instanceof Node.Constant;
    }

    private double value(int index) {
        return ((Node.Constant) nodes.get(index)).value();
    }

    private boolean isZero(int index) {
        return new Node.Constant(0).equals(nodes.get(index));
    }

    // What follows builds derivatives: products with 0 and sums with 0 are left out.

    int sum(int left, int right) {
        return vanishes(left) ? right : vanishes(right) ? left : apply(Operator.ADD, left, right);
    }

    int difference(int left, int right) {
        return vanishes(right) ? left : vanishes(left) ? negation(right) : apply(Operator.SUBTRACT, left, right);
    }

    int product(int left, int right) {
        return vanishes(left) || vanishes(right) ? constant(0) : apply(Operator.MULTIPLY, left, right);
    }

    /** A function's derivative times that of its argument: 0 where the argument is flat, even if the function is steep there. */
    int chained(int outer, int inner) {
        return isConstant(outer) || isConstant(inner) ? product(outer, inner) : apply(Operator.CHAIN, outer, inner);
    }

    int negation(int operand) {
        return apply(Elementary.NEGATE, operand);
    }

    boolean vanishes(int index) {
        return isConstant(index) && value(index) == 0;
    }
}
