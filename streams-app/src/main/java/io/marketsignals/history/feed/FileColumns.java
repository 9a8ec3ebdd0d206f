package io.marketsignals.history.feed;

import io.marketsignals.history.feed.Feed.SymbolSource;
import io.marketsignals.history.yaml.InputError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Where the fields of a feed stand in one file. */
final class FileColumns {
    private final Path file;
    private final int count;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, String> symbols = new HashMap<>();
    private final Optional<String> constantSymbol;
    private final List<Cell> cells;

    /** One of many prices in a row. */
    record Cell(String symbol, int position) {}

    /** @param first the file's first record: the header where the feed has one */
    FileColumns(Feed feed, Path file, List<String> first) {
        this.file = file;
        this.count = first.size();
        boolean header = feed.layout().csv().header();
        Map<String, String> wanted = new HashMap<>(feed.layout().columns());
        if (feed.layout().symbol() instanceof SymbolSource.Column column) {
            wanted.put("symbol", column.name());
        }
        wanted.forEach((role, name) -> positions.put(role, header ? named(name, first) : numbered(name, feed)));
        this.constantSymbol = constant(feed.layout().symbol());
        this.cells = feed.layout().symbol() instanceof SymbolSource.Headers headers ? cells(headers, first) : List.of();
    }

    /** How many fields each record must have. */
    int count() {
        return count;
    }

    boolean has(String role) {
        return positions.containsKey(role);
    }

    /** Position of a field, from 0. */
    int of(String role) {
        return positions.get(role);
    }

    /** The symbol of all rows, where they have no column for it. */
    Optional<String> constantSymbol() {
        return constantSymbol;
    }

    /** The prices of a row that holds many, in the order of the file; empty where each row is about one symbol. */
    List<Cell> cells() {
        return cells;
    }

    /** The same string for the same symbol, so that millions of rows share it. */
    String interned(String symbol) {
        String known = symbols.putIfAbsent(symbol, symbol);
        return known == null ? symbol : known;
    }

    private List<Cell> cells(SymbolSource.Headers headers, List<String> header) {
        Set<Integer> wanted = new TreeSet<>();
        if (headers.symbols().isEmpty()) {
            IntStream.range(0, count).filter(i -> !positions.containsValue(i)).forEach(wanted::add);
        }
        headers.symbols().forEach(symbol -> wanted.add(named(symbol, header)));
        List<Cell> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int position : wanted) {
            String symbol = header.get(position).strip();
            if (symbol.isEmpty() || symbol.length() > RowParser.LONGEST_SYMBOL) {
                throw new InputError(
                        file + ": the header of column " + (position + 1) + " is no symbol: '" + symbol + "'");
            }
            if (!seen.add(symbol)) {
                throw new InputError(file + ": there are two columns for the symbol " + symbol);
            }
            found.add(new Cell(symbol, position));
        }
        return List.copyOf(found);
    }

    private int named(String name, List<String> header) {
        int position = header.stream().map(String::strip).toList().indexOf(name);
        if (position < 0) {
            throw new InputError(
                    file + ": there is no column '" + name + "'; the file has " + String.join(", ", header));
        }
        return position;
    }

    private int numbered(String number, Feed feed) {
        int position = number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 0;
        if (position < 1) {
            throw new InputError(feed.name() + ": without a header, columns are numbers from 1, not '" + number + "'");
        }
        if (position > count) {
            throw new InputError(file + ": there is no column " + number + "; the file has " + count + " columns");
        }
        return position - 1;
    }

    private Optional<String> constant(SymbolSource source) {
        if (source instanceof SymbolSource.Constant constant) {
            return Optional.of(constant.symbol());
        }
        if (source instanceof SymbolSource.FileName name) {
            Matcher matcher =
                    Pattern.compile(name.pattern()).matcher(file.getFileName().toString());
            if (!matcher.find() || matcher.group(1) == null || matcher.group(1).isEmpty()) {
                throw new InputError(
                        file + ": the file's name does not hold a symbol as '" + name.pattern() + "' says");
            }
            return Optional.of(matcher.group(1));
        }
        return Optional.empty();
    }
}
