package io.marketsignals.local;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** A broker that knows users by name and password and denies what nobody granted, and a registry beside it. */
public final class SecuredBroker implements AutoCloseable {
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry = EmbeddedRegistry.start();
    private final Admin admin;

    /** @param users beside {@code admin}, who may do everything; each one's name is the password too */
    public SecuredBroker(Path directory, List<String> users) {
        StringBuilder known = new StringBuilder(LOGIN + " username=\"admin\" password=\"admin\" user_admin=\"admin\"");
        users.forEach(user -> known.append(" user_" + user + "=\"" + user + "\""));
        this.broker = EmbeddedBroker.start(
                directory,
                Map.of(
                        "listener.security.protocol.map", "BROKER:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "sasl.enabled.mechanisms", "PLAIN",
                        "sasl.mechanism.inter.broker.protocol", "PLAIN",
                        "listener.name.broker.plain.sasl.jaas.config", known + ";",
                        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        // The controller's own listener, on loopback, asks for no name.
                        "super.users", "User:admin;User:ANONYMOUS"));
        this.admin = Admin.create(Map.copyOf(client("admin")));
    }

    public Admin admin() {
        return admin;
    }

    /** What a user's clients are configured with. */
    public Map<String, Object> client(String user) {
        return Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN + " username=\"" + user + "\" password=\"" + user + "\";");
    }

    public String registryUrl() {
        return registry.url();
    }

    public void grant(List<AclBinding> grants) throws Exception {
        admin.createAcls(grants).all().get(10, TimeUnit.SECONDS);
        await().until(() ->
                admin.describeAcls(AclBindingFilter.ANY).values().get().containsAll(grants));
    }

    public void revoke(AclBinding grant) throws Exception {
        admin.deleteAcls(List.of(grant.toFilter())).all().get(10, TimeUnit.SECONDS);
        await().until(() ->
                !admin.describeAcls(AclBindingFilter.ANY).values().get().contains(grant));
    }

    @Override
    public void close() {
        admin.close();
        registry.close();
        broker.close();
    }
}
