package dev.escapement.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Expressions ready to run on lanes: one pass for each operation, nothing allocated. Not safe for use by two threads.
 */
public final class Program {
    private final double[][] registers;
    private final int[] inputs;
    private final Instruction[] code;
    private final int[] results;
    private final double[][] one = new double[1][];

    Program(List<Node> nodes, int[] roots, List<String> variables, int lanes) {
        registers = new double[nodes.size() + roots.length][];
        inputs = variables.stream()
                .mapToInt(name -> nodes.indexOf(new Node.Variable(name)))
                .toArray();
        List<Instruction> list = new ArrayList<>();
        boolean[] done = new boolean[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node instanceof Node.Variable variable) {
                if (!variables.contains(variable.name())) {
                    throw new IllegalStateException(variable.name() + " is not bound");
                }
                continue;
            }
            registers[i] = new double[lanes];
            if (node instanceof Node.Constant number) {
                Arrays.fill(registers[i], number.value());
            } else if (node instanceof Node.Binary binary) {
                list.add(new Instruction.Combine(binary, i));
            } else if (node instanceof Node.Applied applied && !done[i]) {
                list.add(application(applied, i, nodes, done));
            }
        }
        results = new int[roots.length];
        boolean[] taken = new boolean[nodes.size()];
        for (int k = 0; k < roots.length; k++) {
            Node root = nodes.get(roots[k]);
            boolean computed = root instanceof Node.Applied || root instanceof Node.Binary;
            results[k] = computed && !taken[roots[k]] ? roots[k] : nodes.size() + k;
            taken[roots[k]] = true;
            if (results[k] != roots[k]) {
                list.add(new Instruction.Copy(roots[k], results[k]));
            }
        }
        code = list.toArray(Instruction[]::new);
    }

    /** With the function's derivative, or the function whose derivative it is, if that is applied to the same argument. */
    private static Instruction application(Node.Applied applied, int index, List<Node> nodes, boolean[] done) {
        int derivative = nodes.indexOf(new Node.Applied(new Derivative(applied.function()), applied.argument()));
        if (derivative > index) {
            done[derivative] = true;
            return new Instruction.ApplyBoth(applied, index, derivative);
        }
        if (applied.function() instanceof Derivative of) {
            Node.Applied value = new Node.Applied(of.of(), applied.argument());
            int at = nodes.indexOf(value);
            if (at > index) {
                done[at] = true;
                return new Instruction.ApplyBoth(value, at, index);
            }
        }
        return new Instruction.Apply(applied, index);
    }

    /**
     * Evaluates the expression on {@code n} lanes.
     *
     * @param arguments the vocabulary's variables in their order; one that the expression does not mention may be null
     * @param out receives the values; none of the arguments
     */
    public void run(double[][] arguments, double[] out, int n) {
        one[0] = out;
        run(arguments, one, n);
    }

    /**
     * Evaluates each expression on {@code n} lanes.
     *
     * @param arguments the vocabulary's variables in their order; one that no expression mentions may be null
     * @param out receives the values, an array for each expression; none of the arguments
     */
    public void run(double[][] arguments, double[][] out, int n) {
        for (int k = 0; k < inputs.length; k++) {
            if (inputs[k] >= 0) {
                registers[inputs[k]] = arguments[k];
            }
        }
        for (int k = 0; k < results.length; k++) {
            registers[results[k]] = out[k];
        }
        for (Instruction instruction : code) {
            instruction.run(registers, n);
        }
    }
}
