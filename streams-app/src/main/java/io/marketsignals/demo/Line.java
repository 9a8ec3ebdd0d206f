package io.marketsignals.demo;

import java.util.ArrayList;
import java.util.List;

/** One line of a view: pieces of text, each in a style. */
record Line(List<Piece> pieces) {
    record Piece(String text, Style style) {}

    private static final String CUT = "…";

    Line {
        pieces = List.copyOf(pieces);
    }

    static Line of(String text) {
        return of(text, Style.PLAIN);
    }

    static Line of(String text, Style style) {
        return new Line(List.of(new Piece(text, style)));
    }

    /** The same line with another piece at its end. */
    Line and(String text, Style style) {
        List<Piece> more = new ArrayList<>(pieces);
        more.add(new Piece(text, style));
        return new Line(more);
    }

    Line and(String text) {
        return and(text, Style.PLAIN);
    }

    /** The same line with text that ends at a column; right behind the last piece when there is no room. */
    Line right(String text, Style style, int column) {
        int gap = Math.max(2, column - width() - text.length());
        return and(" ".repeat(gap)).and(text, style);
    }

    /** Number of characters. */
    int width() {
        return pieces.stream().mapToInt(piece -> piece.text().length()).sum();
    }

    /** Not longer than a width; what is cut off shows as an ellipsis. */
    Line cut(int width) {
        if (width() <= width) {
            return this;
        }
        List<Piece> kept = new ArrayList<>();
        int room = Math.max(0, width - CUT.length());
        for (Piece piece : pieces) {
            String text = piece.text().substring(0, Math.min(room, piece.text().length()));
            kept.add(new Piece(text, piece.style()));
            room -= text.length();
        }
        kept.add(new Piece(CUT, Style.PLAIN));
        return new Line(kept);
    }

    /** Without styles. */
    String plain() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    /** With ANSI codes. */
    String ansi() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.style().on(piece.text())));
        return text.toString();
    }
}
