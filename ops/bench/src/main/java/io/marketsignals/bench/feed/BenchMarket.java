package io.marketsignals.bench.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Reference;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.LevelSource;
import io.marketsignals.schema.Market;
import io.marketsignals.schema.Member;
import io.marketsignals.schema.Pair;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.ReferenceVersion;
import io.marketsignals.topology.ReferenceReader;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * A market that trades round the clock, UTC: symbols by number, indices by number, who is in which with what weight. A tenth
 * of the symbols is in the large segment, index 0, the rest in the small one, index 1; other indices take them in turn. With
 * one index a symbol, all indices take them in turn.
 */
public final class BenchMarket {
    public static final String ID = "BENCH";
    /** Index 1 against index 0. */
    public static final String PAIR = ID + "-SMALL-LARGE";

    private static final int LARGE = 0;
    private static final int SMALL = 1;
    private static final int SECTORS = 11;
    private static final int DISTINCT_WEIGHTS = 97;

    private final FeedShape shape;
    private final List<String> symbols;
    private final List<String> indices;
    private final int[] partitions;

    public BenchMarket(FeedShape shape) {
        this.shape = shape;
        this.symbols = IntStream.range(0, shape.symbols())
                .mapToObj(i -> String.format(Locale.ROOT, "S%06d", i))
                .toList();
        this.indices = IntStream.range(0, shape.indices())
                .mapToObj(i -> i == LARGE ? ID + "-LARGE" : i == SMALL ? ID + "-SMALL" : ID + "-" + i)
                .toList();
        this.partitions = symbols.stream()
                .mapToInt(symbol -> BuiltInPartitioner.partitionForKey(symbol.getBytes(UTF_8), shape.pricePartitions()))
                .toArray();
    }

    public FeedShape shape() {
        return shape;
    }

    public List<String> symbols() {
        return symbols;
    }

    public List<String> indices() {
        return indices;
    }

    /** The partition of the prices in which all of a symbol's ticks are: the one that its key hashes to. */
    public int partition(int symbol) {
        return partitions[symbol];
    }

    /** The partition of the index ticks in which all of an index's levels are. */
    public int levelPartition(int index) {
        return BuiltInPartitioner.partitionForKey(indices.get(index).getBytes(UTF_8), shape.levelPartitions());
    }

    /** The indices, by number, that hold a symbol: its segment and others, or one of all. */
    public int[] indicesOf(int symbol) {
        if (shape.indicesOfSymbol() == 1) {
            return new int[] {symbol % shape.indices()};
        }
        int[] of = new int[shape.indicesOfSymbol()];
        of[0] = symbol % 10 == 0 ? LARGE : SMALL;
        for (int i = 1; i < of.length; i++) {
            of[i] = 2 + (symbol + i) % (shape.indices() - 2);
        }
        return of;
    }

    /** A symbol's weight in every index that holds it; on no particular scale. */
    public double weight(int symbol) {
        return 1 + symbol * 31L % DISTINCT_WEIGHTS;
    }

    /** The close of the session before the measured one; a whole number of cents, 20.00 to 419.99. */
    public double previousClose(int symbol) {
        return (2_000 + symbol * 7_919L % 40_000) / 100.0;
    }

    /** The level of an index at the close of the session before. */
    public double previousLevel(int index) {
        return 1_000 + 250.0 * index;
    }

    /** Event time of the previous closes, epoch milliseconds: a minute before their session ends. */
    public long closesAt() {
        return opensAt() - 120_000;
    }

    /** Event time at which the measured session opens, epoch milliseconds. */
    public long opensAt() {
        return shape.session().atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** The market, its indices and the pair, as they are published. */
    public List<ReferenceEntry> entries() {
        List<ReferenceEntry> entries = new ArrayList<>();
        entries.add(entry(ReferenceKind.MARKET, ID, market()));
        List<List<Member>> members = members();
        for (int i = 0; i < indices.size(); i++) {
            entries.add(entry(ReferenceKind.INDEX, indices.get(i), index(i, members.get(i))));
        }
        entries.add(entry(ReferenceKind.PAIR, PAIR, new Pair(ID, indices.get(SMALL), indices.get(LARGE))));
        return List.copyOf(entries);
    }

    /** The same as the core reads it. */
    public Reference reference() {
        ReferenceReader reader = new ReferenceReader();
        entries().forEach(reader::add);
        return reader.reference();
    }

    /** When it trades. */
    public MarketCalendar calendar() {
        return reference().calendar(ID).orElseThrow();
    }

    private List<List<Member>> members() {
        List<List<Member>> members = new ArrayList<>();
        indices.forEach(index -> members.add(new ArrayList<>()));
        for (int s = 0; s < symbols.size(); s++) {
            Member member = new Member(symbols.get(s), null, null, weight(s), "SECTOR-" + s % SECTORS);
            for (int index : indicesOf(s)) {
                members.get(index).add(member);
            }
        }
        return members;
    }

    private Index index(int number, List<Member> members) {
        String segment = number == LARGE ? "LARGE" : number == SMALL ? "SMALL" : null;
        String id = indices.get(number);
        return new Index(ID, id, segment, LevelSource.FEED, previousLevel(number), members);
    }

    private static Market market() {
        return new Market(
                "Benchmark",
                "UTC",
                "00:00:00",
                "23:59:00",
                Arrays.stream(DayOfWeek.values()).map(Enum::name).toList(),
                List.of(),
                List.of(),
                0L,
                List.of(),
                null,
                null);
    }

    private static ReferenceEntry entry(ReferenceKind kind, String id, Object body) {
        return new ReferenceEntry(kind, id, List.of(new ReferenceVersion(null, null, body)));
    }
}
