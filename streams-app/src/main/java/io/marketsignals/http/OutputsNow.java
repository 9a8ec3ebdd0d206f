package io.marketsignals.http;

import io.marketsignals.live.DeadLetterFeed;
import io.marketsignals.live.LiveOutputs;
import io.marketsignals.query.CommittedOutputs;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The live outputs as the queries ask for them. */
record OutputsNow(LiveOutputs outputs, DeadLetterFeed letters, io.marketsignals.http.Rates growth)
        implements CommittedOutputs {
    @Override
    public Optional<IndexReturn> indexReturn(String index) {
        return outputs.indexReturn(index);
    }

    @Override
    public Optional<Breadth> breadth(String index) {
        return outputs.breadth(index);
    }

    @Override
    public Optional<Spread> spread(String pair) {
        return outputs.spread(pair);
    }

    @Override
    public List<SessionClose> closes(String index) {
        return outputs.closes(index);
    }

    @Override
    public List<Spread> closingSpreads(String pair) {
        return outputs.closingSpreads(pair);
    }

    @Override
    public Rates rates() {
        return new Rates(growth.ticks(), growth.refused(), growth.alerts());
    }

    @Override
    public Map<String, Long> deadLetters() {
        return letters.counts();
    }
}
