package io.marketsignals.bench.results;

import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: the first columns as given on the left, all others on the right. */
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... head) {
        rows.add(List.of(head));
    }

    /** Adds a row of as many cells as the head has. */
    public TextTable row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells");
        }
        rows.add(List.of(cells));
        return this;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(r -> r.get(column).length())
                        .max()
                        .orElseThrow();
                String gap = " ".repeat(width - row.get(i).length());
                text.append(i == 0 ? row.get(i) + gap : "  " + gap + row.get(i));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }
}
