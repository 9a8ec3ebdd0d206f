package io.marketsignals.http;

/** There is no answer yet; the message says what is waited for. */
final class NotReady extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReady(String sentence) {
        super(sentence, null, false, false);
    }
}
