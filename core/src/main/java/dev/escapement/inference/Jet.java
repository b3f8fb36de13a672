package dev.escapement.inference;

/** The log-likelihood of a cohort at a location and a log scale, with its derivatives by them to second order. */
final class Jet {
    double value;
    double byLocation;
    double byScale;
    double byLocationTwice;
    double byLocationAndScale;
    double byScaleTwice;
}
