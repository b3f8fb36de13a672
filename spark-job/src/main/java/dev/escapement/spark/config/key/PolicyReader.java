package dev.escapement.spark.config.key;

import dev.escapement.theory.StepSizePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Outer learning rates: a policy with its parameters, or numbers. */
final class PolicyReader {
    private static final String POSITIVE = "must be a number above 0";

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
        String name = policy.scalar();
        List<String> wanted = switch (name) {
            case "optimal" -> List.of();
            case "paper" -> List.of("delta");
            case "law" -> List.of("coefficient", "exponent");
            default -> throw policy.wrong("there is no such policy");
        };
        List<String> excess = new ArrayList<>(fields.keySet());
        excess.removeAll(wanted);
        if (!excess.isEmpty()) {
            throw fields.get(excess.get(0)).wrong("policy = " + name + " takes no " + excess.get(0));
        }
        for (String parameter : wanted) {
            if (!fields.containsKey(parameter)) {
                throw entry.wrong(parameter + " is missing");
            }
        }
        return switch (name) {
            case "optimal" -> new StepSizePolicy.Optimal();
            case "paper" -> new StepSizePolicy.Paper(positive(fields.get("delta")));
            default ->
                new StepSizePolicy.Law(
                        positive(fields.get("coefficient")),
                        Numbers.real(fields.get("exponent").expecting("must be a finite number"), b -> true));
        };
    }

    private static double positive(Entry entry) {
        return Numbers.real(entry.expecting(POSITIVE), value -> value > 0);
    }
}
