import { fetchAllMessages } from '../../src/i18n/fetch.ts';

// As on the page, both languages are there before anything is said.
await fetchAllMessages();
