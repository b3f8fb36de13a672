package dev.escapement.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        int[] partners = partners(nodes);
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
            } else if (node instanceof Node.Applied) {
                apply(nodes, i, partners[i], list);
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

    /** The index of each node that is computed with another one, by the other's: a function's value and its derivative. */
    private static int[] partners(List<Node> nodes) {
        int[] partners = new int[nodes.size()];
        Arrays.fill(partners, -1);
        Map<Node, Integer> indices = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            indices.put(nodes.get(i), i);
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Node.Applied applied && partners[i] < 0) {
                Node derivative = new Node.Applied(applied.function().differentiated(), applied.argument());
                int other = indices.getOrDefault(derivative, i);
                if (other != i && partners[other] < 0) {
                    partners[i] = other;
                    partners[other] = i;
                }
            }
        }
        return partners;
    }

    /** Values and derivatives come together, where the first of them is needed. */
    private static void apply(List<Node> nodes, int index, int partner, List<Instruction> list) {
        Node.Applied applied = (Node.Applied) nodes.get(index);
        if (partner < 0) {
            list.add(new Instruction.Apply(applied, index));
        } else if (partner > index) {
            Node.Applied other = (Node.Applied) nodes.get(partner);
            boolean first = applied.function().differentiated().equals(other.function());
            list.add(
                    first
                            ? new Instruction.ApplyBoth(applied, index, partner)
                            : new Instruction.ApplyBoth(other, partner, index));
        }
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
