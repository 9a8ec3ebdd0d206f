package io.marketsignals.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.inspect.deadletter.DeadLetter;
import io.marketsignals.live.DeadLetterFeed;
import io.marketsignals.live.DeadLetterFeed.Letter;
import java.util.List;
import java.util.Set;

/** The newest dead letters: {@code GET /api/dead-letters}. */
final class DeadLettersAnswer {
    private static final int USUAL = 100;

    private DeadLettersAnswer() {}

    static ObjectNode of(DeadLetterFeed feed, Query query) {
        Set<String> reasons = query.list("reason");
        int limit = query.limit(USUAL, DeadLetterFeed.MOST);
        List<Letter> matches = feed.newest().stream()
                .filter(letter ->
                        reasons.isEmpty() || reasons.contains(letter.says().reason()))
                .toList();
        ObjectNode answer = Json.object();
        ArrayNode letters = answer.putArray("deadLetters");
        matches.stream().limit(limit).forEach(letter -> add(letters.addObject(), letter));
        return answer.put("total", matches.size());
    }

    private static void add(ObjectNode json, Letter letter) {
        DeadLetter says = letter.says();
        json.put("partition", says.at().partition());
        json.put("offset", says.at().offset());
        json.put("time", Json.time(says.time()));
        json.put("reason", says.reason());
        json.put("detail", says.detail());
        json.put("topic", says.origin().map(DeadLetter.Origin::topic).orElse(null));
        json.put(
                "sourcePartition",
                says.origin().map(DeadLetter.Origin::partition).orElse(null));
        json.put("sourceOffset", says.origin().map(DeadLetter.Origin::offset).orElse(null));
        json.put("key", says.key());
        json.put("refusedTicks", says.refusedTicks());
        json.put("size", letter.size());
    }
}
