package io.marketsignals.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A command as typed, with what it answered. */
record Typed(int code, String out, String err) {
    static Typed signals(String... arguments) {
        return signals(List.of(), arguments);
    }

    /** @param more arguments after these */
    static Typed signals(List<String> more, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(more);
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int code = line.execute(all.toArray(String[]::new));
        return new Typed(code, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
