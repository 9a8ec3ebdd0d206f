package io.marketsignals.history.cluster;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.topics.ClusterAnswers;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicSpec;
import io.marketsignals.topics.TopicTable;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** The topics of one replay, inputs and outputs. */
final class RunTopics {
    private final Admin admin;
    private final RunName run;
    private final List<TopicSpec> table;

    RunTopics(Admin admin, AppConfig config) {
        this.admin = admin;
        this.run = config.topics().run();
        this.table = TopicTable.of(config.topics());
    }

    /** Creates all of them; a name that was used before is refused, so that no two runs mix. */
    void create() {
        Set<String> there = ClusterAnswers.await(admin.listTopics().names());
        if (run.given() && table.stream().map(TopicSpec::name).anyMatch(there::contains)) {
            throw new AppException(
                    AppException.Reason.TOPICS,
                    "There is a run named " + run.name() + " on the cluster already. Choose another name with --run, or"
                            + " remove it with 'signals reset --run " + run.name() + " --inputs --outputs --yes'.");
        }
        new TopicCreation(admin).create(table);
    }
}
