package io.marketsignals.history.load;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a partition holds of a load.
 *
 * @param begin from where on records of the load may lie, and how many lie before
 * @param count records of the load
 * @param last the last of them; empty where there is none
 */
record Held(LoadJournal.Entry begin, long count, Optional<ConsumerRecord<byte[], byte[]>> last) {}
