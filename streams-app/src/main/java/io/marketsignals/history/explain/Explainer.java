package io.marketsignals.history.explain;

import io.marketsignals.history.explain.Explanation.Again;
import io.marketsignals.history.explain.Explanation.Recounted;
import io.marketsignals.history.explain.StageOne.Rules;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.model.Settings;
import io.marketsignals.model.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Explains one alert of a run from what the run told and, where it is still there, what it read. */
final class Explainer {
    /** Sessions before the alert's that are read first; doubled for as long as the figures do not agree. */
    private static final int SESSIONS_BEFORE = 10;

    private final Results results;
    private final LongConsumer progress;

    /**
     * What is asked for.
     *
     * @param alert its id, or at least 6 characters of its beginning
     * @param revision the one to explain; empty: the first
     * @param around sessions before and after
     */
    record Wish(String alert, Optional<Integer> revision, int around) {}

    /** Opens a run's input once it is needed; what is missing is noted. */
    @FunctionalInterface
    interface Opening {
        Optional<Input> open(List<String> notes);
    }

    /** @param progress is told from time to time how many ticks were read */
    Explainer(Results results, LongConsumer progress) {
        this.results = results;
        this.progress = progress;
    }

    /** An InputError when there is no such alert or revision, or several. */
    Explanation explain(Wish wish, Opening opening) {
        AlertSearch search = new AlertSearch(wish.alert());
        results.alerts(search);
        List<AlertRevision> life = search.only(results.where());
        AlertRevision told = chosen(life, wish.revision());
        Closes closes = new Closes(results.sessions());
        List<String> notes = new ArrayList<>();
        try (Input input = opening.open(notes).orElse(null)) {
            Optional<Reference> reference =
                    Optional.ofNullable(input).map(given -> given.rules().reference());
            Subject subject = Subject.of(told, closes, reference);
            Optional<Session> session = reference.flatMap(known -> session(known, subject, told));
            LocalDate date = session.map(Session::date).orElse(told.session());
            Map<String, List<Closes.Bar>> bars = new LinkedHashMap<>();
            subject.indices().forEach(index -> bars.put(index, closes.around(index, date, wish.around())));
            ZoneId zone = reference
                    .flatMap(known -> known.calendar(subject.market()))
                    .map(MarketCalendar::zone)
                    .orElse(ZoneId.of("UTC"));
            if (input == null || session.isEmpty()) {
                return new Explanation(
                        life, told, subject, date, zone, bars, Optional.empty(), Optional.empty(), notes);
            }
            Case asked = new Case(life, told, subject, closes, session.get());
            Recounted recount = recount(asked, input);
            Again again = again(asked, input, recount);
            return new Explanation(
                    life, told, subject, date, zone, bars, Optional.of(recount), Optional.of(again), notes);
        }
    }

    /** An alert in its session. */
    private record Case(List<AlertRevision> life, AlertRevision told, Subject subject, Closes closes, Session session) {
        long until() {
            return told.watermark().toEpochMilli();
        }
    }

    private static AlertRevision chosen(List<AlertRevision> life, Optional<Integer> revision) {
        if (revision.isEmpty()) {
            return life.get(0);
        }
        return life.stream()
                .filter(one -> one.revision() == revision.get())
                .findFirst()
                .orElseThrow(() -> new InputError("the alert has no revision " + revision.get() + "; it has 1 to "
                        + life.get(life.size() - 1).revision()));
    }

    private static Optional<Session> session(Reference reference, Subject subject, AlertRevision told) {
        return reference.calendar(subject.market()).flatMap(calendar -> calendar.sessionAt(
                        told.asOf().toEpochMilli())
                .or(() -> calendar.session(told.session())));
    }

    private Recounted recount(Case asked, Input input) {
        Rules rules = input.rules();
        Subject subject = asked.subject();
        MarketSession session = rules.reference().session(subject.market(), asked.session());
        Set<String> watched = new HashSet<>(subject.indices());
        subject.symbol().ifPresent(watched::add);
        List<LocalDate> earlier = List.copyOf(asked.closes()
                .sessions(subject.market())
                .headMap(asked.session().date(), false)
                .keySet());
        Settings settings = settings(rules, asked);
        for (int back = SESSIONS_BEFORE; ; back *= 2) {
            boolean all = back >= earlier.size();
            Optional<LocalDate> from = all ? Optional.empty() : Optional.of(earlier.get(earlier.size() - back));
            StageOne stage = new StageOne(rules, asked.until(), watched, progress);
            input.feed(
                    stage,
                    subject.market(),
                    from.map(date -> opened(asked, date)).orElse(Long.MIN_VALUE),
                    asked.until());
            stage.finish();
            List<IndexView> views =
                    new Recount(asked.told(), subject, asked.closes(), session, stage, settings).views();
            if (all || views.stream().allMatch(IndexView::agrees)) {
                return new Recounted(
                        from,
                        Instant.ofEpochMilli(asked.until()),
                        stage.ticks(),
                        views,
                        input.stretches(subject.market(), asked.session(), asked.until()));
            }
        }
    }

