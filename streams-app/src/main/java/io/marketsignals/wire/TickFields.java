package io.marketsignals.wire;

import java.io.IOException;

/**
 * The fields of our tick records in the bytes of one writer. Throws EOFException where the bytes end too early, and other
 * exceptions where they are not what the schema allows. Belongs to one thread.
 */
interface TickFields {
    /** Turns to another record, which begins at an offset and goes on to the array's end. */
    void open(byte[] value, int from) throws IOException;

    /** To be called at the beginning of each record, nested ones too; a nested record's order replaces its parent's. */
    void startRecord() throws IOException;

    /** Which of our fields comes at this place of the record. */
    int field(int place);

    String readName(Names names) throws IOException;

    long readLong() throws IOException;

    double readDouble() throws IOException;

    /** A {@code ["null", "long"]}; null is 0. */
    long readOptionalLong() throws IOException;

    /** The place of an enum's value among our schema's {@code values}. */
    int readEnum(int values) throws IOException;

    /** How many items follow before the next count; 0 at the array's end. */
    long readArrayStart() throws IOException;

    /** The same after those items. */
    long arrayNext() throws IOException;

    /** No item takes more bytes than these. */
    int remaining() throws IOException;

    /** To be called after the record: passes over what the writer added at its end. True if nothing is left then. */
    boolean finish() throws IOException;
}
