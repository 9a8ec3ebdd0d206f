package io.marketsignals.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks' command line. */
@Command(
        name = "bench",
        description = "Measures the processor's speed on a broker of its own.",
        mixinStandardHelpOptions = true,
        subcommands = {})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
