package io.marketsignals.topology;

import io.marketsignals.ingest.LiveStates;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * States in a logged store as live objects, several to a record: what has changed is written once a commit, and a record's
 * cost is shared by its neighbours, which under full load have changed as well. A key stays on the page where it was first
 * put. Store keys are page numbers; a page's layout is a version, then name, length and state of each.
 */
final class PagedStates<T> implements LiveStates<T> {
    /** Larger pages are cheaper under full load, and dearer when few keys change: about 2 kB of symbols. */
    static final int KEYS_OF_PAGE = 16;

    private static final byte VERSION = 1;

    private final WriteBackStore store;
    private final Codec<T> codec;
    private final Map<String, Slot> slots = new HashMap<>();
    private final List<Page> pages = new ArrayList<>();
    private final List<Page> changed = new ArrayList<>();

    /** One key's place. */
    private final class Slot implements Tracked {
        private final Page page;
        private final String key;
        private Supplier<T> value;

        Slot(Page page, String key) {
            this.page = page;
            this.key = key;
        }

        @Override
        public void changed() {
            if (!page.listed) {
                page.listed = true;
                changed.add(page);
            }
        }
    }

    private final class Page {
        private final String number;
        private final List<Slot> slots = new ArrayList<>(KEYS_OF_PAGE);
        private boolean listed;

        Page(String number) {
            this.number = number;
        }
    }

    /** Reads all pages. */
    PagedStates(WriteBackStore store, Codec<T> codec) {
        this.store = store;
        this.codec = codec;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> read(entry.key, entry.value));
        }
        store.beforeCommit(this::writeBack);
    }

    @Override
    public T get(String key) {
        Slot slot = slots.get(key);
        return slot == null ? null : slot.value.get();
    }

    @Override
    public void put(String key, T state) {
        track(key, () -> state).changed();
    }

    @Override
    public Tracked track(String key, Supplier<T> value) {
        Slot slot = slots.computeIfAbsent(key, this::place);
        slot.value = value;
        return slot;
    }

    @Override
    public void remove(String key) {
        Slot slot = slots.remove(key);
        if (slot != null) {
            slot.page.slots.remove(slot);
            slot.changed();
        }
    }

    @Override
    public void forEach(BiConsumer<String, T> action) {
        slots.forEach((key, slot) -> action.accept(key, slot.value.get()));
    }

    private Slot place(String key) {
        Page page = pages.isEmpty() ? null : pages.get(pages.size() - 1);
        if (page == null || page.slots.size() == KEYS_OF_PAGE) {
            page = new Page(String.format("%06d", pages.size())); // in order, also as text
            pages.add(page);
        }
        Slot slot = new Slot(page, key);
        page.slots.add(slot);
        return slot;
    }

    private void read(String number, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("page of version " + version + "; this build reads " + VERSION);
        }
        Page page = new Page(number);
        pages.add(page);
        while (in.hasRemaining()) {
            Slot slot = new Slot(page, new String(next(in), StandardCharsets.UTF_8));
            T state = codec.decode(next(in));
            slot.value = () -> state;
            page.slots.add(slot);
            slots.put(slot.key, slot);
        }
    }

    private static byte[] next(ByteBuffer in) {
        byte[] bytes = new byte[in.getShort()];
        in.get(bytes);
        return bytes;
    }

    private void writeBack() {
        for (Page page : changed) {
            store.put(page.number, encode(page));
            page.listed = false;
        }
        changed.clear();
    }

    private byte[] encode(Page page) {
        List<byte[]> parts = new ArrayList<>(2 * page.slots.size());
        int size = 1;
        for (Slot slot : page.slots) {
            parts.add(slot.key.getBytes(StandardCharsets.UTF_8));
            parts.add(codec.encode(slot.value.get()));
        }
        for (byte[] part : parts) {
            size += Short.BYTES + part.length;
        }
        ByteBuffer out = ByteBuffer.allocate(size).put(VERSION);
        parts.forEach(part -> out.putShort((short) part.length).put(part));
        return out.array();
    }
}
