package io.marketsignals.bench.latency;

/**
 * What is offered to the application, and how it is set.
 *
 * @param rate prices in a second; > 0
 * @param batch prices in a record; 1: singles
 * @param commitMillis the application's {@code kafka.commit.interval.ms}
 * @param bucketMillis its {@code pipeline.bucket}
 */
record Load(int rate, int batch, int commitMillis, int bucketMillis) {
    Load {
        if (rate < 1 || batch < 1 || commitMillis < 1 || bucketMillis < 1) {
            throw new IllegalArgumentException("a load needs positive numbers");
        }
    }
}
