package io.marketsignals.core;

import io.marketsignals.alert.Alert;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.WindowsReading;
import java.util.List;

/** Readings and alerts as text, every number of them, so that two runs can be compared line by line. */
final class Rendered {
    private Rendered() {}

    static String reading(MarketReading reading) {
        return (reading.closing() ? "CLOSE " : "READ ") + reading.market() + " "
                + reading.reference().session().date() + " asOf=" + reading.asOf() + " time=" + reading.eventTime()
                + " watermark=" + reading.watermark() + " forced=" + reading.forced() + " correction="
                + reading.correction() + " changed=" + reading.changed()
                + " indices=" + reading.indices();
    }

    static String windows(WindowsReading reading) {
        return "WINDOWS " + reading.end() + " forced=" + reading.forced() + " closed=" + reading.closed() + " indices="
                + reading.indices() + " pairs=" + reading.pairs();
    }

    static String alert(Alert alert) {
        return "ALERT " + alert;
    }

    /** Where two runs first differ, with some text before and after. */
    static String difference(List<String> actual, List<String> expected) {
        int line = 0;
        while (line < Math.min(actual.size(), expected.size())
                && actual.get(line).equals(expected.get(line))) {
            line++;
        }
        String one = line < actual.size() ? actual.get(line) : "";
        String other = line < expected.size() ? expected.get(line) : "";
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return "line " + line + ", " + one.substring(0, Math.min(70, one.length())) + System.lineSeparator()
                + " actual: " + around(one, at) + System.lineSeparator() + " expected: " + around(other, at);
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 160));
    }
}
