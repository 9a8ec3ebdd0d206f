package io.marketsignals.cli;

import io.marketsignals.app.AppException;
import io.marketsignals.config.ConfigException;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.wire.RegistryUnavailableException;
import io.marketsignals.wire.SchemaRefusedException;
import org.apache.kafka.common.KafkaException;

/** What the process's exit status says; each cause of failure that calls for a different hand has its own. */
public enum ExitCode {
    /** Done, or stopped by SIGTERM or SIGINT after a clean close. */
    OK(0, "done, or stopped cleanly by SIGTERM or SIGINT"),
    /** A mistake in the program; --debug shows where. */
    UNEXPECTED(1, "unexpected error; --debug shows where"),
    /** Wrong options; given by picocli. */
    USAGE(2, "wrong command or option"),
    /** A setting is unknown, of the wrong type, or refused by Kafka. */
    BAD_CONFIG(3, "a setting is wrong"),
    /** Topics are missing or would lose records. */
    TOPICS(4, "topics are missing or wrong; see 'signals topics check'"),
    /** No broker answers, or it refuses. */
    BROKER_UNREACHABLE(5, "no broker answers, or it refuses"),
    /** No schema registry answers, or it refuses. */
    REGISTRY_UNREACHABLE(6, "no schema registry answers, or it refuses"),
    /** The stream stopped by itself, or could not be closed in time. */
    STREAM_FAILED(7, "the stream stopped by itself or not in time"),
    /** A file given as input cannot be used, or the folder for results cannot. */
    BAD_INPUT(8, "an input file cannot be used, or results cannot be written"),
    /** Two runs were compared and are not the same. */
    DIFFERENT(9, "the two runs differ"),
    /** Instances of the application are running; stop them first. */
    ACTIVE(10, "instances of the application are running"),
    /** A registry refuses a schema, or would refuse it. */
    SCHEMAS(11, "a schema does not fit those that the registry holds"),
    /** A running instance says that it is not well, or does not answer. */
    UNHEALTHY(12, "the instance is not well or does not answer"),
    /** The brokers do not grant a right that is needed. */
    FORBIDDEN(13, "the brokers do not grant a right that is needed; see ops/acl");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** For the help text. */
    public String meaning() {
        return meaning;
    }

    /** The code for what a command threw. */
    static ExitCode of(Throwable failure) {
        if (failure instanceof AppException stopped) {
            return of(stopped.reason());
        }
        if (failure instanceof ConfigException) {
            return BAD_CONFIG;
        }
        if (failure instanceof InputError) {
            return BAD_INPUT;
        }
        if (failure instanceof RegistryUnavailableException) {
            return REGISTRY_UNREACHABLE;
        }
        if (failure instanceof SchemaRefusedException) {
            return SCHEMAS;
        }
        if (Errors.refusal(failure).isPresent()) {
            return FORBIDDEN;
        }
        return failure instanceof KafkaException ? BROKER_UNREACHABLE : UNEXPECTED;
    }

    private static ExitCode of(AppException.Reason reason) {
        return switch (reason) {
            case BAD_CONFIG -> BAD_CONFIG;
            case TOPICS -> TOPICS;
            case BROKER_UNREACHABLE -> BROKER_UNREACHABLE;
            case REGISTRY_UNREACHABLE -> REGISTRY_UNREACHABLE;
            case STREAM_FAILED -> STREAM_FAILED;
            case FORBIDDEN -> FORBIDDEN;
            case ACTIVE -> ACTIVE;
        };
    }
}
