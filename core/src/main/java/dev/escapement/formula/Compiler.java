package dev.escapement.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns nodes into instructions; a node's register is its index. A function and its derivative at one argument are one instruction,
 * and so are two operations of which the second alone needs the first.
 */
final class Compiler {
    private final List<Node> nodes;
    private final int[] uses;
    private final int[] partners;
    private final int[] results;
    /** The instruction that computes each node; none for what another node's instruction computes. */
    private final Instruction[] instructions;

    private final List<Instruction> copies = new ArrayList<>();

    Compiler(List<Node> nodes, int[] roots, List<String> variables) {
        this.nodes = nodes;
        uses = uses(roots);
        partners = partners();
        instructions = new Instruction[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node instanceof Node.Variable variable && !variables.contains(variable.name())) {
                throw new IllegalStateException(variable.name() + " is not bound");
            } else if (node instanceof Node.Binary binary) {
                instructions[i] = binary(binary, i);
            } else if (node instanceof Node.Applied applied) {
                instructions[i] = applied(applied, i);
            }
        }
        results = new int[roots.length];
        boolean[] taken = new boolean[nodes.size()];
        for (int k = 0; k < roots.length; k++) {
            boolean computed = instructions[roots[k]] != null || partners[roots[k]] >= 0;
            results[k] = computed && !taken[roots[k]] ? roots[k] : nodes.size() + k;
            taken[roots[k]] = true;
            if (results[k] != roots[k]) {
                copies.add(new Instruction.Copy(roots[k], results[k]));
            }
        }
    }

    Instruction[] code() {
        List<Instruction> code = new ArrayList<>();
        for (Instruction instruction : instructions) {
            if (instruction != null) {
                code.add(instruction);
            }
        }
        code.addAll(copies);
        return code.toArray(Instruction[]::new);
    }

    /** The register of each root, which is no input and no other root's. */
    int[] results() {
        return results;
    }

    private int[] uses(int[] roots) {
        int[] count = new int[nodes.size()];
        for (Node node : nodes) {
            if (node instanceof Node.Binary binary) {
                count[binary.left()]++;
                count[binary.right()]++;
            } else if (node instanceof Node.Applied applied) {
                count[applied.argument()]++;
            }
        }
        for (int root : roots) {
            count[root] += 2;
        }
        return count;
    }

    /** For each node that is computed together with another one, a function's value and its derivative, the other's index; else -1. */
    private int[] partners() {
        int[] found = new int[nodes.size()];
        Arrays.fill(found, -1);
        Map<Node, Integer> indices = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            indices.put(nodes.get(i), i);
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Node.Applied applied && found[i] < 0) {
                Node derivative = new Node.Applied(applied.function().differentiated(), applied.argument());
                int other = indices.getOrDefault(derivative, i);
                if (other != i && found[other] < 0) {
                    found[i] = other;
                    found[other] = i;
                }
            }
        }
        return found;
    }

    /** A value and a derivative come together where the first of them is needed. */
    private Instruction applied(Node.Applied applied, int index) {
        int partner = partners[index];
        if (partner < 0) {
            return new Instruction.Apply(applied, index);
        }
        if (partner < index) {
            return null;
        }
        Node.Applied other = (Node.Applied) nodes.get(partner);
        return applied.function().differentiated().equals(other.function())
                ? new Instruction.ApplyBoth(applied, index, partner)
                : new Instruction.ApplyBoth(other, partner, index);
    }

    private Instruction binary(Node.Binary binary, int index) {
        Instruction fused = fused(binary, binary.left(), binary.right(), true, index);
        if (fused == null) {
            fused = fused(binary, binary.right(), binary.left(), false, index);
        }
        return fused == null ? new Instruction.Combine(binary, index) : fused;
    }

    /** The operation and the one that computes an operand in one pass, or null if there is no such instruction. */
    private Instruction fused(Node.Binary outer, int operand, int other, boolean left, int index) {
        if (uses[operand] != 1
                || !(instructions[operand] instanceof Instruction.Combine)
                || !(nodes.get(operand) instanceof Node.Binary inner)) {
            return null;
        }
        Fused both = Fused.of(inner.operator(), outer.operator(), left, inner.left(), inner.right(), other, index);
        if (both != null) {
            instructions[operand] = null;
        }
        return both;
    }
}
