package io.marketsignals.app;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to a cluster that may not be up yet. */
public final class ClusterAccess {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterAccess.class);
    /** A name that does not resolve yet is a broker that is not up yet; any other mistake in the settings is final. */
    private static final String NAME_NOT_RESOLVED = "No resolvable bootstrap urls";

    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private ClusterAccess() {}

    /**
     * An admin client whose cluster has answered; the caller closes it. Tries until the configured wait is over; wrong
     * credentials end it at once.
     *
     * @throws AppException when no broker answers or the settings cannot be used
     */
    public static Admin open(AppConfig config) {
        long deadline = System.nanoTime() + config.brokerWait().toNanos();
        boolean told = false;
        while (true) {
            try {
                return answering(config);
            } catch (ConfigException unusable) {
                if (!unusable.getMessage().startsWith(NAME_NOT_RESOLVED)) {
                    throw new AppException(AppException.Reason.BAD_CONFIG, unusable.getMessage(), unusable);
                }
                rethrowAfter(deadline, config, unusable);
            } catch (AuthenticationException refused) {
                throw new AppException(
                        AppException.Reason.BROKER_UNREACHABLE,
                        "The brokers at " + config.bootstrapServers() + " refused the credentials: "
                                + refused.getMessage(),
                        refused);
            } catch (KafkaException silent) {
                rethrowAfter(deadline, config, silent);
            }
            if (!told) {
                LOG.info("Waiting up to {} for a broker at {}", config.brokerWait(), config.bootstrapServers());
                told = true;
            }
        }
    }

    /** @throws ConfigException unwrapped: the client hides it in a general failure to create itself */
    private static Admin create(AppConfig config) {
        try {
            return Admin.create(config.kafka().admin(config.applicationId() + "-admin"));
        } catch (KafkaException failed) {
            if (failed.getCause() instanceof ConfigException unusable) {
                throw unusable;
            }
            throw failed;
        }
    }

    private static Admin answering(AppConfig config) {
        Admin admin = create(config);
        try {
            int millis = (int)
                    Math.min(ATTEMPT.toMillis(), Math.max(1, config.brokerWait().toMillis()));
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis))
                    .nodes()
                    .get();
            return admin;
        } catch (ExecutionException failed) {
            admin.close(Duration.ZERO);
            if (failed.getCause() instanceof KafkaException reason) {
                throw reason;
            }
            throw new KafkaException(failed.getCause());
        } catch (InterruptedException interrupted) {
            admin.close(Duration.ZERO);
            throw new InterruptException(interrupted);
        }
    }

    private static void rethrowAfter(long deadline, AppConfig config, KafkaException reason) {
        if (reason instanceof InterruptException) {
            throw reason;
        }
        if (System.nanoTime() + BETWEEN.toNanos() >= deadline) {
            throw new AppException(
                    AppException.Reason.BROKER_UNREACHABLE,
                    "No broker answered at " + config.bootstrapServers() + " (kafka.bootstrap.servers, "
                            + config.bootstrapOrigin() + ") within "
                            + config.brokerWait().toSeconds() + " s.",
                    reason);
        }
        try {
            Thread.sleep(BETWEEN.toMillis());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
