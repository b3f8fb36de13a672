package dev.escapement.simulation;

import dev.escapement.algorithm.Labels;
import dev.escapement.algorithm.Model;
import dev.escapement.algorithm.PooledRule;
import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.kernel.Kernel;
import dev.escapement.simulation.kernel.LaneKernel;
import java.util.Arrays;

/**
 * The batches of a step of reduced runs, one run a lane. A batch acts like one sample on which psi is 1. With psi_b at sample b, and
 * g_b along w and u_b along the rest of theta, it has {@code sum psi_b g_b} along w, {@code sum psi_b u_b} along the rest of theta,
 * and across both a squared length of {@code sum psi_b^2} times one chi-square, since what the samples have there is Gaussian and
 * psi does not read it. So a batch costs two Gaussians a sample, in every dimension.
 *
 * <p>Samples come a few at a time. Where psi reads a mean over the batch, the batch is drawn twice, from the same streams. Sums
 * run over the samples in their order, so that they do not depend on how many come at a time.
 */
final class LaneBatch {
    /** Samples of all lanes that are drawn at a time; fewer than 256 would be slow. */
    private static final int CHUNK = 1024;

    private final boolean onSphere;
    private final boolean noisy;
    /** Rounds that the samples are drawn in, but for the last, whose second pair of Gaussians is the chi-square's and the noise. */
    private final int rounds;
    /** Whether there is a sample in the last round. */
    private final boolean odd;

    private final int batch;
    private final LaneKernel kernel;
    private final LaneKernel.Draw draw;
    private final Xoshiro256 ahead;
    private final Labels labels;
    private final PooledRule rule;
    private final double[][] s;
    private final double[] y;
    private final double[] root;
    private final double[] along;
    private final double[] across;
    private final double[] mean;
    private final double[] z;
    private final double[] psi;
    private final double[] second;
    private final double[] sumOfG;
    private final double[] sumOfU;
    private final double[] sumOfSquares;

    LaneBatch(Scenario scenario, Kernel kernel, int lanes) {
        Model model = scenario.model();
        onSphere = model.geometry().normalises();
        noisy = model.noisy();
        batch = scenario.batch();
        rounds = noisy ? batch - 1 : batch / 2;
        odd = noisy || batch % 2 == 1;
        int most = Math.max(CHUNK, lanes);
        this.kernel = kernel.lanes(most);
        draw = new LaneKernel.Draw(most);
        ahead = new Xoshiro256(lanes);
        labels = model.labels(most);
        rule = model.algorithm().pooled(model.neuron(), model.loss(), scenario.eta(), scenario.dimension(), most);
        s = new double[1][most];
        y = new double[most];
        root = new double[most];
        along = new double[most];
        across = new double[most];
        mean = new double[most];
        z = new double[most];
        psi = new double[most];
        second = new double[most];
        sumOfG = new double[lanes];
        sumOfU = new double[lanes];
        sumOfSquares = new double[lanes];
    }

    /**
     * Draws a batch in every lane.
     *
     * @param last receives the last round, of which the chi-square is still to be made
     * @param overlap {@code <w, theta>}
     * @param q {@code |w|^2}
     */
    void draw(Xoshiro256 generator, LaneKernel kernel, LaneKernel.Draw last, double[] overlap, double[] q, int n) {
        int stride = LaneKernel.padded(n);
        for (int i = 0; i < n; i++) {
            root[i] = onSphere ? 1 : Math.sqrt(q[i]);
            double c = Math.max(-1, Math.min(1, overlap[i] / root[i]));
            along[i] = c;
            across[i] = Math.sqrt((1 - c) * (1 + c));
        }
        repeat(root, stride);
        repeat(along, stride);
        repeat(across, stride);
        if (rule.pools()) {
            for (int word = 0; word < 4; word++) {
                System.arraycopy(generator.state(word), 0, ahead.state(word), 0, stride);
            }
            pool(kernel, last, n);
        }
        Arrays.fill(sumOfG, 0);
        Arrays.fill(sumOfU, 0);
        Arrays.fill(sumOfSquares, 0);
        for (int done = 0; done < rounds; done += together(n)) {
            int count = Math.min(together(n), rounds - done);
            int all = count * stride;
            this.kernel.draw(generator, draw, count, n);
            rule.psi(y, look(draw.g, draw.u, draw.noise, all), mean, psi, all);
            if (!noisy) {
                rule.psi(y, look(draw.normal, draw.noise, draw.noise, all), mean, second, all);
            }
            for (int at = 0; at < all; at += stride) {
                add(psi, draw.g, draw.u, at, n);
                if (!noisy) {
                    add(second, draw.normal, draw.noise, at, n);
                }
            }
        }
        kernel.draw(generator, last, 1, n);
        if (odd) {
            rule.psi(y, look(last.g, last.u, last.noise, n), mean, psi, n);
            add(psi, last.g, last.u, 0, n);
        }
    }

