package io.marketsignals.history.recorded;

import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The records of one partition that wait for their turn, in their order. */
final class Lane {
    private final TopicPartition partition;
    private final int order;
    private final long end;
    private final long maxJump;
    private final Queue<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();
    private long largest = Long.MIN_VALUE;

    /** @param end first offset that is not wanted */
    Lane(TopicPartition partition, int order, long end, long maxJump) {
        this.partition = partition;
        this.order = order;
        this.end = end;
        this.maxJump = maxJump;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        if (record.offset() < end) {
            records.add(record);
        }
    }

    /** The first record, with the time it is merged by; only while not empty. */
    RecordedInput.Piece take() {
        long time = time();
        largest = Math.max(largest, time);
        return new RecordedInput.Piece(records.remove(), time);
    }

    /**
     * Event time of the first record, no less than what went before, so that a record out of order does not wait for others;
     * what lies too far ahead counts as what went before. Only while not empty.
     */
    long time() {
        long own = records.element().timestamp();
        boolean credible = largest == Long.MIN_VALUE || own <= largest + maxJump;
        return credible ? Math.max(largest, own) : largest;
    }

    boolean empty() {
        return records.isEmpty();
    }

    int size() {
        return records.size();
    }

    TopicPartition partition() {
        return partition;
    }

    int order() {
        return order;
    }

    long end() {
        return end;
    }
}
