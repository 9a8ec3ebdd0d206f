package io.marketsignals.cli;

import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What options may say is decided where their values are used; how a refusal is told to who typed them, here. */
final class Sentences {
    private Sentences() {}

    /** The value, or the sentence of its IllegalArgumentException as an error of the command's usage. */
    static <T> T checked(CommandSpec command, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            String sentence = String.valueOf(e.getMessage());
            throw new ParameterException(
                    command.commandLine(),
                    sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".",
                    e);
        }
    }
}
