package dev.escapement.simulation.batch;

import dev.escapement.random.ChiSquare;
import dev.escapement.random.Uniform;
import dev.escapement.random.Xoshiro256;
import dev.escapement.simulation.Scenario;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The K + B coordinates that span directions, stored vectors and samples. Stored vector i has none beyond the (r + i)-th; what a
 * batch adds beyond the K-th is a triangular factor of a Wishart matrix (Bartlett 1933), since only inner products count. After a
 * step a rotation of the coordinates behind the directions makes the stored vectors triangular again.
 */
final class SubspaceFrame extends Frame {
    private final int directions;
    private final int width;
    private final int span;
    private final Normals normals;
    private final Xoshiro256 aside;
    private final ChiSquare[] ofNeurons;
    private final ChiSquare[] ofSamples;
    private final double[] moved;

    /**
     * A frame.
     *
     * @param aside its one lane draws what chi-squares need besides Gaussians
     */
    SubspaceFrame(Scenario scenario, Normals normals, Xoshiro256 aside) {
        super(scenario, scenario.model().span() + scenario.batch());
        directions = scenario.model().directions();
        width = scenario.model().width();
        span = scenario.model().span();
        this.normals = normals;
        this.aside = aside;
        int dimension = scenario.dimension();
        ofNeurons = laws(dimension - directions, width);
        ofSamples = laws(dimension - span, scenario.batch());
        moved = new double[length()];
    }

    /** Laws of squared lengths: each vector has one dimension less to itself than the one before. */
    private static ChiSquare[] laws(int degrees, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ChiSquare(degrees - i))
                .toArray(ChiSquare[]::new);
    }

    private double length(ChiSquare law) {
        return Math.sqrt(law.sample(normals.next(), Uniform.open(aside), aside, 0));
    }

    @Override
    void scatter(int neuron) {
        double[] w = stored[neuron];
        Arrays.fill(w, 0);
        normals.fill(w, 0, directions + neuron);
        w[directions + neuron] = length(ofNeurons[neuron]);
    }

    @Override
    void draw() {
        for (int b = 0; b < samples.length; b++) {
            normals.fill(samples[b], 0, span + b);
            samples[b][span + b] = length(ofSamples[b]);
        }
    }

    @Override
    void look(double[] z) {
        for (int j = 0; j < width; j++) {
            for (int b = 0; b < samples.length; b++) {
                z[j * samples.length + b] = Rows.dot(stored[j], samples[b], directions + j + 1);
            }
        }
    }

    @Override
    void lookFrom(double[] c, double[] z) {
        for (int j = 0; j < width; j++) {
            System.arraycopy(stored[j], 0, moved, 0, moved.length);
            add(moved, c, j);
            for (int b = 0; b < samples.length; b++) {
                z[j * samples.length + b] = Rows.dot(moved, samples[b], reach(b));
            }
        }
    }

    @Override
    void add(int first, double[] c) {
        for (int j = 0; j < width; j++) {
            add(stored[first + j], c, j);
        }
    }

    private void add(double[] vector, double[] c, int neuron) {
        for (int b = 0; b < samples.length; b++) {
            Rows.add(vector, c[neuron * samples.length + b], samples[b], reach(b));
        }
    }

    /** How many leading coordinates of a sample may differ from 0. */
    private int reach(int sample) {
        return span + sample + 1;
    }

    /** Householder's reflections, one a stored vector, of the coordinates from its own on. */
    @Override
    void settle() {
        for (int i = 0; i < stored.length; i++) {
            int pivot = directions + i;
            double[] v = stored[i];
            double sum = 0;
            for (int k = pivot + 1; k < v.length; k++) {
                sum = Math.fma(v[k], v[k], sum);
            }
            if (sum == 0) {
                continue;
            }
            double norm = Math.sqrt(Math.fma(v[pivot], v[pivot], sum));
            double image = v[pivot] > 0 ? -norm : norm;
            double first = v[pivot] - image;
            // The reflection is 1 - u u' / (norm |first|), u = v with its pivot less its image.
            double factor = 1 / (norm * Math.abs(first));
            v[pivot] = first;
            for (int j = i + 1; j < stored.length; j++) {
                reflect(v, stored[j], pivot, factor);
            }
            Arrays.fill(v, pivot, v.length, 0);
            v[pivot] = image;
        }
    }

    private static void reflect(double[] u, double[] other, int from, double factor) {
        double dot = 0;
        for (int k = from; k < u.length; k++) {
            dot = Math.fma(u[k], other[k], dot);
        }
        double share = -dot * factor;
        for (int k = from; k < u.length; k++) {
            other[k] = Math.fma(share, u[k], other[k]);
        }
    }
}
