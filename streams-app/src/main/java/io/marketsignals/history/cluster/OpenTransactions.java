package io.marketsignals.history.cluster;

import io.marketsignals.app.AppException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;

/** An application's transactions that hide what lies behind them from readers of committed records. */
public final class OpenTransactions {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long BETWEEN_LOOKS_MILLIS = 50;
    private static final Set<TransactionState> OPEN =
            Set.of(TransactionState.ONGOING, TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

    private OpenTransactions() {}

    /**
     * Returns when there are none: a commit returns before its markers are everywhere, and what a killed application left
     * open is aborted by the broker a little later.
     */
    public static void await(Admin admin, String applicationId) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!list(admin, applicationId).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AppException(
                        AppException.Reason.STREAM_FAILED,
                        "The application left a transaction open for more than " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private static Collection<TransactionListing> list(Admin admin, String applicationId) throws InterruptedException {
        try {
            return admin.listTransactions(new ListTransactionsOptions().filterStates(OPEN)).all().get().stream()
                    .filter(one -> one.transactionalId().startsWith(applicationId + "-"))
                    .toList();
        } catch (ExecutionException e) {
            throw new KafkaException("The transactions cannot be listed", e.getCause());
        }
    }
}
