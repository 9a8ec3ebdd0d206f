package io.marketsignals.history.load;

import io.marketsignals.history.recorded.RecordedReference;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.Member;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.topics.RunName;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * The reference entries and context events that are on their topics already.
 *
 * @param entries the last entry of each kind and id
 * @param events all context events
 */
record TopicContent(Map<Key, ReferenceEntry> entries, Set<ContextEvent> events) {
    /** Of an empty cluster. */
    static final TopicContent NONE = new TopicContent(Map.of(), Set.of());

    /** What an entry is about. */
    record Key(ReferenceKind kind, String id) {}

    /** Reads both topics to their ends; what cannot be decoded is as good as missing. */
    static TopicContent read(Consumer<byte[], byte[]> consumer, SchemaRegistry registry) {
        RecordedReference there = RecordedReference.read(consumer, RunName.NONE);
        Map<Key, ReferenceEntry> entries = new HashMap<>();
        WireDecoder<ReferenceEntry> references = new WireDecoder<>(registry, ReferenceEntry.class);
        there.entries()
                .forEach(record -> decoded(references, record).ifPresent(entry -> entries.put(key(entry), entry)));
        Set<ContextEvent> events = new HashSet<>();
        WireDecoder<ContextEvent> contexts = new WireDecoder<>(registry, ContextEvent.class);
        there.events().forEach(record -> decoded(contexts, record).ifPresent(events::add));
        return new TopicContent(entries, events);
    }

    /** Those entries that the topic does not hold, or holds otherwise. */
    List<ReferenceEntry> missing(List<ReferenceEntry> wanted) {
        return wanted.stream()
                .filter(entry -> !entry.equals(entries.get(key(entry))))
                .toList();
    }

    /** Those events that the topic does not hold. */
    List<ContextEvent> missingEvents(List<ContextEvent> wanted) {
        return wanted.stream().filter(event -> !events.contains(event)).toList();
    }

    /**
     * First sessions with the members that open indices have on the topic already: an index of every symbol keeps what
     * earlier loads saw.
     *
     * @param seen by market: the first session of each symbol in the data
     * @param open ids of the indices of every symbol
     */
    Map<String, SortedMap<String, LocalDate>> withEarlierMembers(
            Map<String, SortedMap<String, LocalDate>> seen, Set<String> open) {
        Map<String, SortedMap<String, LocalDate>> all = new HashMap<>();
        seen.forEach((market, symbols) -> all.put(market, new TreeMap<>(symbols)));
        for (String id : open) {
            ReferenceEntry entry = entries.get(new Key(ReferenceKind.INDEX, id));
            if (entry != null && entry.getVersions().get(0).getBody() instanceof Index index) {
                SortedMap<String, LocalDate> symbols = all.computeIfAbsent(index.getMarket(), m -> new TreeMap<>());
                index.getMembers().stream()
                        .filter(member -> member.getFrom() != null)
                        .forEach(member -> keepEarlier(member, symbols));
            }
        }
        return all;
    }

    private static void keepEarlier(Member member, Map<String, LocalDate> symbols) {
        symbols.merge(member.getSymbol(), member.getFrom(), (a, b) -> a.isBefore(b) ? a : b);
    }

    private static Key key(ReferenceEntry entry) {
        return new Key(entry.getKind(), entry.getId());
    }

    private static <T extends SpecificRecord> Optional<T> decoded(WireDecoder<T> decoder, byte[] record) {
        return decoder.decode(record) instanceof Decoded.Value<T> value
                ? Optional.of(Objects.requireNonNull(value.value()))
                : Optional.empty();
    }
}
