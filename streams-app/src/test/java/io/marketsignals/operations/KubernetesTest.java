package io.marketsignals.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.marketsignals.app.AppConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests as kubectl renders them agree with the program and with what restricted clusters demand. */
class KubernetesTest {
    private static final Path MANIFESTS = Path.of(System.getProperty("basedir", "."), "../ops/kubernetes");
    private static final List<String> SHAPES = List.of("base", "overlays/example");

    @BeforeEach
    void needKubectl() {
        boolean there = List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
        assumeTrue(there, "kubectl is not on the PATH; nothing was rendered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/example"})
    void shouldAskForHealthWhereTheServerAnswers(String shape) throws Exception {
        JsonNode container = container(rendered(shape, "StatefulSet"));

        assertThat(Map.of(
                        "startupProbe", path(container, "startupProbe"),
                        "livenessProbe", path(container, "livenessProbe"),
                        "readinessProbe", path(container, "readinessProbe")))
                .isEqualTo(Map.of(
                        "startupProbe", "/health/started http",
                        "livenessProbe", "/health/live http",
                        "readinessProbe", "/health/ready http"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/example"})
    void shouldListenOnTheDefaultPortEverywhere(String shape) throws Exception {
        int port = AppConfig.of(Map.of()).http().port();

        assertThat(container(rendered(shape, "StatefulSet"))
                        .at("/ports/0/containerPort")
                        .asInt())
                .isEqualTo(port);
        assertThat(rendered(shape, "NetworkPolicy")
                        .at("/spec/ingress/0/ports/0/port")
                        .asInt())
                .isEqualTo(port);
        assertThat(value(shape, "SIGNALS_HTTP_ADVERTISED")).endsWith("." + serviceName(shape) + ":" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/example"})
    void shouldRunWithNoRightsAndAReadOnlyRoot(String shape) throws Exception {
        for (String kind : List.of("StatefulSet", "Job")) {
            JsonNode pod = rendered(shape, kind).at("/spec/template/spec");
            JsonNode security = container(rendered(shape, kind)).path("securityContext");

            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10_001);
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/example"})
    void shouldSetNothingThatTheProgramDoesNotKnow(String shape, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("app.yaml");
        Files.writeString(
                file, rendered(shape, "ConfigMap").path("data").path("app.yaml").asText());
        Map<String, String> environment = Map.of(
                "SIGNALS_HTTP_TOKEN", "sixteen characters",
                "SIGNALS_HTTP_ADVERTISED",
                        value(shape, "SIGNALS_HTTP_ADVERTISED").replace("$(POD_NAME)", "pod-0"),
                "SIGNALS_KAFKA_MAIN_CONSUMER_GROUP_INSTANCE_ID", "pod-0",
                "SIGNALS_KAFKA_SASL_JAAS_CONFIG", "a login");

        AppConfig config = AppConfig.load(Optional.of(file), environment, List.of());

        assertThat(config.warnings()).isEmpty();
        assertThat(names(shape)).containsAll(environment.keySet());
        assertThat(config.http().token()).isPresent();
    }

    @Test
    void shouldGiveAStopMoreTimeThanItMayTake() throws Exception {
        Duration grace = Duration.ofSeconds(rendered("base", "StatefulSet")
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asInt());

        assertThat(grace).isGreaterThan(AppConfig.of(Map.of()).closeTimeout());
    }

    @Test
    void shouldSelectThePodsThatItMakes() throws Exception {
        for (String shape : SHAPES) {
            String name = "app.kubernetes.io~1name";
            String pod = rendered(shape, "StatefulSet")
                    .at("/spec/template/metadata/labels/" + name)
                    .asText();

            assertThat(pod).isEqualTo("market-signals");
            for (String selector : List.of("StatefulSet", "PodDisruptionBudget")) {
                assertThat(rendered(shape, selector)
                                .at("/spec/selector/matchLabels/" + name)
                                .asText())
                        .isEqualTo(pod);
            }
            assertThat(rendered(shape, "Service").at("/spec/selector/" + name).asText())
                    .isEqualTo(pod);
            assertThat(rendered(shape, "Job")
                            .at("/spec/template/metadata/labels/" + name)
                            .asText())
                    .isNotEqualTo(pod);
        }
    }

    private static String serviceName(String shape) throws Exception {
        return rendered(shape, "StatefulSet").at("/spec/serviceName").asText();
    }

    private static List<String> names(String shape) throws Exception {
        List<String> names = new ArrayList<>();
        container(rendered(shape, "StatefulSet"))
                .path("env")
                .forEach(variable -> names.add(variable.path("name").asText()));
        return names;
    }

    private static String value(String shape, String variable) throws Exception {
        for (JsonNode one : container(rendered(shape, "StatefulSet")).path("env")) {
            if (one.path("name").asText().equals(variable)) {
                return one.path("value").asText();
            }
        }
        throw new AssertionError(variable + " is not set in " + shape);
    }

    private static String path(JsonNode container, String probe) {
        JsonNode asked = container.path(probe).path("httpGet");
        return asked.path("path").asText() + " " + asked.path("port").asText();
    }

    private static JsonNode container(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }

    /** The first object of a kind. */
    private static JsonNode rendered(String shape, String kind) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder(
                        "kubectl", "kustomize", MANIFESTS.resolve(shape).toString())
                .redirectErrorStream(true)
                .start();
        String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as(yaml).isZero();
        YAMLFactory factory = new YAMLFactory();
        for (JsonNode one : new ObjectMapper(factory)
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(yaml)
                .readAll()) {
            if (one.path("kind").asText().equals(kind)) {
                return one;
            }
        }
        throw new AssertionError(String.format(Locale.ROOT, "%s has no %s", shape, kind));
    }
}
