package io.marketsignals.history.yaml;

import java.io.Serial;

/** A file that the user gave cannot be used; the message is one sentence for them, with file and line where known. */
public final class InputError extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public InputError(String sentence) {
        super(sentence);
    }

    public InputError(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
