package dev.escapement.simulation;

import dev.escapement.algorithm.Direction;
import dev.escapement.algorithm.Geometry;
import dev.escapement.random.Sampler;
import dev.escapement.random.StreamKey;
import dev.escapement.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;

/** Dense runs, one after the other. */
final class DenseSimulation implements Simulation {
    private final Scenario scenario;
    private final List<StreamKey> cells;
    private final Geometry geometry;
    private final Direction direction;
    private final DenseSamples samples;
    private final Start start;
    private final double[] w;
    private final double[] x;
    /** The logical lane behind the sample's: it draws the start and the label noise. */
    private final Xoshiro256 aside = new Xoshiro256(1);

    private final Sampler sampler = new Sampler(aside, 0);

    private final double[] z = new double[1];
    private final double[] s = new double[1];
    private final double[] noise = new double[1];
    private final double[] squaredNorm = new double[1];
    private final double[] psi = new double[1];

    private double q;
    private double initial;
    private long steps;
    private int cell = -1;

    DenseSimulation(Scenario scenario, List<StreamKey> cells, boolean mixed) {
        this.scenario = scenario;
        this.cells = List.copyOf(cells);
        geometry = scenario.model().geometry();
        direction = scenario.model().direction(scenario.eta(), 1);
        samples = new DenseSamples(scenario.dimension(), mixed);
        start = new Start(scenario);
        w = new double[DenseSamples.padded(scenario.dimension())];
        x = new double[w.length];
        begin();
    }

    @Override
    public boolean done() {
        return cell == cells.size();
    }

    @Override
    public List<Finished> advance(long count) {
        List<Finished> finished = new ArrayList<>();
        for (long k = 0; k < count && !done(); k++) {
            move();
            steps++;
            Status status = status();
            if (status != null) {
                double last = status == Status.DIVERGED ? Double.NaN : overlap();
                finished.add(new Finished(cell, new Outcome(status, initial, last, steps)));
                begin();
            }
        }
        return finished;
    }

    /** Puts the next run at its start: the drawn overlap, and a uniform direction across theta. */
    private void begin() {
        cell++;
        if (done()) {
            return;
        }
        StreamKey key = cells.get(cell);
        samples.seed(key);
        key.seed(aside, 0, DenseSamples.LANES);
        steps = 0;
        initial = start.overlap(sampler);
        samples.draw(w);
        w[0] = 0;
        scale(Math.sqrt((1 - initial) * (1 + initial) / samples.dot(w, w)));
        w[0] = initial;
        q = 1;
    }

    private void move() {
        samples.draw(x);
        z[0] = samples.dot(w, x);
        s[0] = x[0];
        squaredNorm[0] = samples.dot(x, x);
        if (scenario.model().noisy()) {
            noise[0] = sampler.gaussian();
        }
        direction.psi(z, s, noise, squaredNorm, psi, 1);
        double p = scenario.gamma() * psi[0];
        double shrink = geometry == Geometry.PROJECTED ? 1 - p * z[0] : 1;
        for (int j = 0; j < w.length; j++) {
            w[j] = Math.fma(p, x[j], shrink * w[j]);
        }
        q = samples.dot(w, w);
        if (geometry.normalises() && finite()) {
            scale(1 / Math.sqrt(q));
            q = 1;
        }
    }

    private void scale(double factor) {
        for (int j = 0; j < w.length; j++) {
            w[j] *= factor;
        }
    }

    /** How the run has ended; null while it goes on. */
    private Status status() {
        if (!finite()) {
            return Status.DIVERGED;
        }
        if (scenario.escape().reached(overlap())) {
            return Status.ESCAPED;
        }
        return steps >= scenario.maxSteps() ? Status.CENSORED : null;
    }

    private double overlap() {
        return Math.max(-1, Math.min(1, w[0] / Math.sqrt(q)));
    }

    private boolean finite() {
        return Double.isFinite(w[0]) && Double.isFinite(q) && q > 0;
    }
}
