package io.marketsignals.history.feed;

/** Reads decimals as {@link Double#parseDouble} does, to the same bits; the short ones that prices are at a third of its cost. */
final class DecimalText {
    /** Digits whose number a double holds exactly. */
    private static final int EXACT_DIGITS = 15;

    /** Those that a double holds exactly, as many as there are digits. */
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private DecimalText() {}

    /**
     * The number.
     *
     * @throws NumberFormatException where there is none
     */
    static double parse(String text) {
        int length = text.length();
        if (length == 0 || length > EXACT_DIGITS + 1) {
            return Double.parseDouble(text);
        }
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                count++;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return Double.parseDouble(text);
            }
        }
        if (count == 0 || count > EXACT_DIGITS) {
            return Double.parseDouble(text);
        }
        // Both are exact, so the one division rounds as the written number does (W. D. Clinger, PLDI 1990).
        return point < 0 ? digits : digits / POWERS[length - 1 - point];
    }
}
