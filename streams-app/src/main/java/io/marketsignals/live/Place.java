package io.marketsignals.live;

/**
 * Where a record lies.
 *
 * @param topic one of {@link io.marketsignals.topics.TopicNames}, also where a run has its own
 */
record Place(String topic, int partition, long offset) {
    Place {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no record lies at " + topic + "-" + partition + "@" + offset);
        }
    }
}
