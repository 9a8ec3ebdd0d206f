package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.local.SecuredBroker;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicTable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The grants of {@code ops/acl/acls.sh} on a broker that denies by default: with all of them everything works; without any
 * one of them somebody says which.
 */
@DisabledOnOs(OS.WINDOWS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
class LeastPrivilegeTest {
    private static final Path SCRIPT = Path.of(System.getProperty("basedir", "."), "../ops/acl/acls.sh");

    @TempDir
    private static Path folder;

    private static SecuredBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = new SecuredBroker(folder.resolve("broker"), List.of("app", "feed", "operator"));
        broker.grant(grants().map(Grant::binding).toList());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    @Order(1)
    void shouldBeEnoughForOperatorFeedAndProcessor() throws Exception {
        assertThat(signals("operator", "topics", "create").code()).isZero();
        assertThat(signals("operator", "topics", "check").out()).contains("All topics are as they should be.");

        Typed fed = signals("feed", "simulate", "--speed", "1e9");

        assertThat(fed.code()).as(fed.err()).isZero();
        assertThat(fed.err()).doesNotContain("Warning");
        try (SignalsApp app = app()) {
            assertThat(app.awaitRunning(Duration.ofSeconds(60))).isTrue();
            for (String topic : List.of(
                    TopicNames.INDEX_RETURNS,
                    TopicNames.BREADTH,
                    TopicNames.SPREADS,
                    TopicNames.SESSIONS,
                    TopicNames.ALERTS,
                    TopicNames.DEAD_LETTERS)) {
                await().atMost(Duration.ofSeconds(100)).until(() -> end(topic) > 0);
            }
        }
        assertThat(signals("operator", "alerts", "tail", "--no-follow").code()).isZero();
        assertThat(signals("operator", "dead-letters", "list").code()).isZero();
    }

    static Stream<Grant> grants() throws IOException {
        Process script = new ProcessBuilder(SCRIPT.toString(), "--dry-run").start();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return printed.lines().map(Grant::of);
    }

    @ParameterizedTest
    @MethodSource("grants")
    @Order(2)
    void shouldSayWhatIsMissingWithoutAnyOneGrant(Grant grant) throws Exception {
        broker.revoke(grant.binding());
        try {
            Typed typed = tried(grant);

            assertThat(typed.out() + typed.err()).contains(expected(grant)).doesNotContain("\tat ", "Unexpected");
            assertThat(typed.code()).isEqualTo(code(grant));
        } finally {
            broker.grant(List.of(grant.binding()));
        }
    }

    @Test
    @Order(3)
    void shouldStopWithASentenceWhenARightIsTakenWhileItRuns() throws Exception {
        Grant grant = Grant.of("User:app\tWrite\ttransactional-id\tmarket-signals-*\t");
        try (SignalsApp app = app()) {
            assertThat(app.awaitRunning(Duration.ofSeconds(60))).isTrue();
            broker.revoke(grant.binding());

            Optional<AppException> stopped = app.awaitStopped();

            assertThat(stopped).hasValueSatisfying(failure -> {
                assertThat(failure.reason()).isEqualTo(AppException.Reason.FORBIDDEN);
                assertThat(failure).hasMessageContaining("Transactional Id authorization failed.");
            });
        } finally {
            broker.grant(List.of(grant.binding()));
        }
    }

    /** The command of a user that needs the grant. */
    private static Typed tried(Grant grant) throws Exception {
        if (grant.looks()) {
            return signals(grant.user(), "topics", "check");
        }
        return switch (grant.user()) {
            case "app" -> signals("app", "run");
            case "feed" -> {
                if (grant.operation() == AclOperation.WRITE) {
                    renew(grant.name());
                }
                yield signals("feed", "simulate", "--speed", "1e9");
            }
            default -> operated(grant);
        };
    }

    private static Typed operated(Grant grant) {
        if (grant.operation() != AclOperation.READ) {
            return signals("operator", "topics", "create");
        }
        return grant.name().equals(TopicNames.ALERTS)
                ? signals("operator", "alerts", "tail", "--no-follow")
                : signals("operator", "dead-letters", "list");
    }

    private static String expected(Grant grant) {
        if (grant.looks()) {
            return "this user may not describe its configuration. Grant DescribeConfigs on it";
        }
        if (!grant.user().equals("app")) {
            return grant.operation() == AclOperation.DESCRIBE
                    ? "or this user may not DESCRIBE them."
                    : "The brokers do not grant a right that is needed: ";
        }
        String resource =
                switch (grant.kind()) {
                    case GROUP -> "group " + grant.name();
                    case TRANSACTIONAL_ID -> "transactional ids that begin with " + grant.name();
                    default ->
                        grant.operation() == AclOperation.CREATE
                                ? "topics whose names begin with " + grant.name()
                                : "topic " + grant.name();
                };
        return "The brokers do not let this user " + grant.operation() + " " + resource;
    }

    private static int code(Grant grant) {
        if (grant.looks()) {
            return ExitCode.OK.code();
        }
        return (grant.operation() == AclOperation.DESCRIBE ? ExitCode.BROKER_UNREACHABLE : ExitCode.FORBIDDEN).code();
    }

    /** Empties a topic, so that a feed has something to send. */
    private static void renew(String topic) throws Exception {
        broker.admin().deleteTopics(List.of(topic)).all().get();
        await().until(() -> !broker.admin().listTopics().names().get().contains(topic));
        new TopicCreation(broker.admin()).create(TopicTable.of(config("app").topics()));
    }

    private static long end(String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < 4; partition++) {
            asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        return broker.admin().listOffsets(asked).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private static SignalsApp app() {
        return SignalsApp.start(config("app"), new SignalTopologyFactory(), new SimpleMeterRegistry());
    }

    private static AppConfig config(String user) {
        return AppConfig.of(settings(user));
    }

    private static Map<String, String> settings(String user) {
        Map<String, String> settings = new LinkedHashMap<>();
        broker.client(user).forEach((name, value) -> settings.put("kafka." + name, value.toString()));
        settings.put("registry.schema.registry.url", broker.registryUrl());
        settings.put("application.state-dir", folder.resolve("state").toString());
        settings.put("http.port", "0");
        return settings;
    }

    private static Typed signals(String user, String... arguments) {
        List<String> options = new ArrayList<>();
        settings(user).forEach((key, value) -> options.addAll(List.of("--set", key + "=" + value)));
        return Typed.signals(options, arguments);
    }
}
