package io.marketsignals.history.feed;

import io.marketsignals.history.yaml.InputError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The rows of a file that is not in order of time, sorted by start; rows of the same start keep their order. Holds the
 * whole file packed in about 65 bytes a row.
 */
final class SortedRows implements RowSource {
    private static final int COLUMNS = 4;

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> symbols = new ArrayList<>();
    private int size;
    private long[] starts = new long[1024];
    private int[] lengths = new int[1024];
    private int[] lines = new int[1024];
    private int[] symbol = new int[1024];
    private long[] volumes = new long[1024];
    private double[] prices = new double[1024 * COLUMNS];

    private final long[] order;
    private int next;

    /** Reads all rows and closes them. */
    SortedRows(String file, RowSource rows) {
        try (rows) {
            while (rows.hasNext()) {
                add(rows.next());
            }
        }
        order = order(file);
    }

    @Override
    public boolean hasNext() {
        return next < size;
    }

    @Override
    public Row next() {
        if (next >= size) {
            throw new NoSuchElementException();
        }
        int row = (int) (order[next++] & mask());
        int price = row * COLUMNS;
        return new Row(
                lines[row],
                symbols.get(symbol[row]),
                starts[row],
                starts[row] + lengths[row],
                new Row.Prices(prices[price], prices[price + 1], prices[price + 2], prices[price + 3]),
                volumes[row]);
    }

    @Override
    public void close() {
        next = size;
    }

    private void add(Row row) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = row.start();
        lengths[size] = Math.toIntExact(row.end() - row.start());
        lines[size] = Math.toIntExact(row.line());
        symbol[size] = ids.computeIfAbsent(row.symbol(), name -> {
            symbols.add(name);
            return symbols.size() - 1;
        });
        volumes[size] = row.volume();
        int price = size * COLUMNS;
        prices[price] = row.prices().open();
        prices[price + 1] = row.prices().high();
        prices[price + 2] = row.prices().low();
        prices[price + 3] = row.prices().close();
        size++;
    }

    private void grow() {
        int more = size + (size >> 1);
        starts = Arrays.copyOf(starts, more);
        lengths = Arrays.copyOf(lengths, more);
        lines = Arrays.copyOf(lines, more);
        symbol = Arrays.copyOf(symbol, more);
        volumes = Arrays.copyOf(volumes, more);
        prices = Arrays.copyOf(prices, more * COLUMNS);
    }

    /** Start and row number packed into one number each, sorted: a stable sort without objects. */
    private long[] order(String file) {
        long first = Arrays.stream(starts, 0, size).min().orElse(0);
        int bits = rowBits();
        long[] packed = new long[size];
        for (int row = 0; row < size; row++) {
            long offset = starts[row] - first;
            if (offset < 0 || offset > Long.MAX_VALUE >> bits) {
                throw new InputError(file + ":" + lines[row] + ": the time lies too far from the file's other times");
            }
            packed[row] = offset << bits | row;
        }
        Arrays.sort(packed);
        return packed;
    }

    private int rowBits() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(size);
    }

    private long mask() {
        return (1L << rowBits()) - 1;
    }
}
