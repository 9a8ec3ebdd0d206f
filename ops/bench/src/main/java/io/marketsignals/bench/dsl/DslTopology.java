package io.marketsignals.bench.dsl;

import static org.apache.kafka.common.serialization.Serdes.ByteArray;
import static org.apache.kafka.common.serialization.Serdes.String;

import io.marketsignals.bench.dsl.member.Contribution;
import io.marketsignals.bench.dsl.member.Members;
import io.marketsignals.bench.dsl.member.Quote;
import io.marketsignals.bench.dsl.member.Trade;
import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.wire.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Returns, breadth and spreads in the plain DSL: a table of quotes by symbol, fanned out to a table of contributions by index
 * and symbol, grouped by index and summed with adder and subtractor; minute returns and the pairs' spreads from the sums.
 *
 * <p>All stores are logged, cached, and in memory: the state is some megabytes, and RocksDB would only cost. Caching lets a
 * symbol that ticks several times between two commits pass the fan-out once; in a replay that is faster than its event time
 * minutes without a commit in them are told nothing of, and only the final counts are sure. Batches cost a repartition by
 * symbol more: the DSL cannot be told that a batch's symbols are where they belong.
 */
public final class DslTopology implements Supplier<Topology> {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Room for every key of every store between two commits, shared by the threads. */
    private static final long CACHE_BYTES = 256L << 20;

    private final DslTopics topics;
    private final BenchMarket market;
    private final PriceReader reader;
    private final Members members;
    private final MarketCalendar calendar;
    private final List<PairDefinition> pairs;

    public DslTopology(DslTopics topics, SchemaRegistry registry, BenchMarket market) {
        this.topics = topics;
        this.market = market;
        this.reader = new PriceReader(registry);
        this.members = new Members(market);
        this.calendar = market.calendar();
        this.pairs = market.reference().pairs().values().stream()
                .flatMap(pair -> pair.versions().stream().map(version -> version.value()))
                .toList();
    }

    /** What the topology needs of a Streams configuration besides what every contender has. */
    public static Map<String, Object> settings() {
        return Map.of(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    }

    @Override
    public Topology get() {
        StreamsBuilder builder = new StreamsBuilder();
        KTable<String, Quote> quotes = quotes(builder);
        KTable<String, DslBreadth> breadth = breadth(contributions(quotes));
        breadth.toStream(Named.as("breadth-news")).to(topics.breadth(), produced("breadth", DslBreadth.SERDE));
        KTable<String, MinuteReturn> returns = returns(breadth);
        writeMinutes(returns);
        writeSpreads(returns);
        return builder.build();
    }

    /** Last price and previous close by symbol. */
    private KTable<String, Quote> quotes(StreamsBuilder builder) {
        return trades(builder)
                .groupByKey(Grouped.with("trades-by-symbol", String(), Trade.SERDE))
                .aggregate(
                        () -> Quote.NONE,
                        (symbol, trade, quote) -> quote.next(trade, session(trade)),
                        Named.as("quotes"),
                        inMemory("quotes", Quote.SERDE));
    }

    private KStream<String, Trade> trades(StreamsBuilder builder) {
        KStream<String, byte[]> prices = builder.stream(
                topics.prices(), Consumed.with(String(), ByteArray()).withName("prices"));
        return market.shape().batch() == 1
                ? prices.flatMapValues(reader::single, Named.as("single-prices"))
                : prices.flatMap(reader::batch, Named.as("prices-of-batches"));
    }

    private int session(Trade trade) {
        return (int) calendar.dateOf(trade.time()).toEpochDay();
    }

    /** What each member gives to each index, by index and symbol. */
    private KTable<String, Contribution> contributions(KTable<String, Quote> quotes) {
        return quotes.toStream(Named.as("quote-news"))
                .flatMap(members::contributions, Named.as("fan-out"))
                .toTable(Named.as("contributions"), inMemory("contributions", Contribution.SERDE));
    }

    private KTable<String, DslBreadth> breadth(KTable<String, Contribution> contributions) {
        return contributions
                .groupBy(
                        (member, contribution) -> KeyValue.pair(Members.index(member), contribution),
                        Grouped.with("contributions-by-index", String(), Contribution.SERDE))
                .aggregate(
                        () -> DslBreadth.NONE,
                        (index, member, sum) -> sum.add(member),
                        (index, member, sum) -> sum.subtract(member),
                        Named.as("breadth"),
                        inMemory("breadth", DslBreadth.SERDE));
    }

    /** Session return and that of the running minute, by index. */
    private KTable<String, MinuteReturn> returns(KTable<String, DslBreadth> breadth) {
        return breadth.toStream(Named.as("breadth-for-returns"))
                .groupByKey(Grouped.with("breadth-by-index", String(), DslBreadth.SERDE))
                .aggregate(
                        () -> MinuteReturn.NONE,
                        (index, now, before) -> before.next(now),
                        Named.as("returns"),
                        inMemory("returns", MinuteReturn.SERDE));
    }

    /** Keeps and tells the last return of each minute window. */
    private void writeMinutes(KTable<String, MinuteReturn> returns) {
        Materialized<String, MinuteReturn, WindowStore<Bytes, byte[]>> minutes = Materialized.as("minute-returns");
        returns.toStream(Named.as("return-news"))
                .groupByKey(Grouped.with("returns-by-index", String(), MinuteReturn.SERDE))
                .windowedBy(TimeWindows.ofSizeAndGrace(MINUTE, MINUTE))
                .reduce(
                        (before, now) -> now,
                        Named.as("minute-returns"),
                        minutes.withKeySerde(String())
                                .withValueSerde(MinuteReturn.SERDE)
                                .withStoreType(new BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers())
                                .withRetention(Duration.ofHours(1)))
                .toStream((window, minute) -> window.key(), Named.as("minute-news"))
                .to(topics.returns(), produced("minute-returns", MinuteReturn.SERDE));
    }

    private void writeSpreads(KTable<String, MinuteReturn> returns) {
        legs("small-legs", PairDefinition::small, returns)
                .join(legs("large-legs", PairDefinition::large, returns), DslSpread::of, Named.as("spreads"))
                .toStream(Named.as("spread-news"))
                .to(topics.spreads(), produced("spreads", DslSpread.SERDE));
    }

    /** The returns of one side of the pairs, by pair. */
    private KTable<String, MinuteReturn> legs(
            String name, Function<PairDefinition, String> leg, KTable<String, MinuteReturn> returns) {
        return returns.toStream(Named.as(name + "-news"))
                .flatMap(
                        (index, now) -> pairs.stream()
                                .filter(pair -> leg.apply(pair).equals(index))
                                .map(pair -> KeyValue.pair(pair.id(), now))
                                .toList(),
                        Named.as(name + "-by-pair"))
                .toTable(Named.as(name), inMemory(name, MinuteReturn.SERDE));
    }

    private static <V> Materialized<String, V, KeyValueStore<Bytes, byte[]>> inMemory(String name, Serde<V> values) {
        return Materialized.<String, V, KeyValueStore<Bytes, byte[]>>as(name)
                .withKeySerde(String())
                .withValueSerde(values)
                .withStoreType(new BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers())
                .withCachingEnabled();
    }

    private static <V> Produced<String, V> produced(String name, Serde<V> values) {
        return Produced.with(String(), values).withName(name + "-out");
    }
}
