package dev.escapement.algorithm;

import dev.escapement.formula.Expression;
import dev.escapement.formula.Program;
import java.util.Arrays;
import java.util.List;

/** A formula on several neurons whose outputs add up: each residual is that of the sum of what the neurons give to it. */
final class FormulaOnNetwork implements BatchRule {
    private final Program[] stages;
    private final Loss.OnLanes loss;
    private final int batch;
    private final double[][] inputs;
    private final double[] part;
    private final double[] prediction;
    private final double[] residual;

    /**
     * A rule.
     *
     * @param psi what is given to the residuals, then psi: see {@link Expression#stages}
     */
    FormulaOnNetwork(List<Expression> psi, Loss loss, int width, int batch) {
        int lanes = width * batch;
        stages = psi.stream().map(stage -> stage.program(lanes)).toArray(Program[]::new);
        this.loss = loss.residual(batch);
        this.batch = batch;
        inputs = new double[FormulaRule.VOCABULARY.variables().size() + stages.length - 1][lanes];
        part = new double[lanes];
        prediction = new double[batch];
        residual = new double[batch];
    }

    @Override
    public void psi(Batch samples, double[] psi) {
        repeat(samples.labels(), inputs[0]);
        inputs[1] = samples.preActivations();
        repeat(samples.squaredNorms(), inputs[2]);
        int last = stages.length - 1;
        for (int stage = 0; stage < last; stage++) {
            stages[stage].run(inputs, part, part.length);
            Arrays.fill(prediction, 0);
            for (int lane = 0; lane < part.length; lane++) {
                prediction[lane % batch] += part[lane];
            }
            loss.at(samples.labels(), prediction, residual, batch);
            repeat(residual, inputs[inputs.length - last + stage]);
        }
        stages[last].run(inputs, psi, psi.length);
    }

    /** Writes what belongs to the samples once for each neuron. */
    private static void repeat(double[] ofSamples, double[] out) {
        for (int from = 0; from < out.length; from += ofSamples.length) {
            System.arraycopy(ofSamples, 0, out, from, ofSamples.length);
        }
    }
}
