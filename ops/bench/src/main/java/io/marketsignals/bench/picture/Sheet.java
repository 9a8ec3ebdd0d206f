package io.marketsignals.bench.picture;

import io.marketsignals.bench.picture.Svg.Anchor;
import java.util.List;
import java.util.Objects;

/**
 * Panels two in a row under a title, as a self-contained SVG that follows the reader's light or dark mode.
 *
 * @param note how and on what it was measured, one line under the title
 */
public record Sheet(String title, String note, List<Panel> panels) {
    private static final int HEAD = 52;
    private static final int COLUMNS = 2;
    private static final int MARGIN = 16;

    public Sheet {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(note, "note");
        panels = List.copyOf(panels);
    }

    public String svg() {
        int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        int width = COLUMNS * Frame.WIDTH + 2 * MARGIN;
        Svg svg = new Svg(width, HEAD + rows * Frame.HEIGHT, title);
        svg.text("title", MARGIN, 24, Anchor.START, title);
        svg.text("note", MARGIN, 43, Anchor.START, note);
        for (int i = 0; i < panels.size(); i++) {
            int row = i / COLUMNS;
            int column = i % COLUMNS;
            new Frame(svg, panels.get(i), MARGIN + column * Frame.WIDTH, HEAD + row * Frame.HEIGHT).draw();
        }
        return svg.end();
    }
}
