package io.marketsignals.scenario;

import io.marketsignals.core.PureMarket;
import io.marketsignals.core.Ticks;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.model.Buckets;
import io.marketsignals.topology.CoreOutputs;
import io.marketsignals.topology.ReferenceReader;
import java.util.Random;

/** A scenario on the pure core. */
final class CoreScenario {
    private CoreScenario() {}

    /**
     * @param prices partitions of the prices
     * @param levels partitions of the levels
     */
    static Told run(Scenario scenario, int prices, int levels) {
        ReferenceReader reader = new ReferenceReader();
        scenario.entries().forEach(reader::add);
        PureMarket core =
                new PureMarket(reader.reference(), new PureMarket.Split(prices, levels, new Cut(new Buckets(1000), 0)));
        CoreOutputs outputs = new CoreOutputs();
        core.watch(outputs);
        core.use(CoreOutputs.context(scenario.context()));
        Random turns = new Random(1);
        for (Ticks said : scenario.tape()) {
            core.take(said);
            core.deliver(turns);
            core.reach();
        }
        return outputs.told(core.calls());
    }
}
