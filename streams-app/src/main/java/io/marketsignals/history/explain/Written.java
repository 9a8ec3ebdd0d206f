package io.marketsignals.history.explain;

import io.marketsignals.history.run.Fact;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Figures as people read them; {@code -} where there is none. */
final class Written {
    static final String NONE = "-";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Written() {}

    /** "2014-10-30 09:30:01". */
    static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }

    /** "09:30:01". */
    static String clock(Instant instant, ZoneId zone) {
        return instant == null ? NONE : CLOCK.format(instant.atZone(zone));
    }

    /** "1,392.80"; small prices with the digits that they need. */
    static String points(Double value) {
        if (value == null) {
            return NONE;
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%,.4f" : "%,.2f", value);
    }

    /** "+0.69 %". */
    static String percent(Double fraction) {
        return fraction == null ? NONE : String.format(Locale.ROOT, "%+.2f %%", fraction * 100);
    }

    /** "69.7183 %". */
    static String plainPercent(double fraction) {
        return String.format(Locale.ROOT, "%.4f %%", fraction * 100);
    }

    /** "+0.0189 pp" of an index's return. */
    static String share(double fraction) {
        return String.format(Locale.ROOT, "%+.4f pp", fraction * 100);
    }

    /** "1,392". */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A fact with its unit. */
    static String fact(Fact fact, ZoneId zone) {
        if (fact.time() != null) {
            return time(fact.time(), zone);
        }
        if (fact.number() == null) {
            return Optional.ofNullable(fact.text())
                    .filter(text -> !text.isEmpty())
                    .orElse(NONE);
        }
        double number = fact.number();
        return switch (fact.unit()) {
            case "fraction" -> plainPercent(number);
            case "points" -> points(number) + " points";
            case "ratio" -> String.format(Locale.ROOT, "%.4f", number);
            case "count" -> count((long) number);
            case "shares" -> count((long) number) + " shares";
            case "sessions" -> count((long) number) + (number == 1 ? " session" : " sessions");
            default -> points(number);
        };
    }
}
