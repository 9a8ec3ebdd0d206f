package io.marketsignals.history.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.app.AppException;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.topics.TopicNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a load refuses, and a dry run, which changes nothing. */
@Timeout(120)
class LoadRefusalTest {
    private static LoadedCluster cluster;

    @TempDir
    private Path folder;

    private LoadInput input;

    @BeforeAll
    static void start() {
        cluster = new LoadedCluster();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void renew() throws Exception {
        cluster.renew();
        input = new LoadInput(folder, cluster);
    }

    @Test
    void shouldRefuseATopicWithDefaultRetention() throws Exception {
        cluster.empty();
        cluster.admin()
                .createTopics(List.of(new NewTopic(TopicNames.PRICES, 3, (short) 1)))
                .all()
                .get();

        assertThatThrownBy(() -> input.load(1, cluster.config(), true).run())
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.reason()).isEqualTo(AppException.Reason.TOPICS))
                .hasMessageStartingWith(
                        "Topic market.constituent-prices.v1 has retention.ms=604800000 instead of -1: the"
                                + " broker silently deletes records whose event time is older. Repair it with 'signals topics"
                                + " create --repair --bootstrap-servers");
    }

    @Test
    void shouldRefuseMissingTopicsUnlessItMayCreateThem() throws Exception {
        cluster.empty();

        assertThatThrownBy(() -> input.load(1))
                .hasMessageContaining("Topic market.reference.v1 does not exist.")
                .hasMessageContaining("'signals load --create-topics' creates what is missing.");
        LoadReport report = input.load(1, cluster.config(), true).run();

        assertThat(report.outcome().records()).containsEntry(TopicNames.PRICES, 8L);
    }

    @Test
    void shouldRefuseToGoOnWhenThePartitionsHaveChanged() throws Exception {
        input.load(1);
        cluster.admin()
                .createPartitions(Map.of(TopicNames.PRICES, NewPartitions.increaseTo(4)))
                .all()
                .get();

        assertThatThrownBy(() -> input.load(1))
                .isInstanceOf(InputError.class)
                .hasMessageStartingWith(
                        "Topic market.constituent-prices.v1 had 3 partitions when this load began and has 4");
    }

    @Test
    void shouldRefuseWhatIsNotWhatItWouldSend() throws Exception {
        input.load(1);

        assertThatThrownBy(() -> input.load(1, cluster.config("pipeline.grace", "PT5S"), false)
                        .run())
                .isInstanceOf(InputError.class)
                .hasMessageContaining("is not the one that this run would have sent");
    }

    @Test
    void shouldChangeNothingInADryRun() throws Exception {
        cluster.empty();

        LoadReport planned = input.load(1, cluster.config(), true).dryRun();

        assertThat(cluster.admin().listTopics().names().get()).isEmpty();
        LoadReport done = input.load(1, cluster.config(), true).run();
        assertThat(planned.outcome().sent()).isEqualTo(done.outcome().sent());
        assertThat(planned.outcome().records()).isEqualTo(done.outcome().records());
        assertThat(planned.summary()).contains("would send");
    }
}
