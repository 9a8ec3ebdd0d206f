package io.marketsignals.wire;

import java.io.IOException;
import org.apache.avro.Schema;

/**
 * What tells prices and levels apart while they are read.
 *
 * @param <I> one tick
 */
interface TickShape<I> {
    /** The record of one tick; no field without which it would still say which symbol is meant has a default. */
    Schema single();

    /** The record of many: {@code asOf}, then an array of {@link #single}. */
    Schema batch();

    /** Reads one tick's fields in the order that {@code fields} says. */
    I read(TickFields fields, Names names) throws IOException;
}
