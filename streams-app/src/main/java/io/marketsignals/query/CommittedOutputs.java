package io.marketsignals.query;

import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What this instance has read of the committed outputs of all instances. */
public interface CommittedOutputs {
    /** The newest of an index; empty before the first. */
    Optional<IndexReturn> indexReturn(String index);

    /** The newest of an index; empty before the first, and for an index without members. */
    Optional<Breadth> breadth(String index);

    /** The newest of a pair; empty before the first. */
    Optional<Spread> spread(String pair);

    /** The last closes of an index, newest revision of each session, oldest session first. */
    List<SessionClose> closes(String index);

    /** The last closing spreads of a pair, newest revision of each session, oldest session first. */
    List<Spread> closingSpreads(String pair);

    /** What this instance alone did lately. */
    Rates rates();

    /** Refused records by reason, as far as this instance has read them. */
    Map<String, Long> deadLetters();

    /** Per second: ticks taken in, records refused, alert revisions told. */
    record Rates(double ticks, double refused, double alerts) {}
}
