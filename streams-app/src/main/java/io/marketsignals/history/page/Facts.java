package io.marketsignals.history.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Tables and lists of plain facts. */
final class Facts {
    /** A value of more characters has a line of its own. */
    private static final int LONG = 32;

    private Facts() {}

    /** Names and values side by side; a value that is missing or null leaves its line out. */
    static void list(Html page, List<Fact> facts) {
        page.open("dl");
        for (Fact fact : facts) {
            if (!fact.value().isEmpty()) {
                page.open("div", "class", fact.value().length() > LONG ? "long" : null)
                        .element("dt", fact.name())
                        .element("dd", fact.value())
                        .close("div");
            }
        }
        page.close("dl");
    }

    /** @param value empty: not known */
    record Fact(String name, String value) {
        static Fact of(String name, JsonNode value) {
            boolean unknown = value.isMissingNode() || value.isNull();
            return new Fact(name, unknown ? "" : value.isIntegralNumber() ? Figures.whole(value) : Figures.text(value));
        }
    }

    /** A table whose first column names its rows. */
    static void table(Html page, String caption, List<String> head, List<List<String>> rows) {
        page.open("div", "class", "wide")
                .open("table")
                .element("caption", caption)
                .open("thead")
                .open("tr");
        head.forEach(name -> page.element("th", name, "scope", "col"));
        page.close("tr").close("thead").open("tbody");
        for (List<String> row : rows) {
            page.open("tr").element("th", row.get(0), "scope", "row");
            row.subList(1, row.size()).forEach(value -> page.element("td", value));
            page.close("tr");
        }
        page.close("tbody").close("table").close("div");
    }
}
