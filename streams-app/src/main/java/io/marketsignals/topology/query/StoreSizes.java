package io.marketsignals.topology.query;

import io.marketsignals.topology.StoreNames;
import java.util.OptionalLong;
import java.util.Set;

/** How many entries stores hold, about. */
public final class StoreSizes {
    private static final Set<String> WINDOWS = Set.of(StoreNames.INDEX_RETURNS, StoreNames.BREADTH, StoreNames.SPREADS);

    private final LocalStores stores;

    public StoreSizes(LocalStores stores) {
        this.stores = stores;
    }

    /** Of a store's partition: on disk an estimate; empty for window stores, which do not count. */
    public OptionalLong entries(String store, int partition) {
        return WINDOWS.contains(store)
                ? OptionalLong.empty()
                : OptionalLong.of(stores.keyValue(store, partition).approximateNumEntries());
    }

    /** Of a store that every instance holds whole. */
    public long entries(String globalStore) {
        return stores.global(globalStore).approximateNumEntries();
    }
}
