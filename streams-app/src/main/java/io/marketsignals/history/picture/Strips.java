package io.marketsignals.history.picture;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Strips to draw on one axis of sessions.
 *
 * @param sessions oldest first, each once; a value of every line for each
 * @param marks on the first strip, oldest first; those of other sessions are left out
 * @param bands behind all strips
 */
public record Strips(String title, List<LocalDate> sessions, List<Panel> panels, List<Mark> marks, List<Band> bands) {
    /** The style that a page with {@link #svg} needs once. */
    public static final String STYLE = SvgPage.STYLE.strip() + "\n.band{fill-opacity:.13}";

    public Strips {
        Objects.requireNonNull(title, "title");
        sessions = List.copyOf(sessions);
        panels = List.copyOf(panels);
        marks = List.copyOf(marks);
        bands = List.copyOf(bands);
    }

    /** An SVG element for a page that brings {@link #STYLE}. */
    public String svg() {
        return new SvgPage(this).text(false);
    }
}
