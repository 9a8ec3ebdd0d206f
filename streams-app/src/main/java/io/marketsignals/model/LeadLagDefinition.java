package io.marketsignals.model;

import java.util.Objects;

/** An index of one market that is expected to follow an index of another. */
public record LeadLagDefinition(String id, String leader, String follower) {
    public LeadLagDefinition {
        Objects.requireNonNull(id, "id");
        if (leader.equals(follower)) {
            throw new IllegalArgumentException("lead-lag " + id + " needs two indices, not " + leader + " twice");
        }
    }
}
