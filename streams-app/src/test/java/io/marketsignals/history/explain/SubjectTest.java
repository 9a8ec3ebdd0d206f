package io.marketsignals.history.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.run.AlertLine;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private static final Closes NONE = new Closes(List.of());

    @Test
    void shouldSpeakOfTheIndexThatItIsRaisedOn() throws JsonProcessingException {
        Subject subject = Subject.of(alert("ALL", fact("close", "1010.0")), NONE, Optional.empty());

        assertThat(subject).isEqualTo(new Subject(Subject.Kind.INDEX, "XX", List.of("ALL"), Optional.empty()));
    }

    @Test
    void shouldSpeakOfTheMemberOfATopMover() throws JsonProcessingException {
        String facts = text("index", "ALL") + "," + text("symbol", "A");

        Subject subject = Subject.of(alert("ALL:A", facts), NONE, Optional.empty());

        assertThat(subject).isEqualTo(new Subject(Subject.Kind.MEMBER, "XX", List.of("ALL"), Optional.of("A")));
    }

    @Test
    void shouldSpeakOfTheIndexOfAZone() throws JsonProcessingException {
        Subject subject = Subject.of(alert("ZONE", text("index", "ALL")), NONE, Optional.empty());

        assertThat(subject).isEqualTo(new Subject(Subject.Kind.ZONE, "XX", List.of("ALL"), Optional.empty()));
    }

    @Test
    void shouldSpeakOfBothLegsOfAPair() throws JsonProcessingException {
        Reference reference = Reference.of(
                Map.of(),
                Map.of(),
                Map.of("PAIR", Timeline.always(new PairDefinition("PAIR", "XX", "S", "L"))),
                Map.of(),
                Map.of(),
                Map.of());

        Subject subject = Subject.of(alert("PAIR", fact("smallReturn", "0.01")), NONE, Optional.of(reference));

        assertThat(subject).isEqualTo(new Subject(Subject.Kind.PAIR, "XX", List.of("S", "L"), Optional.empty()));
    }

    @Test
    void shouldSpeakOfTheLeadersSessionWhenAWatchOpens() throws JsonProcessingException {
        String facts = text("leader", "US") + "," + text("leaderMarket", "YY") + "," + text("follower", "ALL")
                + ",{\"name\":\"firstOpen\",\"time\":\"2024-01-04T09:00:00Z\",\"unit\":\"\"}";

        Subject subject = Subject.of(alert("US-ALL", facts), NONE, Optional.empty());

        assertThat(subject).isEqualTo(new Subject(Subject.Kind.LEAD_LAG, "YY", List.of("US"), Optional.empty()));
    }

    @Test
    void shouldSpeakOfTheFollowersSessionWhenItFollows() throws JsonProcessingException {
        String facts = text("leader", "US") + "," + text("leaderMarket", "YY") + "," + text("follower", "ALL");

        Subject subject = Subject.of(alert("US-ALL", facts), NONE, Optional.empty());

        assertThat(subject).isEqualTo(new Subject(Subject.Kind.LEAD_LAG, "XX", List.of("ALL"), Optional.empty()));
    }

    private static String text(String name, String value) {
        return "{\"name\":\"" + name + "\",\"text\":\"" + value + "\",\"unit\":\"\"}";
    }

    private static String fact(String name, String number) {
        return "{\"name\":\"" + name + "\",\"number\":" + number + ",\"unit\":\"\"}";
    }

    private static AlertRevision alert(String subject, String evidence) throws JsonProcessingException {
        return new AlertRevision(new AlertLine(new ObjectMapper()
                .readTree(
                        "{\"id\":\"x\",\"revision\":1,\"signal\":\"s\",\"event\":\"e\",\"market\":\"XX\",\"subject\":\""
                                + subject + "\",\"direction\":\"UP\",\"status\":\"RAISED\","
                                + "\"episodeStart\":\"2024-01-03T12:00:00Z\",\"session\":\"2024-01-03\",\"evidence\":["
                                + evidence + "]}")));
    }
}
