package io.marketsignals.topology;

import io.marketsignals.index.MarketClock;
import io.marketsignals.index.MarketStates;
import java.util.Optional;

/**
 * How far each market is, read from the committed changelog of the markets' store: for tools that wait until the
 * topology has worked off its input, also when it runs in another process.
 */
public final class MarketProgress {
    static final String CLOCK = MarketStates.CLOCK + "/";

    private static final SmileCodec<MarketClock> CODEC = new SmileCodec<>(MarketClock.class);

    private MarketProgress() {}

    /** A market's event time: everything before it was judged, epoch milliseconds. */
    public record Mark(String market, long watermark) {}

    /** The changelog to read, with committed isolation. */
    public static String changelog(String applicationId) {
        return applicationId + "-" + StoreNames.MARKETS + "-changelog";
    }

    /** What a changelog record says of a market's progress; empty for records of other states. */
    public static Optional<Mark> read(String key, byte[] value) {
        if (value == null || !key.startsWith(CLOCK)) {
            return Optional.empty();
        }
        MarketClock clock = CODEC.decode(value);
        return Optional.of(new Mark(clock.market(), clock.closed()));
    }
}
