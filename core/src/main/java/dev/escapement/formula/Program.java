package dev.escapement.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An expression ready to run on lanes: one pass for each operation, nothing allocated. Not safe for use by two threads.
 */
public final class Program {
    private final double[][] registers;
    private final int[] inputs;
    private final Instruction[] code;
    private final int result;

    Program(Expression expression, int lanes) {
        List<Node> nodes = expression.nodes();
        int root = nodes.size() - 1;
        registers = new double[nodes.size() + 1][];
        inputs = new int[expression.variables().size()];
        Arrays.fill(inputs, -1);
        List<Instruction> list = new ArrayList<>();
        boolean[] done = new boolean[nodes.size()];
        for (int i = 0; i <= root; i++) {
            Node node = nodes.get(i);
            if (node instanceof Node.Variable variable) {
                int input = expression.variables().indexOf(variable.name());
                if (input < 0) {
                    throw new IllegalStateException(variable.name() + " is not bound");
                }
                inputs[input] = i;
                continue;
            }
            registers[i] = new double[lanes];
            if (node instanceof Node.Constant number) {
                Arrays.fill(registers[i], number.value());
            } else if (node instanceof Node.Binary binary) {
                list.add(new Instruction.Combine(binary, i));
            } else if (node instanceof Node.Applied applied && !done[i]) {
                list.add(application(applied, i, nodes, done));
            } else if (node instanceof Node.Unbound call) {
                throw new IllegalStateException(call.function() + " is not bound");
            }
        }
        boolean computed = nodes.get(root) instanceof Node.Applied || nodes.get(root) instanceof Node.Binary;
        if (!computed) {
            list.add(new Instruction.Copy(root, root + 1));
        }
        result = computed ? root : root + 1;
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
        for (int k = 0; k < inputs.length; k++) {
            if (inputs[k] >= 0) {
                registers[inputs[k]] = arguments[k];
            }
        }
        registers[result] = out;
        for (Instruction instruction : code) {
            instruction.run(registers, n);
        }
    }
}
