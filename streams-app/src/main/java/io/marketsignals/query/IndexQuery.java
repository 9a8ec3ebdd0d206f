package io.marketsignals.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.model.Reference;
import io.marketsignals.topology.query.MarketOwners;
import io.marketsignals.topology.query.MarketOwners.Owner;
import io.marketsignals.topology.query.MarketReads;
import io.marketsignals.topology.query.ReferenceReads;
import io.marketsignals.topology.query.Span;

/** Answers {@code GET /api/indices/{id}}, from this instance or from the one that owns the index's market. */
public final class IndexQuery {
    private final String self;
    private final MarketOwners owners;
    private final ReferenceReads reference;
    private final IndexAnswer own;
    private final Peers peers;

    /**
     * A query on one instance.
     *
     * @param self host:port that other instances reach this one by
     */
    public IndexQuery(
            String self,
            MarketOwners owners,
            ReferenceReads reference,
            MarketReads markets,
            CommittedOutputs live,
            Peers peers) {
        this.self = self;
        this.owners = owners;
        this.reference = reference;
        this.own = new IndexAnswer(markets, live);
        this.peers = peers;
    }

    /**
     * What is known of an index.
     *
     * @param span the minutes to give
     * @param forwarded whether another instance passes the question on; it is not passed on again
     * @throws UnknownIndexException when no reference data names the index
     * @throws NotReadyException when the owner's state cannot be read now
     */
    public JsonNode ask(String index, Span span, boolean forwarded) {
        Reference known = NotReadyException.unlessReadable("The reference data", reference::read);
        String market = known.marketOfIndex(index)
                .orElseThrow(
                        () -> new UnknownIndexException(index, known.indices().keySet()));
        String subject = "Market " + market;
        Owner owner = NotReadyException.unlessReadable(subject, () -> owners.of(market))
                .orElseThrow(() -> new NotReadyException(
                        subject + " cannot be read now: which instance owns it is being settled."));
        if (owner.instance().equals(self)) {
            return NotReadyException.unlessReadable(subject, () -> own.of(known, market, index, owner, span));
        }
        if (forwarded) {
            throw new NotReadyException(
                    subject + " was asked for at " + self + ", but belongs to " + owner.instance() + " by now.");
        }
        return peers.ask(owner.instance(), Paths.index(index, span));
    }
}
