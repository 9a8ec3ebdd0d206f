package io.marketsignals.history;

import io.marketsignals.history.cluster.ReplayCluster;
import io.marketsignals.history.feed.Refusals;
import io.marketsignals.history.publish.InputEncoders;
import io.marketsignals.history.publish.Pace;
import io.marketsignals.history.publish.Publication;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/** Where a replay's history comes from, read once to know what there is. Belongs to one thread. */
interface ReplaySource extends AutoCloseable {
    /** Looks at what the input holds; an {@code InputError} says what cannot be used. */
    static ReplaySource open(ReplayRequest.Input input, PrintWriter err) throws IOException, InterruptedException {
        if (input instanceof ReplayRequest.Files files) {
            return FileSource.open(files, err);
        }
        return TopicSource.open((ReplayRequest.Topics) input, err);
    }

    /** What was found, as a sentence begins: "read 619,040 rows". */
    String found();

    /** What is about to start. */
    String starting();

    /** What is published, in the plural. */
    String pieces();

    /** Ids of the markets that will be judged. */
    Set<String> markets();

    /** The cluster that the replay runs on, with its topics. */
    ReplayCluster cluster(ReplayCluster.Settings settings, ReplayRequest.Work work);

    /** Sends reference data and context; returns when the brokers have them. */
    void publishReference(Producer<byte[], byte[]> producer, ReplayCluster cluster) throws InterruptedException;

    /** Opens the ticks. */
    Ticks ticks(Producer<byte[], byte[]> producer, InputEncoders encoders, Pace pace, ReplayCluster cluster);

    /** Rows of files or offsets of topics. */
    long rows();

    /** Rows that were refused on the way. */
    Refusals refusals();

    /** For the report. */
    Map<String, Object> described();

    /** After the results are written: removes what is to be removed from the cluster. */
    void leave(ReplayCluster cluster, Admin admin) throws InterruptedException;

    @Override
    void close();

    /** Ticks on their way. */
    interface Ticks extends AutoCloseable {
        Publication publication();

        @Override
        void close();
    }
}
