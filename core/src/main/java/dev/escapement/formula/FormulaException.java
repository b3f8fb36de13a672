package dev.escapement.formula;

/** A mistake in a formula: one line that says what is wrong, and at which column. */
public final class FormulaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String text;
    private final int column;

    /**
     * A mistake.
     *
     * @param text the formula as typed
     * @param column where the mistake stands, from 1; one past the end for what is missing there
     * @param mistake one line
     */
    FormulaException(String text, int column, String mistake) {
        super(mistake + ", at column " + column);
        this.text = text;
        this.column = column;
    }

    /** The formula on one line: a character that does not print stands as a space, so columns are kept. */
    public String text() {
        StringBuilder line = new StringBuilder(text);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isISOControl(c)
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }

    /** Where the mistake stands, from 1; one past the end for what is missing there. */
    public int column() {
        return column;
    }
}
