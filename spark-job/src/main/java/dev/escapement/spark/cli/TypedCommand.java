package dev.escapement.spark.cli;

import java.util.List;
import java.util.stream.Collectors;

/** A command as its user could type it again. */
final class TypedCommand {
    private TypedCommand() {}

    static String of(List<String> arguments) {
        return arguments.stream().map(TypedCommand::quoted).collect(Collectors.joining(" ", "./submit.sh ", ""));
    }

    /** For a shell. */
    private static String quoted(String argument) {
        return argument.matches("[\\w./:=,@%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
