package io.marketsignals.history.reference;

import io.marketsignals.history.yaml.InputError;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.LevelSource;
import io.marketsignals.schema.Member;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.ReferenceVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A reference file, read and checked.
 *
 * @param entries in the order of the file; open indices still without members
 * @param calendars by market
 * @param openIndices sectors by symbol for each index of which every symbol seen in the data is a member
 * @param context events in the order of the file
 */
public record Reference(
        List<ReferenceEntry> entries,
        Map<String, MarketCalendar> calendars,
        Map<String, Map<String, String>> openIndices,
        List<ContextEvent> context) {

    public Reference {
        entries = List.copyOf(entries);
        calendars = Map.copyOf(calendars);
        openIndices = Map.copyOf(openIndices);
        context = List.copyOf(context);
    }

    /**
     * The entries with the members of open indices filled in: each symbol from the first session that it is seen in.
     *
     * @param seen by market: the first session of each symbol in the data
     */
    public List<ReferenceEntry> resolved(Map<String, SortedMap<String, LocalDate>> seen) {
        List<ReferenceEntry> resolved = new ArrayList<>();
        for (ReferenceEntry entry : entries) {
            boolean open = entry.getKind() == ReferenceKind.INDEX && openIndices.containsKey(entry.getId());
            resolved.add(open ? withMembers(entry, seen) : entry);
        }
        checkOneMarketPerSymbol(resolved);
        return resolved;
    }

    /** Refuses a symbol that is a member in two markets. */
    static void checkOneMarketPerSymbol(List<ReferenceEntry> entries) {
        Map<String, Index> holders = new HashMap<>();
        for (ReferenceEntry entry : entries) {
            if (entry.getVersions().get(0).getBody() instanceof Index index) {
                for (Member member : index.getMembers()) {
                    Index other = holders.putIfAbsent(member.getSymbol(), index);
                    if (other != null && !other.getMarket().equals(index.getMarket())) {
                        throw new InputError("symbol " + member.getSymbol() + " is in two markets: in "
                                + other.getMarket() + " by index '" + other.getName() + "' and in " + index.getMarket()
                                + " by index '" + index.getName() + "'");
                    }
                }
            }
        }
    }

    private ReferenceEntry withMembers(ReferenceEntry entry, Map<String, SortedMap<String, LocalDate>> seen) {
        Index index = (Index) entry.getVersions().get(0).getBody();
        Map<String, String> sectors = openIndices.getOrDefault(entry.getId(), Map.of());
        List<Member> members = new ArrayList<>();
        seen.getOrDefault(index.getMarket(), new TreeMap<>())
                .forEach((symbol, first) -> members.add(Member.newBuilder()
                        .setSymbol(symbol)
                        .setFrom(first)
                        .setSector(sectors.get(symbol))
                        .build()));
        if (members.isEmpty() && index.getLevel() == LevelSource.DERIVED) {
            throw new InputError("index " + entry.getId() + " takes every symbol of market " + index.getMarket()
                    + " as a member, but no file has one");
        }
        Index full = new Index(
                index.getMarket(), index.getName(), index.getSegment(), index.getLevel(), index.getBase(), members);
        ReferenceVersion version = ReferenceVersion.newBuilder().setBody(full).build();
        return new ReferenceEntry(entry.getKind(), entry.getId(), List.of(version));
    }
}
