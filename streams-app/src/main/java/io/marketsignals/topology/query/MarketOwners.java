package io.marketsignals.topology.query;

import io.marketsignals.topology.StoreNames;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** Which instance holds a market, by what the group agreed on last. */
public interface MarketOwners {

    /**
     * The instance that owns a market.
     *
     * @param instance host:port that it is reached by
     * @param partition of the stores of stage 2
     */
    record Owner(String instance, int partition) {}

    /**
     * The owner of a market; empty while a rebalance has not settled it.
     *
     * @throws InvalidStateStoreException when the client does not run
     */
    Optional<Owner> of(String market);

    /**
     * Where all instances are reached, host:port, in that order.
     *
     * @throws InvalidStateStoreException when the client does not run
     */
    NavigableSet<String> instances();

    /** By the metadata of a client whose {@code application.server} is set. */
    static MarketOwners of(KafkaStreams streams) {
        return new MarketOwners() {
            @Override
            public Optional<Owner> of(String market) {
                KeyQueryMetadata owner = LocalStores.whileRunning(
                        () -> streams.queryMetadataForKey(StoreNames.INDEX_RETURNS, market, new StringSerializer()));
                if (owner == null || owner.equals(KeyQueryMetadata.NOT_AVAILABLE) || !known(owner.activeHost())) {
                    return Optional.empty();
                }
                return Optional.of(new Owner(address(owner.activeHost()), owner.partition()));
            }

            @Override
            public NavigableSet<String> instances() {
                NavigableSet<String> instances = new TreeSet<>();
                LocalStores.whileRunning(streams::metadataForAllStreamsClients).stream()
                        .map(StreamsMetadata::hostInfo)
                        .filter(MarketOwners::known)
                        .forEach(host -> instances.add(address(host)));
                return instances;
            }
        };
    }

    private static boolean known(HostInfo host) {
        return !host.equals(HostInfo.unavailable());
    }

    private static String address(HostInfo host) {
        String name = host.host();
        return (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + host.port();
    }
}
