package io.marketsignals.signal;

import java.time.LocalDate;
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

    /** "8 Nov 2021". */
    static String date(int epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        String month = date.getMonth().name();
        return date.getDayOfMonth() + " " + month.charAt(0)
                + month.substring(1, 3).toLowerCase(Locale.ROOT) + " " + date.getYear();
    }

    /** "1 session", "702 sessions". */
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** "17,250.00". */
    public static String points(double level) {
        return String.format(Locale.ROOT, "%,.2f", level);
    }
}
