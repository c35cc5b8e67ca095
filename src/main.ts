import './app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { session } from './session/session.svelte.ts';
import { start } from './session/start.ts';

// Letters beyond English are fetched with the page: later, when a name in the data needs them, nothing is fetched any more.
void document.fonts.load("1em 'Source Sans 3'", 'a\u0142');

// The page is seen first; then the engine may take its seconds.
void session.display.open().then(() => {
	const target = document.getElementById('app');
	if (target) mount(App, { target });
	return start();
});
