package io.marketsignals.topology;

import io.marketsignals.core.Ticks;
import io.marketsignals.scenario.InputRecords;
import io.marketsignals.scenario.Scenario;
import io.marketsignals.scenario.Told;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A scenario through the topology under the test driver, with one partition of each input. */
public final class DrivenScenario {
    private DrivenScenario() {}

    public static Told run(Scenario scenario) {
        ReferenceFixture reference = new ReferenceFixture().entries(scenario.entries());
        try (DrivenTopology topology = new DrivenTopology(reference, PipelineSettings.defaults())) {
            InputRecords records = new InputRecords(topology.registry);
            scenario.context().forEach(topology::publish);
            for (Ticks said : scenario.tape()) {
                if (said instanceof Ticks.Traded traded) {
                    topology.raw(
                            traded.price().symbol(),
                            records.price(traded.price()),
                            traded.price().time());
                } else if (said instanceof Ticks.Levelled levelled) {
                    topology.rawLevel(
                            levelled.level().index(),
                            records.level(levelled.level()),
                            levelled.level().time());
                } else if (said instanceof Ticks.Beat beat) {
                    topology.heartbeat(Instant.ofEpochMilli(beat.asOf()).toString());
                }
            }
            List<Told.Output> outputs = new ArrayList<>();
            for (String topic : Told.TOPICS.keySet()) {
                topology.records(topic)
                        .forEach(record -> outputs.add(new Told.Output(
                                topic, record.timestamp(), record.key(), ByteBuffer.wrap(record.value()))));
            }
            return Told.of(outputs, topology.registry);
        }
    }
}
