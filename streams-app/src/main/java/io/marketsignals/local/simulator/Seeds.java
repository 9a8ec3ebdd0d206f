package io.marketsignals.local.simulator;

/** Seeds of independent streams of numbers: each session of each index draws from its own. */
final class Seeds {
    private static final long ODD = 0x9E6C_63D0_876A_9A63L;

    private Seeds() {}

    static long mix(long seed, long a, long b) {
        return scramble(scramble(scramble(seed) + a) + b);
    }

    private static long scramble(long value) {
        long product = (value ^ (value >>> 31)) * ODD;
        return product ^ (product >>> 29);
    }
}
