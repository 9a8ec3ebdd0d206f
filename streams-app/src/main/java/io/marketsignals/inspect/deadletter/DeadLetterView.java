package io.marketsignals.inspect.deadletter;

import io.marketsignals.history.recorded.Span;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.inspect.TopicReading;
import io.marketsignals.wire.AnyRecordDecoder;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.JsonLine;
import io.marketsignals.wire.RegistryUnavailableException;
import io.marketsignals.wire.SchemaRegistry;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** One dead letter for a person: headers, key, bytes, and the record in them as far as there is one. */
public final class DeadLetterView {
    private static final int ROW = 16;

    private final ConsumerRecord<byte[], byte[]> record;

    private DeadLetterView(ConsumerRecord<byte[], byte[]> record) {
        this.record = record;
    }

    /**
     * The letter at a position.
     *
     * @throws InputError when there is none
     */
    public static DeadLetterView read(TopicReading topic, Position at) {
        Span held = topic.all().getOrDefault(at.partition(), new Span(0, 0));
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        if (at.offset() >= held.from() && at.offset() < held.to()) {
            topic.read(Map.of(at.partition(), new Span(at.offset(), at.offset() + 1)), found::add);
        }
        if (found.isEmpty() || DeadLetter.replayed(found.get(0)).isPresent()) {
            throw new InputError("There is no dead letter " + at + " in " + topic.topic()
                    + "; 'signals dead-letters list' says which there are.");
        }
        return new DeadLetterView(found.get(0));
    }

    /**
     * Prints all that is known of it.
     *
     * @param most bytes of key and of value that are dumped
     */
    public void print(PrintWriter out, SchemaRegistry registry, int most) {
        DeadLetter letter = DeadLetter.of(record);
        out.println("dead letter  " + letter.at());
        out.println("time         " + Instant.ofEpochMilli(record.timestamp()));
        out.println("reason       " + letter.reason());
        out.println("detail       " + letter.detail());
        out.println("from         "
                + letter.origin().map(DeadLetter.Origin::toString).orElse(""));
        out.println("headers");
        for (Header header : record.headers()) {
            byte[] value = header.value() == null ? new byte[0] : header.value();
            out.println("  " + header.key() + " = " + DeadLetter.printable(value, value.length));
        }
        bytes("key", record.key(), most, out);
        bytes("value", record.value(), most, out);
        out.println("record");
        out.println("  " + decoded(registry));
        out.flush();
    }

    private String decoded(SchemaRegistry registry) {
        try {
            Decoded<IndexedRecord> decoded = new AnyRecordDecoder(registry).decode(record.value());
            if (decoded instanceof Decoded.Refused<IndexedRecord> refused) {
                return "none: " + refused.reason() + ", " + refused.detail();
            }
            IndexedRecord value = ((Decoded.Value<IndexedRecord>) decoded).value();
            return value.getSchema().getFullName() + " " + JsonLine.of(value);
        } catch (RegistryUnavailableException away) {
            return "not known: " + away.getMessage();
        }
    }

    private static void bytes(String what, byte[] bytes, int most, PrintWriter out) {
        out.println(what + (bytes == null ? "  none" : "  " + bytes.length + " bytes"));
        int shown = bytes == null ? 0 : Math.min(bytes.length, most);
        for (int from = 0; from < shown; from += ROW) {
            StringBuilder row = new StringBuilder(String.format("  %08x ", from));
            StringBuilder text = new StringBuilder();
            for (int i = from; i < from + ROW; i++) {
                row.append(i < shown ? String.format(" %02x", bytes[i]) : "   ");
                text.append(i < shown ? DeadLetter.printable(new byte[] {bytes[i]}, 1) : "");
            }
            out.println(row + "  " + text);
        }
        if (bytes != null && shown < bytes.length) {
            out.println("  and " + (bytes.length - shown) + " more");
        }
    }
}
