package io.marketsignals.history.explain;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells under a header, two spaces apart; columns whose cells are numbers stand to the right. */
final class Columns {
    private final List<List<String>> rows = new ArrayList<>();
    private final int left;

    /**
     * @param left how many columns from the left hold words
     * @param header of all columns
     */
    Columns(int left, String... header) {
        this.left = left;
        rows.add(List.of(header));
    }

    /** As many cells as the header has. */
    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** With the header; prints nothing where there is no row. */
    void print(PrintWriter out, String indent) {
        if (rows.size() > 1) {
            print(rows, out, indent);
        }
    }

    /** Without the header. */
    void printRows(PrintWriter out, String indent) {
        print(rows.subList(1, rows.size()), out, indent);
    }

    private void print(List<List<String>> printed, PrintWriter out, String indent) {
        int[] widths = new int[rows.get(0).size()];
        printed.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : printed) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < widths.length; i++) {
                String room = " ".repeat(widths[i] - row.get(i).length());
                line.append(i < left ? row.get(i) + room : room + row.get(i)).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
