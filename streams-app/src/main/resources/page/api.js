/** Answers of the API, asked for with the token of this tab where the server wants one. */

const TOKEN = 'market-signals.token';

/** An answer that is not what was asked for; `status` 0 where there was none. */
export class ApiError extends Error {
    constructor(status, message, retryAfter = null) {
        super(message);
        this.status = status;
        this.retryAfter = retryAfter;
    }
}

export const token = () => sessionStorage.getItem(TOKEN);
export const keepToken = text => sessionStorage.setItem(TOKEN, text);

/** The answer as JSON. Parameters that are empty are left out. */
export async function get(path, parameters = {}) {
    const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value));
    const answer = await ask(`${path}${query.size ? `?${query}` : ''}`);
    return answer.json();
}

/** The answer to a request below `api/`; throws an ApiError for any other than 200. */
export async function ask(path, headers = {}, signal = undefined) {
    const given = token() ? { Authorization: `Bearer ${token()}` } : {};
    let answer;
    try {
        answer = await fetch(`api/${path}`, { headers: { ...given, ...headers }, signal, cache: 'no-store' });
    } catch (error) {
        throw new ApiError(0, `The server does not answer: ${error.message}`);
    }
    if (!answer.ok) {
        const body = await answer.json().catch(() => ({}));
        throw new ApiError(
            answer.status,
            body.error ?? `The server answered ${answer.status}.`,
            Number(answer.headers.get('Retry-After')) || null,
        );
    }
    return answer;
}
