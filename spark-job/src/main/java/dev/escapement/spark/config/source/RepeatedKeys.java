package dev.escapement.spark.config.source;

import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that a file gives twice, so that the first value is lost. Two objects do not count, since HOCON merges them, nor does
 * a value that refers to another one or is appended. The parser tells nothing of values that it has replaced, so the text is read
 * once more; it parses, or it would not have come this far.
 */
final class RepeatedKeys {
    private final String text;
    private final List<Repeat> repeats = new ArrayList<>();
    private int at;

    /**
     * A key given twice.
     *
     * @param key with dots inside objects
     * @param first the line of the lost value, from 1
     * @param second the line of the value that stands
     */
    record Repeat(String key, int first, int second) {}

    private record Given(int line, boolean object) {}

    /** What a value is made of. */
    private record Value(boolean object, boolean refers) {}

    private RepeatedKeys(String text) {
        this.text = text;
    }

    /** Those of a text in HOCON, by line. */
    static List<Repeat> in(String text) {
        RepeatedKeys reader = new RepeatedKeys(text);
        reader.skipBlanks();
        if (reader.sees("{")) {
            reader.at++;
        }
        reader.object(List.of(), new HashMap<>());
        return reader.repeats;
    }

    /** Reads the fields of an object up to its end. */
    private void object(List<String> owner, Map<List<String>, Given> seen) {
        while (true) {
            skipBlanks();
            if (atEnd() || sees("}")) {
                at++;
                return;
            }
            int line = line();
            int begin = at;
            while (!atEnd() && "=:{\n".indexOf(text.charAt(at)) < 0) {
                skipOne();
            }
            if (atEnd() || sees("\n")) {
                continue; // an include
            }
            boolean appended = text.charAt(at - 1) == '+';
            List<String> path = new ArrayList<>(owner);
            path.addAll(ConfigUtil.splitPath(
                    text.substring(begin, appended ? at - 1 : at).strip()));
            if (!sees("{")) {
                at++;
                skipSpace();
            }
            Value value = value(path, seen);
            Given before = seen.put(path, new Given(line, value.object));
            if (before != null && !(before.object && value.object) && !value.refers && !appended) {
                repeats.add(new Repeat(ConfigUtil.joinPath(path), before.line, line));
            }
        }
    }

    private Value value(List<String> path, Map<List<String>, Given> seen) {
        boolean object = false;
        boolean refers = false;
        while (!atEnd() && "\n,}]#".indexOf(text.charAt(at)) < 0 && !sees("//")) {
            if (sees("{")) {
                object = true;
                at++;
                object(path, seen);
            } else if (sees("[")) {
                at++;
                list();
            } else {
                refers |= sees("${");
                skipOne();
            }
        }
        return new Value(object, refers);
    }

    /** Reads a list up to its end; each object in it has keys of its own. */
    private void list() {
        while (!atEnd() && !sees("]")) {
            if (sees("{")) {
                at++;
                object(List.of(), new HashMap<>());
            } else if (sees("[")) {
                at++;
                list();
            } else if (!skipComment()) {
                skipOne();
            }
        }
        at++;
    }

    /** Skips a text in quotes, a reference, or one character. */
    private void skipOne() {
        if (sees("\"\"\"")) {
            skipPast("\"\"\"", at + 3);
            while (sees("\"")) {
                at++;
            }
        } else if (sees("\"")) {
            at++;
            while (!atEnd() && !sees("\"")) {
                at += sees("\\") ? 2 : 1;
            }
            at++;
        } else if (sees("${")) {
            skipPast("}", at);
        } else {
            at++;
        }
    }

    /** Skips white space, line breaks, commas and comments. */
    private void skipBlanks() {
        while (!atEnd()) {
            if (Character.isWhitespace(text.charAt(at)) || sees(",") || sees("\uFEFF")) {
                at++;
            } else if (!skipComment()) {
                return;
            }
        }
    }

    private void skipSpace() {
        while (!atEnd() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** Skips a comment up to the end of its line, if there is one here. */
    private boolean skipComment() {
        if (!sees("#") && !sees("//")) {
            return false;
        }
        while (!atEnd() && !sees("\n")) {
            at++;
        }
        return true;
    }

    private void skipPast(String end, int from) {
        int found = text.indexOf(end, from);
        at = found < 0 ? text.length() : found + end.length();
    }

    private boolean sees(String what) {
        return text.startsWith(what, at);
    }

    private boolean atEnd() {
        return at >= text.length();
    }

    private int line() {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
