package io.marketsignals.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicTableTest {
    private final List<TopicSpec> table = TopicTable.of(new TopicSettings(RunName.NONE, 12, 6, 3, 3, 2));

    @Test
    void shouldKeepEverythingForEverAndInEventTime() {
        assertThat(table).allSatisfy(spec -> assertThat(spec.configs())
                .containsAllEntriesOf(Map.of(
                        "retention.ms", "-1",
                        "retention.bytes", "-1",
                        "message.timestamp.type", "CreateTime",
                        "message.timestamp.before.max.ms", "9223372036854775807",
                        "message.timestamp.after.max.ms", "9223372036854775807",
                        "min.insync.replicas", "2")));
    }

    @Test
    void shouldCompactTheReferenceTopicOnly() {
        assertThat(table)
                .filteredOn(spec -> spec.config("cleanup.policy").equals("compact"))
                .extracting(TopicSpec::name)
                .containsExactly(TopicNames.REFERENCE);
    }

    @Test
    void shouldTakePartitionsAndCopiesFromTheSettings() {
        assertThat(table).extracting(TopicSpec::partitions).containsExactly(12, 6, 1, 1, 3, 3, 3, 3, 3, 3, 3);
        assertThat(table).extracting(TopicSpec::replication).containsOnly((short) 3);
    }

    @Test
    void shouldRefuseMoreCopiesInSyncThanThereAre() {
        assertThatThrownBy(() -> new TopicSettings(RunName.NONE, 4, 2, 4, 1, 2))
                .hasMessageContaining("must not exceed replication");
    }
}
