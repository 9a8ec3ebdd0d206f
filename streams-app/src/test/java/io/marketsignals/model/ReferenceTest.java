package io.marketsignals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marketsignals.model.IndexDefinition.Membership;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final LocalDate EX_DATE = LocalDate.of(2024, 6, 10);
    private static final Reference SPLITS = Reference.of(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(
                    "A",
                    List.of(
                            new CorporateAction("A", EX_DATE, 0.5),
                            new CorporateAction("A", EX_DATE.plusDays(2), 0.1),
                            new CorporateAction("A", null, 0.7))),
            Map.of());

    private static int day(LocalDate date) {
        return (int) date.toEpochDay();
    }

    @Test
    void shouldApplyTheFactorsThatTakeEffectAfterOneSessionAndUpToTheOther() {
        int exDay = day(EX_DATE);

        assertThat(SPLITS.factor("A", exDay - 1, exDay)).isEqualTo(0.5);
        assertThat(SPLITS.factor("A", exDay - 3, exDay - 1)).isEqualTo(1);
        assertThat(SPLITS.factor("A", exDay, exDay + 1)).isEqualTo(1);
        // both of them: 0.5 x 0.1
        assertThat(SPLITS.factor("A", exDay - 1, exDay + 2)).isEqualTo(0.05);
        assertThat(SPLITS.factor("B", exDay - 1, exDay)).isEqualTo(1);
    }

    @Test
    void shouldShareTheWeightAmongTheMembersOfTheSession() {
        IndexDefinition index = new IndexDefinition(
                "IX",
                "M",
                null,
                true,
                1000,
                List.of(
                        new Membership("A", null, null, 3.0, null),
                        new Membership("B", null, null, 1.0, null),
                        new Membership("C", EX_DATE, null, 4.0, null),
                        new Membership("D", null, EX_DATE, 4.0, null)));
        Session session = new Session(EX_DATE, 0, 1, 1);

        MarketSession resolved = MarketSession.of("M", session, List.of(index), List.of(), List.of());

        // A 3, B 1 and C 4 are members: C from this session, D no longer
        assertThat(resolved.membersOf("IX")).isEqualTo(3);
        assertThat(resolved.weightsOf("A")).containsExactly(new MarketSession.Weight("IX", 0.375, null));
        assertThat(resolved.weightsOf("C")).containsExactly(new MarketSession.Weight("IX", 0.5, null));
        assertThat(resolved.weightsOf("D")).isEmpty();
    }

    @Test
    void shouldRefuseWeightsForSomeMembersOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IndexDefinition(
                        "IX",
                        "M",
                        null,
                        true,
                        1,
                        List.of(Membership.of("A"), new Membership("B", null, null, 1.0, null))))
                .withMessageContaining("1 of 2");
    }

    @Test
    void shouldLetTheNarrowerScopeWinWhenSettingsOverlap() {
        Reference reference = Reference.of(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(
                        "*", Timeline.always(Map.of("rally.return", "0.01", "rally.sessions", "5")),
                        "M", Timeline.always(Map.of("rally.return", "0.02")),
                        "IX", Timeline.always(Map.of("rally.return", "0.03"))));
        Session session = new Session(EX_DATE, 0, 1, 1);

        assertThat(reference.settings(Settings.DEFAULTS, "M", "IX", session).values())
                .containsEntry("rally.return", "0.03")
                .containsEntry("rally.sessions", "5");
        assertThat(reference.settings(Settings.DEFAULTS, "M", "other", session).values())
                .containsEntry("rally.return", "0.02");
        assertThat(reference.settings(Settings.DEFAULTS, "N", "other", session).values())
                .containsEntry("rally.return", "0.01");
    }
}
