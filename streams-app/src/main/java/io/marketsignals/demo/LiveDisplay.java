package io.marketsignals.demo;

import io.marketsignals.schema.Alert;

/** The board on a terminal, redrawn in place; the terminal's size is asked for every few draws. */
final class LiveDisplay implements Display {
    private static final int DRAWS_PER_SIZE = 8;

    private final Terminal terminal;
    private final BoardView view;
    private Terminal.Size size = Terminal.Size.USUAL;
    private int draws;

    LiveDisplay(Terminal terminal, BoardView view) {
        this.terminal = terminal;
        this.view = view;
    }

    @Override
    public void show(BoardState state, Progress progress) {
        if (draws++ % DRAWS_PER_SIZE == 0) {
            size = terminal.size();
        }
        terminal.draw(view.lines(state, progress, size.width(), size.height()));
    }

    @Override
    public void alert(Alert revision, Progress progress) {
        // The next draw shows it.
    }

    @Override
    public void close() {
        terminal.close();
    }
}
