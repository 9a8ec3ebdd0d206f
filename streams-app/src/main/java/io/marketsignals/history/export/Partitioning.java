package io.marketsignals.history.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How rows are spread over folders named {@code column=value}, as Hive names them. */
public enum Partitioning {
    /** A folder a market and trading date. */
    MARKET_SESSION("market,session"),
    /** A folder a market and calendar month of the trading date. */
    MARKET_MONTH("market,month"),
    /** A folder a market. */
    MARKET("market"),
    /** No folders. */
    NONE("none");

    private static final String UNKNOWN = "__HIVE_DEFAULT_PARTITION__";
    private static final String SPECIAL = "\"#%'*/:=?\\{}[]^";

    private final String id;

    Partitioning(String id) {
        this.id = id;
    }

    /** Its name in options. */
    public String id() {
        return id;
    }

    /** Columns that the folders' names carry, so that files do not repeat them. */
    Set<String> columns() {
        return switch (this) {
            case MARKET_SESSION -> Set.of("market", "session");
            case MARKET_MONTH, MARKET -> Set.of("market");
            case NONE -> Set.of();
        };
    }

    /** The folder of a row, with / between its levels; empty: the table's own. */
    String folder(JsonNode record) {
        String session = record.path("session").asText();
        List<String> levels = new ArrayList<>();
        if (this != NONE) {
            levels.add("market=" + escaped(record.path("market").asText()));
        }
        if (this == MARKET_SESSION) {
            levels.add("session=" + escaped(session));
        } else if (this == MARKET_MONTH) {
            levels.add("month=" + escaped(session.length() < 7 ? session : session.substring(0, 7)));
        }
        return String.join("/", levels);
    }

    /** A value in a folder's name: what file systems or readers would misread as %XX of its UTF-8 bytes, as Hive does. */
    static String escaped(String value) {
        if (value.isEmpty()) {
            return UNKNOWN;
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' '
                    || c == 0x7F
                    || SPECIAL.indexOf(c) >= 0
                    || (c == '.' && value.chars().allMatch(d -> d == '.'))) {
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    name.append(String.format(Locale.ROOT, "%%%02X", b));
                }
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }
}
