package io.marketsignals.cli;

import io.marketsignals.history.run.RunFolder;
import io.marketsignals.history.score.RunScore;
import io.marketsignals.history.score.ScoreJson;
import io.marketsignals.history.score.ScoreText;
import io.marketsignals.history.score.ScoreWish;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signals score}: what happened after the alerts of a run. */
@Command(
        name = "score",
        description = {
            "Tell what happened after each type of alert in a run, against the same after all sessions.",
            "Returns, share of hits and the worst move against, with 95 %% confidence intervals.",
            "It describes one history. It is no promise of another."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals score results",
            "  signals score results --type level-zone --type rally --subject SP500 --horizons 1,5,20,60",
            "  signals score results --json > score.json"
        })
final class ScoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "RUN", description = "The folder of a run, as 'signals replay' wrote it.")
    private Path run;

    @Option(
            names = "--horizons",
            split = ",",
            defaultValue = "1,5,20",
            paramLabel = "N",
            description = "Sessions after the alert's. Default: 1,5,20; the worst move is within the longest.")
    private List<Integer> horizons;

    @Option(
            names = "--type",
            split = ",",
            paramLabel = "TYPE",
            description = "Score this signal, event or signal/event only; repeatable.")
    private Set<String> types = Set.of();

    @Option(
            names = "--subject",
            split = ",",
            paramLabel = "ID",
            description = "Score alerts of this subject, index or pair only; repeatable.")
    private Set<String> subjects = Set.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        ScoreWish wish;
        try {
            wish = new ScoreWish(horizons, types, subjects);
        } catch (IllegalArgumentException e) {
            throw Errors.ofParameters(command, e);
        }
        RunScore score = RunScore.of(RunFolder.open(run), wish);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(ScoreJson.of(score));
            out.flush();
        } else {
            ScoreText.print(score, out);
        }
        return ExitCode.OK.code();
    }
}
