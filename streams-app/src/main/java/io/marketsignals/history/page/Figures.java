package io.marketsignals.history.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers and instants as a reader wants them; "–" where there is no value. */
final class Figures {
    private static final String NONE = "–";

    private Figures() {}

    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Whole, with thousands parted; a value that is missing or no number is NONE. */
    static String whole(JsonNode number) {
        return number.isNumber() ? whole(number.longValue()) : NONE;
    }

    /** A fraction in percent, two decimals. */
    static String percent(Double fraction) {
        return fraction == null ? NONE : String.format(Locale.ROOT, "%.2f %%", fraction * 100);
    }

    /** A change as a fraction, in percent with its sign. */
    static String change(double fraction) {
        return String.format(Locale.ROOT, "%+.2f %%", fraction * 100);
    }

    /** A level, two decimals. */
    static String level(Double points) {
        return points == null ? NONE : String.format(Locale.ROOT, "%,.2f", points);
    }

    /** A value with its unit: fractions in percent, everything to six significant digits. */
    static String measure(double number, String unit) {
        if (unit.equals("fraction")) {
            return significant(number * 100) + " %";
        }
        return significant(number) + (unit.isEmpty() ? "" : " " + unit);
    }

    private static String significant(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        if (Math.abs(number) >= 1e6) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(6));
        if (rounded.signum() == 0) {
            return "0";
        }
        BigDecimal plain = rounded.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }

    /** {@code 2013-02-11T16:40:01.000Z} as {@code 2013-02-11 16:40:01}; other texts as they are. */
    static String instant(String iso) {
        boolean whole = iso.endsWith(".000Z");
        String text = iso.endsWith("Z") ? iso.substring(0, iso.length() - (whole ? 5 : 1)) : iso;
        return text.replace('T', ' ');
    }

    /** A field as text; "–" where it is missing or null. */
    static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? NONE : value.isValueNode() ? value.asText() : value.toString();
    }

    /** null where there is no number. */
    static Double number(JsonNode value) {
        return value.isNumber() ? Double.valueOf(value.doubleValue()) : null;
    }
}
