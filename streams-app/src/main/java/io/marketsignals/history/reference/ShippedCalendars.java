package io.marketsignals.history.reference;

import io.marketsignals.history.yaml.YamlFile;
import io.marketsignals.history.yaml.YamlText;
import io.marketsignals.model.MarketCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The calendars that come with the application, by ISO 10383 market identifier. */
final class ShippedCalendars {
    private static final String FOLDER = "/io/marketsignals/calendars/";

    /** BSE keeps the sessions of NSE, Nasdaq those of NYSE. */
    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "XNSE", "xnse.yaml", "XBOM", "xnse.yaml", "XASX", "xasx.yaml", "XNYS", "xnys.yaml", "XNAS", "xnys.yaml"));

    private ShippedCalendars() {}

    static MarketCalendar named(YamlText mic) {
        String file = FILES.get(mic.text());
        if (file == null) {
            throw mic.error("there is no calendar " + mic.text() + "; there are " + String.join(", ", FILES.keySet()));
        }
        try (InputStream in = ShippedCalendars.class.getResourceAsStream(FOLDER + file);
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return CalendarSection.read("calendar " + mic.text(), YamlFile.read(file, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
