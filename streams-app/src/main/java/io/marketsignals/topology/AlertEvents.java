package io.marketsignals.topology;

import io.marketsignals.alert.Alert;
import io.marketsignals.topics.HeaderNames;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Alerts as CloudEvents 1.0, binary content mode of the Kafka protocol binding: the record's value is the alert, its
 * headers say which event it is. Nothing of a host, a clock or a run is in them, so the same revision always carries the same
 * bytes. Belongs to one thread.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">binding</a>
 */
final class AlertEvents {
    private static final String SPECVERSION = "1.0";
    private static final String MEDIA_TYPE = "application/avro";
    private static final String SOURCE = "/market-signals/";
    private static final String TYPE = "io.marketsignals.alert.";

    private final WireEncoder<io.marketsignals.schema.Alert> encoder;

    AlertEvents(SchemaRegistry registry) {
        encoder = WireEncoder.forTopic(registry, TopicNames.ALERTS, io.marketsignals.schema.Alert.class);
    }

    /** A revision as the record of its topic: keyed by subject, at its event time. */
    Record<byte[], byte[]> record(Alert alert) {
        return new Record<>(
                bytes(alert.identity().subject()),
                encoder.encode(AlertRecords.alert(alert)),
                alert.eventTime(),
                headers(alert));
    }

    /** The event's attributes, always in the same order. */
    static Headers headers(Alert alert) {
        Alert.Identity identity = alert.identity();
        return new RecordHeaders()
                .add(HeaderNames.CE_SPECVERSION, bytes(SPECVERSION))
                .add(HeaderNames.CE_ID, bytes(identity.id() + "/" + alert.revision()))
                .add(HeaderNames.CE_SOURCE, bytes(source(identity.market())))
                .add(HeaderNames.CE_TYPE, bytes(type(identity, alert.status())))
                .add(
                        HeaderNames.CE_TIME,
                        bytes(Instant.ofEpochMilli(alert.eventTime()).toString()))
                .add(HeaderNames.CE_SUBJECT, bytes(identity.subject()))
                .add(HeaderNames.CONTENT_TYPE, bytes(MEDIA_TYPE));
    }

    /** A URI reference: what may not stand in a path's segment is percent-encoded. */
    private static String source(String market) {
        return SOURCE + URLEncoder.encode(market, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The event within the signal is named where it is not the only one. */
    private static String type(Alert.Identity identity, Alert.Status status) {
        String event = identity.event().equals(identity.signal()) ? "" : "." + identity.event();
        return TYPE + identity.signal() + event + "." + status.name().toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
