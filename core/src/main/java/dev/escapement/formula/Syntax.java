package dev.escapement.formula;

import dev.escapement.numeric.Decimals;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** A formula as it is written; printed, it is the canonical text. */
sealed interface Syntax extends Serializable {
    /** How tightly the parts hold together: 1 sum, 2 product, 3 sign, 4 power, 5 atom. */
    int strength();

    /** The text, in parentheses if its parts hold together less tightly than the place demands. */
    default String text(int demanded) {
        return strength() < demanded ? "(" + this + ")" : toString();
    }

    /** A number, not negative. */
    record Literal(double value) implements Syntax {
        @Override
        public int strength() {
            return 5;
        }

        @Override
        public String toString() {
            return Decimals.spell(value);
        }
    }

    /** A variable, a parameter or a binding. */
    record Name(String name) implements Syntax {
        @Override
        public int strength() {
            return 5;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A sign. */
    record Negation(Syntax operand) implements Syntax {
        @Override
        public int strength() {
            return 3;
        }

        @Override
        public String toString() {
            return "-" + operand.text(3);
        }
    }

    /** An operation between two operands. */
    record Infix(char sign, Syntax left, Syntax right) implements Syntax {
        @Override
        public int strength() {
            return sign == '^' ? 4 : sign == '*' || sign == '/' ? 2 : 1;
        }

        @Override
        public String toString() {
            if (sign == '^') {
                return left.text(5) + "^" + right.text(3);
            }
            return left.text(strength()) + " " + sign + " " + right.text(strength() + 1);
        }
    }

    /** A call; the number of marks is the order of the derivative. */
    record Call(String function, int marks, List<Syntax> arguments) implements Syntax {
        @Override
        public int strength() {
            return 5;
        }

        @Override
        public String toString() {
            return arguments.stream()
                    .map(Syntax::toString)
                    .collect(Collectors.joining(", ", function + "'".repeat(marks) + "(", ")"));
        }
    }

    /** A name for a part of what follows. */
    record Binding(String name, Syntax value) implements Serializable {
        @Override
        public String toString() {
            return name + " = " + value + "; ";
        }
    }
}
