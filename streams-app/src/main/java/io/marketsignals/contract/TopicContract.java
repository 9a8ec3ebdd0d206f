package io.marketsignals.contract;

import static io.marketsignals.contract.TopicContract.Way.RECEIVE;
import static io.marketsignals.contract.TopicContract.Way.SEND;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.IndexTick;
import io.marketsignals.schema.IndexTickBatch;
import io.marketsignals.schema.PriceBatch;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import io.marketsignals.schema.TechnicalCall;
import io.marketsignals.topics.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a topic carries, and which way.
 *
 * @param topic one of {@link TopicNames}
 * @param channel its id in the document
 * @param title what flows, for a heading
 * @param messages the kinds of its records, at least one
 */
record TopicContract(String topic, String channel, String title, Way way, List<Message> messages) {
    /** Key of batches, which hold many symbols or indices. */
    private static final String IGNORED = "Ignored; may be absent.";

    private static final Map<String, TopicContract> BY_TOPIC =
            table().stream().collect(Collectors.toUnmodifiableMap(TopicContract::topic, Function.identity()));

    /** Which way a topic flows as the processor sees it; named as AsyncAPI names its actions. */
    enum Way {
        RECEIVE,
        SEND
    }

    /**
     * A kind of record.
     *
     * @param value null: bytes as they were received
     * @param key what the key is
     */
    record Message(String name, @Nullable Schema value, String key, MessageHeaders headers) {
        private static Message of(Class<? extends SpecificRecord> type, String key, MessageHeaders headers) {
            Schema schema = SpecificData.get().getSchema(type);
            return new Message(schema.getName(), schema, key, headers);
        }
    }

    /**
     * The contract of a topic.
     *
     * @throws IllegalArgumentException if there is none
     */
    static TopicContract of(String topic) {
        TopicContract contract = BY_TOPIC.get(topic);
        if (contract == null) {
            throw new IllegalArgumentException("no contract says what " + topic + " carries");
        }
        return contract;
    }

    private static List<TopicContract> table() {
        return List.of(
                received(
                        TopicNames.PRICES,
                        "constituentPrices",
                        "Prices of constituents",
                        Message.of(ConstituentPrice.class, "Symbol.", MessageHeaders.TICK),
                        Message.of(PriceBatch.class, IGNORED, MessageHeaders.TICK)),
                received(
                        TopicNames.INDEX_TICKS,
                        "indexTicks",
                        "Levels of indices",
                        Message.of(IndexTick.class, "Index id.", MessageHeaders.TICK),
                        Message.of(IndexTickBatch.class, IGNORED, MessageHeaders.TICK)),
                received(
                        TopicNames.REFERENCE,
                        "reference",
                        "Reference data",
                        Message.of(ReferenceEntry.class, "kind:id, as in index:NIFTY.", MessageHeaders.NONE)),
                received(
                        TopicNames.CONTEXT,
                        "context",
                        "Context events",
                        Message.of(ContextEvent.class, "Subject.", MessageHeaders.NONE)),
                sent(TopicNames.INDEX_RETURNS, "indexReturns", "Returns of indices", IndexReturn.class, "Index id."),
                sent(TopicNames.BREADTH, "breadth", "Breadth of indices", Breadth.class, "Index id."),
                sent(TopicNames.SPREADS, "spreads", "Small against large", Spread.class, "Pair id."),
                sent(TopicNames.SESSIONS, "sessions", "Session closes", SessionClose.class, "Index id."),
                sent(TopicNames.TECHNICAL_CALLS, "technicalCalls", "Technical calls", TechnicalCall.class, "Symbol."),
                sent(TopicNames.ALERTS, "alerts", "Alerts", Message.of(Alert.class, "Subject.", MessageHeaders.ALERT)),
                sent(
                        TopicNames.DEAD_LETTERS,
                        "deadLetters",
                        "Refused records",
                        new Message("DeadLetter", null, "As received; may be absent.", MessageHeaders.DEAD_LETTER)));
    }

    private static TopicContract received(String topic, String channel, String title, Message... messages) {
        return new TopicContract(topic, channel, title, RECEIVE, List.of(messages));
    }

    private static TopicContract sent(
            String topic, String channel, String title, Class<? extends SpecificRecord> type, String key) {
        return sent(topic, channel, title, Message.of(type, key, MessageHeaders.OUTPUT));
    }

    private static TopicContract sent(String topic, String channel, String title, Message message) {
        return new TopicContract(topic, channel, title, SEND, List.of(message));
    }
}
