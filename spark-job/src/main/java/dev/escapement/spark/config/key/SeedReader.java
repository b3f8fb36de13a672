package dev.escapement.spark.config.key;

import dev.escapement.sweep.SeedRange;
import java.util.Map;

/** Which seeds run: a count from 0 on, or a range. */
final class SeedReader {
    private static final String COUNT = "must be a whole number from 1 to 2147483647";

    private SeedReader() {}

    static SeedRange seeds(Entry entry) {
        if (!entry.isObject()) {
            return new SeedRange(0, count(entry));
        }
        Map<String, Entry> fields = entry.fields("from", "count");
        if (fields.size() != 2) {
            throw entry.wrong((fields.containsKey("from") ? "count" : "from") + " is missing");
        }
        int count = count(fields.get("count").expecting(COUNT));
        // The last seed, too, is a long.
        long last = Long.MAX_VALUE - count + 1;
        return new SeedRange(
                Numbers.whole(fields.get("from").expecting("must be a whole number from 0 to " + last), 0, last),
                count);
    }

    private static int count(Entry entry) {
        return Math.toIntExact(Numbers.whole(entry, 1, Integer.MAX_VALUE));
    }
}
