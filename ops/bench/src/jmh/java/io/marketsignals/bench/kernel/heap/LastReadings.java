package io.marketsignals.bench.kernel.heap;

import io.marketsignals.index.MarketFold;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.WindowsReading;
import java.util.OptionalLong;

/** Keeps what a fold read last; nothing waits to be told. */
public final class LastReadings implements MarketFold.Steps {
    private MarketReading bucket;
    private MarketReading close;

    @Override
    public void windowsClosed(WindowsReading reading) {}

    @Override
    public void read(MarketReading reading) {
        if (reading.closing()) {
            close = reading;
        } else {
            bucket = reading;
        }
    }

    /** The last bucket's; null before the first. */
    public MarketReading bucket() {
        return bucket;
    }

    /** The last session's close; null before the first. */
    public MarketReading close() {
        return close;
    }

    @Override
    public OptionalLong due() {
        return OptionalLong.empty();
    }

    @Override
    public void tellDue(long time) {}
}
