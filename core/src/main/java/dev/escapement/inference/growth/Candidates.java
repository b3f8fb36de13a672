package dev.escapement.inference.growth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parameters of a curve that are candidates for coming near given locations. */
final class Candidates {
    @SuppressWarnings("ArrayRecordComponent") // never written to
    private record Candidate(double[] parameters, double misfit) {}

    private final Curve curve;
    private final double[] locations;
    private final double[] weights;
    private final List<Candidate> candidates = new ArrayList<>();

    Candidates(Curve curve, double[] locations, double[] weights) {
        this.curve = curve;
        this.locations = locations;
        this.weights = weights;
    }

    void add(double[] parameters) {
        candidates.add(new Candidate(parameters, LeastSquares.misfit(curve, parameters, locations, weights)));
    }

    /** All of them, the nearest first. */
    List<double[]> sorted() {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::misfit))
                .map(Candidate::parameters)
                .toList();
    }
}
