package io.marketsignals.live;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest revisions of alerts, and of each alert the last. Bounded: the revision read first is let go first. */
final class Alerts {
    /** Newest event time first; of the same time the one with the larger revision, then by id. */
    private static final Comparator<Alert> NEWEST_FIRST = Comparator.comparing(Alert::getEventTime)
            .thenComparing(Alert::getRevision)
            .reversed()
            .thenComparing(Alert::getId);

    private final int most;
    private final Deque<Kept<Alert>> revisions = new ArrayDeque<>();
    private final Map<String, Alert> last = new HashMap<>();
    private final Map<Integer, Long> letGo = new HashMap<>();

    Alerts(int most) {
        this.most = most;
    }

    void take(Kept<Alert> kept) {
        revisions.addLast(kept);
        last.merge(
                kept.record().getId(), kept.record(), (old, now) -> now.getRevision() > old.getRevision() ? now : old);
        if (revisions.size() > most) {
            Kept<Alert> first = revisions.removeFirst();
            last.remove(first.record().getId(), first.record());
            letGo.put(first.place().partition(), first.place().offset());
        }
    }

    /** Newest first. */
    List<Alert> revisions() {
        return revisions.stream().map(Kept::record).sorted(NEWEST_FIRST).toList();
    }

    /** The last revision of each alert that is open, newest first. */
    List<Alert> open() {
        return last.values().stream()
                .filter(Alerts::isOpen)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** Those not read at a position yet, in the order they were read. */
    List<Kept<Alert>> since(Position position) {
        List<Kept<Alert>> unread = new ArrayList<>();
        revisions.forEach(kept -> {
            if (!position.has(kept.place())) {
                unread.add(kept);
            }
        });
        return unread;
    }

    /** Whether an alert that was not read at a position is gone from here. */
    boolean lost(String topic, Position position) {
        return letGo.entrySet().stream()
                .anyMatch(gone -> !position.has(new Place(topic, gone.getKey(), gone.getValue())));
    }

    /** What lies before a partition's start was never here. */
    void startAt(int partition, long offset) {
        if (offset > 0) {
            letGo.put(partition, offset - 1);
        }
    }

    private static boolean isOpen(Alert alert) {
        return alert.getStatus() != AlertStatus.CLEARED && alert.getStatus() != AlertStatus.CANCELLED;
    }
}
