package io.marketsignals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.model.IndexDefinition.Membership;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexDefinitionTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 5);

    @Test
    void shouldCountASymbolOnceWhenItsSpansOverlap() {
        IndexDefinition index = index(
                new Membership("A", null, DAY.plusDays(1), null, null), new Membership("A", DAY, null, null, null));

        assertThat(index.membersOn(DAY)).extracting(Membership::symbol).containsExactly("A");
    }

    @Test
    void shouldLeaveOutAMemberFromTheSessionThatItLeavesOn() {
        IndexDefinition index = index(new Membership("A", null, DAY, null, null), Membership.of("B"));

        assertThat(index.membersOn(DAY)).extracting(Membership::symbol).containsExactly("B");
        assertThat(index.membersOn(DAY.minusDays(1))).hasSize(2);
    }

    @Test
    void shouldRefuseWeightsForSomeMembersOnly() {
        assertThatThrownBy(() -> index(new Membership("A", null, null, 0.5, null), Membership.of("B")))
                .hasMessage("index IX: 1 of 2 members carry a weight; either all must or none");
    }

    private static IndexDefinition index(Membership... members) {
        return new IndexDefinition("IX", "M", null, true, 1000, List.of(members));
    }
}
