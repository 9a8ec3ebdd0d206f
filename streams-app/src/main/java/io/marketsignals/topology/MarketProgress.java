package io.marketsignals.topology;

import io.marketsignals.crossmarket.MarketMark;
import io.marketsignals.index.MarketClock;
import io.marketsignals.index.MarketStates;
import java.util.Optional;

/**
 * How far each market is, read from the committed changelogs of the stages' stores: for tools that wait until the topology
 * has worked off its input, also when it runs in another process.
 */
public final class MarketProgress {
    static final String CLOCK = MarketStates.CLOCK + "/";
    static final String MARK = "mark/";

    private static final SmileCodec<MarketClock> CLOCKS = new SmileCodec<>(MarketClock.class);
    private static final SmileCodec<MarketMark> MARKS = new SmileCodec<>(MarketMark.class);

    private MarketProgress() {}

    /** Who has come how far. */
    public enum Stage {
        /** Judges a market's measures. */
        MARKET(StoreNames.MARKETS),
        /** Joins markets; it hears how far they are at each close and once an hour of event time. */
        CROSS_MARKET(StoreNames.CROSS_MARKET);

        private final String store;

        Stage(String store) {
            this.store = store;
        }

        /** The changelog to read, with committed isolation. */
        public String changelog(String applicationId) {
            return applicationId + "-" + store + "-changelog";
        }
    }

    /** A market's event time in a stage: everything before it was judged, epoch milliseconds. */
    public record Mark(String market, long watermark) {}

    /** What a changelog record says of a market's progress; empty for records of other states. */
    public static Optional<Mark> read(String key, byte[] value) {
        if (value != null && key.startsWith(CLOCK)) {
            MarketClock clock = CLOCKS.decode(value);
            return Optional.of(new Mark(clock.market(), clock.closed()));
        }
        if (value != null && key.startsWith(MARK)) {
            MarketMark mark = MARKS.decode(value);
            return Optional.of(new Mark(mark.market(), mark.through()));
        }
        return Optional.empty();
    }
}
