package io.marketsignals.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.core.HeapStates;
import io.marketsignals.ingest.States;
import io.marketsignals.model.Session;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedSessionsTest {
    private static final Session SESSION = new Session(LocalDate.of(2024, 3, 4), 0, 10, 20);

    private final HeapStates stores = new HeapStates();
    private ClosedSessions closings = new ClosedSessions(stores);
    private States<String> names = closings.cover("name", String.class);

    @Test
    void shouldGiveBackWhatACloseChangedAddedAndRemoved() {
        names.put("changed", "before");
        names.put("removed", "before");
        names.put("untouched", "before");
        closings.close("M", ClosedSession.first(SESSION, null), () -> {
            names.put("changed", "meanwhile");
            names.put("changed", "after");
            names.remove("removed");
            names.put("added", "after");
        });

        closings.takeBack("M");

        assertThat(names.get("changed")).isEqualTo("before");
        assertThat(names.get("removed")).isEqualTo("before");
        assertThat(names.get("added")).isNull();
        assertThat(names.get("untouched")).isEqualTo("before");
    }

    @Test
    void shouldGiveBackTheFirstValuesWhenACloseWasMadeAgain() {
        names.put("key", "before");
        closings.close("M", ClosedSession.first(SESSION, null), () -> names.put("key", "first"));
        closings.takeBack("M");
        closings.close("M", closings.last("M").again(), () -> names.put("key", "second"));

        closings.takeBack("M");

        assertThat(names.get("key")).isEqualTo("before");
        assertThat(closings.last("M").revision()).isEqualTo(2);
    }

    @Test
    void shouldKeepWhatChangedAfterTheCloseWhereTheCloseDidNotTouchIt() {
        closings.close("M", ClosedSession.first(SESSION, null), () -> names.put("closed", "by M"));
        names.put("later", "kept");

        closings.takeBack("M");

        assertThat(names.get("later")).isEqualTo("kept");
    }

    @Test
    void shouldKeepMarketsApart() {
        names.put("key", "before");
        closings.close("M", ClosedSession.first(SESSION, null), () -> names.put("m", "closed"));
        closings.close("N", ClosedSession.first(SESSION, null), () -> names.put("key", "by N"));

        closings.takeBack("M");

        assertThat(names.get("key")).isEqualTo("by N");
        assertThat(names.get("m")).isNull();
    }

    @Test
    void shouldGiveBackWhatACloseChangedBeforeARestart() {
        names.put("key", "before");
        closings.close("M", ClosedSession.first(SESSION, null), () -> names.put("key", "after"));

        closings = new ClosedSessions(stores);
        names = closings.cover("name", String.class);
        closings.takeBack("M");

        assertThat(names.get("key")).isEqualTo("before");
    }

    @Test
    void shouldRememberNothingOnceTheNextSessionOpened() {
        closings.close("M", ClosedSession.first(SESSION, null), () -> names.put("key", "after"));
        closings.forget("M");

        assertThat(closings.last("M")).isNull();
        assertThat(stores.open("before-name", String.class).get("M/key")).isNull();
    }

    @Test
    void shouldCoverEveryKindOfStateOfAMarketButItsClock() throws ReflectiveOperationException {
        MarketStates states = MarketStates.in(stores);

        List<String> uncovered = new ArrayList<>();
        for (RecordComponent component : MarketStates.class.getRecordComponents()) {
            if (component.getType() == States.class) {
                Class<?> type = component.getAccessor().invoke(states).getClass();
                if (type.getEnclosingClass() != ClosedSessions.class) {
                    uncovered.add(component.getName());
                }
            }
        }

        assertThat(uncovered).containsExactly("clocks");
    }
}
