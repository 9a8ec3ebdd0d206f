package io.marketsignals.cli;

import io.marketsignals.app.AppException;
import io.marketsignals.config.ConfigException;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.wire.RegistryUnavailableException;
import io.marketsignals.wire.SchemaRefusedException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into a sentence and an exit code; the stack trace only on request. */
final class Errors implements IExecutionExceptionHandler {
    private final BooleanSupplier debug;

    /** @param debug asked after parsing */
    Errors(BooleanSupplier debug) {
        this.debug = debug;
    }

    /** Parameters that make no sense: what was said of them, as a sentence. */
    static ParameterException ofParameters(CommandSpec command, IllegalArgumentException said) {
        String words = said.getMessage();
        return new ParameterException(
                command.commandLine(), words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".", said);
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(sentence(failure)));
        if (debug.getAsBoolean()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return ExitCode.of(failure).code();
    }

    /** What the brokers refused for want of a right; empty when it failed for anything else. */
    static Optional<AuthorizationException> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthorizationException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    private static String sentence(Exception failure) {
        if (failure instanceof AppException
                || failure instanceof ConfigException
                || failure instanceof InputError
                || failure instanceof RegistryUnavailableException
                || failure instanceof SchemaRefusedException) {
            return failure.getMessage();
        }
        Optional<AuthorizationException> refusal = refusal(failure);
        if (refusal.isPresent()) {
            return "The brokers do not grant a right that is needed: "
                    + refusal.get().getMessage() + " ops/acl/acls.sh lists the grants, and makes them.";
        }
        if (failure instanceof KafkaException) {
            return "Kafka refused: " + failure.getMessage();
        }
        return "Unexpected error: " + failure + ". Run again with --debug to see where.";
    }
}
