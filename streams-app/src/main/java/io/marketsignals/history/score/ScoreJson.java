package io.marketsignals.history.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores for a program: one JSON object; shares and returns are fractions, null where there is no outcome. */
public final class ScoreJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ScoreJson() {}

    public static String of(RunScore score) {
        List<Object> scores = new ArrayList<>();
        score.tracks().forEach(track -> track.types()
                .forEach(type -> scores.add(type(track.track().name(), type))));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scores", scores);
        json.put("unscored", score.unscored());
        json.put("intervalsJudged", score.judged());
        json.put("intervalsWithoutBase", score.different());
        json.put("expectedByChance", 0.05 * score.judged());
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps are JSON", e);
        }
    }

    private static Map<String, Object> type(String track, TypeScore type) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("track", track);
        json.put("type", type.type());
        json.put("direction", type.direction());
        json.put("alerts", type.alerts());
        json.put("horizons", type.horizons().stream().map(ScoreJson::horizon).toList());
        json.put("against", against(type.against()));
        return json;
    }

    private static Map<String, Object> horizon(HorizonScore score) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sessions", score.sessions());
        json.put("open", score.open());
        json.put("unpriced", score.unpriced());
        json.put("apart", score.apart());
        json.put("judged", score.judged());
        json.put("hitsDiffer", score.hitsDiffer());
        json.put("meanDiffers", score.meanDiffers());
        json.put("alerts", statistics(score.alerts()));
        json.put("allSessions", statistics(score.all()));
        return json;
    }

    private static Map<String, Object> statistics(Statistics of) {
        if (of == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cases", of.cases());
        json.put("hits", of.hits());
        json.put("hitsWithin", interval(of.hitsWithin()));
        json.put("mean", of.mean());
        json.put("meanWithin", interval(of.meanWithin()));
        json.put("median", of.median());
        return json;
    }

    private static List<Double> interval(Interval interval) {
        return interval == null ? null : List.of(interval.low(), interval.high());
    }

    private static Map<String, Object> against(Against against) {
        if (against == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sessions", against.sessions());
        json.put("cases", against.cases());
        json.put("median", against.median());
        json.put("deepest", against.deepest());
        json.put("allSessionsMedian", against.allMedian());
        return json;
    }
}
