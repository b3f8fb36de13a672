package dev.escapement.spark.cli;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command as its user could type it again. */
final class TypedCommand {
    /** Spark's own spark.redaction.regex, and what keys of other stores' credentials are called. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)secret|pass(?:word|wd|phrase)|token|credential|(?:access|account|private)[._-]?key|encryption\\.key\\b");

    private static final Pattern SETTING = Pattern.compile("(--conf=)?([^=]*=)(.*)", Pattern.DOTALL);

    private TypedCommand() {}

    /**
     * The command, in a shell's quotes. It goes to files and logs, so a value of spark-submit's is not written out where its
     * key, or the value itself, looks like a secret.
     */
    static String of(List<String> arguments) {
        int end = arguments.indexOf(Main.END_OF_ARGUMENTS);
        int ours = end < 0 ? arguments.size() : end;
        return Stream.concat(
                        arguments.stream().limit(ours),
                        arguments.stream().skip(ours).map(TypedCommand::withoutSecret))
                .map(TypedCommand::quoted)
                .collect(Collectors.joining(" ", "./submit.sh ", ""));
    }

    private static String withoutSecret(String argument) {
        Matcher setting = SETTING.matcher(argument);
        return setting.matches() && SECRET.matcher(argument).find()
                ? Objects.toString(setting.group(1), "") + setting.group(2) + "***"
                : argument;
    }

    /** For a shell. */
    private static String quoted(String argument) {
        return argument.matches("[\\w./:=,@%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
