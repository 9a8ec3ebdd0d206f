package io.marketsignals.history.result;

import java.util.Map;

/**
 * What a replay gave.
 *
 * @param deadLetters refused records by reason
 */
public record Results(
        ResultFile alerts, ResultFile sessions, ResultFile spreads, Tallies tallies, Map<String, Long> deadLetters) {}
