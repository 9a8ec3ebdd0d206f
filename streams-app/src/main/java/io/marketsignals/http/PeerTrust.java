package io.marketsignals.http;

import io.marketsignals.app.AppException;
import io.marketsignals.app.HttpSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom an instance believes when it asks another: whoever shows a certificate of the chain in the instance's own key store. */
final class PeerTrust {
    private PeerTrust() {}

    /** Throws AppException with a sentence when the key store cannot be used. */
    static SSLContext in(HttpSettings.Tls tls) {
        try {
            KeyStore own =
                    KeyStore.getInstance(tls.keystore().toFile(), tls.password().toCharArray());
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (String alias : Collections.list(own.aliases())) {
                Certificate[] chain = own.getCertificateChain(alias);
                for (int i = 0; chain != null && i < chain.length; i++) {
                    trusted.setCertificateEntry(alias + "-" + i, chain[i]);
                }
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new AppException(
                    AppException.Reason.BAD_CONFIG,
                    "The key store " + tls.keystore() + " cannot be used: " + unusable.getMessage(),
                    unusable);
        }
    }
}
