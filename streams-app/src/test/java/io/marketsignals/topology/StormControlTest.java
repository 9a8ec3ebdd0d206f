package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Market;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.ReferenceVersion;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StormControlTest {
    @Test
    void shouldTellAClearInTheNightWhenItsMinuteEndsAfterTheSession() {
        // settled within a second: the session is closed at 17:00:01, the clear is due a minute after 16:59:51
        Market quick = new Market();
        quick.setName("Q");
        quick.setZone("UTC");
        quick.setOpen("09:00");
        quick.setClose("17:00");
        quick.setHolidays(List.of());
        quick.setSpecial(List.of());
        quick.setSettleMillis(1000);
        quick.setHalts(List.of());
        ReferenceFixture reference = new ReferenceFixture()
                .entry(ReferenceKind.MARKET, "Q", new ReferenceVersion(null, null, quick))
                .fed("S", "Q")
                .fed("L", "Q")
                .pair("SL", "Q", "S", "L");
        try (DrivenTopology topology = new DrivenTopology(reference, PipelineSettings.defaults())) {
            topology.level("S", "2024-03-04T12:00:00Z", 100);
            topology.level("L", "2024-03-04T12:00:00Z", 100);
            topology.heartbeat("2024-03-04T18:00:00Z");
            topology.level("S", "2024-03-05T16:59:50Z", 101);
            topology.level("L", "2024-03-05T16:59:50Z", 99);
            topology.heartbeat("2024-03-05T17:00:30Z");
            assertThat(topology.alerts("split-market"))
                    .extracting(Alert::getStatus)
                    .containsExactly(AlertStatus.RAISED);

            topology.heartbeat("2024-03-05T17:05:00Z");

            assertThat(topology.alerts("split-market"))
                    .extracting(Alert::getStatus, Alert::getEventTime)
                    .containsExactly(tuple(AlertStatus.CLEARED, Instant.parse("2024-03-05T17:00:51Z")));
        }
    }
}
