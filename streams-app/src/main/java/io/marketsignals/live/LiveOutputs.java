package io.marketsignals.live;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import io.marketsignals.topics.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * The newest measures of each subject, the last session closes and the newest alerts. Fed by one thread, read by any; who
 * follows pulls what came after its own position, so that a slow one holds nobody up and costs no memory.
 */
public final class LiveOutputs {
    /** Revisions of alerts that are kept. */
    public static final int MOST_ALERTS = 10_000;
    /** Session closes that are kept of each index and pair. */
    public static final int MOST_CLOSES = 400;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final String cluster;
    private final Newest<IndexReturn> returns = new Newest<>(IndexReturn::getIndex, IndexReturn::getAsOf);
    private final Newest<Breadth> breadth = new Newest<>(Breadth::getIndex, Breadth::getAsOf);
    private final Newest<Spread> spreads = new Newest<>(Spread::getPair, Spread::getAsOf);
    private final Newest<SessionClose> sessions = new Newest<>(SessionClose::getIndex, SessionClose::getClose);
    private final Closes<SessionClose> closes = new Closes<>(MOST_CLOSES);
    private final Closes<Spread> closingSpreads = new Closes<>(MOST_CLOSES);
    private final Alerts alerts = new Alerts(MOST_ALERTS);
    private final Map<String, MarketNow> markets = new TreeMap<>();
    private final Position start;
    private Position position;
    private Instant receivedAt = Instant.EPOCH;
    private boolean ended;

    /**
     * Nothing read yet.
     *
     * @param cluster names the topics' cluster and run: a position of another fits nothing here; letters and digits
     * @param partitions how many each topic of the stream has
     */
    public LiveOutputs(String cluster, Map<String, Integer> partitions) {
        this.cluster = cluster;
        this.start = Position.start(partitions);
        this.position = start;
    }

    /** What lies before an alert partition's offset is not read. */
    void alertsFrom(int partition, long offset) {
        locked(() -> {
            alerts.startAt(partition, offset);
            return null;
        });
    }

    /**
     * Takes one record of the output topics.
     *
     * @param topic one of {@link TopicNames}, also where a run has its own
     * @param received wall clock
     */
    public void take(String topic, int partition, long offset, Instant received, SpecificRecord record) {
        Place place = new Place(topic, partition, offset);
        locked(() -> {
            if (record instanceof IndexReturn measure) {
                returns.take(new Kept<>(place, received, measure));
                heard(measure.getMarket(), measure.getSession(), measure.getAsOf(), received, false);
            } else if (record instanceof Breadth measure) {
                breadth.take(new Kept<>(place, received, measure));
            } else if (record instanceof Spread measure) {
                spreads.take(new Kept<>(place, received, measure));
                if (measure.getClosing()) {
                    closingSpreads.take(measure.getPair(), measure.getSession(), measure);
                }
            } else if (record instanceof SessionClose close) {
                sessions.take(new Kept<>(place, received, close));
                closes.take(close.getIndex(), close.getSession(), close);
                heard(close.getMarket(), close.getSession(), close.getClose(), received, true);
            } else if (record instanceof Alert alert) {
                alerts.take(new Kept<>(place, received, alert));
            }
            position = position.after(place);
            receivedAt = received;
            changed.signalAll();
            return null;
        });
    }

    private void heard(String market, LocalDate session, Instant asOf, Instant received, boolean closing) {
        markets.merge(market, new MarketNow(session, !closing, asOf, received, 0), (old, now) -> {
            if (now.session().isBefore(old.session())) {
                return old;
            }
            boolean open = now.open() && (old.open() || now.session().isAfter(old.session()));
            Instant newest = now.asOf().isBefore(old.asOf()) ? old.asOf() : now.asOf();
            return new MarketNow(now.session(), open, newest, received, 0);
        });
    }

    /** Where each market is, by id; a market of which nothing was read is missing. */
    public Map<String, MarketNow> markets() {
        return locked(() -> {
            Map<String, MarketNow> now = new TreeMap<>();
            List<Alert> open = alerts.open();
            markets.forEach((id, market) -> now.put(
                    id,
                    new MarketNow(
                            market.session(),
                            market.open(),
                            market.asOf(),
                            market.receivedAt(),
                            open.stream()
                                    .filter(alert -> alert.getMarket().equals(id))
                                    .count())));
            return now;
        });
    }

    public Optional<IndexReturn> indexReturn(String index) {
        return locked(() -> returns.of(index).map(Kept::record));
    }

    public Optional<Breadth> breadth(String index) {
        return locked(() -> breadth.of(index).map(Kept::record));
    }

    public Optional<Spread> spread(String pair) {
        return locked(() -> spreads.of(pair).map(Kept::record));
    }

    /** The last closes of an index, ascending. */
    public List<SessionClose> closes(String index) {
        return locked(() -> closes.of(index));
    }

    /** The last closing spreads of a pair, ascending. */
    public List<Spread> closingSpreads(String pair) {
        return locked(() -> closingSpreads.of(pair));
    }

    /** Revisions of alerts, newest first; those that are open only in their last one. */
    public List<Alert> alerts(boolean open) {
        return locked(() -> open ? alerts.open() : alerts.revisions());
    }

    /** Where reading has come to, for a follower. */
    public Position position() {
        return locked(() -> position);
    }

    /** A position as text that no other cluster's follower mistakes for its own. */
    public String text(Position of) {
        return cluster + "-" + of;
    }

    /** The position that a text names; empty when it is none of this cluster, or alerts after it are gone from memory. */
    public Optional<Position> resume(String text) {
        return text.startsWith(cluster + "-")
                ? Position.parse(text.substring(cluster.length() + 1), start).filter(this::complete)
                : Optional.empty();
    }

    /** Whether everything after a position is still here. */
    public boolean complete(Position from) {
        return locked(() -> !alerts.lost(TopicNames.ALERTS, from));
    }

    /** What came after a position. */
    public Changes since(Position from) {
        return locked(() -> new Changes(
                position,
                receivedAt,
                told(from),
                returns.since(from),
                breadth.since(from),
                spreads.since(from),
                sessions.since(from)));
    }

    private List<Changes.Told> told(Position from) {
        List<Changes.Told> told = new ArrayList<>();
        Position after = from;
        for (Kept<Alert> kept : alerts.since(from)) {
            after = after.after(kept.place());
            told.add(new Changes.Told(kept.record(), after));
        }
        return told;
    }

    /** Waits until something comes after a position, the time is over, or reading has ended; false then. */
    public boolean await(Position from, Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lockInterruptibly();
        try {
            while (position == from && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes those who wait: nothing comes any more. */
    void end() {
        locked(() -> {
            ended = true;
            changed.signalAll();
            return null;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
