package dev.escapement.formula;

import dev.escapement.formula.Syntax.Binding;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A formula as a user writes it, {@code t = 2 * y; clip(t, -1, 1) * act'(z)}. Operations of one kind associate to the left as
 * written, powers to the right; a sign binds less tightly than a power, {@code -x^2 = -(x^2)}. Immutable; two formulas are equal
 * if their canonical texts and vocabularies are.
 */
public final class Formula implements Serializable {
    private static final long serialVersionUID = 1;

    private final List<Binding> bindings;
    private final Syntax body;
    private final Vocabulary vocabulary;
    private final String text;
    /** What is not bound yet; made when it is first asked for. */
    private transient Expression expression;

    Formula(List<Binding> bindings, Syntax body, Vocabulary vocabulary) {
        this.bindings = List.copyOf(bindings);
        this.body = body;
        this.vocabulary = vocabulary;
        text = bindings.stream().map(Binding::toString).collect(Collectors.joining()) + body;
    }

    /**
     * Reads a formula.
     *
     * @throws FormulaException if it is no formula of this vocabulary
     */
    public static Formula parse(String text, Vocabulary vocabulary) {
        return new Parser(text, vocabulary).formula();
    }

    /** The vocabulary it is written in. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Whether the value depends, by its symbols, on a variable or a parameter. */
    public boolean mentions(String name) {
        return expression().mentions(name);
    }

    /** How many different calls there are of a function that is known when the formula is bound. */
    public int calls(String function) {
        return expression().calls(function);
    }

    /** Whether two formulas are the same up to bindings and the order of terms and factors. */
    public boolean saysTheSameAs(Formula other) {
        return Meaning.same(expression(), other.expression());
    }

    /**
     * This formula of one variable with a function's values for the variable: a formula of the function's argument x. Its text tells
     * what it is and need not read back, for the function is none that a user could write.
     *
     * @param name the function's, for the text
     */
    public Formula after(Univariate function, String name) {
        String variable = vocabulary.variables().get(0);
        Map<String, Univariate> functions = new LinkedHashMap<>(vocabulary.functions());
        functions.put(name, function);
        List<Binding> after = new ArrayList<>();
        after.add(new Binding(variable, new Syntax.Call(name, 0, List.of(new Syntax.Name("x")))));
        after.addAll(bindings);
        return new Formula(
                after, body, new Vocabulary(vocabulary.kind(), List.of("x"), functions, vocabulary.families()));
    }

    /** What the formula means, with nothing bound. */
    public Expression expression() {
        Expression known = expression;
        if (known == null) {
            known = lowered();
            expression = known;
        }
        return known;
    }

    /**
     * The formula with parameters and functions put in, as far as they are given.
     *
     * @param parameters numbers by name
     * @param functions functions by name
     */
    public Expression bind(Map<String, Double> parameters, Map<String, Univariate> functions) {
        return expression().bind(parameters, functions, Map.of());
    }

    /**
     * The formula with parameters, functions and a residual put in.
     *
     * @param parameters numbers by name
     * @param functions functions by name
     * @param residual stands for each residual function of the vocabulary: a formula of two variables, of which the first is one
     *     of this formula's variables and the second the function's argument
     */
    public Expression bind(Map<String, Double> parameters, Map<String, Univariate> functions, Formula residual) {
        Map<String, Formula> residuals =
                vocabulary.residuals().stream().collect(Collectors.toMap(name -> name, name -> residual));
        return expression().bind(parameters, functions, residuals);
    }

    private Expression lowered() {
        Graph graph = new Graph();
        Map<String, Integer> bound = new HashMap<>();
        for (Binding binding : bindings) {
            bound.put(binding.name(), lower(binding.value(), graph, bound));
        }
        return graph.expression(lower(body, graph, bound), vocabulary.variables());
    }

    private int lower(Syntax syntax, Graph graph, Map<String, Integer> bound) {
        if (syntax instanceof Syntax.Literal number) {
            return graph.constant(number.value());
        }
        if (syntax instanceof Syntax.Name name) {
            Integer index = bound.get(name.name());
            return index == null ? graph.variable(name.name()) : index;
        }
        if (syntax instanceof Syntax.Negation negation) {
            return graph.negation(lower(negation.operand(), graph, bound));
        }
        if (syntax instanceof Syntax.Infix infix) {
            int left = lower(infix.left(), graph, bound);
            int right = lower(infix.right(), graph, bound);
            return graph.apply(operator(infix.sign()), left, right);
        }
        Syntax.Call call = (Syntax.Call) syntax;
        int[] arguments = call.arguments().stream()
                .mapToInt(argument -> lower(argument, graph, bound))
                .toArray();
        return call(call, arguments, graph);
    }

    private int call(Syntax.Call call, int[] arguments, Graph graph) {
        return switch (call.function()) {
            case "min" -> graph.apply(Operator.MINIMUM, arguments[0], arguments[1]);
            case "max" -> graph.apply(Operator.MAXIMUM, arguments[0], arguments[1]);
            case "clip" -> {
                int raised = graph.apply(Operator.MAXIMUM, arguments[0], arguments[1]);
                yield graph.apply(Operator.MINIMUM, raised, arguments[2]);
            }
            default -> {
                int argument = arguments[arguments.length - 1];
                Univariate function = function(call);
                yield function == null
                        ? graph.unbound(call.function(), call.marks(), argument)
                        : graph.apply(function, argument);
            }
        };
    }

    /** The function of a call, or null if it is not known before the formula is bound. */
    private Univariate function(Syntax.Call call) {
        Vocabulary.Family family = vocabulary.families().get(call.function());
        if (family != null) {
            return family.member((int) ((Syntax.Literal) call.arguments().get(0)).value());
        }
        return Elementary.WRITTEN.stream()
                .filter(function -> function.label().equals(call.function()))
                .map(Univariate.class::cast)
                .findFirst()
                .orElse(vocabulary.functions().get(call.function()));
    }

    private static Operator operator(char sign) {
        return switch (sign) {
            case '+' -> Operator.ADD;
            case '-' -> Operator.SUBTRACT;
            case '*' -> Operator.MULTIPLY;
            case '/' -> Operator.DIVIDE;
            default -> Operator.POWER;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Formula that && text.equals(that.text) && vocabulary.equals(that.vocabulary);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The canonical text, which reads back to the same formula. */
    @Override
    public String toString() {
        return text;
    }
}
