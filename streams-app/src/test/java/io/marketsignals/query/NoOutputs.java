package io.marketsignals.query;

import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nothing was read of the outputs, but for some rates and two dead letters. */
final class NoOutputs implements CommittedOutputs {
    @Override
    public Optional<IndexReturn> indexReturn(String index) {
        return Optional.empty();
    }

    @Override
    public Optional<Breadth> breadth(String index) {
        return Optional.empty();
    }

    @Override
    public Optional<Spread> spread(String pair) {
        return Optional.empty();
    }

    @Override
    public List<SessionClose> closes(String index) {
        return List.of();
    }

    @Override
    public List<Spread> closingSpreads(String pair) {
        return List.of();
    }

    @Override
    public Rates rates() {
        return new Rates(1.5, 0, 0.25);
    }

    @Override
    public Map<String, Long> deadLetters() {
        return Map.of("NEGATIVE_PRICE", 2L);
    }
}
