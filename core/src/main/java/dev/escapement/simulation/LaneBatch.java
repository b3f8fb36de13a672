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
 * <p>Samples come a few at a time, two of them in a round of four Gaussians a lane. Where psi reads a mean over a batch that does not
 * fit, the batch is drawn twice, from the same streams. Sums run over the samples in their order, so that they do not depend on how
 * many come at a time.
 */
final class LaneBatch {
    /** Samples that are drawn at a time; fewer than 256 would be slow. */
    private static final int CHUNK = 1024;
    /** The same where psi reads a mean, so that most batches fit. */
    private static final int POOLED_CHUNK = 16384;

    private final int batch;
    private final boolean onSphere;
    private final boolean noisy;
    /** Rounds but for the last, whose second half is the chi-square's. Where labels are noisy, a second half is the noise. */
    private final int rounds;
    /** Whether there is a sample in the last round. */
    private final boolean odd;

    private final int chunk;
    private final LaneKernel chunkKernel;
    private final LaneKernel kernel;
    private final LaneKernel.Draw draw;
    private final LaneKernel.Draw last;
    private final Xoshiro256 ahead;
    private final Labels labels;
    private final PooledRule rule;
    private final double[] root;
    private final double[] along;
    private final double[] across;
    private final double[] mean;
    private final Samples firstHalves;
    private final Samples secondHalves;
    private final Samples lastHalves;
    private final double[] sumOfG;
    private final double[] sumOfU;
    private final double[] sumOfSquares;

    /**
     * Batches on so many lanes.
     *
     * @param last receives the last round, of which the chi-square is still to be made
     */
    LaneBatch(Scenario scenario, Kernel kernel, int lanes, LaneKernel.Draw last) {
        Model model = scenario.model();
        batch = scenario.batch();
        onSphere = model.geometry().normalises();
        noisy = model.noisy();
        rounds = noisy ? batch - 1 : batch / 2;
        odd = noisy || batch % 2 == 1;
        rule = model.algorithm()
                .pooled(model.neuron(), model.loss(), scenario.eta(), scenario.dimension(), POOLED_CHUNK);
        chunk = rule.pools() ? POOLED_CHUNK : CHUNK;
        labels = model.labels(chunk);
        this.kernel = kernel.lanes(lanes);
        this.last = last;
        chunkKernel = kernel.lanes(chunk);
        draw = new LaneKernel.Draw(chunk, true);
        ahead = new Xoshiro256(lanes);
        root = new double[chunk];
        along = new double[chunk];
        across = new double[chunk];
        mean = new double[chunk];
        firstHalves = new Samples(draw.g, draw.u, draw.noise);
        secondHalves = new Samples(draw.normal, draw.noise, draw.noise);
        lastHalves = new Samples(last.g, last.u, last.noise);
        sumOfG = new double[lanes];
        sumOfU = new double[lanes];
        sumOfSquares = new double[lanes];
    }

    /**
     * Draws a batch in every lane.
     *
     * @param overlap {@code <w, theta>}
     * @param q {@code |w|^2}
     */
    void draw(Xoshiro256 generator, double[] overlap, double[] q, int n) {
        stand(overlap, q, n);
        boolean fits = rounds <= together(n);
        if (rule.pools()) {
            Arrays.fill(sumOfG, 0);
            pass(fits ? generator : copied(generator, n), true, n);
            for (int i = 0; i < n; i++) {
                mean[i] = sumOfG[i] / batch;
            }
            repeat(mean, n);
        }
        Arrays.fill(sumOfG, 0);
        Arrays.fill(sumOfU, 0);
        Arrays.fill(sumOfSquares, 0);
        if (rule.pools() && fits) {
            sum(rounds, n);
            sumLast(n);
        } else {
            pass(generator, false, n);
        }
    }

    /** Makes the batch one sample: writes its parts along w and along theta, and scales what lies across. */
    void merge(double[] rest, int n) {
        System.arraycopy(sumOfG, 0, last.g, 0, n);
        System.arraycopy(sumOfU, 0, last.u, 0, n);
        for (int i = 0; i < n; i++) {
            rest[i] *= sumOfSquares[i];
        }
    }

