package dev.escapement.spark.config.key;

import com.typesafe.config.ConfigOrigin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a value was written, as messages spell it: {@code conf/x.conf:12} or {@code argument threshold=1.5}. */
public final class Location {
    private static final String ARGUMENT = "argument ";
    /** An object written in several places, the one that wins first. */
    private static final Pattern MERGE = Pattern.compile("merge of (.*?): (\\d+)(-\\d+)?(,.*)?");

    private static final Pattern LINE = Pattern.compile("(?s)(.*): \\d+(-\\d+)?");

    private Location() {}

    /** The location of an argument; also the description of its values' origin. */
    public static String argument(String argument) {
        return ARGUMENT + argument;
    }

    public static String of(ConfigOrigin origin) {
        String description = origin.description();
        if (description.startsWith(ARGUMENT)) {
            Matcher line = LINE.matcher(description);
            return origin.lineNumber() >= 0 && line.matches() ? line.group(1) : description;
        }
        Matcher merge = MERGE.matcher(description);
        if (merge.matches()) {
            return merge.group(1) + ":" + merge.group(2);
        }
        if (origin.filename() == null) {
            return description;
        }
        return origin.lineNumber() < 0 ? origin.filename() : origin.filename() + ":" + origin.lineNumber();
    }
}
