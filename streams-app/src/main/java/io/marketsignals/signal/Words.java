package io.marketsignals.signal;

import java.util.Locale;

/** Numbers as reasons say them. */
public final class Words {
    private Words() {}

    /** "up 2.52 %", "down 0.40 %" or "unchanged". */
    static String move(double fraction) {
        return fraction == 0
                ? "unchanged"
                : String.format(Locale.ROOT, "%s %.2f %%", fraction > 0 ? "up" : "down", Math.abs(fraction) * 100);
    }

    /** "+2.52 %". */
    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%+.2f %%", fraction * 100);
    }

    /** "17,250.00". */
    public static String points(double level) {
        return String.format(Locale.ROOT, "%,.2f", level);
    }
}
