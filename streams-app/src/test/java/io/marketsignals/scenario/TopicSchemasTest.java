package io.marketsignals.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.topics.RunName;
import io.marketsignals.wire.TopicSchemas;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The table of topics and schemas against the subjects that feeds and the application themselves register. */
@Timeout(240)
class TopicSchemasTest {
    /** With levels and a pair; with context events; with technical calls: together they write every topic. */
    private static final List<String> STORIES = List.of("4-split-market", "context-events", "technical-calls");

    @TempDir
    private Path state;

    @Test
    void shouldNameEverySubjectThatIsRegisteredWhenAllTopicsAreWritten() throws Exception {
        Set<String> registered = new TreeSet<>();
        for (String story : STORIES) {
            try (BrokerRun run = new BrokerRun(state.resolve(story))) {
                run.run(Scenario.read(story));
                registered.addAll(run.subjects());
            }
        }

        assertThat(TopicSchemas.of(RunName.NONE))
                .extracting(TopicSchemas.Row::subject)
                .containsExactlyInAnyOrderElementsOf(registered);
    }
}
