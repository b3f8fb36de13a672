package dev.escapement.spark.config.key;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a message says about a key that does not exist: other programs have it, or it is mistyped. */
public final class UnknownKey {
    private static final String CONSTANT_STEPS =
            "Escapement has no schedules: eta, gamma and momentum stay the same during a run; eta and gamma may depend on d";
    private static final String SGD =
            "Escapement has no other optimizer than SGD: algorithms names its update rules, and takes a rule of your own as"
                    + " { name = ..., psi = ... }";
    private static final String STEP_SIZE =
            "Escapement has two learning rates: gamma is that of the step, eta that of the inner step of batch-reuse";
    private static final String FRESH_DATA =
            "Escapement has no data sets and no epochs: each step draws new Gaussian samples, batch of them, and max-steps"
                    + " bounds the steps";
    private static final String TWO_LAYERS =
            "Escapement has no deep networks: there is one hidden layer, of width neurons, and second-layer is fixed";
    private static final String NO_PENALTY =
            "Escapement has no regularization: geometry says how the weights keep their norm";
    private static final String GAUSSIAN = "Escapement has no other inputs than standard Gaussian ones";
    private static final String NOT_HERE =
            "Escapement takes no machine from its configuration: give --cores N, or options of spark-submit after --";

    private static final Map<String, String> SENTENCES = sentences();

    private UnknownKey() {}

    /** The end of the message: what Escapement has instead, else the nearest key, else all of them. */
    public static String hint(String name, List<String> known) {
        String sentence = SENTENCES.get(name.replace('_', '-'));
        return sentence != null ? "; " + sentence : NearestName.hint(name, known, "a configuration");
    }

    private static Map<String, String> sentences() {
        Map<String, String> sentences = new TreeMap<>();
        put(
                sentences,
                CONSTANT_STEPS,
                "schedule scheduler lr-schedule lr-scheduler learning-rate-schedule eta-schedule gamma-schedule momentum-schedule"
                        + " warmup warmup-steps lr-decay learning-rate-decay annealing cosine-annealing");
        put(sentences, SGD, "optimizer optimiser solver method adam adamw rmsprop adagrad lbfgs nesterov");
        put(sentences, STEP_SIZE, "lr learning-rate step-size stepsize learning-rates inner-learning-rate");
        put(
                sentences,
                FRESH_DATA,
                "epochs epoch dataset data train-size test-size samples n-samples num-samples sample-size");
        put(sentences, TWO_LAYERS, "depth layers hidden-layers num-layers architecture network bias biases");
        put(sentences, NO_PENALTY, "weight-decay regularization regularisation l1 l2 ridge penalty dropout clip-norm");
        put(sentences, GAUSSIAN, "covariance input inputs distribution input-distribution x-distribution spike");
        put(sentences, NOT_HERE, "cores threads workers executors parallelism device gpu gpus num-workers n-jobs");
        put(sentences, "Escapement calls it batch, the samples of a step", "batch-size minibatch mini-batch-size bs");
        put(
                sentences,
                "Escapement calls it width, the number of neurons",
                "neurons hidden hidden-units hidden-size num-neurons");
        put(
                sentences,
                "Escapement calls it directions, the number of directions that the labels depend on",
                "teachers teacher-directions num-directions rank");
        put(sentences, "Escapement calls it dimensions, a list", "d dim dims n-features features");
        put(sentences, "Escapement calls it links, a list", "target teacher target-function link-function student");
        return Map.copyOf(sentences);
    }

    private static void put(Map<String, String> sentences, String sentence, String names) {
        for (String name : names.split(" ", -1)) {
            sentences.put(name, sentence);
        }
    }
}
