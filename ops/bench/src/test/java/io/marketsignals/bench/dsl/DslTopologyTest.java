package io.marketsignals.bench.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marketsignals.bench.feed.BenchMarket;
import io.marketsignals.bench.feed.FeedShape;
import io.marketsignals.bench.feed.TickTape;
import io.marketsignals.bench.kernel.heap.HeapCore;
import io.marketsignals.bench.kernel.heap.LastReadings;
import io.marketsignals.index.MarketFold;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Prices;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.PriceDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DslTopologyTest {
    private static final Buckets BUCKETS = new Buckets(1_000);
    private static final long MINUTE = 60_000;
    /** 600 ticks, 6 in a second: more than a minute and a half. */
    private static final FeedShape SHAPE = FeedShape.usual(600)
            .withSymbols(40)
            .withIndices(5, 3)
            .withPricePartitions(3)
            .withTicksPerSecond(6);
    /** Index 0 holds symbols 0 and 10, of weights 1 and 1 + 310 mod 97 = 20. */
    private static final BenchMarket TWENTY =
            new BenchMarket(FeedShape.usual(0).withSymbols(20).withIndices(2, 1).withPricePartitions(1));

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void shouldSumAsThePureCoreWhenTheTicksAreTheSame(int batch) {
        BenchMarket market = new BenchMarket(SHAPE.withBatch(batch));
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

        try (DrivenDsl dsl = new DrivenDsl(market, records::add)) {
            play(market, dsl);

            Map<String, Tally> core = core(market, records, new PriceDecoder(dsl.registry));
            Map<String, DslBreadth> breadth = dsl.breadth();
            assertThat(breadth.keySet()).containsExactlyInAnyOrderElementsOf(market.indices());
            breadth.forEach((index, sums) -> assertThat(sums)
                    .as(index)
                    .usingRecursiveComparison()
                    .ignoringFields("session", "asOf")
                    .isEqualTo(sums(core.get(index))));
        }
    }

    @Test
    void shouldTellTheSpreadOfThePairWhenBothIndicesTraded() {
        BenchMarket market = new BenchMarket(SHAPE);

        try (DrivenDsl dsl = new DrivenDsl(market, record -> {})) {
            play(market, dsl);

            Map<String, DslBreadth> breadth = dsl.breadth();
            double small = breadth.get("BENCH-SMALL").sessionReturn();
            double large = breadth.get("BENCH-LARGE").sessionReturn();
            Map<String, DslSpread> spreads = dsl.spreads();
            assertThat(spreads).containsOnlyKeys(BenchMarket.PAIR);
            assertThat(small).isNotEqualTo(large);
            assertThat(spreads.get(BenchMarket.PAIR).session()).isEqualTo(small - large);
        }
    }

    @Test
    void shouldCountOnlyMembersOfTheSessionWhenANewOneBegins() {
        try (DrivenDsl dsl = new DrivenDsl(TWENTY, record -> {})) {
            dsl.feed.closes();

            dsl.feed.price(0, TWENTY.opensAt(), TWENTY.previousClose(0) * 2, 1);
            dsl.feed.price(10, TWENTY.opensAt() + 24 * 60 * MINUTE, TWENTY.previousClose(10) / 2, 1);

            // symbol 10 fell by a half with 20 of 21 parts of the weight; symbol 0 did not trade in its session
            DslBreadth large = dsl.breadth().get("BENCH-LARGE");
            assertThat(large.advancers()).isZero();
            assertThat(large.decliners()).isEqualTo(1);
            assertThat(large.unchanged()).isZero();
            assertThat(large.sessionReturn()).isCloseTo(-10.0 / 21, within(1e-12));
        }
    }

    @Test
    void shouldIgnoreAPriceWhenItIsOlderThanTheLast() {
        try (DrivenDsl dsl = new DrivenDsl(TWENTY, record -> {})) {
            dsl.feed.closes();

            dsl.feed.price(0, TWENTY.opensAt() + 2, TWENTY.previousClose(0) + 1, 1);
            dsl.feed.price(0, TWENTY.opensAt() + 1, TWENTY.previousClose(0) - 1, 1);

            DslBreadth large = dsl.breadth().get("BENCH-LARGE");
            assertThat(large.advancers()).isEqualTo(1);
            assertThat(large.decliners()).isZero();
        }
    }

    @Test
    void shouldMeasureAMinuteFromTheLastReturnBeforeItWhenAMinuteTurns() {
        try (DrivenDsl dsl = new DrivenDsl(TWENTY, record -> {})) {
            dsl.feed.closes();

            dsl.feed.price(10, TWENTY.opensAt(), TWENTY.previousClose(10) * 2, 1);
            dsl.feed.price(10, TWENTY.opensAt() + MINUTE, TWENTY.previousClose(10) * 3, 1);
            dsl.feed.price(10, TWENTY.opensAt() + MINUTE + 1, TWENTY.previousClose(10) * 4, 1);

            // the index gains 20/21, 40/21, 60/21 of its previous close
            List<MinuteReturn> returns = dsl.returns("BENCH-LARGE");
            MinuteReturn last = returns.get(returns.size() - 1);
            assertThat(last.last()).isCloseTo(60.0 / 21, within(1e-9));
            assertThat(last.value()).isCloseTo((81.0 / 21) / (41.0 / 21) - 1, within(1e-9));
        }
    }

    private static void play(BenchMarket market, DrivenDsl dsl) {
        dsl.feed.closes();
        TickTape tape = new TickTape(market);
        for (int i = 0; i < market.shape().ticks(); i++) {
            tape.next();
            dsl.feed.price(tape.symbol(), tape.time(), tape.price(), tape.volume());
        }
        dsl.feed.beat(tape.time());
    }

    /** The tallies of each index after the same records. */
    private static Map<String, Tally> core(
            BenchMarket market, List<ProducerRecord<byte[], byte[]>> records, PriceDecoder decoder) {
        LastReadings readings = new LastReadings();
        MarketFold fold = HeapCore.fold(market, BUCKETS, readings);
        HeapCore core = new HeapCore(market, BUCKETS, fold::accept);
        long time = 0;
        for (ProducerRecord<byte[], byte[]> record : records) {
            Prices prices = ((Decoded.Value<Prices>) decoder.decode(record.key(), record.value())).value();
            prices.prices().forEach(price -> core.price(market.symbols().indexOf(price.symbol()), price));
            time = record.timestamp();
        }
        core.advance(time + BUCKETS.millis());
        Map<String, Tally> tallies = new HashMap<>();
        readings.bucket()
                .indices()
                .forEach((id, index) -> tallies.put(id, index.breadth().tally()));
        return tallies;
    }

    private static DslBreadth sums(Tally tally) {
        return new DslBreadth(0, 0, tally.advancers(), tally.decliners(), tally.unchanged(), tally.contribution());
    }
}
