package dev.escapement.formula;

import java.util.Arrays;
import java.util.List;

/**
 * Expressions ready to run on lanes: one pass for each operation or pair of operations, nothing allocated. Not safe for use by two
 * threads.
 */
public final class Program {
    private final double[][] registers;
    private final int[] inputs;
    private final Instruction[] code;
    private final int[] results;
    private final double[][] one = new double[1][];

    Program(List<Node> nodes, int[] roots, List<String> variables, int lanes) {
        Compiler compiler = new Compiler(nodes, roots, variables);
        code = compiler.code();
        results = compiler.results();
        inputs = variables.stream()
                .mapToInt(name -> nodes.indexOf(new Node.Variable(name)))
                .toArray();
        registers = new double[nodes.size() + roots.length][];
        for (int i = 0; i < nodes.size(); i++) {
            if (!(nodes.get(i) instanceof Node.Variable)) {
                registers[i] = new double[lanes];
            }
            if (nodes.get(i) instanceof Node.Constant number) {
                Arrays.fill(registers[i], number.value());
            }
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
