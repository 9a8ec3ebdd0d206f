package io.marketsignals.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that happened around a market and explains its moves.
 *
 * @param subject whom it concerns: a symbol, an index id or a market id
 * @param time when it happened or will apply, epoch milliseconds; 1970 to 9999
 * @param publishedAt when it became known, epoch milliseconds; before {@code time} for what is announced ahead
 */
public record ContextEvent(String subject, long time, long publishedAt, Body body) {
    /** Newest first by {@code time}, then by content; equal in it is what differs in publication only: the same event. */
    public static final Comparator<ContextEvent> NEWEST_FIRST = Comparator.comparingLong(ContextEvent::time)
            .reversed()
            .thenComparing(event -> event.body().kind())
            .thenComparing(ContextEvent::subject)
            .thenComparing(event -> event.body().toString());

    private static final int LONGEST = 64;
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    /** What happened. */
    public sealed interface Body permits RatingChange, EarningsDate, Flow, RateDecision {
        /** Name of the kind, lower case with dashes. */
        String kind();
    }

    /** Which way an opinion changed. */
    public enum Direction {
        UP,
        DOWN,
        NONE
    }

    /**
     * A firm's new opinion of a symbol.
     *
     * @param from former rating in the firm's words; null: first rating
     * @param to new rating; null: the firm rates no longer
     */
    public record RatingChange(String firm, String from, String to, Direction direction) implements Body {
        public RatingChange {
            checked(firm, "firm");
            Objects.requireNonNull(direction, "direction");
            for (String rating : new String[] {from, to}) {
                if (rating != null) {
                    checked(rating, "rating");
                }
            }
            if (from == null && to == null) {
                throw new IllegalArgumentException("a rating change of " + firm + " needs a former or a new rating");
            }
        }

        @Override
        public String kind() {
            return "rating-change";
        }
    }

    /**
     * When a symbol reports earnings.
     *
     * @param date in the symbol's market
     * @param period what is reported on, such as Q3 2025
     */
    public record EarningsDate(LocalDate date, String period) implements Body {
        public EarningsDate {
            Objects.requireNonNull(date, "date");
            checked(period, "period");
        }

        @Override
        public String kind() {
            return "earnings-date";
        }
    }

    /**
     * What a group of investors bought or sold net in a market or index.
     *
     * @param amount net purchases in whole units of the currency; negative: net sales
     * @param currency ISO 4217 code
     */
    public record Flow(String investor, double amount, String currency) implements Body {
        public Flow {
            checked(investor, "investor");
            checked(currency, "currency");
            finite(amount, "amount");
        }

        @Override
        public String kind() {
            return "flow";
        }
    }

    /**
     * A central bank's decision on its policy rate.
     *
     * @param fromRate fraction a year
     * @param toRate fraction a year; equal to {@code fromRate} when the rate stays
     * @param markets further markets that it concerns beside the subject
     */
    public record RateDecision(String authority, double fromRate, double toRate, List<String> markets) implements Body {
        public RateDecision {
            checked(authority, "authority");
            finite(fromRate, "fromRate");
            finite(toRate, "toRate");
            markets = List.copyOf(new TreeSet<>(markets));
            markets.forEach(market -> checked(market, "market"));
        }

        @Override
        public String kind() {
            return "rate-decision";
        }
    }

    public ContextEvent {
        checked(subject, "subject");
        Objects.requireNonNull(body, "body");
        for (long instant : new long[] {time, publishedAt}) {
            if (instant < 0 || instant > LATEST) {
                throw new IllegalArgumentException("a time must lie within 1970 to 9999: " + instant);
            }
        }
    }

    /** Whom it concerns: the subject, and every market of a rate decision. */
    public Set<String> concerns() {
        Set<String> concerned = new TreeSet<>(List.of(subject));
        if (body instanceof RateDecision decision) {
            concerned.addAll(decision.markets());
        }
        return concerned;
    }

    private static void checked(String name, String what) {
        if (name == null
                || name.isBlank()
                || name.length() > LONGEST
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot be a " + what + ": 1 to " + LONGEST + " characters are needed");
        }
    }

    private static void finite(double number, String what) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(what + " must be a finite number: " + number);
        }
    }
}
