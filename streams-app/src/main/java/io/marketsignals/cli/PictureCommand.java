package io.marketsignals.cli;

import io.marketsignals.history.picture.Picture;
import io.marketsignals.history.picture.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signals picture}: draws measures and alerts of a replay. */
@Command(
        name = "picture",
        description =
                "Draw measures of one index or pair by session, with its alerts, from a replay's results, as SVG.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals picture results --subject SP500 --out sp500.svg",
            "  signals picture results --subject SP500 --signal breadth-thrust --from 2016-01-01 --to 2016-06-30 \\",
            "      --panel closeLevel --panel percentAdvancingEma10 --panel netAdvances:bars --out thrust.svg",
            "",
            "A panel names fields of sessions.ndjson, or of the closing lines of spreads.ndjson for a pair:",
            "closeLevel, adLine, mcclellan.oscillator, averages.2.percentAbove, ...; a+b draws two lines."
        })
final class PictureCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "RUN", description = "The folder that 'signals replay' wrote.")
    private Path run;

    @Option(names = "--subject", required = true, paramLabel = "ID", description = "Index or pair.")
    private String subject;

    @Option(
            names = "--panel",
            paramLabel = "FIELD[+FIELD][:bars]",
            description = "One strip of the picture; may be repeated. Default: closeLevel and adLine.")
    private List<String> panels = List.of("closeLevel", "adLine");

    @Option(
            names = "--signal",
            paramLabel = "ID",
            description = "Mark alerts of this signal or event only; repeatable.")
    private Set<String> signals = Set.of();

    @Option(names = "--from", paramLabel = "DATE", description = "First session.")
    private Optional<LocalDate> from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last session.")
    private Optional<LocalDate> to;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The SVG file to write.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Picture picture;
        try {
            picture = Picture.of(run, new Picture.Wish(subject, panels, signals, new Span(from, to)));
        } catch (IllegalArgumentException e) {
            throw Errors.ofParameters(command, e);
        }
        Files.writeString(out, picture.svg());
        command.commandLine().getOut().println(out + ": " + picture.alerts() + " alerts marked");
        command.commandLine().getOut().flush();
        return ExitCode.OK.code();
    }
}
