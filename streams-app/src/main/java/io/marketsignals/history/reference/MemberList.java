package io.marketsignals.history.reference;

import io.marketsignals.history.yaml.Position;
import io.marketsignals.history.yaml.YamlMap;
import io.marketsignals.history.yaml.YamlNode;
import io.marketsignals.history.yaml.YamlText;
import io.marketsignals.schema.Member;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads and checks the members of an index, listed in the reference file or in a CSV file beside it. */
final class MemberList {
    private static final String[] ROLES = {"symbol", "sector", "weight", "from", "to"};

    private final String index;
    private final Map<String, String> sectors;
    private final List<Member> members = new ArrayList<>();

    private MemberList(String index, Map<String, String> sectors) {
        this.index = index;
        this.sectors = sectors;
    }

    /**
     * The members of an index in the order given.
     *
     * @param sectors by symbol, for members that name none of their own
     */
    static List<Member> read(String index, YamlNode yaml, Path folder, Map<String, String> sectors) {
        MemberList list = new MemberList(index, sectors);
        if (yaml instanceof YamlMap table) {
            for (CsvTable.Line line : CsvTable.read(table, folder, ROLES)) {
                list.add(line.at(), line::value);
            }
        } else {
            for (YamlNode item : yaml.list("the members of index " + index).items()) {
                list.add(item);
            }
        }
        list.checkWeights(yaml);
        return list.members;
    }

    /** Sectors by symbol from a CSV file. */
    static Map<String, String> sectors(YamlMap yaml, Path folder) {
        Map<String, String> sectors = new HashMap<>();
        for (CsvTable.Line line : CsvTable.read(yaml, folder, "symbol", "sector")) {
            line.value("sector").ifPresent(sector -> sectors.put(line.values().get("symbol"), sector.text()));
        }
        return sectors;
    }

    private void add(YamlNode item) {
        if (item instanceof YamlMap map) {
            map.only("a member of index " + index, ROLES);
            map.text("symbol", "a member of index " + index);
            add(map.at(), map::optionalText);
        } else {
            YamlText symbol = item.text("a member of index " + index);
            add(item.at(), role -> Optional.of(symbol).filter(s -> role.equals("symbol")));
        }
    }

    private void add(Position at, Function<String, Optional<YamlText>> values) {
        String symbol = Names.checked(values.apply("symbol").orElseThrow(), "symbol");
        LocalDate from = values.apply("from").map(YamlText::date).orElse(null);
        LocalDate to = values.apply("to").map(YamlText::date).orElse(null);
        Double weight = values.apply("weight").map(YamlText::number).orElse(null);
        if (from != null && to != null && !from.isBefore(to)) {
            throw at.error(symbol + " must join index " + index + " before it leaves: " + from + " to " + to);
        }
        if (weight != null && weight <= 0) {
            throw at.error("the weight of " + symbol + " in index " + index + " must be above 0: " + weight);
        }
        Member member = Member.newBuilder()
                .setSymbol(symbol)
                .setFrom(from)
                .setTo(to)
                .setWeight(weight)
                .setSector(values.apply("sector").map(YamlText::text).orElse(sectors.get(symbol)))
                .build();
        for (Member other : members) {
            if (other.getSymbol().equals(symbol) && overlap(other, member)) {
                throw at.error(symbol + " is twice a member of index " + index + " at the same time");
            }
        }
        members.add(member);
    }

    private static boolean overlap(Member one, Member other) {
        return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
    }

    private static boolean startsBeforeEnd(Member one, Member other) {
        return one.getFrom() == null || other.getTo() == null || one.getFrom().isBefore(other.getTo());
    }

    private void checkWeights(YamlNode yaml) {
        long weighted = members.stream().filter(m -> m.getWeight() != null).count();
        if (weighted != 0 && weighted != members.size()) {
            throw yaml.error("index " + index + " gives weights to " + weighted + " of its " + members.size()
                    + " members; give them to all or to none");
        }
    }
}
