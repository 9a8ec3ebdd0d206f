package io.marketsignals.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsignals.app.AppConfig;
import io.marketsignals.app.HttpSettings;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Reference;
import io.marketsignals.query.CommittedOutputs;
import io.marketsignals.query.IndexQuery;
import io.marketsignals.query.NotReadyException;
import io.marketsignals.query.OwnTopology;
import io.marketsignals.query.Peers;
import io.marketsignals.query.TopologyQuery;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topology.query.LocalStores;
import io.marketsignals.topology.query.MarketOwners;
import io.marketsignals.topology.query.MarketReads;
import io.marketsignals.topology.query.ReferenceReads;
import io.marketsignals.topology.query.SourceReads;
import io.marketsignals.topology.query.Span;
import io.marketsignals.topology.query.StoreSizes;
import io.marketsignals.wire.SchemaRegistry;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;

/** Questions to the stores of one instance and its peers. */
record StoreQuestions(ReferenceReads references, IndexQuery indices, TopologyQuery topologies) implements Questions {

    /**
     * Questions to a started instance.
     *
     * @param address host:port by which other instances reach it
     */
    static StoreQuestions of(
            AppConfig config, String address, SignalsApp app, SchemaRegistry registry, CommittedOutputs outputs) {
        LocalStores stores = LocalStores.of(app.streams());
        MarketOwners owners = MarketOwners.of(app.streams());
        MarketReads markets = new MarketReads(stores, registry);
        ReferenceReads references = new ReferenceReads(stores, registry);
        Peers peers = peers(config.http());
        OwnTopology own = new OwnTopology(
                identity(config, address, app),
                app.shape(),
                app::read,
                new OwnTopology.Stores(
                        new SourceReads(
                                stores, new Buckets(config.pipeline().bucket().toMillis())),
                        markets,
                        new StoreSizes(stores)),
                outputs);
        return new StoreQuestions(
                references,
                new IndexQuery(address, owners, references, markets, outputs, peers),
                new TopologyQuery(address, owners, own, peers));
    }

    @Override
    public Reference reference() {
        return NotReadyException.unlessReadable("The reference data", references::read);
    }

    @Override
    public JsonNode index(String id, Span minutes, boolean forwarded) {
        return indices.ask(id, minutes, forwarded);
    }

    @Override
    public JsonNode topology(boolean own) {
        return own ? topologies.askOwn() : topologies.ask();
    }

    private static OwnTopology.Identity identity(AppConfig config, String address, SignalsApp app) {
        String version = Optional.ofNullable(StoreQuestions.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
        return new OwnTopology.Identity(
                config.applicationId(),
                version,
                address,
                app::since,
                Map.of(
                        config.topics().run().topic(TopicNames.PRICES), SourceId.Kind.PRICES,
                        config.topics().run().topic(TopicNames.INDEX_TICKS), SourceId.Kind.LEVELS));
    }

    private static Peers peers(HttpSettings settings) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(Peers.connectTimeout());
        settings.tls().ifPresent(tls -> client.sslContext(PeerTrust.in(tls)));
        return new Peers(client.build(), settings.tls().isPresent() ? "https" : "http", settings.token());
    }
}
