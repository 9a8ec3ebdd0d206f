package io.marketsignals.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a market trades: regular hours on given weekdays, minus holidays, and special sessions that replace or add to
 * them (early closes, weekends, evenings); market-wide halts interrupt a session. All of it is data.
 *
 * <p>A calendar without weekdays declares no dates: each local date with data of its own is a session, with the regular
 * hours, or, when its first data comes after those, until local midnight.
 *
 * @param halts a few at most: each is looked at where a time is looked up
 * @param from first date that the calendar knows of; null: it knows all earlier ones. Earlier dates hold no session
 * @param to first date that the calendar no longer knows of; null: it knows all later ones. It and later dates hold no
 *     session
 * @param settle how long after its close a session takes data
 */
public record MarketCalendar(
        ZoneId zone,
        SessionHours regular,
        Set<DayOfWeek> weekdays,
        Set<LocalDate> holidays,
        Map<LocalDate, SessionHours> special,
        List<Halt> halts,
        LocalDate from,
        LocalDate to,
        Duration settle) {

    /** How far {@link #next} looks for a session. */
    private static final int SEARCH_DAYS = 60;

    public MarketCalendar {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(regular, "regular");
        weekdays = Set.copyOf(weekdays);
        holidays = Set.copyOf(holidays);
        special = Map.copyOf(special);
        halts = halts.stream()
                .sorted(Comparator.comparing(Halt::date).thenComparing(Halt::from))
                .toList();
        if (settle.isNegative()) {
            throw new IllegalArgumentException("settle time must not be negative: " + settle);
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("a calendar must begin before it ends: " + from + " to " + to);
        }
    }

    /** A calendar without halts that knows of all dates. */
    public MarketCalendar(
            ZoneId zone,
            SessionHours regular,
            Set<DayOfWeek> weekdays,
            Set<LocalDate> holidays,
            Map<LocalDate, SessionHours> special,
            Duration settle) {
        this(zone, regular, weekdays, holidays, special, List.of(), null, null, settle);
    }

    /** A calendar that takes its dates from the data, with the given regular hours and a settle time of a minute. */
    public static MarketCalendar fromData(ZoneId zone, LocalTime open, LocalTime close) {
        return new MarketCalendar(
                zone, new SessionHours(open, close), Set.of(), Set.of(), Map.of(), Duration.ofMinutes(1));
    }

    /** Whether sessions are declared, rather than seen in the data. */
    public boolean declared() {
        return !weekdays.isEmpty() || !special.isEmpty();
    }

    /** Whether the calendar says anything of a date. */
    public boolean knows(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (to == null || date.isBefore(to));
    }

    /**
     * The session that an instant belongs to, halted or not: open <= time < end, empty outside of sessions. Where no dates
     * are declared, what comes before the open belongs to its date's session too.
     */
    public Optional<Session> sessionAt(long time) {
        LocalDate date = dateOf(time);
        if (declared()) {
            return session(date).filter(s -> s.open() <= time && time < s.end());
        }
        return session(date).map(s -> time < s.end() ? s : untilMidnight(date, s));
    }

    /** The session that a trade of this instant belongs to, and how long it goes on; empty in a halt as well. */
    public Optional<TradingSpan> tradingAt(long time) {
        Session session = sessionAt(time).orElse(null);
        if (session == null) {
            return Optional.empty();
        }
        long begin = Math.min(session.open(), time);
        long end = session.end();
        for (Halt halt : haltsOn(session.date())) {
            long stop = millis(halt.date(), halt.from());
            long resume = millis(halt.date(), halt.to());
            if (stop <= time && time < resume) {
                return Optional.empty();
            }
            begin = resume <= time ? Math.max(begin, resume) : begin;
            end = time < stop ? Math.min(end, stop) : end;
        }
        return Optional.of(new TradingSpan(session, begin, end));
    }

    /** The first instant from this one on that lies in no halt. */
    public long resumed(long time) {
        if (halts.isEmpty()) {
            return time;
        }
        long resumed = time;
        for (Halt halt : haltsOn(dateOf(time))) {
            if (millis(halt.date(), halt.from()) <= resumed) {
                resumed = Math.max(resumed, millis(halt.date(), halt.to()));
            }
        }
        return resumed;
    }

    /**
     * The session that an official close of this instant belongs to: the last that opened at or before it. Where no dates
     * are declared, one before its date's open belongs to the last session before that date that its name had data in.
     *
     * @param held trading dates of the name's last sessions, epoch days, newest first
     */
    public Optional<Session> sessionClosedAt(long time, List<Integer> held) {
        LocalDate date = dateOf(time);
        if (!declared() && time < on(date, regular).open()) {
            return held.stream()
                    .map(LocalDate::ofEpochDay)
                    .filter(day -> day.isBefore(date))
                    .findFirst()
                    .map(day -> on(day, regular));
        }
        for (int i = 0; i <= SEARCH_DAYS && knows(date.minusDays(i)); i++) {
            Optional<Session> session = session(date.minusDays(i)).filter(s -> s.open() <= time);
            if (session.isPresent()) {
                return session;
            }
        }
        return Optional.empty();
    }

    /** Whether a session is the part of a date after its regular hours, which counts only for who did not trade in them. */
    public boolean afterHours(Session session) {
        return !declared() && session.open() != on(session.date(), regular).open();
    }

    /** The declared session of a date; where none are declared, the date's regular hours. */
    public Optional<Session> session(LocalDate date) {
        if (!knows(date)) {
            return Optional.empty();
        }
        SessionHours hours = special.get(date);
        if (hours == null && (!declared() || (weekdays.contains(date.getDayOfWeek()) && !holidays.contains(date)))) {
            hours = regular;
        }
        return Optional.ofNullable(hours).map(h -> on(date, h));
    }

    /** The first declared session after a date; empty when none are declared or none comes within 60 days. */
    public Optional<Session> next(LocalDate after) {
        for (int i = 1; declared() && i <= SEARCH_DAYS; i++) {
            Optional<Session> session = session(after.plusDays(i));
            if (session.isPresent()) {
                return session;
            }
        }
        return Optional.empty();
    }

    /** The declared sessions strictly between two dates, oldest first. */
    public List<Session> between(LocalDate after, LocalDate before) {
        return Stream.iterate(
                        next(after),
                        Optional::isPresent,
                        s -> next(s.orElseThrow().date()))
                .map(Optional::orElseThrow)
                .takeWhile(session -> session.date().isBefore(before))
                .toList();
    }

    /** The local date of an instant. */
    public LocalDate dateOf(long time) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(time), zone);
    }

    private List<Halt> haltsOn(LocalDate date) {
        return halts.isEmpty()
                ? halts
                : halts.stream().filter(halt -> halt.date().equals(date)).toList();
    }

    private Session on(LocalDate date, SessionHours hours) {
        long close = millis(date, hours.close());
        return new Session(date, millis(date, hours.open()), close, close + settle.toMillis());
    }

    private Session untilMidnight(LocalDate date, Session regularHours) {
        long midnight = date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        return new Session(date, regularHours.end(), midnight, midnight);
    }

    private long millis(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant().toEpochMilli();
    }
}
