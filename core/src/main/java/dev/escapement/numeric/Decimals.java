package dev.escapement.numeric;

import java.math.BigDecimal;
import java.math.MathContext;

/** The spelling of a number inside a name: the shortest decimal that reads back to the same double. */
public final class Decimals {
    private Decimals() {}

    /** The same of the number rounded to so many significant digits. */
    public static String spell(double number, int digits) {
        return spell(new BigDecimal(number).round(new MathContext(digits)).doubleValue());
    }

    /**
     * Spells a finite number: {@code 1}, {@code 0.02}, {@code -1e-7}. {@code Double.toString} will not do, since its digits
     * differ between JDK 17 and 19.
     */
    public static String spell(double number) {
        if (number == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(number);
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= 17; digits++) {
            shortest = exact.round(new MathContext(digits));
            if (shortest.doubleValue() == number) {
                break;
            }
        }
        BigDecimal stripped = shortest.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent >= -5 && exponent < 15) {
            return stripped.toPlainString();
        }
        return stripped.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }
}
