package io.marketsignals.index.history;

/**
 * The volumes of a session and of the one before it, of the same kind.
 *
 * @param ofIndex whether they come from the index's feed; else from its members
 * @param before shares, > 0
 */
public record TradedVolume(boolean ofIndex, long now, long before) {
    /** The feed's volumes where both sessions have one, else the members'; null when the earlier session has neither. */
    public static TradedVolume of(SessionSummary now, SessionSummary before) {
        if (before == null) {
            return null;
        }
        if (now.indexVolume() != null && before.indexVolume() != null) {
            return new TradedVolume(true, now.indexVolume(), before.indexVolume());
        }
        return before.volume() == 0 ? null : new TradedVolume(false, now.volume(), before.volume());
    }

    /** Whether volume is known to have risen. */
    static boolean rose(SessionSummary now, SessionSummary before) {
        TradedVolume volume = of(now, before);
        return volume != null && volume.now() > volume.before();
    }
}
