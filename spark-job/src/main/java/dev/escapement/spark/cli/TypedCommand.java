package dev.escapement.spark.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command as its user could type it again. */
final class TypedCommand {
    /** What Spark takes for a secret, too: spark.redaction.regex. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)((?:--conf=)?spark\\.[^=]*(?:secret|password|token|access\\.?key)[^=]*=).*", Pattern.DOTALL);

    private TypedCommand() {}

    /** The command, in a shell's quotes. Secrets in Spark's settings are not written out: it goes to files and logs. */
    static String of(List<String> arguments) {
        return arguments.stream()
                .map(TypedCommand::withoutSecret)
                .map(TypedCommand::quoted)
                .collect(Collectors.joining(" ", "./submit.sh ", ""));
    }

    private static String withoutSecret(String argument) {
        Matcher secret = SECRET.matcher(argument);
        return secret.matches() ? secret.group(1) + "***" : argument;
    }

    /** For a shell. */
    private static String quoted(String argument) {
        return argument.matches("[\\w./:=,@%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
