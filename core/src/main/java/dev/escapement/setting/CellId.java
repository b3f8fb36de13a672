package dev.escapement.setting;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HexFormat;

/** A cell's 128-bit identity; ordered as its 32 hexadecimal digits are. */
public record CellId(long high, long low) implements Serializable, Comparable<CellId> {
    private static final Comparator<CellId> ORDER =
            Comparator.comparing(CellId::high, Long::compareUnsigned).thenComparing(CellId::low, Long::compareUnsigned);

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is not 32 hexadecimal digits
     */
    public static CellId parse(String digits) {
        if (digits.length() != 32) {
            throw new IllegalArgumentException("a cell id has 32 hexadecimal digits: " + digits);
        }
        return new CellId(HexFormat.fromHexDigitsToLong(digits, 0, 16), HexFormat.fromHexDigitsToLong(digits, 16, 32));
    }

    @Override
    public int compareTo(CellId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
