package io.marketsignals.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.topics.TopicNames;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a follower is, as text and back. */
class PositionTest {
    private static final Position START = Position.start(Map.of(
            TopicNames.INDEX_RETURNS, 2,
            TopicNames.BREADTH, 1,
            TopicNames.SPREADS, 1,
            TopicNames.SESSIONS, 1,
            TopicNames.ALERTS, 2));

    @Test
    void shouldNameTheNextOffsetOfEveryPartitionToTheBaseOf36() {
        Position position =
                START.after(new Place(TopicNames.INDEX_RETURNS, 1, 35)).after(new Place(TopicNames.ALERTS, 0, 6));

        assertThat(position).hasToString("0.10_0_0_0_7.0");
    }

    @Test
    void shouldReadItsOwnText() {
        Position position = Position.parse("0.10_0_0_0_7.0", START).orElseThrow();

        assertThat(position.has(new Place(TopicNames.INDEX_RETURNS, 1, 35))).isTrue();
        assertThat(position.has(new Place(TopicNames.INDEX_RETURNS, 1, 36))).isFalse();
        assertThat(position.has(new Place(TopicNames.ALERTS, 1, 0))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0.0_0_0_0", "0.0_0_0_0_0", "0.0.0_0_0_0_0.0", "0.0_0_0_0_-1.0", "x y", "0.0_0_0_0_0.0_0"})
    void shouldRefuseATextThatFitsOtherTopics(String text) {
        assertThat(Position.parse(text, START)).isEmpty();
    }

    @Test
    void shouldNotGoBackWhenARecordIsReadAgain() {
        Position position = START.after(new Place(TopicNames.BREADTH, 0, 9));

        assertThat(position.after(new Place(TopicNames.BREADTH, 0, 3))).isSameAs(position);
    }
}
