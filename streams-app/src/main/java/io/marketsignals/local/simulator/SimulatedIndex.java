package io.marketsignals.local.simulator;

import java.util.List;

/**
 * An index with made-up members, heaviest first: {@code IN-SMALL} holds {@code INS0001}, {@code INS0002} and so on.
 *
 * @param segment LARGE, MID or SMALL
 * @param members number of members
 * @param level level before the first session, index points
 */
public record SimulatedIndex(String id, String name, String segment, int members, double level) {
    private static final List<String> SECTORS = List.of(
            "Banks",
            "Resources",
            "Technology",
            "Health Care",
            "Industrials",
            "Energy Storage",
            "Consumer",
            "Energy",
            "Telecom",
            "Real Estate",
            "Utilities");
    /** Flattens the head of the weights: the heaviest member weighs twice the 21st. */
    private static final int WEIGHT_OFFSET = 20;

    public SimulatedIndex {
        if (members < 1 || !(level > 0)) {
            throw new IllegalArgumentException("index " + id + " needs members and a level: " + members + ", " + level);
        }
    }

    /** Symbol of the i-th member, i from 0. */
    public String symbol(int i) {
        return "%s%c%04d".formatted(market(), segment.charAt(0), i + 1);
    }

    /** Sector of the i-th member. */
    public String sector(int i) {
        return SECTORS.get(i % SECTORS.size());
    }

    /** Weight of the i-th member, not normalised. */
    public double weight(int i) {
        return 1.0 / (i + 1 + WEIGHT_OFFSET);
    }

    /** Id of the market that the index belongs to. */
    public String market() {
        return id.substring(0, id.indexOf('-'));
    }
}