    /** Makes the batch one sample: writes its parts along w and along theta, and scales what lies across. */
    void sum(LaneKernel.Draw one, double[] rest, int n) {
        System.arraycopy(sumOfG, 0, one.g, 0, n);
        System.arraycopy(sumOfU, 0, one.u, 0, n);
        for (int i = 0; i < n; i++) {
            rest[i] *= sumOfSquares[i];
        }
    }

    /** Draws the batch ahead, for the mean. */
    private void pool(LaneKernel kernel, LaneKernel.Draw last, int n) {
        int stride = LaneKernel.padded(n);
        double[] sum = sumOfG;
        Arrays.fill(sum, 0);
        for (int done = 0; done < rounds; done += together(n)) {
            int count = Math.min(together(n), rounds - done);
            int all = count * stride;
            this.kernel.draw(ahead, draw, count, n);
            rule.terms(y, look(draw.g, draw.u, draw.noise, all), psi, all);
            if (!noisy) {
                rule.terms(y, look(draw.normal, draw.noise, draw.noise, all), second, all);
            }
            for (int at = 0; at < all; at += stride) {
                add(psi, at, sum, n);
                if (!noisy) {
                    add(second, at, sum, n);
                }
            }
        }
        if (odd) {
            kernel.draw(ahead, last, 1, n);
            rule.terms(y, look(last.g, last.u, last.noise, n), psi, n);
            add(psi, 0, sum, n);
        }
        for (int i = 0; i < n; i++) {
            mean[i] = sum[i] / batch;
        }
        repeat(mean, stride);
    }

    /** Rounds that are drawn at a time. */
    private int together(int n) {
        return Math.max(1, CHUNK / LaneKernel.padded(n));
    }

    /** Writes what belongs to the lanes once for each round. */
    private void repeat(double[] values, int stride) {
        int all = Math.min(rounds, together(stride)) * stride;
        for (int at = stride; at < all; at += stride) {
            System.arraycopy(values, 0, values, at, stride);
        }
    }

    /** Labels samples, and returns their pre-activations. */
    private double[] look(double[] g, double[] u, double[] noise, int all) {
        double[] alongTheta = s[0];
        for (int i = 0; i < all; i++) {
            alongTheta[i] = Math.fma(across[i], u[i], along[i] * g[i]);
        }
        labels.write(s, noise, y, all);
        if (onSphere) {
            return g;
        }
        for (int i = 0; i < all; i++) {
            z[i] = root[i] * g[i];
        }
        return z;
    }

    private void add(double[] psi, double[] g, double[] u, int at, int n) {
        for (int i = 0; i < n; i++) {
            double direction = psi[at + i];
            sumOfG[i] = Math.fma(direction, g[at + i], sumOfG[i]);
            sumOfU[i] = Math.fma(direction, u[at + i], sumOfU[i]);
            sumOfSquares[i] = Math.fma(direction, direction, sumOfSquares[i]);
        }
    }

    private static void add(double[] terms, int at, double[] sum, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += terms[at + i];
        }
    }
}
