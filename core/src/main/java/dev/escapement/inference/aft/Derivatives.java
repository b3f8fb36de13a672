package dev.escapement.inference.aft;

/** The log-likelihood of a cohort at a location and a log scale, with its derivatives by them to second order. */
final class Derivatives {
    double value;
    double byLocation;
    double byScale;
    double byLocationTwice;
    double byLocationAndScale;
    double byScaleTwice;

    void clear() {
        value = 0;
        byLocation = 0;
        byScale = 0;
        byLocationTwice = 0;
        byLocationAndScale = 0;
        byScaleTwice = 0;
    }

    void add(double times, Derivatives other) {
        value += times * other.value;
        byLocation += times * other.byLocation;
        byScale += times * other.byScale;
        byLocationTwice += times * other.byLocationTwice;
        byLocationAndScale += times * other.byLocationAndScale;
        byScaleTwice += times * other.byScaleTwice;
    }
}
