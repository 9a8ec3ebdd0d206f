package io.marketsignals.history.feed;

/** Why a row of a file was refused as a whole. */
public enum Refusal {
    /** It has more or fewer columns than the header, or than the first row where there is none. */
    WRONG_COLUMN_COUNT,
    /** A named field is empty. */
    MISSING_FIELD,
    /** A price or volume is not a number. */
    BAD_NUMBER,
    /** A price is NaN, infinite, zero or negative. */
    BAD_PRICE,
    /** A volume is negative or not whole. */
    BAD_VOLUME,
    /** A date or time does not read as described. */
    BAD_TIME,
    /** The symbol is longer than 64 characters. */
    BAD_SYMBOL,
    /** A daily bar on a date for which the market's calendar has no session. */
    NO_SESSION,
    /** The file has an earlier bar of the same symbol and start. */
    DUPLICATE_BAR
}
