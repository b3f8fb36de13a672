package dev.escapement.algorithm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A polynomial in the inner learning rate eta, the label y and the activation's value act(z): what psi is, divided by act'(z),
 * for rules of this form. Theory reads the coefficients mu_i off its terms.
 *
 * @param terms without zeros, by increasing power of eta, then decreasing power of y, then increasing power of act
 */
public record PsiPolynomial(List<Term> terms) {
    /** {@code coefficient eta^eta y^label act(z)^value}. */
    public record Term(int eta, int label, int value, double coefficient) {}

    /** Keeps a copy of the terms. */
    public PsiPolynomial {
        terms = List.copyOf(terms);
    }

    /** A number. */
    public static PsiPolynomial constant(double number) {
        return new PsiPolynomial(List.of(new Term(0, 0, 0, 1))).scaled(number);
    }

    /** The inner learning rate. */
    public static PsiPolynomial eta() {
        return new PsiPolynomial(List.of(new Term(1, 0, 0, 1)));
    }

    /** The label. */
    public static PsiPolynomial label() {
        return new PsiPolynomial(List.of(new Term(0, 1, 0, 1)));
    }

    /** The activation's value. */
    public static PsiPolynomial value() {
        return new PsiPolynomial(List.of(new Term(0, 0, 1, 1)));
    }

    /** The sum. */
    public PsiPolynomial plus(PsiPolynomial other) {
        List<Term> all = new ArrayList<>(terms);
        all.addAll(other.terms);
        return collected(all);
    }

    /** The product. */
    public PsiPolynomial times(PsiPolynomial other) {
        List<Term> all = new ArrayList<>();
        for (Term x : terms) {
            for (Term y : other.terms) {
                all.add(new Term(x.eta + y.eta, x.label + y.label, x.value + y.value, x.coefficient * y.coefficient));
            }
        }
        return collected(all);
    }

    /** The product with a number. */
    public PsiPolynomial scaled(double factor) {
        return collected(terms.stream()
                .map(term -> new Term(term.eta, term.label, term.value, factor * term.coefficient))
                .toList());
    }

    private static PsiPolynomial collected(List<Term> terms) {
        TreeMap<Term, Double> sums = new TreeMap<>(Comparator.comparingInt(Term::eta)
                .thenComparing(Comparator.comparingInt(Term::label).reversed())
                .thenComparingInt(Term::value));
        for (Term term : terms) {
            sums.merge(term, term.coefficient, Double::sum);
        }
        List<Term> out = new ArrayList<>();
        sums.forEach((term, sum) -> {
            if (sum != 0) {
                out.add(new Term(term.eta, term.label, term.value, sum));
            }
        });
        return new PsiPolynomial(out);
    }

    /** The highest power of eta. */
    public int etaDegree() {
        return terms.stream().mapToInt(Term::eta).max().orElse(0);
    }

    /** The highest power of the label. */
    public int labelDegree() {
        return terms.stream().mapToInt(Term::label).max().orElse(0);
    }

    /**
     * The highest power of the activation's value that multiplies a power of the label; what no label multiplies has no
     * drift.
     */
    public int valueDegree() {
        return terms.stream()
                .filter(term -> term.label > 0)
                .mapToInt(Term::value)
                .max()
                .orElse(0);
    }
}
