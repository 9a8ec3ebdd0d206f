package io.marketsignals.history.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.MoverFloors;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.MarketSession;
import io.marketsignals.model.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts the figures of an alert again, from what stage 1 holds at its moment, and compares them. */
final class Recount {
    private static final String ALERT = "the alert";
    private static final String CLOSE = "the close";

    private final AlertRevision alert;
    private final Subject subject;
    private final Closes closes;
    private final MarketSession session;
    private final StageOne stage;
    private final Settings settings;

    /** @param settings in force for the main index */
    Recount(
            AlertRevision alert,
            Subject subject,
            Closes closes,
            MarketSession session,
            StageOne stage,
            Settings settings) {
        this.alert = alert;
        this.subject = subject;
        this.closes = closes;
        this.session = session;
        this.stage = stage;
        this.settings = settings;
    }

    /** The indices of the alert's subject; one that the session's reference data lacks is left out. */
    List<IndexView> views() {
        return subject.indices().stream()
                .map(session.indices()::get)
                .filter(definition -> definition != null)
                .map(this::view)
                .toList();
    }

    private IndexView view(IndexDefinition definition) {
        String index = definition.id();
        Optional<Members> members = Optional.of(index)
                .filter(id -> session.membersOf(id) > 0 && (definition.derived() || restsOnMembers(id)))
                .map(id -> Members.of(id, session, stage));
        Optional<Double> previous =
                closes.previousClose(index, session.session().date());
        LevelState fed = stage.level(index);
        boolean today = fed != null && fed.session() == session.session().date().toEpochDay();
        Optional<Double> level = definition.derived()
                ? members.map(of -> previous.orElse(definition.base()) * (1 + of.contribution()))
                : Optional.of(fed).filter(state -> today).map(LevelState::last);
        IndexView uncompared = new IndexView(
                index,
                definition.derived(),
                previous,
                level,
                Optional.ofNullable(fed)
                        .filter(state -> today && !definition.derived())
                        .map(state -> Instant.ofEpochMilli(state.lastTime())),
                stage.trail(subject.symbol().orElse(index)),
                members,
                List.of());
        return uncompared.with(checks(uncompared, definition));
    }

    /** The main index of an alert that has a coverage; of a pair and of segments each index. */
    private boolean restsOnMembers(String index) {
        return alert.coverage().isPresent() && subject.indices().indexOf(index) == 0;
    }

    private List<Check> checks(IndexView view, IndexDefinition definition) {
        List<Check> checks = new ArrayList<>();
        switch (subject.kind()) {
            case PAIR ->
                returned(checks, view, subject.indices().get(0).equals(view.index()) ? "smallReturn" : "largeReturn");
            case SEGMENTS -> returned(checks, view, "return:" + definition.segment());
            case MEMBER -> view.members().ifPresent(members -> member(checks, members));
            case LEAD_LAG -> {
                returned(checks, view, "return");
                main(checks, view);
            }
            case INDEX, ZONE -> {
                returned(checks, view, "sessionReturn");
                main(checks, view);
            }
        }
        closes.toldAt(view.index(), session.session().date(), alert.watermark())
                .ifPresent(close -> closed(checks, view, close));
        return checks;
    }

    private void returned(List<Check> checks, IndexView view, String name) {
        alert.number(name).ifPresent(told -> view.sessionReturn()
                .ifPresent(counted -> checks.add(Check.figure(name, ALERT, told, counted))));
    }

    private void main(List<Check> checks, IndexView view) {
        view.members().ifPresent(members -> {
            for (Member.Group group : Member.Group.values()) {
                alert.number(group.field())
                        .ifPresent(told -> checks.add(Check.count(group.field(), ALERT, told, members.count(group))));
            }
            counted(checks, "members", members.all().size());
            counted(checks, "technicalUpgrades", members.upgrades());
            counted(checks, "technicalDowngrades", members.downgrades());
            alert.coverage().ifPresent(told -> checks.add(Check.figure("coverage", ALERT, told, members.coverage())));
        });
        for (String name : List.of("level", "close")) {
            alert.number(name).ifPresent(told -> view.level()
                    .ifPresent(level -> checks.add(Check.figure(name, ALERT, told, level))));
        }
    }

    private void counted(List<Check> checks, String name, int counted) {
        alert.number(name).ifPresent(told -> checks.add(Check.count(name, ALERT, told, counted)));
    }

    private void member(List<Check> checks, Members members) {
        String symbol = subject.symbol().orElseThrow();
        counted(checks, "members", members.all().size());
        alert.coverage().ifPresent(told -> checks.add(Check.figure("coverage", ALERT, told, members.coverage())));
        int sign = alert.direction().equals("DOWN") ? -1 : 1;
        List<Member> ranked = members.ranked(sign, MoverFloors.from(settings));
        for (int place = 0; place < ranked.size(); place++) {
            Member member = ranked.get(place);
            if (member.symbol().equals(symbol)) {
                counted(checks, "rank", place + 1);
                alert.number("sessionReturn")
                        .ifPresent(
                                told -> checks.add(Check.figure("sessionReturn", ALERT, told, member.sessionReturn())));
                alert.number("last").ifPresent(told -> checks.add(Check.figure("last", ALERT, told, member.last())));
                alert.number("volume")
                        .ifPresent(told -> checks.add(Check.figure("volume", ALERT, told, (double) member.volume())));
            }
        }
    }

    private static void closed(List<Check> checks, IndexView view, JsonNode close) {
        view.members().ifPresent(members -> {
            for (Member.Group group : Member.Group.values()) {
                checks.add(Check.count(
                        group.field(), CLOSE, close.path(group.field()).asDouble(), members.count(group)));
            }
        });
        if (close.path("closeLevel").isNumber()) {
            view.level()
                    .ifPresent(level -> checks.add(Check.figure(
                            "closeLevel", CLOSE, close.path("closeLevel").asDouble(), level)));
        }
    }
}