    /** Where the runs stand. */
    private void stand(double[] overlap, double[] q, int n) {
        for (int i = 0; i < n; i++) {
            root[i] = onSphere ? 1 : Math.sqrt(q[i]);
            double c = Math.max(-1, Math.min(1, overlap[i] / root[i]));
            along[i] = c;
            across[i] = Math.sqrt((1 - c) * (1 + c));
        }
        repeat(root, n);
        repeat(along, n);
        repeat(across, n);
    }

    private Xoshiro256 copied(Xoshiro256 generator, int n) {
        for (int word = 0; word < 4; word++) {
            System.arraycopy(generator.state(word), 0, ahead.state(word), 0, n);
        }
        return ahead;
    }

    /** Rounds that are drawn at a time. */
    private int together(int n) {
        return chunk / LaneKernel.padded(n);
    }

    /** Writes what belongs to the lanes once for each round. */
    private void repeat(double[] values, int n) {
        int stride = LaneKernel.padded(n);
        int all = Math.min(rounds, together(n)) * stride;
        for (int at = stride; at < all; at += stride) {
            System.arraycopy(values, 0, values, at, stride);
        }
    }

    /**
     * Draws all rounds, and sums over them what the step takes, or what the mean is taken of.
     *
     * @param pooling whether it is for the mean
     */
    private void pass(Xoshiro256 source, boolean pooling, int n) {
        for (int done = 0; done < rounds; done += together(n)) {
            int count = Math.min(together(n), rounds - done);
            int all = count * LaneKernel.padded(n);
            chunkKernel.draw(source, draw, count, n);
            firstHalves.look(all);
            if (!noisy) {
                secondHalves.look(all);
            }
            if (pooling) {
                pool(count, n);
            } else {
                sum(count, n);
            }
        }
        kernel.draw(source, last, 1, n);
        if (odd) {
            lastHalves.look(n);
            if (pooling) {
                lastHalves.terms(n);
                lastHalves.pool(0, n);
            } else {
                sumLast(n);
            }
        }
    }

    private void pool(int count, int n) {
        int stride = LaneKernel.padded(n);
        int all = count * stride;
        firstHalves.terms(all);
        if (!noisy) {
            secondHalves.terms(all);
        }
        for (int at = 0; at < all; at += stride) {
            firstHalves.pool(at, n);
            if (!noisy) {
                secondHalves.pool(at, n);
            }
        }
    }

    private void sum(int count, int n) {
        int stride = LaneKernel.padded(n);
        int all = count * stride;
        firstHalves.directions(all);
        if (!noisy) {
            secondHalves.directions(all);
        }
        for (int at = 0; at < all; at += stride) {
            firstHalves.sum(at, n);
            if (!noisy) {
                secondHalves.sum(at, n);
            }
        }
    }

    private void sumLast(int n) {
        if (odd) {
            lastHalves.directions(n);
            lastHalves.sum(0, n);
        }
    }

    /** Samples, one in the same half of each round. */
    private final class Samples {
        private final double[] g;
        private final double[] u;
        private final double[] noise;
        private final double[][] s;
        private final double[] z;
        private final double[] y;
        private final double[] psi;

        Samples(double[] g, double[] u, double[] noise) {
            this.g = g;
            this.u = u;
            this.noise = noise;
            s = new double[1][g.length];
            // z is g where |w| = 1.
            z = onSphere ? g : new double[g.length];
            y = new double[g.length];
            psi = new double[g.length];
        }

        /** Finds labels and pre-activations. */
        void look(int all) {
            double[] alongTheta = s[0];
            for (int i = 0; i < all; i++) {
                alongTheta[i] = Math.fma(across[i], u[i], along[i] * g[i]);
            }
            if (!onSphere) {
                for (int i = 0; i < all; i++) {
                    z[i] = root[i] * g[i];
                }
            }
            labels.write(s, noise, y, all);
        }

        void terms(int all) {
            rule.terms(y, z, psi, all);
        }

        void directions(int all) {
            rule.psi(y, z, mean, psi, all);
        }

        void pool(int at, int n) {
            for (int i = 0; i < n; i++) {
                sumOfG[i] += psi[at + i];
            }
        }

        void sum(int at, int n) {
            for (int i = 0; i < n; i++) {
                double direction = psi[at + i];
                sumOfG[i] = Math.fma(direction, g[at + i], sumOfG[i]);
                sumOfU[i] = Math.fma(direction, u[at + i], sumOfU[i]);
                sumOfSquares[i] = Math.fma(direction, direction, sumOfSquares[i]);
            }
        }
    }
}
