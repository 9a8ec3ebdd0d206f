package io.marketsignals.alert;

import io.marketsignals.index.MarketStates;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.model.CanonicalDigest;

/**
 * What a market's state comes to once a close was judged, so that the first session in which two runs differ can be found.
 * It holds nothing that depends on partitions, threads, the order of arrival or restarts.
 */
public record StateHash(MarketStates states, AlertBook book) {
    /** The hash at a close, or at a close made again: {@value CanonicalDigest#DIGITS} hexadecimal digits. */
    public String of(MarketReading close) {
        CanonicalDigest digest = new CanonicalDigest();
        states.addTo(digest, close);
        book.addTo(digest, close.market());
        return digest.hex();
    }
}
