package io.marketsignals.demo;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A screen that is drawn over in place: every line is written and its rest erased, so nothing flickers. Uses the
 * alternate screen; what was there before comes back at the end.
 */
final class Terminal implements AutoCloseable {
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String ERASE_REST_OF_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final long ANSWER_MILLIS = 500;

    /** Characters across and lines down. */
    record Size(int width, int height) {
        static final Size USUAL = new Size(80, 24);
    }

    private final PrintWriter out;
    private final boolean colours;
    private boolean left;

    Terminal(PrintWriter out, Map<String, String> environment) {
        this.out = out;
        this.colours = environment.getOrDefault("NO_COLOR", "").isEmpty();
        out.print(ENTER);
        out.flush();
    }

    /** Whether standard output is a terminal that can be drawn on. */
    static boolean present(Map<String, String> environment) {
        if (environment.getOrDefault("TERM", "dumb").equals("dumb")) {
            return false;
        }
        try {
            Process test = new ProcessBuilder("test", "-t", "1").inheritIO().start();
            return test.waitFor(ANSWER_MILLIS, TimeUnit.MILLISECONDS) && test.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The terminal's size now; 80 by 24 when it does not say. */
    Size size() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            String[] numbers = answer.split(" ", -1);
            if (numbers.length == 2 && numbers[0].matches("[1-9]\\d{0,3}") && numbers[1].matches("[1-9]\\d{0,3}")) {
                return new Size(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[0]));
            }
            return Size.USUAL;
        } catch (IOException noSuchProgram) {
            return Size.USUAL;
        }
    }

    synchronized void draw(List<Line> lines) {
        if (left) {
            return;
        }
        StringBuilder screen = new StringBuilder(HOME);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            screen.append(colours ? line.ansi() : line.plain())
                    .append(ERASE_REST_OF_LINE)
                    .append(i + 1 < lines.size() ? "\r\n" : "");
        }
        out.print(screen.append(ERASE_BELOW));
        out.flush();
    }

    /** Gives the screen back. */
    @Override
    public synchronized void close() {
        if (!left) {
            left = true;
            out.print(LEAVE);
            out.flush();
        }
    }
}
