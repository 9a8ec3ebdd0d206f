package io.marketsignals.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code signals completion}: a script by which a shell completes commands and options. */
@Command(
        name = "completion",
        description = "Print a script by which bash or zsh completes commands, options and their values.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(signals completion)                                                # this shell, bash or zsh",
            "  signals completion > ~/.local/share/bash-completion/completions/signals     # every bash from now on",
            "  echo 'source <(signals completion)' >> ~/.zshrc                             # every zsh from now on",
            "",
            "It completes the word 'signals', so the launcher has to be on the PATH under that name."
        })
final class CompletionCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        PrintWriter out = command.commandLine().getOut();
        out.print(AutoComplete.bash("signals", command.root().commandLine()));
        out.flush();
    }
}