    private static long opened(Case asked, LocalDate date) {
        return asked.closes().sessions(asked.subject().market()).get(date).toEpochMilli();
    }

    private static Settings settings(Rules rules, Case asked) {
        String index = asked.subject().indices().stream()
                .findFirst()
                .orElse(asked.told().subject());
        return rules.reference().settings(rules.base(), asked.subject().market(), index, asked.session());
    }

    private static Again again(Case asked, Input input, Recounted recount) {
        Rules rules = input.rules();
        String market = asked.subject().market();
        NavigableMap<LocalDate, Instant> sessions = asked.closes().sessions(market);
        // The alert's own session may not have closed yet, and be the first.
        sessions.putIfAbsent(
                asked.session().date(), Instant.ofEpochMilli(asked.session().open()));
        AlertRevision first = asked.life().get(0);
        MarketSession held = rules.reference().session(market, asked.session());
        boolean derived = asked.subject().indices().stream()
                .map(held.indices()::get)
                .anyMatch(index -> index != null && index.derived());
        LookBack.Reach reach = LookBack.of(
                first, new LookBack.About(settings(rules, asked), derived, zoneFrom(rules.reference(), first)));
        LocalDate from = earliest(reach.first(sessions), sessions.firstKey(), first, recount);
        LocalDate to = asked.life().get(asked.life().size() - 1).session();
        boolean whole = !from.isAfter(sessions.firstKey());
        MarketCalendar calendar = rules.reference().calendar(market).orElseThrow();
        Session begin = calendar.session(from).orElse(asked.session());
        Session end = calendar.session(to).orElse(asked.session());
        List<String> cautions = whole ? List.of() : cautions(asked, input, recount, begin, reach);
        return new Again(input.replay(begin, end), from, to, whole, cautions);
    }

    /** Every member's previous close must be seen; technical calls are told by as much history as their recount took. */
    private static LocalDate earliest(LocalDate lookBack, LocalDate start, AlertRevision first, Recounted recount) {
        Stream<LocalDate> previous = recount.views().stream()
                .flatMap(view -> view.members().stream())
                .flatMap(members -> members.earliestPrevious().stream());
        Stream<LocalDate> counted = first.signal().equals("technical-call")
                ? Stream.of(recount.from().orElse(start))
                : Stream.empty();
        return Stream.of(Stream.of(lookBack), previous, counted)
                .flatMap(dates -> dates)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<String> cautions(
            Case asked, Input input, Recounted recount, Session begin, LookBack.Reach reach) {
        List<String> cautions = new ArrayList<>();
        if (!reach.caution().isEmpty()) {
            cautions.add(reach.caution());
        }
        for (IndexView view : recount.views()) {
            if (view.derived()) {
                cautions.add("The level of " + view.index() + " comes from its members and begins at its base in the"
                        + " first session replayed: points differ, returns do not.");
            }
            view.members().ifPresent(members -> {
                List<String> gone = input.unseen(members, asked.subject().market(), begin.open(), asked.until());
                if (!gone.isEmpty()) {
                    cautions.add(gone.size() + " members of " + view.index() + " last traded before "
                            + begin.date() + " (" + String.join(", ", gone.subList(0, Math.min(5, gone.size())))
                            + (gone.size() > 5 ? ", ..." : "")
                            + "); a replay from there does not count them, so that weights, coverage and returns"
                            + " differ a little.");
                }
            });
        }
        return cautions;
    }

    private static Optional<LocalDate> zoneFrom(Reference reference, AlertRevision alert) {
        return Optional.ofNullable(reference.zones().get(alert.subject()))
                .map(timeline -> timeline.versions().get(0))
                .map(Timeline.Version::effectiveFrom);
    }
}
