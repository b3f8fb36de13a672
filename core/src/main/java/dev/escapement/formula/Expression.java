package dev.escapement.formula;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a formula means: operations on shared operands, bindings put in, constants folded. Immutable; two expressions are equal if
 * they are the same operations in the same order.
 */
public final class Expression implements Serializable {
    private static final long serialVersionUID = 1;

    private final List<Node> nodes;
    private final List<String> variables;

    /**
     * An expression.
     *
     * @param nodes each after its operands, the root last
     * @param variables all variables of the vocabulary
     */
    Expression(List<Node> nodes, List<String> variables) {
        this.nodes = List.copyOf(nodes);
        this.variables = variables;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<String> variables() {
        return variables;
    }

    private Node root() {
        return nodes.get(nodes.size() - 1);
    }

    Expression bind(Map<String, Double> parameters, Map<String, Univariate> functions, Map<String, Formula> residuals) {
        Graph graph = new Graph();
        int root = graph.insert(
                this,
                name -> parameters.containsKey(name) ? graph.constant(parameters.get(name)) : graph.variable(name),
                call -> {
                    if (residuals.containsKey(call.function())) {
                        return inserted(residuals.get(call.function()), call.argument(), graph);
                    }
                    if (!functions.containsKey(call.function())) {
                        return graph.unbound(call.function(), call.marks(), call.argument());
                    }
                    Univariate function = functions.get(call.function());
                    for (int k = 0; k < call.marks(); k++) {
                        function = function.differentiated();
                    }
                    return graph.apply(function, call.argument());
                });
        return graph.expression(root, variables);
    }

    private static int inserted(Formula residual, int argument, Graph graph) {
        String prediction = residual.vocabulary().variables().get(1);
        return graph.insert(
                residual.expression(),
                name -> name.equals(prediction) ? argument : graph.variable(name),
                Expression::missing);
    }

    /**
     * The expression in stages, in which every call of an unbound function is a variable. First come the arguments of the calls,
     * each behind those whose values it needs, then the expression itself. Their variables are this expression's, then one for the
     * value of each call, in the order of the arguments.
     */
    public List<Expression> stages(String function) {
        Graph graph = new Graph();
        List<String> names = new ArrayList<>(variables);
        List<Integer> roots = new ArrayList<>();
        int root = graph.insert(this, graph::variable, call -> {
            if (!call.function().equals(function)) {
                return graph.unbound(call.function(), call.marks(), call.argument());
            }
            roots.add(call.argument());
            names.add(function + " " + roots.size());
            return graph.variable(names.get(names.size() - 1));
        });
        roots.add(root);
        return roots.stream().map(stage -> graph.expression(stage, names)).toList();
    }

    /** Whether the value depends, by its symbols, on a variable or an unbound parameter. */
    public boolean mentions(String name) {
        return nodes.contains(new Node.Variable(name));
    }

    int calls(String function) {
        return (int) nodes.stream()
                .filter(node ->
                        node instanceof Node.Unbound call && call.function().equals(function))
                .count();
    }

    /** The value, if the expression is a number. */
    public OptionalDouble constant() {
        return root() instanceof Node.Constant number ? OptionalDouble.of(number.value()) : OptionalDouble.empty();
    }

    /**
     * The exact partial derivative; at a kink the mean of the one-sided derivatives, zero where the expression jumps.
     *
     * @param variable with respect to which
     */
    public Expression derivative(String variable) {
        return Differentiation.of(this, variable);
    }

    /**
     * Expressions at whose changes of sign this one is not smooth: it, or one of its derivatives, jumps or is infinite there.
     * Only what depends on a variable is among them.
     */
    public List<Expression> kinks() {
        return Kinks.of(this);
    }

    /**
     * The degree in a variable, if the expression is a polynomial in it by its symbols: an upper bound, since terms may cancel.
     *
     * @param variable the others count as numbers
     */
    public OptionalInt degree(String variable) {
        return Symmetry.degree(this, variable);
    }

    /**
     * The highest degree in a variable of the polynomials that the expression consists of between changes of sign of its
     * {@link #kinks}, by its symbols; empty if they do not say that it consists of such.
     *
     * @param variable the others count as numbers
     */
    public OptionalInt pieceDegree(String variable) {
        return Symmetry.pieceDegree(this, variable);
    }

    /**
     * The parity in a variable, by symbols.
     *
     * @param variable the others count as numbers
     */
    public Parity parity(String variable) {
        return Symmetry.parity(this, variable);
    }

    /**
     * Taylor's coefficients in the only variable, {@code f^(n)(at) / n!} at index n; at a kink they mean nothing.
     *
     * @param out receives the coefficients
     */
    public void taylor(double at, double[] out) {
        Series.of(this, at, out);
    }

    /**
     * The evaluation on lanes; not safe for use by two threads.
     *
     * @param lanes at most so many at once
     * @throws IllegalStateException if a parameter or a function is not bound
     */
    public Program program(int lanes) {
        return program(List.of(this), lanes);
    }

    /**
     * The evaluation of several expressions at once: what they share is computed once.
     *
     * @param expressions of the same variables
     * @param lanes at most so many at once
     * @throws IllegalStateException if a parameter or a function is not bound
     */
    public static Program program(List<Expression> expressions, int lanes) {
        Graph graph = new Graph();
        int[] roots = expressions.stream()
                .mapToInt(expression -> graph.insert(expression, graph::variable, Expression::missing))
                .toArray();
        return new Program(graph.nodes(), roots, expressions.get(0).variables, lanes);
    }

    private static int missing(Node.Unbound call) {
        throw new IllegalStateException(call.function() + " is not bound");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression that && nodes.equals(that.nodes);
    }

    @Override
    public int hashCode() {
        return nodes.hashCode();
    }
}
