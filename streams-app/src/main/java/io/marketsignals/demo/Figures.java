package io.marketsignals.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers and times as people read them; a dash for what is not known. */
final class Figures {
    static final String UNKNOWN = "–";

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private Figures() {}

    static String level(Double points) {
        return points == null ? UNKNOWN : String.format(Locale.ROOT, "%,.2f", points);
    }

    /** A fraction as a signed percentage. */
    static String percent(Double fraction) {
        return fraction == null ? UNKNOWN : String.format(Locale.ROOT, "%+.2f %%", 100 * fraction);
    }

    /** A fraction as signed percentage points. */
    static String points(Double fraction) {
        return fraction == null ? UNKNOWN : String.format(Locale.ROOT, "%+.2f pp", 100 * fraction);
    }

    static String signed(Double number) {
        return number == null ? UNKNOWN : String.format(Locale.ROOT, "%+.1f", number);
    }

    static String ratio(Double ratio) {
        return ratio == null ? UNKNOWN : String.format(Locale.ROOT, "%.2f", ratio);
    }

    static String share(double fraction) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    /** Weekday, date and minute. */
    static String clock(Instant time, ZoneId zone) {
        return CLOCK.format(time.atZone(zone));
    }

    /** Words in lines of at most a width; the last of so many lines takes the rest, however long. */
    static List<String> wrapped(String text, int width, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (lines.size() + 1 < most && rest.length() > width) {
            int space = rest.lastIndexOf(' ', Math.max(0, width));
            if (space <= 0) {
                break;
            }
            lines.add(rest.substring(0, space));
            rest = rest.substring(space + 1);
        }
        lines.add(rest);
        return lines;
    }
}
