package io.marketsignals.wire;

/**
 * The registry gave no usable answer. What it was asked about stays undecided, so nothing may be refused because of it. The
 * message names the failure but no credentials; there is no cause, since the client's own exceptions may quote them.
 */
public final class RegistryUnavailableException extends RuntimeException {
    private final boolean passing;

    public RegistryUnavailableException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** Whether time alone may cure it (network, overload) rather than a change of settings (address, credentials). */
    public boolean passing() {
        return passing;
    }
}
