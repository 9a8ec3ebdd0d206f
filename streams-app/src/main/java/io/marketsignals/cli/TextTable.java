package io.marketsignals.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of cells for a terminal or a document; the first row is the header, all rows are equally long. */
final class TextTable {
    private TextTable() {}

    /** Columns two spaces apart; the last one is not padded. */
    static void aligned(List<List<String>> rows, PrintWriter out) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** A pipe table. */
    static void markdown(List<List<String>> rows, PrintWriter out) {
        for (int i = 0; i < rows.size(); i++) {
            out.println(rows.get(i).stream()
                    .map(cell -> cell.replace("|", "\\|"))
                    .collect(Collectors.joining(" | ", "| ", " |")));
            if (i == 0) {
                out.println("|" + "---|".repeat(rows.get(i).size()));
            }
        }
    }
}
