/** Asks a person for the server's token and keeps it in this tab. */

import { keepToken } from './api.js';

/** Done when a token was given or the dialog was closed. */
export function askForToken(dialog) {
    if (!dialog.open) dialog.showModal();
    return new Promise(done => {
        dialog.querySelector('form').onsubmit = event => {
            event.preventDefault();
            keepToken(new FormData(event.target).get('token'));
            dialog.close();
        };
        dialog.onclose = done;
    });
}
