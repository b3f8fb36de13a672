package dev.escapement.spark.config.key;

import dev.escapement.theory.StepSizePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Outer learning rates: a policy with its parameters, or numbers. */
final class PolicyReader {
    private static final String POSITIVE = "must be a number above 0";
    private static final String UNKNOWN = "there is no such policy";

    private PolicyReader() {}

    static List<StepSizePolicy> policies(Entry entry) {
        return entry.elements().stream().flatMap(PolicyReader::some).distinct().toList();
    }

    private static Stream<StepSizePolicy> some(Entry entry) {
        Map<String, Entry> fields =
                new LinkedHashMap<>(entry.fields("policy", "values", "delta", "coefficient", "exponent"));
        Entry policy = fields.remove("policy");
        if (policy != null) {
            return Stream.of(policy(entry, policy, fields));
        }
        Entry values = fields.remove("values");
        if (values == null) {
            throw entry.wrong("policy is missing");
        }
        fields.values().stream().findFirst().ifPresent(other -> {
            throw other.wrong("values stands alone");
        });
        return Numbers.reals(values.expecting("must be a list of numbers above 0"), gamma -> gamma > 0).stream()
                .map(StepSizePolicy.Given::new);
    }

    private static StepSizePolicy policy(Entry entry, Entry policy, Map<String, Entry> fields) {
        return switch (kind(policy)) {
            case OPTIMAL -> {
                holdOnly(entry, policy, fields, List.of());
                yield new StepSizePolicy.Optimal();
            }
            case FASTEST -> {
                holdOnly(entry, policy, fields, List.of());
                yield new StepSizePolicy.Fastest();
            }
            case PAPER -> {
                holdOnly(entry, policy, fields, List.of("delta"));
                yield new StepSizePolicy.Paper(positive(fields.get("delta")));
            }
            case LAW -> {
                holdOnly(entry, policy, fields, List.of("coefficient", "exponent"));
                yield new StepSizePolicy.Law(
                        positive(fields.get("coefficient")),
                        Numbers.real(fields.get("exponent").expecting("must be a finite number"), b -> true));
            }
            case VALUES -> throw policy.wrong(UNKNOWN);
        };
    }

    private static StepSizePolicy.Kind kind(Entry policy) {
        return Arrays.stream(StepSizePolicy.Kind.values())
                .filter(kind -> kind.label().equals(policy.scalar()))
                .findFirst()
                .orElseThrow(() -> policy.wrong(UNKNOWN));
    }

    private static void holdOnly(Entry entry, Entry policy, Map<String, Entry> fields, List<String> wanted) {
        List<String> excess = new ArrayList<>(fields.keySet());
        excess.removeAll(wanted);
        if (!excess.isEmpty()) {
            throw fields.get(excess.get(0)).wrong("policy = " + policy.scalar() + " takes no " + excess.get(0));
        }
        for (String parameter : wanted) {
            if (!fields.containsKey(parameter)) {
                throw entry.wrong(parameter + " is missing");
            }
        }
    }

    private static double positive(Entry entry) {
        return Numbers.real(entry.expecting(POSITIVE), value -> value > 0);
    }
}
