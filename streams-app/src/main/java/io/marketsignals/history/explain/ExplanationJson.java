package io.marketsignals.history.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.history.explain.Closes.Bar;
import io.marketsignals.history.explain.Explanation.Again;
import io.marketsignals.history.explain.Explanation.Recounted;
import io.marketsignals.history.explain.Input.Stretch;
import io.marketsignals.model.Scaled;
import io.marketsignals.model.Tick;
import java.time.Instant;

/** An explanation for scripts: times are UTC, fractions are fractions, revisions stand as they were told. */
final class ExplanationJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExplanationJson() {}

    static String of(Explanation explanation) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", explanation.told().id());
        json.put("revision", explanation.told().revision());
        json.put("reason", explanation.told().told().reason());
        ObjectNode subject = json.putObject("subject");
        subject.put("kind", explanation.subject().kind().name());
        subject.put("market", explanation.subject().market());
        explanation.subject().indices().forEach(subject.putArray("indices")::add);
        subject.put("symbol", explanation.subject().symbol().orElse(null));
        ArrayNode life = json.putArray("life");
        explanation.life().forEach(revision -> life.add(revision.told().line()));
        ObjectNode sessions = json.putObject("sessions");
        explanation.bars().forEach((index, bars) -> {
            ArrayNode array = sessions.putArray(index);
            bars.forEach(bar -> bar(array.addObject(), bar));
        });
        explanation.recount().ifPresent(recount -> recount(json.putObject("recount"), recount));
        explanation.replay().ifPresent(replay -> replay(json.putObject("replay"), replay));
        explanation.notes().forEach(json.putArray("notes")::add);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bar(ObjectNode json, Bar bar) {
        json.put("session", bar.session().toString());
        json.put("open", bar.open());
        json.put("high", bar.high());
        json.put("low", bar.low());
        json.put("close", bar.close());
        json.put("return", bar.sessionReturn());
        json.put("advancers", bar.advancers());
        json.put("decliners", bar.decliners());
    }

    private static void recount(ObjectNode json, Recounted recount) {
        json.put("agrees", recount.agrees());
        json.put("from", recount.from().map(Object::toString).orElse(null));
        json.put("at", recount.at().toString());
        json.put("ticks", recount.ticks());
        ArrayNode indices = json.putArray("indices");
        recount.views().forEach(view -> view(indices.addObject(), view));
        ArrayNode input = json.putArray("input");
        recount.input().forEach(stretch -> stretch(input.addObject(), stretch));
    }

    private static void view(ObjectNode json, IndexView view) {
        json.put("index", view.index());
        json.put("derived", view.derived());
        json.put("previousClose", view.previousClose().orElse(null));
        json.put("level", view.level().orElse(null));
        json.put("levelTime", view.levelTime().map(Instant::toString).orElse(null));
        json.put("sessionReturn", view.sessionReturn().orElse(null));
        ArrayNode checks = json.putArray("checks");
        view.checks().forEach(check -> checks.addObject()
                .put("what", check.what())
                .put("by", check.by())
                .put("told", check.told())
                .put("counted", check.counted())
                .put("agrees", check.agrees()));
        ArrayNode trail = json.putArray("trail");
        view.trail().forEach(tick -> tick(trail.addObject(), tick));
        view.members().ifPresent(members -> {
            ArrayNode array = json.putArray("members");
            members.all().forEach(member -> member(array.addObject(), member));
        });
    }

    private static void tick(ObjectNode json, Tick tick) {
        json.put("name", tick.name());
        json.put("time", Instant.ofEpochMilli(tick.time()).toString());
        json.put("value", tick.value());
        json.put("volume", tick.volume());
    }

    private static void member(ObjectNode json, Member member) {
        json.put("symbol", member.symbol());
        json.put("group", member.group().name());
        json.put("previousClose", member.previousClose());
        json.put("last", member.last());
        json.put("time", member.time() == null ? null : member.time().toString());
        json.put("sessionReturn", member.sessionReturn());
        json.put("contribution", Scaled.toDouble(member.contribution()));
        json.put("volume", member.volume());
        json.put("upgrades", member.calls().upgrades());
        json.put("downgrades", member.calls().downgrades());
        json.put("sector", member.sector());
    }

    private static void stretch(ObjectNode json, Stretch stretch) {
        json.put("source", stretch.source());
        json.put("unit", stretch.unit());
        json.put("first", stretch.first());
        json.put("last", stretch.last());
        json.put("rows", stretch.count().orElse(null));
        if (!stretch.newest().isEmpty()) {
            ObjectNode newest = json.putObject("newest");
            new java.util.TreeMap<>(stretch.newest()).forEach(newest::put);
        }
    }

    private static void replay(ObjectNode json, Again again) {
        json.put("command", again.command());
        json.put("from", again.from().toString());
        json.put("to", again.to().toString());
        json.put("whole", again.whole());
        again.cautions().forEach(json.putArray("cautions")::add);
    }
}
