package io.marketsignals.alert;

import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What was told of a market's last close, so that a corrected one can be compared with it.
 *
 * @param alerts by alert id
 */
public record ClosedAlerts(NavigableMap<String, Entry> alerts) {
    static final ClosedAlerts NONE = new ClosedAlerts(new TreeMap<>());

    /**
     * One alert of a close.
     *
     * @param told its last revision told at the close or since; null: none yet
     * @param waiting the revision that waits for the storm control's interval; null: none
     * @param key of its episode; null: it has none
     * @param begun whether it began at the close
     * @param indices those whose closes it rests on
     */
    public record Entry(Alert told, Alert waiting, String key, boolean begun, List<String> indices) {
        public Entry {
            indices = List.copyOf(indices);
        }

        /** The last revision, told or not. */
        Alert newest() {
            return waiting == null ? told : waiting;
        }

        /** The same alert once its waiting revision was told. */
        Entry toldNow() {
            return new Entry(waiting, null, key, begun, indices);
        }
    }

    public ClosedAlerts {
        Objects.requireNonNull(alerts, "alerts");
    }
}
