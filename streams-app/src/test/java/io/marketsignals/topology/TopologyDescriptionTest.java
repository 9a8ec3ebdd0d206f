package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.Settings;
import io.marketsignals.topics.InputPartitions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/**
 * The topology as Streams describes it. State, changelogs and internal topics hang on these names: a change of them, or of
 * a store's kind, needs a new application id or a reset.
 */
class TopologyDescriptionTest {
    private static final Path ACTUAL = Path.of("target", "topology.txt");
    private static final Pattern NUMBERED = Pattern.compile("\\d{10}");

    @Test
    void shouldBeAsCheckedInWhenDescribed() throws IOException {
        String described = TopologyDrawing.of(topology(), PipelineSettings.defaults(), Map.of())
                .text();

        Files.writeString(ACTUAL, described);

        assertThat(described)
                .as("The topology is not the checked-in one. If that is meant, renew it from streams-app/ with"
                        + " 'cp target/topology.txt src/test/resources/io/marketsignals/topology/topology.txt'")
                .isEqualTo(golden());
    }

    @Test
    void shouldHaveAStageForEachInputOneForMarketsAndOneAcrossThemWhenBuilt() {
        Topology topology = topology();

        assertThat(topology.describe().subtopologies()).hasSize(4);
        assertThat(topology.describe().globalStores()).hasSize(2);
    }

    @Test
    void shouldNameEverythingWhenBuilt() {
        assertThat(topology().describe().toString()).doesNotContainPattern(NUMBERED);
    }

    private static Topology topology() {
        return new SignalTopology(
                        PipelineSettings.defaults(),
                        new InputPartitions(4, 2),
                        Settings.DEFAULTS,
                        new MemoryRegistry(),
                        new SourceLag(),
                        new SignalMetrics(new SimpleMeterRegistry()))
                .under(new StreamsConfig(DrivenTopology.properties()));
    }

    private static String golden() throws IOException {
        try (var in = TopologyDescriptionTest.class.getResourceAsStream("topology.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
